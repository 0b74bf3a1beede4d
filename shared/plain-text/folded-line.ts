/** Letters that are typed in several ways: hamzas fall away with the marks, the others by this. */
const SAME: Readonly<Record<string, string>> = {
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
  ۀ: "ه",
  ٱ: "ا",
  œ: "oe",
  æ: "ae",
};
const SAME_LETTERS = new RegExp(`[${Object.keys(SAME).join("")}]`, "gu");

/**
 * A line as verbs are looked for in it: lower case, without accents, vowel signs, lengthening and unseen signs;
 * full-width signs are plain ones, white space is one space.
 */
export const foldedLine = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replaceAll(/[’‘ʼ`´]/gu, "'")
    .replaceAll(/\p{Pd}/gu, "-")
    .replaceAll("،", ",")
    .replaceAll("؛", ";")
    .replaceAll(/\s+/gu, " ")
    .trim();

/** The same of a pattern, whose escapes keep their case. */
export const withoutAccents = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/[\p{M}\p{Cf}\u0640]/gu, "")
    .replaceAll(SAME_LETTERS, (letter) => SAME[letter] ?? letter);
