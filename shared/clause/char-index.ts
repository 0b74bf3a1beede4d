import { type CharRange, joinedRuns, type MovedRange, type WordRun } from "./words.ts";

export type Overlap<One> = { readonly one: One; readonly common: CharRange };

/**
 * Finds which of many ranges hold some characters, in the order of their clocks. The ranges do not overlap one
 * another. Searched by halves: a clause may be of thousands of runs, and thousands of comments may stand on it.
 */
export function indexChars<One>(
  list: readonly One[],
  rangeOf: (one: One) => CharRange,
): (chars: CharRange) => readonly Overlap<One>[] {
  const byClient = Map.groupBy(
    list.map((one) => ({ one, range: rangeOf(one) })).toSorted((a, b) => a.range[1] - b.range[1]),
    ({ range }) => range[0],
  );
  return ([client, clock, length]) => {
    const ranges = byClient.get(client) ?? [];
    const overlaps: Overlap<One>[] = [];
    for (let i = firstEndingAfter(ranges, clock); i < ranges.length; i++) {
      const { one, range } = ranges[i]!;
      if (range[1] >= clock + length) break;
      const start = Math.max(range[1], clock);
      const end = Math.min(range[1] + range[2], clock + length);
      overlaps.push({ one, common: [client, start, end - start] });
    }
    return overlaps;
  };
}

function firstEndingAfter(ranges: readonly { readonly range: CharRange }[], clock: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const [, start, length] = ranges[middle]!.range;
    if (start + length > clock) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A range of characters by their ids after a copy: those that were copied by their new ids, in order. */
export function movedChars(
  [client, start, length]: CharRange,
  copied: readonly Overlap<MovedRange>[],
): readonly CharRange[] {
  const parts: CharRange[] = [];
  let clock = start;
  for (const { one, common } of copied) {
    if (common[1] > clock) parts.push([client, clock, common[1] - clock]);
    parts.push([one.to[0], one.to[1] + common[1] - one.from[1], common[2]]);
    clock = common[1] + common[2];
  }
  if (clock < start + length) parts.push([client, clock, start + length - clock]);
  return parts;
}

/** The same runs, in order, with each copied character under its new id. */
export function movedRuns(
  runs: readonly WordRun[],
  movedIn: (chars: CharRange) => readonly Overlap<MovedRange>[],
): readonly WordRun[] {
  const charsOf = ({ client, clock, text }: WordRun): CharRange => [client, clock, text.length];
  if (runs.every((run) => movedIn(charsOf(run)).length === 0)) return runs;
  return joinedRuns(
    runs.flatMap((run) => {
      let at = 0;
      return movedChars(charsOf(run), movedIn(charsOf(run))).map(([client, clock, length]) => {
        at += length;
        return { text: run.text.slice(at - length, at), client, clock };
      });
    }),
  );
}
