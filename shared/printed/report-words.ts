import { type ReportWord, WORDS } from "./words-in/en-zh.ts";
import { LANGUAGE_WRITING } from "../text/language-facts.ts";
import type { ReportLanguage } from "../text/localized.ts";
import { ar } from "./words-in/ar.ts";
import { es } from "./words-in/es.ts";
import { fr } from "./words-in/fr.ts";
import { ru } from "./words-in/ru.ts";
import type { WordsOf } from "./words-in/words-of.ts";

const MORE: Readonly<Record<Exclude<ReportLanguage, "en" | "zh">, WordsOf>> = { fr, es, ru, ar };

/** Words of a language that has its own file; null for English and Chinese, which stand here. */
export const wordsOfLanguage = (language: ReportLanguage): WordsOf | null =>
  language === "en" || language === "zh" ? null : MORE[language];

const all = ({ sheet, cover }: WordsOf): Readonly<Record<ReportWord, string>> => ({ ...sheet, ...cover });
const SAID = { fr: all(fr), es: all(es), ru: all(ru), ar: all(ar) } as const;

/** One of the report's words, its `{names}` filled in. */
export function word(
  name: ReportWord,
  language: ReportLanguage,
  fill: Readonly<Record<string, string | number>> = {},
): string {
  const said = language === "en" || language === "zh" ? WORDS[name][language] : SAID[language][name];
  return filled(said, fill);
}

const OFFICES = { chair: "officeChair", lead: "officeLead", secretariat: "officeSecretariat" } as const;

export const officeIn = (office: keyof typeof OFFICES, language: ReportLanguage): string =>
  word(OFFICES[office], language);

/** Between the names of a list. */
export const commaIn = (language: ReportLanguage): string => LANGUAGE_WRITING[language].listComma;

export const semicolonIn = (language: ReportLanguage): string => LANGUAGE_WRITING[language].listSemicolon;

/** `{name}` replaced by what `fill` holds under it; a function, so that `$&` in a title stays what it is. */
export function filled(text: string, fill: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => String(fill[key] ?? whole));
}
