import { type CharRange, sliceRuns, type WordRun } from "./words.ts";
import { indexChars } from "./char-index.ts";

export type Span = { readonly start: number; readonly end: number };

/** The ids of the characters between two offsets. */
export const charsBetween = (runs: readonly WordRun[], { start, end }: Span): readonly CharRange[] =>
  sliceRuns(runs, start, end).map(({ client, clock, text }) => [client, clock, text.length]);

/**
 * The current place of a comment's words, in UTF-16 units: from the first to the last that still stand, with what was
 * typed between them. Null when none of them stands here (rule E4).
 */
export function spanNow(range: readonly CharRange[], runs: readonly WordRun[]): Span | null {
  const rangeIn = indexChars(range, (chars) => chars);
  let [first, last] = [-1, -1];
  let offset = 0;
  for (const { client, clock, text } of runs) {
    for (const { common } of rangeIn([client, clock, text.length])) {
      const start = offset + common[1] - clock;
      if (first === -1) first = start;
      last = start + common[2];
    }
    offset += text.length;
  }
  return last === -1 ? null : { start: first, end: last };
}
