import type { FileChangeAuthor, RevisionTally } from "../../shared/word-file/word-file.ts";

const TRACKED = new Set(["w:ins", "w:del", "w:moveFrom", "w:moveTo"]);
const CELLS = new Set(["w:cellIns", "w:cellDel"]);

export const isTracked = (name: string): boolean => TRACKED.has(name);
export const isTrackedCell = (name: string): boolean => CELLS.has(name);
export const isAddition = (name: string): boolean =>
  name === "w:ins" || name === "w:moveTo" || name === "w:cellIns";

/** Returns a tracked change's own statement. */
export function revisionOf(
  name: string,
  attribute: (local: string) => string | null,
  moves: readonly string[],
): FileChangeAuthor {
  const isMove = name === "w:moveFrom" || name === "w:moveTo";
  return {
    author: (attribute("author") ?? "").trim(),
    at: attribute("date") ?? "",
    move: isMove ? (moves.at(-1) ?? "") : null,
  };
}

export const openTally = (): { -readonly [Where in keyof RevisionTally]: number } => ({
  words: 0,
  marks: 0,
  rows: 0,
  empty: 0,
  numbering: 0,
  elsewhere: 0,
  repeated: 0,
});
