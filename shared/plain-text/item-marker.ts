import { roman } from "../numbering.ts";

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
};

/** `firm`: a tab or wide space follows, as ITU's files print it; otherwise it may be wrapped words. */
export type ReadMarker = { readonly marker: Marker; readonly rest: string; readonly firm: boolean };

// Letters stay Latin in Russian texts, and these slip in (domain.md, section 5).
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

const LATIN = "bis|ter|quater|quinquies|sexies|septies|octies|novies|decies";
const NUMBERED = new RegExp(
  `^\\(?(?:([a-zасеорхуіѕј]{1,8})\\)|(\\d{1,3}(?:\\.\\d{1,3}){0,5})[.)]?) ?((?:${LATIN})\\d{0,3})?(alt\\d{0,3})?([\\t ]+|$)`,
  "u",
);
const DASH = /^[–—•-](\s+)/u;
const BARE = new RegExp(`^(?:\\[New\\]|((?:${LATIN})\\d{0,3})?(alt\\d{0,3})?)\\t\\s*`, "u");

/** The number at the start of a line whose tabs still stand, or null. */
export function readMarker(line: string): ReadMarker | null {
  const numbered = NUMBERED.exec(line);
  if (numbered !== null) return readNumbered(line, numbered);
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

function readNumbered(line: string, match: RegExpExecArray): ReadMarker | null {
  const [whole, printedLetters, digits, inserted = "", alternative, gap = ""] = match;
  const letters = printedLetters?.replace(/[^a-z]/gu, (sign) => LOOK_ALIKES[sign] ?? sign);
  if (letters !== undefined && letterIndex(letters) === null && romanIndex(letters) === null) return null;
  const base = letters === undefined ? digits! : `${letters})`;
  const marker: Marker = {
    form: letters === undefined ? "number" : "letter",
    printed: `${base}${inserted}${alternative ?? ""}`,
    base,
    path: letters === undefined ? digits!.split(".").map(Number) : [],
    inserted,
    alternative: alternative !== undefined,
    cyrillic: letters !== printedLetters,
  };
  return { marker, rest: line.slice(whole.length), firm: gap.includes("\t") || gap.length > 1 };
}

/** The marker of an item that was found inside another. */
export const foundMarker = (base: string): Marker =>
  /^\d+$/u.test(base)
    ? { ...plainMarker({ form: "number", printed: base, base }), path: [Number(base)] }
    : plainMarker({ form: "letter", printed: base, base });

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
