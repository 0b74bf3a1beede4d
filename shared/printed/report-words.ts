import { PRINTED_CATALOGS, type PrintedCatalog } from "../catalogs/printed-catalogs.ts";
import type { ReportLanguage } from "../text/localized.ts";

export type ReportWord = keyof PrintedCatalog["report"];

/** One of the report's words, its `{names}` filled in. */
export const word = (
  name: ReportWord,
  language: ReportLanguage,
  fill: Readonly<Record<string, string | number>> = {},
): string => filled(PRINTED_CATALOGS[language].report[name], fill);

const OFFICES = { chair: "officeChair", lead: "officeLead", secretariat: "officeSecretariat" } as const;

export const officeIn = (office: keyof typeof OFFICES, language: ReportLanguage): string =>
  word(OFFICES[office], language);

/** A language as the line "Original: English" names it. */
export const languageName = (named: ReportLanguage, language: ReportLanguage): string =>
  PRINTED_CATALOGS[language].language[named];

/** A text, and what explains it in parentheses. */
export const withParentheses = (text: string, inside: string, language: ReportLanguage): string =>
  word("inParentheses", language, { text, inside });

/** `{name}` replaced by what `fill` holds under it; a function, so that `$&` in a title stays what it is. */
export function filled(text: string, fill: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => String(fill[key] ?? whole));
}
