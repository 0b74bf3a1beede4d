import type { TextLanguage } from "../checks/finding.ts";

/** Chinese numbers its months. */
export type NamedMonths = Exclude<TextLanguage, "zh">;

/** Names of months as sources of patterns for folded text, January first; endings of cases are in them. */
const MONTHS: Readonly<Record<NamedMonths, readonly string[]>> = {
  en: [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
  ],
  fr: [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
  ],
  es: [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "sep?tiembre",
    "octubre",
    "noviembre",
    "diciembre",
  ],
  ru: [
    "январ[ьяюе]м?",
    "феврал[ьяюе]м?",
    "март(?:а|у|е|ом)?",
    "апрел[ьяюе]м?",
    "ма[йяюе]м?",
    "июн[ьяюе]м?",
    "июл[ьяюе]м?",
    "август(?:а|у|е|ом)?",
    "сентябр[ьяюе]м?",
    "октябр[ьяюе]м?",
    "ноябр[ьяюе]м?",
    "декабр[ьяюе]м?",
  ],
  ar: [
    "يناير|كانون الثاني",
    "فبراير|شباط",
    "مارس|اذار",
    "ابريل|نيسان",
    "مايو|ايار",
    "يونيو|حزيران",
    "يوليو|تموز",
    "اغسطس|اب",
    "سبتمبر|ايلول",
    "اكتوبر|تشرين الاول",
    "نوفمبر|تشرين الثاني",
    "ديسمبر|كانون الاول",
  ],
};

/** Words that are months only beside a day or a year: "may", "march", "mars", "آب". */
export const AMBIGUOUS_MONTH = /^(?:may|march|mars|اب|ма[йяюе]м?)$/u;

const anyOf = (language: NamedMonths): string => MONTHS[language].map((name) => `(?:${name})`).join("|");

const PATTERNS = Object.fromEntries(
  Object.entries(MONTHS).map(([language, names]) => [
    language,
    names.map((name) => new RegExp(`^(?:${name})$`, "u")),
  ]),
) as unknown as Readonly<Record<NamedMonths, readonly RegExp[]>>;

/** The source of a pattern for every month of a language that has names for them. */
export const monthsOf = (language: NamedMonths): string => `(?:${anyOf(language)})`;

/** 1 to 12; 0 for a word that is no month. */
export const monthNamed = (language: NamedMonths, word: string): number =>
  PATTERNS[language].findIndex((pattern) => pattern.test(word)) + 1;
