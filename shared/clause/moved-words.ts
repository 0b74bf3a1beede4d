import type { CharRange, MovedRange, WordRun } from "./words.ts";

type CharAt = readonly [client: number, clock: number];

const inRange = ([client, clock, length]: CharRange, at: CharAt): boolean =>
  at[0] === client && at[1] >= clock && at[1] < clock + length;

/** The copy of a character; null where it was not copied. */
export function movedChar(at: CharAt, moved: readonly MovedRange[]): CharAt | null {
  const range = moved.find((one) => inRange(one.from, at));
  return range === undefined ? null : [range.to[0], range.to[1] + at[1] - range.from[1]];
}

/** Settled runs parted into those whose characters stayed and those that were copied, under their new ids. */
export function splitSettled(
  runs: readonly WordRun[],
  moved: readonly MovedRange[],
): { readonly kept: WordRun[]; readonly moved: WordRun[] } {
  const kept: WordRun[] = [];
  const gone: WordRun[] = [];
  for (const run of runs) {
    for (let i = 0; i < run.text.length; i++) {
      const at: CharAt = [run.client, run.clock + i];
      const copy = movedChar(at, moved);
      if (copy === null) pushChar(kept, run.text[i]!, at);
      else pushChar(gone, run.text[i]!, copy);
    }
  }
  return { kept, moved: gone };
}

function pushChar(runs: WordRun[], char: string, [client, clock]: CharAt): void {
  const last = runs.at(-1);
  if (last !== undefined && last.client === client && last.clock + last.text.length === clock) {
    runs[runs.length - 1] = { ...last, text: last.text + char };
  } else {
    runs.push({ text: char, client, clock });
  }
}
