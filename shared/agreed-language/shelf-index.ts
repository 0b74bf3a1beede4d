import type { ShelvedPhrases } from "./shelved-text.ts";
import { type SpokenWord, spokenWords } from "./spoken-words.ts";

/** One phrase of a text on the shelf. */
export type ShelvedPhrase = {
  readonly of: Pick<ShelvedPhrases, "id" | "title" | "source">;
  readonly phrase: string;
  readonly words: readonly SpokenWord[];
};

/** A run that begins anywhere is found by its first words. */
export const SEED_WORDS = 3;

export type ShelfIndex = {
  readonly phrases: readonly ShelvedPhrase[];
  /** Number of each folded word; words that are on no shelf have none. */
  readonly numbers: ReadonlyMap<string, number>;
  /** All words of all phrases by their number; -1 before each phrase and after the last. */
  readonly stream: Int32Array;
  /** For each place of the stream, its phrase; and for each phrase, the place of its first word. */
  readonly phraseAt: Int32Array;
  readonly firstAt: Int32Array;
  /** Places where three words may begin: those of bucket b are `places[starts[b]]` to `places[starts[b + 1]]`. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
};

/** The costly part of an index, a text at a time: a page does it with pauses between. */
export const cutIntoWords = ({ phrases, ...of }: ShelvedPhrases): readonly ShelvedPhrase[] =>
  phrases.map((phrase) => ({ of, phrase, words: spokenWords(phrase) }));

export function indexShelf(phrases: readonly ShelvedPhrase[]): ShelfIndex {
  const numbers = new Map<string, number>();
  const length = phrases.reduce((sum, { words }) => sum + words.length + 1, 1);
  const stream = new Int32Array(length).fill(-1);
  const phraseAt = new Int32Array(length).fill(-1);
  const firstAt = new Int32Array(phrases.length);
  let at = 0;
  for (const [index, { words }] of phrases.entries()) {
    at++;
    firstAt[index] = at;
    for (const { folded } of words) {
      const number = numbers.get(folded) ?? numbers.size;
      numbers.set(folded, number);
      phraseAt[at] = index;
      stream[at++] = number;
    }
  }
  return { phrases, numbers, stream, phraseAt, firstAt, ...seedPlaces(stream) };
}

/** Sorted by bucket in two passes: a million places in arrays of numbers, no object each. */
function seedPlaces(stream: Int32Array): Pick<ShelfIndex, "starts" | "places"> {
  const buckets = bucketCount(stream.length);
  const starts = new Int32Array(buckets + 1);
  const isSeed = (at: number): boolean =>
    at + SEED_WORDS <= stream.length && stream[at]! >= 0 && stream[at + 1]! >= 0 && stream[at + 2]! >= 0;
  for (let at = 0; at < stream.length; at++) {
    if (isSeed(at)) starts[bucketOf(stream, at, buckets) + 1]!++;
  }
  for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const places = new Int32Array(starts[buckets]!);
  const next = starts.slice();
  for (let at = 0; at < stream.length; at++) {
    if (isSeed(at)) places[next[bucketOf(stream, at, buckets)]!++] = at;
  }
  return { starts, places };
}

/** A power of two, about one place in each. */
const bucketCount = (places: number): number => 2 ** Math.ceil(Math.log2(Math.max(places, 2)));

/** Of the three words at a place; `buckets` is a power of two. */
export function bucketOf(stream: Int32Array, at: number, buckets: number): number {
  let mixed = Math.imul(stream[at]! + 1, 0x9e3779b1);
  mixed = Math.imul((mixed ^ (mixed >>> 15)) + stream[at + 1]!, 0x85ebca77);
  mixed = Math.imul((mixed ^ (mixed >>> 13)) + stream[at + 2]!, 0xc2b2ae3d);
  return (mixed ^ (mixed >>> 16)) & (buckets - 1);
}
