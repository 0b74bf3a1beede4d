import type { ReportLanguage } from "./localized.ts";

type LanguageFacts = {
  /** For the forms of dates and numbers; ITU's Arabic documents have Western figures. */
  readonly formatTag: string;
  /** Of the `lang` attribute and of mails. */
  readonly htmlTag: string;
  readonly dir: "ltr" | "rtl";
  /** Between two sentences. */
  readonly sentenceEnd: string;
};

const LATIN = { dir: "ltr", sentenceEnd: ". " } as const;

/** Writing of each language; `list-signs` has what stands between the parts of a list. */
export const LANGUAGE_WRITING: Readonly<Record<ReportLanguage, LanguageFacts>> = {
  ar: {
    formatTag: "ar-u-nu-latn",
    htmlTag: "ar",
    dir: "rtl",
    sentenceEnd: ". ",
  },
  zh: {
    formatTag: "zh-Hans-CN",
    htmlTag: "zh-Hans",
    dir: "ltr",
    sentenceEnd: "。",
  },
  en: { ...LATIN, formatTag: "en-GB", htmlTag: "en" },
  fr: { ...LATIN, formatTag: "fr-FR", htmlTag: "fr" },
  ru: { ...LATIN, formatTag: "ru-RU", htmlTag: "ru" },
  es: { ...LATIN, formatTag: "es-ES", htmlTag: "es" },
};
