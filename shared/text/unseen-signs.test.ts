import { describe, expect, test } from "vitest";
import { readAloud } from "./read-aloud.ts";
import {
  arePlainWords,
  hasWords,
  isPlainName,
  shownWords,
  toPlainWords,
  toTypedWords,
  unseenIn,
} from "./plain-words.ts";
import { withoutUselessSigns } from "./unseen-signs.ts";

const names = (text: string): readonly string[] => unseenIn(text).map(({ name }) => name);

/** Every code point except surrogates. */
const ALL = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Noncharacter_Code_Point}\u2800]/u;
const SPACE = /\p{Zs}/u;

test("W2 C3 every code point that nobody sees is refused or shown, and alone it is no words", () => {
  let [seen, refused, shown] = [0, 0, 0];
  const wrong: string[] = [];
  for (const sign of ALL) {
    if (!UNSEEN.test(sign)) continue;
    seen += 1;
    // Between Latin letters no script needs it.
    const words = `a${sign}b`;
    const told = unseenIn(words);
    if (arePlainWords(words)) shown += 1;
    else refused += 1;
    const isRight =
      told.length === 1 &&
      told[0]!.start === 1 &&
      !hasWords(sign) &&
      !hasWords(`${sign} ${sign}\u0301`) &&
      ["a b", "ab"].includes(toPlainWords(words)) &&
      shownWords(words) === `a${"\uFFFD".repeat(sign.length)}b` &&
      !isPlainName(words);
    if (!isRight) wrong.push(sign.codePointAt(0)!.toString(16));
  }
  expect(wrong).toEqual([]);
  const empty = ALL.filter((sign) => !hasWords(readAloud(sign))).length;
  const spaces = ALL.filter((sign) => SPACE.test(sign) && !hasWords(sign)).length;
  console.log(
    `${ALL.length} code points: ${seen} that nobody sees, ${refused} refused everywhere, ${shown} shown where they do ` +
      `nothing; ${empty} are no words by themselves, ${spaces} spaces among them`,
  );
  expect([refused + shown, shown]).toEqual([seen, 12]);
  expect(spaces).toBe(17);
});

test("W2 letters, figures, marks, punctuation and symbols of every script stay words", () => {
  const drawn = ALL.filter((sign) => /[\p{L}\p{N}\p{P}\p{S}\p{M}]/u.test(sign) && !UNSEEN.test(sign));
  const refused = drawn
    .filter((sign) => !arePlainWords(sign))
    .map((sign) => sign.codePointAt(0)!.toString(16));
  console.log(`${drawn.length} drawn code points: refused ${refused.join(" ")}`);
  // An object, and the blanks of four scripts.
  expect(refused).toEqual(
    ["fffc", "1107f", "13441", "13442", "16fe4", "1d159"].toSorted(
      (a, b) => parseInt(a, 16) - parseInt(b, 16),
    ),
  );
});

