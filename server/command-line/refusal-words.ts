import { readFileSync } from "node:fs";
import { createTranslator } from "use-intl/core";
import type { Refusal } from "../../shared/refusal.ts";
import { LANGUAGE_WRITING } from "../../shared/text/language-facts.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { NOT_UNDERSTOOD } from "../../shared/word-file/not-understood-words.ts";
import type { NotUnderstood } from "../../shared/word-file/understood.ts";
import { WORD_FAULTS, type WordFault } from "../../shared/word-file/word-fault.ts";
import { say, spokenLanguage } from "./spoken.ts";

const CATALOGS = new URL("../../client/i18n/catalogs/", import.meta.url);

type Say = (key: string, values?: Refusal["details"]) => string;
const read = new Map<ReportLanguage, Say>();

/** Reads the page's own messages: a reason has one sentence for page and command line. */
function pageSays(language: ReportLanguage): Say {
  const known = read.get(language);
  if (known !== undefined) return known;
  const translate = createTranslator<Record<string, unknown>>({
    locale: LANGUAGE_WRITING[language].formatTag,
    messages: JSON.parse(readFileSync(new URL(`${language}.json`, CATALOGS), "utf8")) as Record<
      string,
      unknown
    >,
    onError: (error) => {
      throw error;
    },
  }) as Say;
  read.set(language, translate);
  return translate;
}

/** Returns a message of the page in the language of the command; `english` is what the command line says itself. */
export function pageWord(key: string, english: string, values: Refusal["details"] = {}): string {
  const language = spokenLanguage();
  if (language === "en") return english;
  try {
    return pageSays(language)(key, values);
  } catch {
    // A sentence of the page may need a value that this refusal does not carry.
    return english;
  }
}

/** Returns the sentence of a refusal: the exact one in English, else the page's sentence for its reason or fault. */
export const refusalLine = ({ reason, message, details }: Refusal): string => {
  const fault = details?.["fault"];
  return pageWord(fault === undefined ? `refusal.${reason}` : `wordFile.faults.${fault}`, message, details);
};

/** Says why a Word file is not taken. */
export const wordFault = (fault: WordFault): string =>
  pageWord(`wordFile.faults.${fault}`, WORD_FAULTS[fault]);

/** One told line of a Word file, in the language of the command. */
export const notTakenLine = (told: NotUnderstood): string => {
  const why = pageWord(`wordFile.why.${told.why}`, NOT_UNDERSTOOD[told.why]);
  const words = told.words === "" ? "" : `: ${told.words}`;
  const by = told.author === undefined || told.author === "" ? "" : ` (${told.author})`;
  const message = `${why}${by}${words}`;
  return told.line === 0 ? message : say("command", "lineSays", { line: told.line, message });
};
