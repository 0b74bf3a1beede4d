import type { CharRange } from "../clause.ts";

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
