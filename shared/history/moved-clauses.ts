/** The clauses that are in both versions but stand elsewhere: all but the most that kept their order. */
export function movedAmong<Id extends string>(before: readonly Id[], after: readonly Id[]): ReadonlySet<Id> {
  const places = new Map(before.map((id, i) => [id, i]));
  const both = after.filter((id) => places.has(id));
  const kept = longestRising(both.map((id) => places.get(id)!));
  return new Set(both.filter((_, i) => !kept.has(i)));
}

/** Indices of a longest rising subsequence of different numbers (patience sorting). */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  /** Of each length: the index of the smallest number with which a rising row of it ends. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [i, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    previous[i] = low === 0 ? -1 : ends[low - 1]!;
    ends[low] = i;
  }
  const kept = new Set<number>();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = previous[i]!) kept.add(i);
  return kept;
}
