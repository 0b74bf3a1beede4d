import type { ReportLanguage } from "./localized.ts";

type ListSigns = {
  /** Between the names of a list, with its space. */
  readonly comma: string;
  /** Between the parts of a longer list, with its space. */
  readonly semicolon: string;
};

const LATIN: ListSigns = { comma: ", ", semicolon: "; " };

const LIST_SIGNS: Readonly<Record<ReportLanguage, ListSigns>> = {
  ar: { comma: "، ", semicolon: "؛ " },
  zh: { comma: "、", semicolon: "；" },
  en: LATIN,
  fr: { ...LATIN, semicolon: "\u202F; " },
  ru: LATIN,
  es: LATIN,
};

/** Between the names of a list. */
export const commaIn = (language: ReportLanguage): string => LIST_SIGNS[language].comma;

/** Between the parts of a longer list. */
export const semicolonIn = (language: ReportLanguage): string => LIST_SIGNS[language].semicolon;
