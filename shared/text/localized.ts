/** Text in the forum's languages; English is always there. */
export type Localized = {
  readonly en: string;
  readonly zh?: string;
  readonly fr?: string;
  readonly es?: string;
  readonly ru?: string;
  readonly ar?: string;
};

/** In this language, else in English, else in the language in which it was written. */
export const inLanguage = (text: Partial<Localized>, language: keyof Localized): string =>
  text[language] ?? text.en ?? Object.values(text)[0] ?? "";

/** Symbol and names under which a delegation is named in a text. */
export const namesOf = ({
  symbol,
  name,
}: {
  readonly symbol: string;
  readonly name: Localized;
}): readonly string[] => [symbol, name.en, ...(name.zh === undefined ? [] : [name.zh])];

/** Of what is generated in a file; the words of a text stay as they are. */
export type ReportLanguage = keyof Localized;

/** In the order of the Union. */
export const REPORT_LANGUAGES = [
  "ar",
  "zh",
  "en",
  "fr",
  "ru",
  "es",
] as const satisfies readonly ReportLanguage[];

export const isReportLanguage = (value: unknown): value is ReportLanguage =>
  REPORT_LANGUAGES.some((language) => language === value);

/** A language that was asked for, else the forum's, else English. */
export const asReportLanguage = (value: unknown, forum: ReportLanguage = "en"): ReportLanguage =>
  isReportLanguage(value) ? value : forum;
