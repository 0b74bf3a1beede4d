import { withoutAccents } from "../plain-text/folded-line.ts";

/** A text as facts are looked for in it, and where each of its characters stands in the source. */
export type FoldedText = {
  readonly text: string;
  /** In UTF-16 units of the source; one more than the text is long. */
  readonly at: readonly number[];
};

const SIGNS: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "،": ",",
  "，": ",",
  "、": ",",
  "؛": ";",
  "；": ";",
  "【": "[",
  "】": "]",
  "٫": ".",
  "٬": ",",
  "٪": "%",
};

/**
 * Folds a text: lower case, without accents and vowel signs, digits of every script and full-width signs as plain
 * ones. Russian keeps й, which NFKD would take apart.
 */
export function foldedInPlace(source: string): FoldedText {
  let text = "";
  const at: number[] = [];
  let place = 0;
  for (const sign of source) {
    const folded = foldedSign(sign);
    for (let i = 0; i < folded.length; i++) at.push(place);
    text += folded;
    place += sign.length;
  }
  at.push(source.length);
  return { text, at };
}

function foldedSign(sign: string): string {
  if (/[\da-z ]/u.test(sign)) return sign;
  if (/[йЙ]/u.test(sign)) return "й";
  const digit = /[٠-٩۰-۹]/u.test(sign) ? String((sign.charCodeAt(0) - 0x660) % 16) : null;
  if (digit !== null) return digit;
  if (/\p{Pd}/u.test(sign) || sign === "−") return "-";
  if (/\s/u.test(sign)) return " ";
  return SIGNS[sign] ?? withoutAccents(sign).toLowerCase();
}

/** Returns a word as texts are folded. */
export const foldedWord = (word: string): string => foldedInPlace(word).text;

/** Blanks a stretch, so that nothing else is found in it; places stay. */
export const blanked = (text: string, from: number, to: number): string =>
  text.slice(0, from) + " ".repeat(to - from) + text.slice(to);
