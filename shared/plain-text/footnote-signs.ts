import { toPlainWords } from "../text/plain-words.ts";

/** Characters that no text has (private use) stand for footnotes while a text is read: the n-th for the n-th of them. */
const FIRST = 0xe000;
export const FOOTNOTE_SIGNS_MAX = 6_000;
const SIGNS = /[\uE000-\uF76F]/gu;

export const footnoteSign = (n: number): string => String.fromCharCode(FIRST + n);

/** Removes signs that might be taken for one. */
export const withoutPrivateUse = (text: string): string => text.replaceAll(/[\uE000-\uF8FF]/gu, "\u25a1");

/** Keeps the signs, which are no plain words; all between them becomes plain. */
export const toPlainWithSigns = (text: string): string =>
  text
    .split(/([\uE000-\uF76F])/u)
    .map((part, i) => (i % 2 === 1 ? part : toPlainWords(part)))
    .join("");

/** Behind a closing sign, which follows from the place, a footnote hangs on what stands before it. */
export const beforeClosing = (text: string): string =>
  text.replace(/([;,.:；，。：؛،]+)([\uE000-\uF76F]+)$/u, "$2$1");

/** The words, and where in them which footnote hangs. */
export function takeSigns(text: string): {
  readonly text: string;
  readonly footnotes: readonly { readonly n: number; readonly at: number }[];
} {
  const footnotes: { n: number; at: number }[] = [];
  const words = text.replaceAll(SIGNS, (sign, offset: number) => {
    footnotes.push({ n: sign.charCodeAt(0) - FIRST, at: offset - footnotes.length });
    return "";
  });
  return { text: words.trimEnd(), footnotes };
}
