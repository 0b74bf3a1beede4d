import { eachEqualRun, equalAhead, wordNumbersOf } from "./equal-runs.ts";
import type { ShelfIndex, ShelvedPhrase } from "./shelf-index.ts";
import { type SpokenWord, spokenWords, weightOf, WORD_WEIGHT } from "./spoken-words.ts";

/** Words of a clause that equal a phrase of the shelf but for one word: a hint, as all checks (rule E11). */
export type Departure = {
  readonly kind: "changed" | "missing" | "added";
  /** The run in the clause, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The word that differs, and the one on the shelf; empty where there is none. */
  readonly word: string;
  readonly agreedWord: string;
  /** The same run as the shelf has it. */
  readonly agreed: string;
  readonly of: ShelvedPhrase["of"];
  /** The edit that gives the agreed words; null where a bracket stands between. */
  readonly change: {
    readonly start: number;
    readonly end: number;
    readonly found: string;
    readonly suggestion: string;
  } | null;
};

/** Six words, and two of them on either side of the one that differs. */
const RUN_WEIGHT_MIN = 6 * WORD_WEIGHT;
const SIDE_WEIGHT_MIN = 2 * WORD_WEIGHT;
/** One word in Chinese: as many characters. */
const HAN_WORD_MAX = 4;

type Gap = readonly [ofClause: number, ofShelf: number];
const SPACED_GAPS: readonly Gap[] = [
  [1, 1],
  [0, 1],
  [1, 0],
];
const HAN_GAPS: readonly Gap[] = Array.from({ length: HAN_WORD_MAX + 1 }, (_, a) =>
  Array.from({ length: HAN_WORD_MAX + 1 }, (__, b): Gap => [a, b]),
)
  .flat()
  .filter(([a, b]) => a + b > 0)
  .toSorted((one, other) => one[0] + one[1] - other[0] - other[1]);

type Found = { readonly from: number; readonly to: number; readonly gap: Gap; readonly gapAt: number } & {
  readonly shelfFrom: number;
  readonly shelfTo: number;
  readonly shelfGapAt: number;
};

/** Finds places where a clause departs from the shelf by a word, in the order of its words, each once. */
export function departures(text: string, shelf: ShelfIndex): readonly Departure[] {
  const words = spokenWords(text);
  const numbers = wordNumbersOf(words, shelf);
  const before = [0];
  for (const word of words) before.push(before.at(-1)! + weightOf(word));
  const weight = (from: number, to: number): number => before[to]! - before[from]!;
  const { equal, found } = lookUp(words, numbers, weight, shelf);
  // Words that some text has exactly so are agreed, whatever another text says.
  const isAgreed = ({ from, to }: Found): boolean => equal.some((run) => run.from <= from && run.to >= to);
  const best: Found[] = [];
  for (const one of found.toSorted((a, b) => weight(b.from, b.to) - weight(a.from, a.to))) {
    if (isAgreed(one) || best.some((other) => one.from < other.to && other.from < one.to)) continue;
    best.push(one);
  }
  return best.toSorted((a, b) => a.from - b.from).map((one) => departureOf(text, words, one, shelf));
}

type Run = { readonly from: number; readonly to: number };

function lookUp(
  words: readonly SpokenWord[],
  numbers: Int32Array,
  weight: (from: number, to: number) => number,
  shelf: ShelfIndex,
): { readonly equal: readonly Run[]; readonly found: readonly Found[] } {
  const { stream, phraseAt, phrases, firstAt } = shelf;
  const equal: Run[] = [];
  const found = new Map<string, Found>();

  const behind = (i: number, j: number): number => {
    let n = 0;
    while (i - n > 0 && numbers[i - n - 1] === stream[j - n - 1]) n++;
    return n;
  };
  const isHanAt = (i: number): boolean => words[i]?.isHan === true;
  const note = (left: number, right: number, gapAt: number, gap: Gap, shelfGapAt: number): void => {
    const rightAt = gapAt + gap[0];
    const shelfRightAt = shelfGapAt + gap[1];
    const from = gapAt - left;
    const to = rightAt + right;
    const sides = [weight(from, gapAt), weight(rightAt, to)] as const;
    if (sides[0] + sides[1] < RUN_WEIGHT_MIN || Math.min(...sides) < SIDE_WEIGHT_MIN) return;
    const key = `${from} ${to} ${gapAt}`;
    if (found.has(key)) return;
    const shelfFrom = shelfGapAt - left;
    found.set(key, { from, to, gap, gapAt, shelfFrom, shelfTo: shelfRightAt + right, shelfGapAt });
  };

  eachEqualRun(numbers, shelf, (i, j, length) => {
    const [end, shelfEnd] = [i + length, j + length];
    const phrase = phraseAt[j]!;
    const first = firstAt[phrase]!;
    const last = first + phrases[phrase]!.words.length;
    if (weight(i, end) >= SIDE_WEIGHT_MIN) equal.push({ from: i, to: end });
    for (const gap of isHanAt(end - 1) ? HAN_GAPS : SPACED_GAPS) {
      if (end + gap[0] >= numbers.length || shelfEnd + gap[1] >= last) continue;
      const right = equalAhead(numbers, stream, [end + gap[0], shelfEnd + gap[1]]);
      if (right > 0) note(length, right, end, gap, shelfEnd);
    }
    for (const gap of isHanAt(i) ? HAN_GAPS : SPACED_GAPS) {
      const [gapAt, shelfGapAt] = [i - gap[0], j - gap[1]];
      if (gapAt <= 0 || shelfGapAt <= first) continue;
      const left = behind(gapAt, shelfGapAt);
      if (left > 0) note(left, length, gapAt, gap, shelfGapAt);
    }
  });
  return { equal, found: [...found.values()] };
}

function departureOf(
  text: string,
  words: readonly SpokenWord[],
  { from, to, gap, gapAt, shelfFrom, shelfTo, shelfGapAt }: Found,
  shelf: ShelfIndex,
): Departure {
  const index = shelf.phraseAt[shelfFrom]!;
  const { phrase, of, words: agreed } = shelf.phrases[index]!;
  const first = shelf.firstAt[index]!;
  const [gapEnd, agreedGapAt] = [gapAt + gap[0], shelfGapAt - first];
  const agreedGapEnd = agreedGapAt + gap[1];
  // From the end of the word before to the beginning of the word behind; with that word where nothing stands between.
  const isTight = words[gapAt - 1]!.end === words[gapEnd]!.start;
  const side = isTight ? "start" : "end";
  const start = words[gapAt - 1]![side];
  const end = words[gapEnd]!.start;
  const found = text.slice(start, end);
  const suggestion = phrase.slice(agreed[agreedGapAt - 1]![side], agreed[agreedGapEnd]!.start);
  return {
    kind: gap[0] === 0 ? "missing" : gap[1] === 0 ? "added" : "changed",
    start: words[from]!.start,
    end: words[to - 1]!.end,
    word: wordsBetween(text, words, gapAt, gapEnd),
    agreedWord: wordsBetween(phrase, agreed, agreedGapAt, agreedGapEnd),
    agreed: wordsBetween(phrase, agreed, shelfFrom - first, shelfTo - first),
    of,
    change: /[[\]]/u.test(found) ? null : { start, end, found, suggestion },
  };
}

const wordsBetween = (text: string, words: readonly SpokenWord[], from: number, to: number): string =>
  from === to ? "" : text.slice(words[from]!.start, words[to - 1]!.end);
