import type { Figure } from "./figures.ts";

/** A page without its commands and samples of code. */
export const withoutCode = (page: string): string => page.replaceAll(/^ *```[\s\S]*?^ *```/gm, "");

/** Sentences of running text and of list items: no headings, tables or code. */
const sentencesOf = (page: string): readonly string[] =>
  withoutCode(page)
    .split(/\n\s*\n|\n(?=- )/)
    .filter((block) => !/^(#|\||!\[)/.test(block.trim()))
    .flatMap((block) => block.replaceAll(/\s+/g, " ").split(/(?<=[.?!:][)*_]*) (?=\S)| · /));

const wordsIn = (sentence: string): number => sentence.split(" ").filter((word) => /\w/.test(word)).length;

/** Counts the words of a page's longest sentence. */
export function longestSentence(page: string): Figure {
  const longest = sentencesOf(page).toSorted((a, b) => wordsIn(b) - wordsIn(a))[0] ?? "";
  return { n: wordsIn(longest), places: [longest] };
}
