import { TEXT_LANGUAGES, type TextLanguage } from "../checks/finding.ts";
import type { FoundFact } from "./fact.ts";
import { HAN_DIGITS, hanValue } from "./han-number.ts";
import { NUMBER_WORDS, SCALES } from "./number-words.ts";

/** Digits with the separators of thousands and decimals, or a number of parts: 3.2.1. */
const DIGITS = new RegExp(
  "(?<![\\d])(?:\\d{1,3}(?:[ ,.]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:\\.\\d+){2,}|\\d+(?:[.,]\\d+)?)",
  "gu",
);
const PERCENT_BEHIND = new RegExp(
  "^ ?(?:%|per ?cent|pour cent|por ciento|процент\\p{L}{0,3}|(?:في|ب) ?(?:ال)?(?:ما?يه))",
  "u",
);
const HAN_PERCENT = new RegExp(`百分之(?:(\\d+(?:\\.\\d+)?)|([${HAN_DIGITS}]+))`, "gu");

type Scale = { readonly times: number; readonly pattern: RegExp };
const SCALE_PATTERNS = Object.fromEntries(
  TEXT_LANGUAGES.map((language) => [
    language,
    SCALES[language].map(([times, words]): Scale => {
      const end = language === "zh" ? "" : "(?!\\p{L})";
      return { times, pattern: new RegExp(`^ ?(?:${words})${end}`, "u") };
    }),
  ]),
) as unknown as Readonly<Record<TextLanguage, readonly Scale[]>>;

/** Numbers in digits and words, by their value; a percentage is another thing than its number. */
export function numbersIn(text: string, language: TextLanguage): readonly FoundFact[] {
  const found: FoundFact[] = [];
  for (const match of text.matchAll(HAN_PERCENT)) {
    const value = match[1] ?? hanValue(match[2] ?? "");
    found.push({ from: match.index, to: match.index + match[0].length, keys: [`${Number(value)}%`] });
  }
  const scales = SCALE_PATTERNS[language];
  for (const match of text.matchAll(DIGITS)) {
    const from = match.index;
    if (found.some((one) => one.from <= from && from < one.to)) continue;
    const said = match[0];
    const behind = text.slice(from + said.length, from + said.length + 24);
    const share = PERCENT_BEHIND.exec(behind)?.[0];
    const value = valueOf(said, language);
    if (share !== undefined) {
      found.push({ from, to: from + said.length + share.length, keys: [`${value}%`] });
      continue;
    }
    const scale = scales.find(({ pattern }) => pattern.test(behind));
    const length = said.length + (scale?.pattern.exec(behind)?.[0].length ?? 0);
    const key = scale === undefined ? value : String(Number((Number(value) * scale.times).toPrecision(12)));
    found.push({ from, to: from + length, keys: [key] });
  }
  const words = language === "zh" ? hanNumbers(text) : wordNumbers(text, language);
  return [
    ...found,
    ...words.filter((word) => !found.some((one) => one.from < word.to && word.from < one.to)),
  ];
}

/** "1 000", "1,000" and "1.000" are 1000 by the language; "1,5" is 1.5 where a comma parts decimals. */
function valueOf(said: string, language: TextLanguage): string {
  if (/^\d+(?:\.\d+){2,}$/u.test(said) && !/^\d{1,3}(?:\.\d{3})+$/u.test(said)) return said;
  const hasDecimalComma = language === "fr" || language === "es" || language === "ru";
  const hasCommaOfThousands = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(said) && !hasDecimalComma;
  const hasPointOfThousands = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(said) && language === "es";
  let plain = said.replaceAll(" ", "");
  if (hasCommaOfThousands) plain = plain.replaceAll(",", "");
  else if (hasPointOfThousands) plain = plain.replaceAll(".", "").replace(",", ".");
  else plain = plain.replace(",", ".");
  return String(Number(plain));
}

/** Words of small numbers count only against another number: a language may have a dual, or leave them out. */
const WEAK_MAX = 3;

const wordPatterns = new Map<TextLanguage, readonly (readonly [number, RegExp])[]>();

function wordNumbers(text: string, language: Exclude<TextLanguage, "zh">): readonly FoundFact[] {
  const patterns = wordPatterns.get(language) ?? patternsOf(language);
  wordPatterns.set(language, patterns);
  const found: FoundFact[] = [];
  for (const [value, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (found.some((one) => one.from < to && from < one.to)) continue;
      found.push({ from, to, keys: [String(value)], isWeak: value <= WEAK_MAX });
    }
  }
  return found;
}

/** The longer ones first: "twenty-five" is not twenty and five. */
function patternsOf(language: Exclude<TextLanguage, "zh">): readonly (readonly [number, RegExp])[] {
  const { units, tens, joined } = NUMBER_WORDS[language];
  const before = language === "ar" ? "(?<!\\p{L})[وفبلك]?(?:ال|لل)?" : "(?<!\\p{L})";
  const made = (value: number, source: string): readonly [number, RegExp] => [
    value,
    new RegExp(`${before}(?:${source})(?!\\p{L})`, "gu"),
  ];
  const both = Object.entries(tens).flatMap(([ten, tenWord]) =>
    Object.entries(units).flatMap(([unit, unitWord]) => {
      if (Number(unit) > 9 || Number(ten) === 100) return [];
      const [first, second] = language === "ar" ? [unitWord, tenWord] : [tenWord, unitWord];
      return [made(Number(ten) + Number(unit), `(?:${first})${joined}(?:${second})`)];
    }),
  );
  const single = [...Object.entries(tens), ...Object.entries(units)].map(([value, word]) =>
    made(Number(value), word),
  );
  return [...both, ...single];
}

/** Signs behind which a Chinese number word counts something; else it may be a part of a word, as in 十分. */
const COUNTED =
  "个|项|年|次|届|种|类|名|位|条|章|节|方面|级|家|份|天|周|小时|分钟|万|亿|国|区域|阶段|稿|期|轮|大";
const HAN_NUMBER = new RegExp(`(?:第([${HAN_DIGITS}]+)|([${HAN_DIGITS}]+)(?=(${COUNTED})))`, "gu");

function hanNumbers(text: string): readonly FoundFact[] {
  return [...text.matchAll(HAN_NUMBER)].flatMap((match): readonly FoundFact[] => {
    const said = match[1] ?? match[2] ?? "";
    const scale = match[3] === "万" ? 1e4 : match[3] === "亿" ? 1e8 : 1;
    const value = hanValue(said) * scale;
    if (value < 2) return [];
    const to = match.index + match[0].length + (scale === 1 ? 0 : 1);
    return [{ from: match.index, to, keys: [String(value)], isWeak: value <= WEAK_MAX }];
  });
}
