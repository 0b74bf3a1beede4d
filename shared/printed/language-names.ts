import type { ReportLanguage } from "../text/localized.ts";

/** Languages as the line "Original: English" names them, by the language of the file; kept here, or other ICU data gave other bytes. */
const NAMES: Readonly<Record<ReportLanguage, Readonly<Record<ReportLanguage, string>>>> = {
  en: { ar: "Arabic", zh: "Chinese", en: "English", fr: "French", ru: "Russian", es: "Spanish" },
  zh: { ar: "阿拉伯文", zh: "中文", en: "英文", fr: "法文", ru: "俄文", es: "西班牙文" },
  fr: { ar: "arabe", zh: "chinois", en: "anglais", fr: "français", ru: "russe", es: "espagnol" },
  es: { ar: "árabe", zh: "chino", en: "inglés", fr: "francés", ru: "ruso", es: "español" },
  ru: {
    ar: "арабский",
    zh: "китайский",
    en: "английский",
    fr: "французский",
    ru: "русский",
    es: "испанский",
  },
  ar: {
    ar: "بالعربية",
    zh: "بالصينية",
    en: "بالإنكليزية",
    fr: "بالفرنسية",
    ru: "بالروسية",
    es: "بالإسبانية",
  },
};

export const languageName = (named: ReportLanguage, language: ReportLanguage): string =>
  NAMES[language][named];
