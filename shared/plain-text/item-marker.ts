import { letter, roman } from "../opinion/numbering.ts";
import {
  ABJAD,
  arabicLetter,
  chineseFigure,
  chineseStem,
  cyrillicLetters,
  plainSigns,
} from "./item-letters.ts";

/** The number at the start of a paragraph, as printed. */
export type Marker = {
  readonly form: "letter" | "number" | "dash" | "none";
  /** As printed, Cyrillic look-alikes made Latin. */
  readonly printed: string;
  /** Without bis, ter or alt: `b)`, `3`, `2.1`, `–`; empty for `[New]` and a bare `bis`. */
  readonly base: string;
  /** 2.1 is [2, 1]; empty for other forms. */
  readonly path: readonly number[];
  /** bis, ter … or empty. */
  readonly inserted: string;
  readonly alternative: boolean;
  readonly cyrillic: boolean;
  /** The base in another order of the alphabet, of which the letter may be as well. */
  readonly otherBase?: string | null;
};

/** `firm`: a tab or wide space follows, as ITU's files print it; otherwise it may be wrapped words. */
export type ReadMarker = { readonly marker: Marker; readonly rest: string; readonly firm: boolean };

const LATIN = "bis|ter|quater|quinquies|sexies|septies|octies|novies|decies";
const NUMBERED = new RegExp(
  `^\\(?(?:([a-zа-яіѕј]{1,8})\\)|(\\d{1,3}(?:\\.\\d{1,3}){0,5})[.)]?) ?((?:${LATIN})\\d{0,3})?(alt\\d{0,3})?([\\t ]+|$)`,
  "u",
);
const DASH = /^[–—•-](\s+)/u;
const BARE = new RegExp(`^(?:\\[New\\]|((?:${LATIN})\\d{0,3})?(alt\\d{0,3})?)\\t\\s*`, "u");

