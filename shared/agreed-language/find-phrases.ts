import type { ShelfIndex, ShelvedPhrase } from "./shelf-index.ts";
import { spokenWords } from "./spoken-words.ts";

/** A phrase near what was looked for. */
export type FoundPhrase = {
  readonly of: ShelvedPhrase["of"];
  readonly phrase: string;
  /** The words that were looked for, in UTF-16 units of the phrase. */
  readonly hits: readonly { readonly start: number; readonly end: number }[];
};

const RESULTS_MAX = 20;
/** Words of a question that are read: one bit each. */
const ASKED_MAX = 30;

/**
 * Phrases that hold the words asked for in their order, the last one as far as it is typed. Two thirds of them,
 * or nothing is near; those with most of them first, then where they stand closest together (rule E10).
 */
export function findPhrases(question: string, shelf: ShelfIndex): readonly FoundPhrase[] {
  const count = Math.min(spokenWords(question).length, ASKED_MAX);
  const enough = Math.max(1, Math.ceil((count * 2) / 3));
  const asked = bitsAsked(question, shelf);
  return shelf.phrases
    .flatMap((one, index) => {
      const first = shelf.firstAt[index]!;
      const stream = shelf.stream.subarray(first, first + one.words.length);
      let held = 0;
      for (const number of stream) held |= asked[number]!;
      if (bitCount(held) < enough) return [];
      const places = placesInOrder(asked, count, stream);
      return places.length < enough ? [] : [{ one, places, span: places.at(-1)! - places[0]! }];
    })
    .toSorted((a, b) => b.places.length - a.places.length || a.span - b.span)
    .slice(0, RESULTS_MAX)
    .map(({ one: { of, phrase, words }, places }) => ({
      of,
      phrase,
      hits: places.map((place) => ({ start: words[place]!.start, end: words[place]!.end })),
    }));
}

/** For each number of the index the words of the question that it answers: the last one may still be typed. */
function bitsAsked(question: string, { numbers }: ShelfIndex): Int32Array {
  const bits = new Int32Array(numbers.size);
  const asked = spokenWords(question).slice(0, ASKED_MAX);
  for (const [index, { folded, end }] of asked.entries()) {
    const bit = 1 << index;
    if (index === asked.length - 1 && end === question.length) {
      for (const [word, number] of numbers) if (word.startsWith(folded)) bits[number]! |= bit;
    } else {
      const number = numbers.get(folded);
      if (number !== undefined) bits[number]! |= bit;
    }
  }
  return bits;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/** Less than any word found counts, over a phrase of any length. */
const SKIPPED_COST = 1 / 65_536;

/**
 * The places of as many of the words as stand in their order, as close together as can be: a local alignment in
 * which skipped words of the phrase cost next to nothing (Smith and Waterman, 1981).
 */
function placesInOrder(asked: Int32Array, count: number, stream: Int32Array): readonly number[] {
  const width = stream.length + 1;
  const score = new Float64Array((count + 1) * width);
  let best = 0;
  for (let i = 1; i <= count; i++) {
    for (let j = 1; j < width; j++) {
      const here = i * width + j;
      const found = (asked[stream[j - 1]!]! & (1 << (i - 1))) !== 0 ? score[here - width - 1]! + 1 : 0;
      const now = Math.max(found, score[here - width]!, score[here - 1]! - SKIPPED_COST);
      score[here] = now;
      if (now > score[best]!) best = here;
    }
  }
  const places: number[] = [];
  for (let here = best; score[here]! > 0;) {
    if (score[here] === score[here - width]) here -= width;
    else if (score[here] === score[here - 1]! - SKIPPED_COST) here--;
    else {
      places.push((here % width) - 1);
      here -= width + 1;
    }
  }
  return places.toReversed();
}
