import type { Refusal } from "../refusal.ts";
import { nameOfSign, SOMETIMES_SEEN, unseenSigns, withoutUnseenSigns } from "./unseen-signs.ts";

/** Signs that are no Default_Ignorable_Code_Point and draw nothing all the same: the blanks of four scripts and of music. */
const BLANK = String.raw`\u2800\u{1107F}\u{13441}\u{13442}\u{16FE4}\u{1D159}`;
/** Format characters that are drawn: signs of numbers and years in Arabic, Syriac and Kaithi. */
const DRAWN = String.raw`\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}`;

/**
 * Characters that nobody sees, or that fonts draw differently: control characters and breaks, overrides and
 * embeddings, fillers, blanks, tags, selectors of variants, private use, objects, lone surrogates. Signs that a script
 * needs are told apart by the words around them (unseen-signs).
 */
const NOT_PLAIN = new RegExp(
  String.raw`(?![${SOMETIMES_SEEN}${DRAWN}])[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Surrogate}\uFFFC${BLANK}]`,
  "u",
);
const ALL_NOT_PLAIN = new RegExp(NOT_PLAIN.source, "gu");
const WORDS = new RegExp(String.raw`(?!${NOT_PLAIN.source})[\p{L}\p{N}\p{P}\p{S}]`, "u");

/** True for text that may be a clause's: plain characters and nothing that hides or reorders them (rule W2). */
export const arePlainWords = (text: string): boolean => !NOT_PLAIN.test(text);

export const plainWordsRefusal = (text: string): Refusal | null => (arePlainWords(text) ? null : NOT_SEEN);

/** Refuses the same in a text outside the clauses, and signs that do nothing there (rule W15). */
export const seenWordsRefusal = (text: string): Refusal | null =>
  unseenIn(text).length === 0 ? null : NOT_SEEN;

const NOT_SEEN: Refusal = {
  reason: "notPlainWords",
  message: "Words are plain characters: no breaks, control characters, overrides or unseen signs.",
};

/** The same with its line breaks: reasons and notes may have several lines. */
export const toPlainLines = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(toPlainWords)
    .join("\n");

/** Makes text plain: breaks, tabs and blanks become spaces, unseen signs go, signs that a script needs stay. */
export const toPlainWords = (text: string): string => withoutUnseenSigns(toTypedWords(text));

/** Does the same for a key, but keeps joiners and marks: only the next keys show if a script needs them. */
export const toTypedWords = (text: string): string =>
  text.replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029\u2800]+/gu, " ").replaceAll(ALL_NOT_PLAIN, "");

/** Something in a text that nobody sees, in UTF-16 units, and its name: `RLM`, `U+200B`. */
export type Unseen = { readonly start: number; readonly end: number; readonly name: string };

/** Finds unseen signs in a text: signs of older texts that are refused now, and signs that do nothing there. */
export function unseenIn(text: string): readonly Unseen[] {
  const refused = arePlainWords(text) ? [] : [...text.matchAll(ALL_NOT_PLAIN)].map(({ index }) => index);
  return [...refused, ...unseenSigns(text)]
    .map((start): Unseen => {
      const sign = String.fromCodePoint(text.codePointAt(start)!);
      return { start, end: start + sign.length, name: nameOfSign(sign) };
    })
    .toSorted((a, b) => a.start - b.start);
}

/** Returns text as files and lists show it: U+FFFD for each unseen unit, so that every offset stays. */
export function shownWords(text: string): string {
  let shown = text;
  for (const { start, end } of unseenIn(text))
    shown = shown.slice(0, start) + "\uFFFD".repeat(end - start) + shown.slice(end);
  return shown;
}

/** Tells if a text has a letter, figure or sign, and not only marks, spaces and unseen signs (rule C3). */
export const hasWords = (text: string): boolean => WORDS.test(text);

/** Tells if a reader can tell a name, number or title from every other by sight. */
export const isPlainName = (text: string): boolean => hasWords(text) && unseenIn(text).length === 0;
