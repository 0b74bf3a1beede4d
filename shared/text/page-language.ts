/** The languages of the page. */
export const PAGE_LANGUAGES = ["en", "zh"] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

export const isPageLanguage = (value: unknown): value is PageLanguage =>
  PAGE_LANGUAGES.some((language) => language === value);

/** The page keeps its reader's language in this cookie, so that the server's text speaks it too (rule K17). */
export const LANGUAGE_COOKIE = "concord-language";
