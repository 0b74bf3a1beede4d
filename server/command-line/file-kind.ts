import { closeSync, openSync, readSync } from "node:fs";
import { say, spokenLanguage } from "./spoken.ts";

const START_BYTES = 4096;

/** Kinds of files by their content, since a name proves nothing. */
export type FileKind =
  | "database"
  | "record"
  | "docx"
  | "pdf"
  | "page"
  | "akn"
  | "empty"
  | "picture"
  | "oldOffice"
  | "otherXml"
  | "text"
  | "unknown";

const PICTURES = ["\u0089PNG", "\u00FF\u00D8\u00FF", "GIF8", "II*\0", "MM\0*"];
const SIGNS: readonly (readonly [FileKind, (start: string) => boolean])[] = [
  ["database", (start) => start.startsWith("SQLite format 3\0")],
  ["docx", (start) => start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")],
  ["oldOffice", (start) => start.startsWith("\u00D0\u00CF\u0011\u00E0") || start.startsWith("{\\rtf")],
  [
    "picture",
    (start) =>
      PICTURES.some((one) => start.startsWith(one)) || /^(?:RIFF....WEBP|....ftyp(?:hei|avif))/su.test(start),
  ],
  ["pdf", (start) => start.slice(0, 1024).includes("%PDF-")],
];
const TEXTS: readonly (readonly [FileKind, RegExp])[] = [
  ["record", /^[{[]/u],
  ["akn", /^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)?<(?:\w+:)?akomaNtoso\b/u],
  ["page", /^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype html|html)\b/iu],
  ["otherXml", /^<(?:\?xml|!|\w)/u],
];

/** Reads the start of a file. */
export function fileKindOf(file: string): FileKind {
  const handle = openSync(file, "r");
  const bytes = Buffer.alloc(START_BYTES);
  const length = readSync(handle, bytes, 0, START_BYTES, 0);
  closeSync(handle);
  if (length === 0) return "empty";
  const start = bytes.subarray(0, length);
  const raw = start.toString("latin1");
  const bySign = SIGNS.find(([, isIt]) => isIt(raw));
  if (bySign !== undefined) return bySign[0];
  // A database that was written over at its start is still looked at as one.
  if (file.endsWith(".sqlite")) return "database";
  if (file.endsWith(".json")) return "record";
  const text = start.toString("utf8").replace(/^\uFEFF?\s*/u, "");
  if (text === "") return "empty";
  return TEXTS.find(([, pattern]) => pattern.test(text))?.[0] ?? (start.includes(0) ? "unknown" : "text");
}

type OtherKind = Exclude<FileKind, "database" | "record" | "docx" | "pdf" | "page" | "akn">;

/** Says why nothing of a file can be verified, and what to do. */
export const otherKind = (kind: OtherKind): string =>
  kind === "oldOffice"
    ? say("fileKind", kind)
    : `${say("fileKind", kind)}${spokenLanguage() === "zh" ? "" : " "}${say("fileKind", "next")}`;
