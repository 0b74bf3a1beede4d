import { codePoint } from "dingbat-to-unicode";

/** Stands for a sign that cannot be read. */
export const NO_SIGN = "\u25a1";

const PRIVATE_USE = /[\uE000-\uF8FF]/u;
const ALL_PRIVATE_USE = /[\uE000-\uF8FF]/gu;
/** Word keeps the signs of a symbol font at these places: the font's own number is behind 0xF000. */
const WORD_PLACES = 0xf000;

/** The character that a symbol font draws for a number; null where the font or the number is not known. */
function signOf(font: string, number: number): string | null {
  const place = number >= WORD_PLACES && number <= 0xf8ff ? number - WORD_PLACES : number;
  return codePoint(font, place)?.string ?? null;
}

/** Reads `w:sym`: a font and a number in hexadecimal. */
export const symbolOf = (font: string, char: string): string | null =>
  /^[0-9a-f]{1,6}$/iu.test(char) ? signOf(font, Number.parseInt(char, 16)) : null;

const isSymbolFont = (font: string): boolean => codePoint(font, 0x41) !== undefined;

/** Words as they are drawn: in a symbol font each sign is another; signs of private use in no such font cannot be read. */
export function drawnWords(text: string, font: string): { readonly text: string; readonly isRead: boolean } {
  const isSymbols = font !== "" && isSymbolFont(font);
  if (!isSymbols && !PRIVATE_USE.test(text)) return { text, isRead: true };
  const drawn = isSymbols
    ? Array.from(text, (sign) => signOf(font, sign.codePointAt(0)!) ?? sign).join("")
    : text;
  return { text: drawn.replaceAll(ALL_PRIVATE_USE, NO_SIGN), isRead: !PRIVATE_USE.test(drawn) };
}
