/** Letters and figures of lists in other scripts, as numbers of paragraphs here are written: a), 1. */

/** Arabic texts letter their paragraphs in the order of the abjad: a) is أ), b) is ب), c) is ج). */
export const ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذض";
/** Some count in the order of the alphabet. */
const ALPHABET_AR = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ALPHABET_RU = "абвгдежзиклмнопрстуфхцчшщэюя";
const STEMS_ZH = "甲乙丙丁戊己庚辛壬癸";
const FIGURES_ZH = "〇一二三四五六七八九";

// Letters stay Latin in ITU's Russian texts, and these slip in (domain.md, section 5).
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: "a",
  с: "c",
  е: "e",
  о: "o",
  р: "p",
  х: "x",
  у: "y",
  і: "i",
  ѕ: "s",
  ј: "j",
};

const latin = (index: number): string =>
  index < 26 ? String.fromCharCode(97 + index) : String.fromCharCode(97 + index - 26).repeat(2);

/** A letter of a list in Latin; `other` where the same letter has another place in another order. */
export type ReadLetters = { readonly letters: string; readonly other: string | null };

/** Cyrillic letters, which look like Latin ones or have an order of their own. Latin letters may stand between them. */
export function cyrillicLetters(printed: string): ReadLetters | null {
  const alike = printed.replaceAll(/[^a-z]/gu, (sign) => LOOK_ALIKES[sign] ?? sign);
  const isLatin = /^[a-z]+$/u.test(alike);
  const index = printed.length === 1 ? ALPHABET_RU.indexOf(printed) : -1;
  const ordered = index < 0 ? null : latin(index);
  if (isLatin) return { letters: alike, other: ordered };
  return ordered === null ? null : { letters: ordered, other: null };
}

export function arabicLetter(printed: string): ReadLetters | null {
  const sign = printed.replace("ا", "أ");
  const [abjad, alphabet] = [ABJAD.indexOf(sign), ALPHABET_AR.indexOf(sign)];
  if (abjad < 0 && alphabet < 0) return null;
  if (abjad < 0) return { letters: latin(alphabet), other: null };
  return { letters: latin(abjad), other: alphabet < 0 ? null : latin(alphabet) };
}

export const chineseStem = (printed: string): string => latin(STEMS_ZH.indexOf(printed));

/** 一 … 九十九; 0 where it is no figure. */
export function chineseFigure(printed: string): number {
  const [, tens, ten, units] = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(printed) ?? [];
  if (tens === undefined || (ten === "" && tens !== "" && units !== "")) return 0;
  const value = (sign: string | undefined): number =>
    Math.max(0, FIGURES_ZH.indexOf(sign === "" ? "〇" : sign!));
  return ten === "" ? value(tens === "" ? units : tens) : (tens === "" ? 1 : value(tens)) * 10 + value(units);
}

/** Figures of Arabic and Persian texts, and full-width signs, as plain ones: one for one, so that places stay. */
export const plainSigns = (text: string): string =>
  text.replaceAll(/[٠-٩۰-۹！-～\u00A0\u202F\u2007\u3000]/gu, (sign) => {
    const code = sign.codePointAt(0)!;
    if (code >= 0xff01) return String.fromCharCode(code - 0xfee0);
    if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
    if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
    return sign === "\u3000" ? "\t" : " ";
  });
