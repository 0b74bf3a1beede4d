import { ABJAD } from "../plain-text/item-letters.ts";

/** Forms of a paragraph's number, in every script that texts are drafted in. */

const SUFFIX = "(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|alt)\\d*";
export const LETTERED = `[a-z]{1,3}[)）](?:${SUFFIX}){0,2}`;
/** Bounded, or a line of digits and points would take time as its square. */
export const COUNTED = `\\d{1,4}(?:${SUFFIX}){0,2}(?:\\.\\d{1,4}(?:${SUFFIX}){0,2}){0,3}`;

/** Letters stay Latin in Russian; those that look alike slip in. */
const LOOK_ALIKES = { а: "a", с: "c", е: "e", о: "o", р: "p", х: "x", у: "y", і: "i" } as const;
export const LETTERED_RU = `[a-z${Object.keys(LOOK_ALIKES).join("")}]{1,3}[)）](?:${SUFFIX}){0,2}`;

const INDIC = "٠١٢٣٤٥٦٧٨٩";
/** A letter may be lengthened, and stand apart from its bracket: "هـ )". */
export const LETTERED_AR = `(?:[a-z]{1,3}|(?:[${ABJAD}ا]ـ?){1,2}) ?[)）](?:${SUFFIX}){0,2}`;
export const COUNTED_AR = `[\\d${INDIC}]{1,4}(?:${SUFFIX}){0,2}(?:\\.[\\d${INDIC}]{1,4}(?:${SUFFIX}){0,2}){0,3}`;

const CITED = new RegExp(`^(?:${LETTERED}|${COUNTED})$`, "u");

/** False for numbers that no one can cite: "[New]", a dash and a bare "bis" say nothing. */
export const isCited = (number: string): boolean => CITED.test(number);

const PLAIN: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LOOK_ALIKES),
  ...Array.from(ABJAD, (letter, i): [string, string] => [letter, latinLetter(i)]),
  ["ا", "a"],
  ...Array.from(INDIC, (digit, i): [string, string] => [digit, String(i)]),
  ["）", ")"],
  ["ـ", ""],
  [" ", ""],
]);

function latinLetter(i: number): string {
  return String.fromCharCode("a".charCodeAt(0) + i);
}

/** As a clause is numbered: "E）" and "ه )" say e), "٣" says 3. */
export const plainNumber = (said: string): string =>
  Array.from(said.toLowerCase(), (sign) => PLAIN.get(sign) ?? sign).join("");

/** A clause's number in the script in which it was said before. */
export function writtenAs(said: string, number: string): string {
  const isAbjad = new RegExp(`[${ABJAD}ا]`, "u").test(said);
  const isIndic = new RegExp(`[${INDIC}]`, "u").test(said);
  const letters = isAbjad ? number.replace(/^[a-z]+(?=\))/u, inAbjad) : number;
  const digits = isIndic ? letters.replaceAll(/\d/gu, (digit) => INDIC[Number(digit)] ?? digit) : letters;
  const spaced = / [)）]/u.test(said) ? digits.replace(")", " )") : digits;
  return said.includes("）") ? spaced.replace(")", "）") : spaced;
}

const inAbjad = (letters: string): string =>
  Array.from(letters, (letter) => ABJAD[letter.charCodeAt(0) - "a".charCodeAt(0)] ?? letter).join("");
