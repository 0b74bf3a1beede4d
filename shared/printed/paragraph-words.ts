import { isItem, type Kind } from "../clause/clause.ts";
import { type Marker, readMarker } from "../plain-text/item-marker.ts";
import { toPlainWords } from "../text/plain-words.ts";
import { LOCK_SIGN, STATES } from "./state-words.ts";

/** A paragraph's words without what is printed before them: the state that our own files show, and the number. */
export type NumberedWords = {
  readonly number: string;
  readonly marker: Marker | null;
  readonly text: string;
};

const SIGNS = [...Object.values(STATES).map(({ sign }) => sign), LOCK_SIGN].join("");
const STATE = new RegExp(`^\\s*[${SIGNS}][^\\t]{0,40}\\t`, "u");

/**
 * Plain words with white space folded. A number counts as one where a tab follows it, as our files and ITU's have
 * it, or where small letters do: "2 (Rev. …)" may be words.
 */
export function numberedWords(raw: string, printed = "", toPlain = toPlainWords): NumberedWords {
  const line = raw.replace(STATE, "").replace(/^[ \t]+/u, "");
  const read = readMarker(line);
  const takes = read !== null && (read.firm || /^[\p{Ll}\p{Lo}[]/u.test(read.rest));
  const text = fold(takes ? read.rest : line, toPlain);
  if (takes) return { number: read.marker.printed, marker: read.marker, text };
  const byList = printed === "" ? null : (readMarker(`${printed}\t`)?.marker ?? null);
  return { number: byList?.printed ?? printed, marker: byList, text };
}

/** Plain words, with white space folded. */
export const fold = (text: string, toPlain = toPlainWords): string =>
  toPlain(text).normalize("NFC").replace(/\s+/gu, " ").trim();

/** The last sign follows from the place; Word changes quotes, dashes and spaces by itself: none of it is a change. */
export const comparable = (text: string): string =>
  fold(text)
    .replace(/\s*[;,.:；，。：؛،]?$/u, "")
    .replaceAll(/[‘’‛ʼ]/gu, "'")
    .replaceAll(/[“”„«»]\s?/gu, '"')
    .replaceAll(/[\u2010\u2011\u2013\u2212]/gu, "-")
    .replaceAll(/\u00ad/gu, "");

/** Words as a clause of this kind has them: one closing sign follows from the place, in any script (rule N6). */
export const withoutClosingSign = (kind: Kind, text: string): string =>
  (isItem(kind) || kind === "opening") && !text.endsWith("..")
    ? text.replace(/\s*[;,.；，。؛،]$/u, "").trimEnd()
    : text;
