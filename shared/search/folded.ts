import { withoutAccents } from "../plain-text/folded-line.ts";

/** Nothing but this needs more than small letters. */
const ASCII = /^[\n -~]*$/u;

/** Letters that no decomposition brings to the plain one, and signs that keyboards write in several ways. */
const SAME: Readonly<Record<string, string>> = {
  ß: "ss",
  ς: "σ",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "“": '"',
  "”": '"',
  "«": '"',
  "»": '"',
  "،": ",",
  "؛": ";",
};
const SAME_SIGNS = new RegExp(`[${Object.keys(SAME).join("")}]`, "gu");
/** Arabic and Persian digits, by the number that each is. */
const DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/gu;

/**
 * A text as it is searched: small letters without accents and vowel signs, one form of each letter and sign. It is the
 * same as its characters folded one by one.
 */
export const foldedText = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase().replaceAll("\n", " ")
    : withoutAccents(text.toLowerCase())
        .toLowerCase()
        .replaceAll(/\s/gu, " ")
        .replaceAll(/\p{Pd}/gu, "-")
        .replaceAll(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
        .replaceAll(SAME_SIGNS, (sign) => SAME[sign] ?? sign);

export type FoundRange = readonly [start: number, end: number];

/** Places in the text itself of ranges in its folded form; the ranges are in order and do not overlap. */
export function unfolded(text: string, ranges: readonly FoundRange[]): readonly FoundRange[] {
  if (ASCII.test(text)) return ranges;
  const found: FoundRange[] = [];
  let [at, folded, start, next] = [0, 0, -1, 0];
  for (const character of text) {
    const length = foldedText(character).length;
    const [from, to] = ranges[next] ?? [Infinity, Infinity];
    if (start === -1 && from < folded + length) start = at;
    // Marks behind the last letter belong to it.
    if (start !== -1 && length > 0 && to <= folded) {
      found.push([start, at]);
      next += 1;
      start = (ranges[next]?.[0] ?? Infinity) < folded + length ? at : -1;
    }
    at += character.length;
    folded += length;
  }
  return start === -1 ? found : [...found, [start, at]];
}
