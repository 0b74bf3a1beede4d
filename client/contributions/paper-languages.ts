/** The languages that a paper may be in. */
export const PAPER_LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"] as const;
export type PaperLanguage = (typeof PAPER_LANGUAGES)[number];

export const isPaperLanguage = (tag: string): tag is PaperLanguage =>
  PAPER_LANGUAGES.some((one) => one === tag);
