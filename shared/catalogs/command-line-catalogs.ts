import type { ReportLanguage } from "../text/localized.ts";
import ar from "./command-line/ar.json" with { type: "json" };
import en from "./command-line/en.json" with { type: "json" };
import es from "./command-line/es.json" with { type: "json" };
import fr from "./command-line/fr.json" with { type: "json" };
import ru from "./command-line/ru.json" with { type: "json" };
import zh from "./command-line/zh.json" with { type: "json" };

export type CommandLineCatalog = typeof en;

/** Results and refusals of the command line, a file a language, as a translator edits them. */
export const COMMAND_LINE_CATALOGS: Readonly<Record<ReportLanguage, CommandLineCatalog>> = {
  ar,
  zh,
  en,
  fr,
  ru,
  es,
};