describe("W15 a sign stays where a script needs it", () => {
  test.each([
    ["Persian", "می\u200Cخواهم"],
    ["Arabic, of the Hijri year", "١٤٤٨ ه\u200D"],
    ["Devanagari", "क्\u200Dष क्\u200Cष"],
    ["Bengali", "র\u200D্য"],
    ["Sinhala", "ශ්\u200Dරී"],
    ["Malayalam", "അവന്\u200D"],
    ["Arabic beside Latin", "لغة C++\u200E هي"],
    ["Latin that ends in Arabic", "the term العربية!\u200F"],
    ["Arabic dates", "١٠\u200F/١١\u200F/٢٠٢٦"],
    ["Arabic letter mark", "رقم\u061C 5"],
    ["Hebrew", "(ITU)\u200F שלום"],
    ["emoji", "👩\u200D💻 ❤\uFE0F\u200D🔥 🏳\uFE0F\u200D🌈 1\uFE0F\u20E3 👩🏽\u200D⚕\uFE0F"],
    ["Mongolian", "ᠠ\u180B ᠨ\u180Eᠠ"],
  ])("%s", (_, text) => {
    expect([arePlainWords(text), names(text), toPlainWords(text), shownWords(text)]).toEqual([
      true,
      [],
      text,
      text,
    ]);
    expect(isPlainName(text)).toBe(true);
  });

  test.each([
    ["figures turned around", "from 1\u200F-\u200F20 … (10\u200F/2026)", ["RLM", "RLM", "RLM"]],
    ["figures turned around within Arabic", "من 1\u200F-\u200F20 إلى", ["RLM", "RLM"]],
    ["a mark to the right between Arabic words", "المملكة\u200F العربية، \u061Cسلام", ["RLM", "ALM"]],
    ["a run, which could carry words", "العربية\u200F\u200E\u200F!", ["RLM", "LRM", "RLM"]],
    ["a joiner behind a letter that joins nothing", "کار\u200Cهای", ["ZWNJ"]],
    ["a joiner between letters that join", "س\u200Dل", ["ZWJ"]],
    ["joiners in a row", "می\u200C\u200Cخواهم", ["ZWNJ", "ZWNJ"]],
    ["joiners in Latin and Chinese", "a\u200Cb 认\u200D为", ["ZWNJ", "ZWJ"]],
    [
      "a selector that selects nothing",
      "a\uFE0F 1\uFE0F 😀\uFE0F a\u180B",
      ["VS16", "VS16", "VS16", "U+180B"],
    ],
    ["what older texts hold", "a\u200Bb\u{E0041}", ["U+200B", "U+E0041"]],
  ])("and is told where it does nothing: %s", (_, text, told) => {
    expect(names(text)).toEqual(told);
    expect(names(toPlainWords(text))).toEqual([]);
    expect(shownWords(text)).toHaveLength(text.length);
    expect(names(shownWords(text))).toEqual([]);
    expect(isPlainName(text)).toBe(false);
  });
});

test("W15 keys keep a sign that the next key may make seen, and drop one that none can", () => {
  expect(withoutUselessSigns("می", "\u200C")).toBe("\u200C");
  expect(withoutUselessSigns("کار", "\u200C")).toBe("");
  expect(withoutUselessSigns("word", "\u200C")).toBe("");
  expect(withoutUselessSigns("क्", "\u200D")).toBe("\u200D");
  expect(withoutUselessSigns("👩", "\u200D💻")).toBe("\u200D💻");
  expect(withoutUselessSigns("", "\u200F")).toBe("\u200F");
  expect(toTypedWords("\u200Ba\u00AD\u200C")).toBe("a\u200C");
});

test("W18 blanks become spaces, as breaks do, and lose nothing around them", () => {
  expect(toPlainWords("a\u2800b\u00ADc\u200Bd\uE000")).toBe("a bcd");
});

test("C3 a text of unseen signs, marks and spaces alone is no words", () => {
  const alone = ["\u200B", "\u3164", "\u2800", "\u00AD", "\u2060", "\u{E0100}", "\u200F", "\u115F", "\u034F"];
  const more = [
    "\u0301",
    " \u0301\u0302 ",
    "\u200D\u200D",
    "\uFE0F",
    "\u00A0\u3000",
    "\uFFA0",
    ",",
    "\u17B4",
    "\uE000",
  ];
  for (const text of [...alone, ...more]) expect(hasWords(readAloud(text)), names(text).join()).toBe(false);
  for (const text of ["a", "我", "١", "–", "[", "😀", "े अ"])
    expect(hasWords(readAloud(text)), text).toBe(true);
});

test("W15 20,000 signs of any kind are read in a moment, whatever stands around them", () => {
  for (const unit of ["\u200F.", "\u200C", "ع\u200F", "\u0301\u200D", "[\u200E]", "क\u0301\u200D"]) {
    const text = unit.repeat(20_000 / unit.length);
    expect(shownWords(text)).toHaveLength(text.length);
    expect(unseenIn(toPlainWords(text))).toEqual([]);
  }
});
