import { eachEqualRun, wordNumbersOf } from "./equal-runs.ts";
import type { ShelfIndex, ShelvedPhrase } from "./shelf-index.ts";
import { type SpokenWord, spokenWords, weightOf, WORD_WEIGHT } from "./spoken-words.ts";

/** Words of a clause that stand so in adopted texts: told from the words alone, so that nobody can claim it (rules E12, E20). */
export type AgreedRun = {
  /** In the clause, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The texts that have them, each once, in the order of the shelf. */
  readonly of: readonly ShelvedPhrase["of"][];
};

/** Fewer words are everybody's. */
export const AGREED_WEIGHT_MIN = 6 * WORD_WEIGHT;

type Run = { readonly from: number; readonly to: number };
type Shared = Run & { readonly of: ShelvedPhrase["of"] };

/** The longest runs first, none over another, in the order of the clause. */
export function agreedRuns(text: string, shelf: ShelfIndex): readonly AgreedRun[] {
  const words = spokenWords(text);
  const before = [0];
  for (const word of words) before.push(before.at(-1)! + weightOf(word));
  const weight = ({ from, to }: Run): number => before[to]! - before[from]!;
  const isLong = (run: Run): boolean => weight(run) >= AGREED_WEIGHT_MIN;

  const shared: Shared[] = [];
  eachEqualRun(wordNumbersOf(words, shelf), shelf, (i, j, length) => {
    const { of } = shelf.phrases[shelf.phraseAt[j]!]!;
    for (const run of betweenBrackets({ from: i, to: i + length }, words, text)) {
      if (isLong(run)) shared.push({ ...run, of });
    }
  });

  const chosen: Run[] = [];
  for (const run of shared.toSorted((a, b) => weight(b) - weight(a) || a.from - b.from)) {
    for (const part of without(run, chosen)) if (isLong(part)) chosen.push(part);
  }
  return chosen
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to }) => ({
      start: words[from]!.start,
      end: words[to - 1]!.end,
      of: sourcesOf(shared.filter((one) => one.from <= from && one.to >= to)),
    }));
}

/** Bracketed text is not agreed so, whatever its words. */
function betweenBrackets({ from, to }: Run, words: readonly SpokenWord[], text: string): readonly Run[] {
  const parts: Run[] = [];
  let start = from;
  for (let at = from + 1; at < to; at++) {
    if (!/[[\]]/u.test(text.slice(words[at - 1]!.end, words[at]!.start))) continue;
    parts.push({ from: start, to: at });
    start = at;
  }
  return [...parts, { from: start, to }];
}

/** Rest of a run beside those that were chosen. */
function without(run: Run, chosen: readonly Run[]): readonly Run[] {
  let parts: readonly Run[] = [run];
  for (const { from, to } of chosen) {
    parts = parts.flatMap((part) =>
      part.to <= from || part.from >= to
        ? [part]
        : [
            { from: part.from, to: from },
            { from: to, to: part.to },
          ].filter((one) => one.to > one.from),
    );
  }
  return parts;
}

const sourcesOf = (shared: readonly Shared[]): readonly ShelvedPhrase["of"][] => [
  ...new Map(shared.map(({ of }) => [of.id, of])).values(),
];
