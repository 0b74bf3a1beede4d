import { SEARCH_TERMS_MAX } from "../limits.ts";
import { foldedText, type FoundRange } from "./folded.ts";

/** A question as it is looked for: its words, each of which must be found, and all of them as they stand. */
export type Question = { readonly terms: readonly string[]; readonly phrase: string };

/** Scripts that write spaces between words: there a word is looked for from its beginning. */
const SPACED =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Nd}]/u;
/** Scripts in which one sign is a word. */
const SIGNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LETTERS_MIN = 2;

/** Reads a question; null where it is too short for anything to be found by it. */
export function readQuestion(text: string): Question | null {
  const words = foldedText(text)
    .split(" ")
    .filter((word) => word !== "");
  const letters = words.join("").match(/[\p{L}\p{N}]/gu) ?? [];
  if (letters.length < LETTERS_MIN && !SIGNS.test(letters.join(""))) return null;
  return { terms: [...new Set(words)].slice(0, SEARCH_TERMS_MAX), phrase: words.join(" ") };
}

/** `isPhrase`: the words stand there as they were asked for. `ranges`: in order, in the folded text. */
export type Match = { readonly isPhrase: boolean; readonly ranges: readonly FoundRange[] };

/** The next place of a word; in scripts with spaces, at the beginning of one. */
function placeOf(folded: string, term: string, from: number): number {
  const isBegun = SPACED.test(term.charAt(0));
  for (let at = folded.indexOf(term, from); at !== -1; at = folded.indexOf(term, at + 1))
    if (!isBegun || at === 0 || !SPACED.test(folded.charAt(at - 1))) return at;
  return -1;
}

/** Finds a question in a folded text: as it stands, else each of its words; null where one is missing. */
export function matchIn(folded: string, { terms, phrase }: Question): Match | null {
  const whole = placeOf(folded, phrase, 0);
  if (whole !== -1) return { isPhrase: true, ranges: [[whole, whole + phrase.length]] };
  if (terms.length < 2) return null;
  const ranges: FoundRange[] = [];
  for (const term of terms) {
    const at = placeOf(folded, term, 0);
    if (at === -1) return null;
    ranges.push([at, at + term.length]);
  }
  ranges.sort(([one], [other]) => one - other);
  return { isPhrase: false, ranges: apart(ranges) };
}

/** One word may stand within another one. */
function apart(ranges: readonly FoundRange[]): readonly FoundRange[] {
  const found: FoundRange[] = [];
  for (const [start, end] of ranges) {
    const last = found.at(-1);
    if (last !== undefined && start <= last[1]) found[found.length - 1] = [last[0], Math.max(last[1], end)];
    else found.push([start, end]);
  }
  return found;
}
