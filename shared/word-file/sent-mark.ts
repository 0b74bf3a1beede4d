import { sha256Hex } from "../text/hash.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import { isWorkLanguage, type WorkLanguage } from "../text/work-language.ts";

/** The forms in which a text goes out to be edited and brought back. */
export const SENT_FORMS = ["bracketed", "clean", "tracked", "bilingual"] as const;
export type SentForm = (typeof SENT_FORMS)[number];

export const isSentForm = (form: string | undefined): form is SentForm =>
  SENT_FORMS.some((one) => one === form);

/** From which row of the record a Word file was made, and how: enough to make the very file again (rule X23). */
export type SentMark = {
  readonly opinion: string;
  /** The row after which the words stood so. */
  readonly seq: number;
  readonly form: SentForm;
  /** Of everything generated. */
  readonly language: WorkLanguage;
  /** Of a bilingual copy: the language to fill in. */
  readonly into: WorkLanguage | null;
  /** Shows that this record had these words at this row: nobody can compute it without having had them. */
  readonly sign: string;
  /** SHA-256 of the file without its mark: an equal one was made by the same rules. Null: not known any more. */
  readonly look: string | null;
};

/** The namespace of the part that holds the mark, and the version of its form. */
export const SENT_NAMESPACE = "urn:concord:word-file:sent:1";

/** Binds a mark to the words and the record of its row. */
export const signOf = (
  { opinion, seq, form, language, into }: Omit<SentMark, "sign" | "look">,
  { hash, record }: Pick<OpinionDocument, "hash" | "record">,
): string =>
  sha256Hex(JSON.stringify([SENT_NAMESPACE, opinion, seq, form, language, into, hash, record.head]));

/** The mark as name and text; the same stand in the part and in the file's own properties. */
export const markFields = (mark: SentMark): readonly (readonly [name: string, value: string])[] => [
  ["opinion", mark.opinion],
  ["seq", String(mark.seq)],
  ["form", mark.form],
  ["language", mark.language],
  ...(mark.into === null ? [] : [["into", mark.into] as const]),
  ["sign", mark.sign],
  ...(mark.look === null ? [] : [["look", mark.look] as const]),
];

export const SENT_FIELDS = ["opinion", "seq", "form", "language", "into", "sign", "look"] as const;

const HASH = /^[0-9a-f]{64}$/u;

/** Null where the fields are no whole mark. */
export function markOf(fields: ReadonlyMap<string, string>): SentMark | null {
  const [opinion, seq, form, language, into, sign, look] = SENT_FIELDS.map((name) => fields.get(name) ?? "");
  if (opinion === "" || !isSentForm(form) || !isWorkLanguage(language)) return null;
  if (!/^[1-9]\d{0,14}$/u.test(seq!) || !HASH.test(sign!)) return null;
  if (into !== "" && !isWorkLanguage(into)) return null;
  return {
    opinion: opinion!,
    seq: Number(seq),
    form,
    language,
    into: isWorkLanguage(into) ? into : null,
    sign: sign!,
    look: HASH.test(look!) ? look! : null,
  };
}
