/** True if a place in a text, in UTF-16 units, is between the two units of one character. */
export const isWithinCharacter = (text: string, at: number): boolean =>
  isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));

const isHigh = (unit: number): boolean => unit >= 0xd8_00 && unit <= 0xdb_ff;
const isLow = (unit: number): boolean => unit >= 0xdc_00 && unit <= 0xdf_ff;

/** The beginning of a text, so many UTF-16 units at most, and no half of a character at its end. */
export const wholeBeginning = (text: string, max: number): string =>
  text.slice(0, isWithinCharacter(text, max) ? max - 1 : max);

/** The place, or the next one where it would part a character of two UTF-16 units. */
export const wholeCharacterAt = (text: string, at: number): number =>
  isWithinCharacter(text, at) ? at + 1 : at;
