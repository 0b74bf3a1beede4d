import type { MovedRange } from "../clause/words.ts";

/** Characters in a row. */
export type Stretch = { readonly client: number; readonly clock: number; readonly length: number };
type Copied = Stretch & { readonly from: readonly [client: number, clock: number] };

/** Origin of copied characters: what a split, a join or a restoring wrote anew under their author. */
export type Lineage = {
  /**
   * The characters of which the first of a range are copies, as many as hold together; `from` null where they are
   * no copies, with the length up to which that is so.
   */
  readonly originOf: (range: Stretch) => {
    readonly from: Omit<Stretch, "length"> | null;
    readonly length: number;
  };
};

export function lineageOf(moved: readonly MovedRange[]): Lineage {
  const byClient = new Map<number, Copied[]>();
  for (const { from, to } of moved) {
    const [client, clock] = to;
    const list = byClient.get(client) ?? [];
    list.push({ client, clock, length: from[2], from: [from[0], from[1]] });
    byClient.set(client, list);
  }
  for (const list of byClient.values()) list.sort((a, b) => a.clock - b.clock);
  return {
    originOf: ({ client, clock, length }) => {
      const list = byClient.get(client) ?? [];
      const copied = list[firstBehind(list, clock)];
      if (copied === undefined) return { from: null, length };
      if (copied.clock > clock) return { from: null, length: Math.min(length, copied.clock - clock) };
      const [fromClient, fromClock] = copied.from;
      return {
        from: { client: fromClient, clock: fromClock + clock - copied.clock },
        length: Math.min(length, copied.clock + copied.length - clock),
      };
    },
  };
}

/** The index of the first stretch, in order of clocks, that ends behind a clock. */
export function firstBehind(list: readonly Pick<Stretch, "clock" | "length">[], clock: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.clock + list[middle]!.length > clock) high = middle;
    else low = middle + 1;
  }
  return low;
}
