import { FILE_NAME_CHARS_MAX } from "../file-limits.ts";
import { toPlainWords } from "./plain-words.ts";

/** A dot and some letters, as every system reads them. */
const ENDING = /\.[^.\s]{1,16}$/u;

/**
 * The name of a file as it is stored, shown and sent (rule X15), in whatever script: one line of plain characters
 * without separators of folders or leading dots, long ones cut before their ending. A name so made stays as it is.
 */
export function fileName(name: string, otherwise = "file"): string {
  const plain = trimmed(toPlainWords(name).replace(/[/\\]/gu, "_"));
  if (plain.length <= FILE_NAME_CHARS_MAX) return plain || otherwise;
  const ending = ENDING.exec(plain)?.[0] ?? "";
  const stem = plain.slice(0, FILE_NAME_CHARS_MAX - ending.length);
  // Half of a character at the cut goes along.
  return trimmed(stem.replace(/[\uD800-\uDBFF]$/u, "") + ending);
}

const trimmed = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/gu, "");
