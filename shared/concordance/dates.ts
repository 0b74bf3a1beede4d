import type { TextLanguage } from "../checks/finding.ts";
import type { FoundFact } from "./fact.ts";
import { HAN_DIGITS, hanValue } from "./han-number.ts";
import { AMBIGUOUS_MONTH, monthNamed, monthsOf, type NamedMonths } from "./months.ts";

const DAY = "(?<![\\d.])(\\d{1,2})(?!\\d)(?:st|nd|rd|th|er|\\.)?";
/** Between one day and another, as each of the languages has it. */
const TO = " ?(?:-|,| (?:to|and|until|through|au|et|a|al|y|по|до|и|الي|و|حتي) ?) ?";
const YEAR_AHEAD = "(?=,? (?:de |عام |سنه )?\\d{4})";

type Said = string | undefined;

const patternsOf = (language: NamedMonths) => {
  const month = monthsOf(language);
  return {
    forward: new RegExp(`(?:${DAY}${TO})?${DAY} (?:de |of )?(?<!\\p{L})(${month})(?!\\p{L})`, "gu"),
    backward: new RegExp(`(?<!\\p{L})(${month}) ${DAY}(?:${TO}${DAY})?(?![\\p{L}\\d/])`, "gu"),
    alone: new RegExp(`(?<!\\p{L})(${month})(?!\\p{L})(?:${YEAR_AHEAD}()|)`, "gu"),
  };
};

const PATTERNS = {
  en: patternsOf("en"),
  fr: patternsOf("fr"),
  es: patternsOf("es"),
  ru: patternsOf("ru"),
  ar: patternsOf("ar"),
};

/** Days and months, without their years, which are numbers of the text. A range is its two days. */
export function datesIn(text: string, language: TextLanguage): readonly FoundFact[] {
  const found = [...isoDates(text)];
  if (language === "zh") return [...found, ...chineseDates(text)];
  const { forward, backward, alone } = PATTERNS[language];
  const add = (match: RegExpExecArray, named: Said, days: readonly Said[]): void => {
    const from = match.index;
    const to = from + match[0].length;
    if (found.some((one) => one.from < to && from < one.to)) return;
    found.push(...daysFound({ from, to }, monthNamed(language, named ?? ""), days));
  };
  for (const match of text.matchAll(forward)) add(match, match[3], [match[1], match[2]]);
  if (language === "en") for (const match of text.matchAll(backward)) add(match, match[1], match.slice(2));
  for (const match of text.matchAll(alone)) {
    if (match[2] !== undefined || !AMBIGUOUS_MONTH.test(match[1] ?? "")) add(match, match[1], []);
  }
  return found;
}

type Stretch = Pick<FoundFact, "from" | "to">;

/** Each day by itself; the month where no day is said. */
function daysFound(at: Stretch, month: number, days: readonly Said[]): readonly FoundFact[] {
  const said = days.flatMap((day) => (day === undefined ? [] : [`${month}-${valueOf(day)}`]));
  return (said.length === 0 ? [`month ${month}`] : said).map((key) => ({ ...at, keys: [key] }));
}

const valueOf = (said: string): number => (/\d/u.test(said) ? Number(said) : hanValue(said));

/** "2026-06-09", "2026-06-09 to 11": the year stays to be found as a number. */
function isoDates(text: string): readonly FoundFact[] {
  const iso = /(?<=(?<!\d)\d{4})-(\d{2})-(\d{2})(?!\d)(?: (?:to|a|au|al|-|по) (\d{1,2})(?!\d))?/gu;
  return [...text.matchAll(iso)].flatMap((match) =>
    daysFound({ from: match.index, to: match.index + match[0].length }, Number(match[1]), match.slice(2)),
  );
}

const HAN_N = `(\\d{1,2}|[${HAN_DIGITS}]{1,3})`;
const HAN_TO = " ?(?:至|到|-|和|,|与|及) ?";
const HAN_DATE = new RegExp(
  `(?<![\\d${HAN_DIGITS}])${HAN_N} ?月(?: ?${HAN_N} ?日?${HAN_TO}(?:${HAN_N} ?月)? ?${HAN_N} ?日| ?${HAN_N} ?日)?`,
  "gu",
);

/** 6月9日至11日, 6月8-11日, 六月九日, and a month alone. */
function chineseDates(text: string): readonly FoundFact[] {
  return [...text.matchAll(HAN_DATE)].flatMap((match) => {
    const at = { from: match.index, to: match.index + match[0].length };
    const [month = "", first, otherMonth, last, only] = match.slice(1);
    if (otherMonth === undefined) return daysFound(at, valueOf(month), [first, last, only]);
    return [...daysFound(at, valueOf(month), [first]), ...daysFound(at, valueOf(otherMonth), [last])];
  });
}
