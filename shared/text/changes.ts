import { diffArrays } from "diff/lib/diff/array.js";
import { COMPARED_EDITS_MAX } from "../limits.ts";

export type Change = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/** In one language for all, so that page and server count the same words; it tells scripts apart by itself. */
const words = new Intl.Segmenter("en", { granularity: "word" });

/**
 * Differences of two wordings, word by word, for a text that is known only as text (an earlier mark's). Words are
 * those of `Intl.Segmenter`, so that Chinese, written without spaces, is compared by words too. Between one similar
 * part and the next, what was removed stands before what was added.
 */
export function changesBetween(before: string, after: string): readonly Change[] {
  return wordChanges(wordsIn(before), wordsIn(after)).flatMap(({ kind, words: some }) => {
    const text = some.join("");
    return text === "" ? [] : [{ kind, text }];
  });
}

export type WordChange = { readonly kind: Change["kind"]; readonly words: readonly string[] };

/**
 * The same for words that were told apart already. Wordings that have next to nothing in common are one change
 * between the words at which both begin and end alike: nobody's text may hold the server up.
 */
export function wordChanges(before: readonly string[], after: readonly string[]): readonly WordChange[] {
  const parts = diffArrays([...before], [...after], { maxEditLength: COMPARED_EDITS_MAX });
  if (parts === undefined) return replaced(before, after);
  return parts.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    words: value,
  }));
}

function replaced(before: readonly string[], after: readonly string[]): readonly WordChange[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const changes: readonly WordChange[] = [
    { kind: "same", words: before.slice(0, head) },
    { kind: "removed", words: before.slice(head, before.length - tail) },
    { kind: "added", words: after.slice(head, after.length - tail) },
    { kind: "same", words: before.slice(before.length - tail) },
  ];
  return changes.filter(({ words: some }) => some.length > 0);
}

/** The words of a text and what stands between them, in order: joined again they are the text. */
export const wordsIn = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);
