import type { CharRange, WordRun } from "../clause.ts";
import { sliceRuns } from "../words.ts";

export type Span = { readonly start: number; readonly end: number };

/** The ids of the characters between two offsets. */
export const charsBetween = (runs: readonly WordRun[], { start, end }: Span): readonly CharRange[] =>
  sliceRuns(runs, start, end).map(({ client, clock, text }) => [client, clock, text.length]);

/**
 * Where the words of a comment are now, in UTF-16 units: from the first to the last that still stand, with what
 * was typed between them. Null when none of them stands here (rule E4).
 */
export function spanNow(range: readonly CharRange[], runs: readonly WordRun[]): Span | null {
  let [first, last] = [Infinity, -1];
  let offset = 0;
  for (const run of runs) {
    for (const [client, clock, length] of range) {
      if (client !== run.client) continue;
      const start = Math.max(clock, run.clock) - run.clock;
      const end = Math.min(clock + length, run.clock + run.text.length) - run.clock;
      if (start >= end) continue;
      first = Math.min(first, offset + start);
      last = Math.max(last, offset + end);
    }
    offset += run.text.length;
  }
  return last === -1 ? null : { start: first, end: last };
}
