/** A question for words in a text: as typed, with its two options. */
export type FindQuestion = {
  readonly find: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
};

/** In UTF-16 units; nobody parts a character or takes the letter under an accent. */
export type TextPlace = { readonly start: number; readonly end: number };

/** A straight sign of the keyboard finds the typographic one too, and a space finds one that does not break. */
const SAME: Readonly<Record<string, string>> = {
  "'": "['’‘ʼ]",
  "’": "['’‘ʼ]",
  '"': '["“”„]',
  "-": "[-\u2010\u2011]",
  " ": "[ \u00A0\u202F]",
};
const SYNTAX = /[\\^$.*+?()[\]{}|/]/u;
/** Scripts that write no spaces have no edges of words. */
const SPACED =
  /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}]/u;

const patternOf = (sign: string): string => SAME[sign] ?? (SYNTAX.test(sign) ? `\\${sign}` : sign);

function searched({ find, matchCase, wholeWords }: FindQuestion): RegExp {
  const signs = Array.from(find);
  const isEdge = (sign: string | undefined): boolean => wholeWords && SPACED.test(sign ?? "");
  const before = isEdge(signs[0]) ? "(?<![\\p{L}\\p{M}\\p{N}])" : "";
  const behind = isEdge(signs.at(-1)) ? "(?![\\p{L}\\p{M}\\p{N}])" : "(?!\\p{M})";
  return new RegExp(`${before}${signs.map(patternOf).join("")}${behind}`, matchCase ? "gu" : "giu");
}

/** The places at which a text has the words, one behind the other, in order (rule K28). */
export function placesIn(text: string, question: FindQuestion): readonly TextPlace[] {
  if (question.find === "") return [];
  return [...text.matchAll(searched(question))].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}
