import { bucketOf, SEED_WORDS, type ShelfIndex } from "./shelf-index.ts";
import type { SpokenWord } from "./spoken-words.ts";

/** Above this a clause's words are looked up no further: nobody's words make the page slow. */
const SEEDS_MAX = 200_000;

/** Words by the numbers that the shelf has for them; -2 where it has none. */
export const wordNumbersOf = (words: readonly SpokenWord[], shelf: ShelfIndex): Int32Array =>
  Int32Array.from(words, ({ folded }) => shelf.numbers.get(folded) ?? -2);

/** Number of equal words from a place of the clause and one of the shelf on. */
export function equalAhead(
  numbers: Int32Array,
  stream: Int32Array,
  [i, j]: readonly [number, number],
): number {
  let n = 0;
  while (i + n < numbers.length && numbers[i + n] === stream[j + n]) n++;
  return n;
}

/** Every longest run of three words and more that the clause and a phrase of the shelf share: where it begins in both. */
export function eachEqualRun(
  numbers: Int32Array,
  { stream, starts, places }: ShelfIndex,
  found: (i: number, j: number, length: number) => void,
): void {
  const buckets = starts.length - 1;
  let seeds = 0;
  for (let i = 0; i + SEED_WORDS <= numbers.length; i++) {
    if (numbers[i]! < 0 || numbers[i + 1]! < 0 || numbers[i + 2]! < 0) continue;
    const bucket = bucketOf(numbers, i, buckets);
    for (let place = starts[bucket]!; place < starts[bucket + 1]!; place++) {
      if (++seeds > SEEDS_MAX) return;
      const j = places[place]!;
      // Only where a run begins: else it was seen a word earlier.
      if (i > 0 && numbers[i - 1] === stream[j - 1]) continue;
      const length = equalAhead(numbers, stream, [i, j]);
      if (length >= SEED_WORDS) found(i, j, length);
    }
  }
}
