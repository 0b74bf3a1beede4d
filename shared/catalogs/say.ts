import { createTranslator } from "use-intl/core";
import { LANGUAGE_WRITING } from "../text/language-facts.ts";
import { REPORT_LANGUAGES, type ReportLanguage } from "../text/localized.ts";
import { COMMAND_LINE_CATALOGS, type CommandLineCatalog } from "./command-line-catalogs.ts";
import ar from "./ar.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import es from "./es.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import ru from "./ru.json" with { type: "json" };
import zh from "./zh.json" with { type: "json" };

type Catalog = typeof en;

/** Messages that the server writes outside of the page, a file a language, as a translator edits them. */
export const WRITTEN_CATALOGS: Readonly<Record<ReportLanguage, Catalog>> = { ar, zh, en, fr, ru, es };

/** All that `sayIn` says: no part of one kind of file has the name of a part of the other. */
type Said = Catalog & CommandLineCatalog;

type Values = Readonly<Record<string, string | number>>;
export type SayPart<Part extends keyof Said> = (key: keyof Said[Part], values?: Values) => string;

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

/** Isolates a value that reads the other way than the sentence, so that it reorders nothing around it. */
function isolatedIn(language: ReportLanguage, value: string): string {
  const isOther = LANGUAGE_WRITING[language].dir === "rtl" ? /[A-Za-z\d]/u : RIGHT_TO_LEFT;
  return isOther.test(value) ? `\u2068${value}\u2069` : value;
}

const translators = Object.fromEntries(
  REPORT_LANGUAGES.map((language) => [
    language,
    createTranslator<Record<string, unknown>>({
      locale: LANGUAGE_WRITING[language].formatTag,
      messages: { ...WRITTEN_CATALOGS[language], ...COMMAND_LINE_CATALOGS[language] },
      onError: (error) => {
        throw error;
      },
    }),
  ]),
) as Readonly<Record<ReportLanguage, (key: string, values?: Values) => string>>;

/** Returns the messages of one part in one language. */
export function sayIn<Part extends keyof Said>(part: Part, language: ReportLanguage): SayPart<Part> {
  const translate = translators[language];
  return (key, values = {}) => {
    const isolated = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? isolatedIn(language, value) : value,
    ]);
    return translate(`${part}.${String(key)}`, Object.fromEntries(isolated));
  };
}
