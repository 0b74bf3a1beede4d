import { AsyncLocalStorage } from "node:async_hooks";
import type { CommandLineCatalog } from "../../shared/catalogs/command-line-catalogs.ts";
import { sayIn } from "../../shared/catalogs/say.ts";
import { commaIn } from "../../shared/text/list-signs.ts";
import { isReportLanguage, type ReportLanguage } from "../../shared/text/localized.ts";

const languages = new AsyncLocalStorage<ReportLanguage>();

/** The language of the command that is carried out. Commands of several people go side by side in one server (K45). */
export const spokenLanguage = (): ReportLanguage => languages.getStore() ?? "en";

/** Carries out a command in the language of the shell that sent it. */
export const speaking = <Done>(language: unknown, work: () => Done): Done =>
  languages.run(isReportLanguage(language) ? language : spokenLanguage(), work);

type Values = Readonly<Record<string, string | number>>;

/** Returns a message of the command line in the language of the command. */
export const say = <Part extends keyof CommandLineCatalog>(
  part: Part,
  key: keyof CommandLineCatalog[Part],
  values: Values = {},
): string => sayIn(part, spokenLanguage())(key, values);

/** Joins words by the comma of the language. */
export const listed = (words: readonly string[]): string => words.join(commaIn(spokenLanguage()));
