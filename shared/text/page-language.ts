import { DAY_MS, SECOND_MS } from "../durations.ts";

/** The languages of the page, as ITU lists them: each has a complete catalog. */
export const PAGE_LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

export const isPageLanguage = (value: unknown): value is PageLanguage =>
  PAGE_LANGUAGES.some((language) => language === value);

/** Turns the whole page; a text has a direction of its own. */
export const pageDirection = (language: PageLanguage): "ltr" | "rtl" => (language === "ar" ? "rtl" : "ltr");

/** The language as the `lang` of a page: Chinese says in which of its scripts it is. */
export const htmlLanguage = (language: PageLanguage): string => (language === "zh" ? "zh-Hans" : language);

/** The page keeps its reader's language in this cookie, so that the server's text speaks it too (rule K17). */
export const LANGUAGE_COOKIE = "concord-language";
export const LANGUAGE_COOKIE_S = (365 * DAY_MS) / SECOND_MS;
