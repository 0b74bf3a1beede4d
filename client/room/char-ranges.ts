import type { CharRange } from "../../shared/clause/words.ts";

type Stretch<Told> = { readonly clock: number; readonly end: number; readonly told: Told };

/** Facts about characters, by their ids. A look-up is a binary search, however many facts there are. */
export type CharRanges<Told> = {
  readonly add: (range: CharRange, told: Told) => void;
  readonly at: (client: number, clock: number) => Told | undefined;
  /** True if there is a fact about one of these characters. */
  readonly touches: (range: CharRange) => boolean;
  readonly all: () => readonly Told[];
};

export function openCharRanges<Told>(): CharRanges<Told> {
  const byClient = new Map<number, Stretch<Told>[]>();

  /** The first stretch that ends behind a clock. */
  const indexAfter = (stretches: readonly Stretch<Told>[], clock: number): number => {
    let [low, high] = [0, stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (stretches[middle]!.end <= clock) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    add: ([client, clock, length], told) => {
      const stretches = byClient.get(client) ?? [];
      byClient.set(client, stretches);
      const index = indexAfter(stretches, clock);
      const next = stretches[index];
      // Told once already, as after a reconnection.
      if (next !== undefined && next.clock <= clock && clock + length <= next.end) return;
      stretches.splice(index, 0, { clock, end: clock + length, told });
    },
    at: (client, clock) => {
      const stretches = byClient.get(client) ?? [];
      const found = stretches[indexAfter(stretches, clock)];
      return found !== undefined && found.clock <= clock ? found.told : undefined;
    },
    touches: ([client, clock, length]) => {
      const stretches = byClient.get(client) ?? [];
      const found = stretches[indexAfter(stretches, clock)];
      return found !== undefined && found.clock < clock + length;
    },
    all: () => [...byClient.values()].flatMap((stretches) => stretches.map(({ told }) => told)),
  };
}

export function charRanges(ranges: readonly CharRange[]): CharRanges<true> {
  const all = openCharRanges<true>();
  for (const range of ranges) all.add(range, true);
  return all;
}
