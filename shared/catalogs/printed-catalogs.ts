import type { ReportLanguage } from "../text/localized.ts";
import ar from "./printed/ar.json" with { type: "json" };
import en from "./printed/en.json" with { type: "json" };
import es from "./printed/es.json" with { type: "json" };
import fr from "./printed/fr.json" with { type: "json" };
import ru from "./printed/ru.json" with { type: "json" };
import zh from "./printed/zh.json" with { type: "json" };

export type PrintedCatalog = typeof en;

/** Words of printed files besides the record's own, a file a language, as a translator edits them. */
export const PRINTED_CATALOGS: Readonly<Record<ReportLanguage, PrintedCatalog>> = { ar, zh, en, fr, ru, es };
