import { WORD_BYTES_MAX, WORD_PARAGRAPHS_MAX } from "../../shared/file-limits.ts";
import { IMPORT_BYTES_MAX } from "../../shared/limits.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { WordFault } from "../../shared/word-file/word-fault.ts";
import type { WordFile } from "../../shared/word-file/word-file.ts";
import { fileRefusal } from "./file-refusal.ts";
import { wordFileOf } from "./word-file-of.ts";

/** The first bytes of every zip, and so of every Word file. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Reads a file as a Word file or as a UTF-8 text; null if it is neither. */
export function sourceOf(bytes: Uint8Array): { readonly word: WordFile } | { readonly text: string } | null {
  if (isZip(bytes)) return { word: wordFileOf(bytes) };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return null;
  }
}

/** A text whose lines are matched with a base text: no more of them than a Word file has paragraphs. */
export const hasLinesOfText = (text: string): boolean =>
  text.split("\n", WORD_PARAGRAPHS_MAX + 1).length <= WORD_PARAGRAPHS_MAX;

type Read<Reading> = { readonly read: Reading | null } | { readonly fault: WordFault };

/** Reads a file of any door in the process, or says why it is not taken (rule X1). */
export async function readSource<Reading extends object>(
  bytes: Uint8Array,
  read: (bytes: Uint8Array) => Promise<Read<Reading>>,
): Promise<Reading | { readonly refusal: Refusal }> {
  const max = isZip(bytes) ? WORD_BYTES_MAX : IMPORT_BYTES_MAX;
  if (bytes.byteLength > max) return refuse("tooLarge", `A file may have ${max} bytes at most.`);
  const answered = await read(bytes);
  if ("fault" in answered) return fileRefusal(answered.fault);
  return answered.read ?? refuse("unreadable", "The file is neither a Word file (.docx) nor a UTF-8 text.");
}
