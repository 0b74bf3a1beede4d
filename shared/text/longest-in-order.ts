/** The places of a longest part of a list that rises: what can stay where it is while all others are moved. */
export function longestInOrder(list: readonly number[]): ReadonlySet<number> {
  /** By length, the place with the least value at which a rising part of that length ends. */
  const ends: number[] = [];
  const before: (number | null)[] = [];
  list.forEach((value, at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[ends[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? null : ends[low - 1]!;
    ends[low] = at;
  });
  const stay = new Set<number>();
  for (let at = ends.at(-1) ?? null; at !== null; at = before[at] ?? null) stay.add(at);
  return stay;
}
