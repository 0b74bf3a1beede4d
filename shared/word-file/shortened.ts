import { wholeBeginning } from "../text/whole-characters.ts";

const QUOTE_CHARS = 160;

/** Words by which somebody finds a line of their file again. */
export const shortened = (text: string): string => {
  const words = text.replace(/\s+/gu, " ").trim();
  return words.length > QUOTE_CHARS ? `${wholeBeginning(words, QUOTE_CHARS)}…` : words;
};
