import { REPORT_LANGUAGES } from "../text/localized.ts";
import type { WorkLanguage } from "../text/work-language.ts";
import { translationsOf } from "./clause-translation.ts";
import { versionsOf } from "./language-version.ts";
import type { Opinion } from "./opinion.ts";

type Versioned = Pick<Opinion, "translations" | "languageVersions">;

/** The languages in which somebody wrote the text or a base text, besides its own. */
export function writtenLanguages(opinion: Versioned): readonly WorkLanguage[] {
  const written = new Set<string>([
    ...translationsOf(opinion).flatMap(({ language, text }) => (text === "" ? [] : [language])),
    ...versionsOf(opinion).map(({ language }) => language),
  ]);
  return REPORT_LANGUAGES.filter((language) => written.has(language));
}
