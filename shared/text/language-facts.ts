import type { ReportLanguage } from "./localized.ts";

type LanguageFacts = {
  /** For the forms of dates and numbers; ITU's Arabic documents have Western figures. */
  readonly formatTag: string;
  /** Of the `lang` attribute and of mails. */
  readonly htmlTag: string;
  readonly dir: "ltr" | "rtl";
  /** Between the names of a list, with its space. */
  readonly listComma: string;
  /** Between the parts of a longer list, with its space. */
  readonly listSemicolon: string;
  /** Between two sentences. */
  readonly sentenceEnd: string;
};

const LATIN = { dir: "ltr", listComma: ", ", listSemicolon: "; ", sentenceEnd: ". " } as const;

/** Writing of each language: no other place of the code decides on its signs. */
export const LANGUAGE_WRITING: Readonly<Record<ReportLanguage, LanguageFacts>> = {
  ar: {
    formatTag: "ar-u-nu-latn",
    htmlTag: "ar",
    dir: "rtl",
    listComma: "، ",
    listSemicolon: "؛ ",
    sentenceEnd: ". ",
  },
  zh: {
    formatTag: "zh-Hans-CN",
    htmlTag: "zh-Hans",
    dir: "ltr",
    listComma: "、",
    listSemicolon: "；",
    sentenceEnd: "。",
  },
  en: { ...LATIN, formatTag: "en-GB", htmlTag: "en" },
  fr: { ...LATIN, formatTag: "fr-FR", htmlTag: "fr", listSemicolon: "\u202F; " },
  ru: { ...LATIN, formatTag: "ru-RU", htmlTag: "ru" },
  es: { ...LATIN, formatTag: "es-ES", htmlTag: "es" },
};
