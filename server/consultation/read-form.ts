import { INPUT_FIELDS, NOTHING_TYPED, type TypedInput } from "../../shared/consultation/input-form.ts";
import {
  CONSULTATION_PARAGRAPHS_MAX,
  CONSULTATION_TOPICS_MAX,
  INPUT_FILE_BYTES_MAX,
} from "../../shared/door-limits.ts";

/** A form as a stranger's browser sent it. */
export type CameForm = {
  readonly typed: TypedInput;
  readonly stamp: string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
};

/** Parts of a form: one for each box, and the other fields. */
const PARTS_MAX = CONSULTATION_PARAGRAPHS_MAX + CONSULTATION_TOPICS_MAX + 20;

type Parts = Pick<FormData, "get" | "getAll">;

/** Reads a form's bytes; null: they are none, or more than the page has fields. */
export async function readForm(bytes: Uint8Array, type: string): Promise<CameForm | null> {
  const form = await partsOf(bytes, type);
  if (form === null) return null;
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const file = form.get(INPUT_FIELDS.file);
  const hasFile = file !== null && typeof file !== "string" && file.size > 0;
  return {
    typed: {
      ...NOTHING_TYPED,
      about: form.getAll(INPUT_FIELDS.about).filter((one) => typeof one === "string"),
      text: text(INPUT_FIELDS.text),
      name: text(INPUT_FIELDS.name),
      affiliation: text(INPUT_FIELDS.affiliation),
      email: text(INPUT_FIELDS.email),
      consent: text(INPUT_FIELDS.consent) !== "",
      trap: text(INPUT_FIELDS.trap),
    },
    stamp: text(INPUT_FIELDS.stamp),
    file: hasFile ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null,
  };
}

export const isTooLargeFile = ({ file }: CameForm): boolean =>
  file !== null && file.bytes.byteLength > INPUT_FILE_BYTES_MAX;

async function partsOf(bytes: Uint8Array, type: string): Promise<Parts | null> {
  const boundary = /^multipart\/form-data\s*;.*boundary="?([^";,\s]{1,200})"?/iu.exec(type)?.[1];
  if (boundary === undefined || countUpTo(bytes, `--${boundary}`, PARTS_MAX) >= PARTS_MAX) return null;
  try {
    const headers = { "content-type": type };
    return await new Response(bytes as Uint8Array<ArrayBuffer>, { headers }).formData();
  } catch {
    return null;
  }
}

/** Counts a text in bytes, up to a number: a form of a million parts is not taken apart. */
function countUpTo(bytes: Uint8Array, text: string, max: number): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = buffer.indexOf(text); at >= 0 && count < max; at = buffer.indexOf(text, at + text.length))
    count += 1;
  return count;
}
