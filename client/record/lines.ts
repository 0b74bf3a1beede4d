import type { Entry } from "../../shared/minutes.ts";

/** A line of the record: one entry, or a run of like ones by one person, newest first. */
export type RecordLine =
  | { readonly kind: "one"; readonly entry: Entry }
  | { readonly kind: "many"; readonly entries: readonly Entry[]; readonly act: "manyAdded" | "manySettled" };

const RUN_MIN = 4;
const RUN_MS = 60_000;

/** A text brought in at once, or settled as a whole, is one line: its forty entries would hide the rest. */
export function recordLines(newestFirst: readonly Entry[]): readonly RecordLine[] {
  const lines: RecordLine[] = [];
  let i = 0;
  while (i < newestFirst.length) {
    const first = newestFirst[i]!;
    let end = i + 1;
    while (end < newestFirst.length && isAlike(first, newestFirst[end]!)) end++;
    const act = first.type === "clauseAdded" ? "manyAdded" : "manySettled";
    if (end - i >= RUN_MIN) lines.push({ kind: "many", entries: newestFirst.slice(i, end), act });
    else for (const entry of newestFirst.slice(i, end)) lines.push({ kind: "one", entry });
    i = end;
  }
  return lines;
}

const isAlike = (one: Entry, other: Entry): boolean =>
  (one.type === "clauseAdded" || one.type === "clauseSettled") &&
  other.type === one.type &&
  other.by === one.by &&
  Math.abs(one.at - other.at) < RUN_MS;