/** Behind a sign no space stands in Chinese: "1．各国", "a)各国"; "1.5亿" is no number of a paragraph. */
const TIGHT =
  /^\(?(?:([a-z]{1,3})\)|(\d{1,3}(?:\.\d{1,3}){0,3})[.)、](?!\d))()()\s*(?=[\p{Script=Han}“"《「([])/u;
/** "1 -" and "1-" in Arabic. */
const DASHED = /^(\d{1,3}(?:\.\d{1,3}){0,3}) ?[-–.] ?(?=\p{Script=Arabic})/u;
const ARABIC = new RegExp(`^\\(? ?([${ABJAD}اظغ])ـ? ?(?:[()]|[-–.](?= ))\\s*`, "u");
const FIGURE = /^(?:\(([一二三四五六七八九十]{1,3})\)、?|([一二三四五六七八九十]{1,3})、)\s*/u;
const STEM = /^\(?([甲乙丙丁戊己庚辛壬癸])[)、.]\s*/u;
const CIRCLED = /^([①-⑳])\s*/u;
/** A number and the white space behind it take no more. */
const MARKER_CHARS_MAX = 40;

/** The number at the start of a line whose tabs still stand, or null. */
export function readMarker(source: string): ReadMarker | null {
  const unseen = /^\p{Cf}+/u.exec(source)?.[0].length ?? 0;
  const line = source.slice(unseen);
  const plain = plainSigns(line.slice(0, MARKER_CHARS_MAX)) + line.slice(MARKER_CHARS_MAX);
  const read = readPlain(plain);
  return read === null ? null : { ...read, rest: line.slice(plain.length - read.rest.length) };
}

/** Figures are Western here; what is left of the line is `rest`. */
function readPlain(line: string): ReadMarker | null {
  const numbered = NUMBERED.exec(line) ?? TIGHT.exec(line);
  if (numbered !== null) return readNumbered(line, numbered);
  const other = readOther(line);
  if (other !== null) return other;
  const dash = DASH.exec(line);
  if (dash !== null) {
    const marker = plainMarker({ form: "dash", printed: "–", base: "–" });
    return { marker, rest: line.slice(dash[0].length), firm: dash[1]!.includes("\t") };
  }
  const bare = BARE.exec(line);
  if (bare === null || bare[0].trim() === "") return null;
  const marker = {
    ...plainMarker({ form: "none", printed: bare[0].trim(), base: "" }),
    inserted: bare[1] ?? "",
    alternative: bare[2] !== undefined,
  };
  return { marker, rest: line.slice(bare[0].length), firm: true };
}

/** Numbers and letters of Arabic and Chinese texts. */
function readOther(line: string): ReadMarker | null {
  const dashed = DASHED.exec(line);
  if (dashed !== null) return other(dashed, numberMarker(dashed[1]!));
  const arabic = ARABIC.exec(line);
  if (arabic !== null) {
    const read = arabicLetter(arabic[1]!);
    if (read === null) return null;
    return other(arabic, letterMarker(read.letters, read.other));
  }
  const figure = FIGURE.exec(line);
  if (figure !== null) {
    const n = chineseFigure(figure[1] ?? figure[2]!);
    if (n === 0) return null;
    return other(figure, figure[1] === undefined ? numberMarker(String(n)) : letterMarker(letter(n)));
  }
  const stem = STEM.exec(line);
  if (stem !== null) return other(stem, letterMarker(chineseStem(stem[1]!)));
  const circled = CIRCLED.exec(line);
  return circled === null ? null : other(circled, letterMarker(letter(circled[1]!.codePointAt(0)! - 0x245f)));

  function other(found: RegExpExecArray, marker: Marker): ReadMarker {
    return { marker, rest: line.slice(found[0].length), firm: true };
  }
}

const numberMarker = (base: string): Marker => ({
  ...plainMarker({ form: "number", printed: base, base }),
  path: base.split(".").map(Number),
});

const letterMarker = (letters: string, other: string | null = null): Marker => ({
  ...plainMarker({ form: "letter", printed: `${letters})`, base: `${letters})` }),
  otherBase: other === null ? null : `${other})`,
});

function readNumbered(line: string, match: RegExpExecArray): ReadMarker | null {
  const [whole, printedLetters, digits, inserted = "", alternative, gap = ""] = match;
  const isCyrillic = printedLetters !== undefined && !/^[a-z]*$/u.test(printedLetters);
  const read = isCyrillic ? cyrillicLetters(printedLetters) : null;
  if (isCyrillic && read === null) return null;
  const letters = read?.letters ?? printedLetters;
  if (letters !== undefined && letterIndex(letters) === null && romanIndex(letters) === null) return null;
  const base = letters === undefined ? digits! : `${letters})`;
  const marker: Marker = {
    form: letters === undefined ? "number" : "letter",
    printed: `${base}${inserted}${alternative ?? ""}`,
    base,
    path: letters === undefined ? digits!.split(".").map(Number) : [],
    inserted,
    alternative: alternative !== undefined && alternative !== "",
    cyrillic: isCyrillic,
    otherBase: read?.other == null ? null : `${read.other})`,
  };
  return { marker, rest: line.slice(whole.length), firm: gap.includes("\t") || gap.length > 1 };
}

/** The marker of an item that was found inside another. */
export const foundMarker = (base: string): Marker =>
  /^\d+$/u.test(base) ? numberMarker(base) : plainMarker({ form: "letter", printed: base, base });

const plainMarker = (start: Pick<Marker, "form" | "printed" | "base">): Marker => ({
  ...start,
  path: [],
  inserted: "",
  alternative: false,
  cyrillic: false,
});

/** a … z, aa … zz count from 1; null where the signs differ: `ab` is no letter of a list. */
export function letterIndex(letters: string): number | null {
  const first = letters[0];
  if (first === undefined || first < "a" || first > "z" || letters !== first.repeat(letters.length))
    return null;
  return (letters.length - 1) * 26 + first.charCodeAt(0) - 96;
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The value of a well-formed Roman numeral, or null. */
export function romanIndex(letters: string): number | null {
  let value = 0;
  for (let i = 0; i < letters.length; i++) {
    const here = ROMAN_VALUES[letters[i]!];
    if (here === undefined) return null;
    value += here < (ROMAN_VALUES[letters[i + 1] ?? ""] ?? 0) ? -here : here;
  }
  return value > 0 && roman(value) === letters ? value : null;
}
