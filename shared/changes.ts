import { diffArrays } from "diff";

export type Change = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/** In one language for all, so that page and server count the same words; it tells scripts apart by itself. */
const words = new Intl.Segmenter("en", { granularity: "word" });

/**
 * What is different between two wordings, word by word, for a text that is known only as text (an earlier
 * mark's). Words are those of `Intl.Segmenter`, so that Chinese, written without spaces, is compared by
 * words too. Between one similar part and the next, what was removed stands before what was added.
 */
export function changesBetween(before: string, after: string): readonly Change[] {
  const changes: Change[] = [];
  for (const part of diffArrays(wordsIn(before), wordsIn(after))) {
    const kind = part.added ? "added" : part.removed ? "removed" : "same";
    const text = part.value.join("");
    if (text !== "") changes.push({ kind, text });
  }
  return changes;
}

/** The words of a text and what stands between them, in order: joined again they are the text. */
export const wordsIn = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);
