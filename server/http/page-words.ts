import { readFileSync } from "node:fs";
import { PAGE_LANGUAGES, type PageLanguage } from "../../shared/text/page-language.ts";

const CATALOGS = new URL("../../client/i18n/catalogs/", import.meta.url);

/** The messages of the page's catalogs that the server writes too, by their keys (rule K17). */
const KEYS = {
  title: "app.title",
  opinion: "header.draftOpinion",
  unnumbered: "header.unnumbered",
  report: "header.report",
  label: "sheet.label",
  numberLine: "sheet.draftOpinion",
  sample: "sheet.sample",
  workingText: "sheet.workingText",
  baseText: "sheet.baseText",
  emptyClause: "sheet.emptyClause",
  emptyTitle: "sheet.emptyTitle",
  emptyVerb: "sheet.emptyVerb",
  emptyText: "sheet.emptyText",
  footnotes: "sheet.footnotes",
  open: "state.open",
  adReferendum: "state.adReferendum",
  agreed: "state.agreed",
  void: "state.void",
  readOnly: "saved.readOnly",
  locked: "firstText.locked",
  separator: "firstText.separator",
  again: "firstText.again",
  failed: "firstText.failed",
  typing: "firstText.typing",
  later: "firstText.later",
  offline: "room.offlineBanner",
  editor: "sheet.editor",
  noScript: "firstText.noScript",
  noScriptHere: "firstText.noScriptHere",
} as const;

export type PageWords = Readonly<Record<keyof typeof KEYS, string>>;

type Catalog = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function read(language: PageLanguage): PageWords {
  const catalog = JSON.parse(readFileSync(new URL(`${language}.json`, CATALOGS), "utf8")) as Catalog;
  const message = (key: string): string => {
    const [part = "", name = ""] = key.split(".");
    const found = catalog[part]?.[name];
    if (typeof found !== "string") throw new Error(`${language}.json has no message ${key}`);
    return found;
  };
  return Object.fromEntries(Object.entries(KEYS).map(([name, key]) => [name, message(key)])) as PageWords;
}

/** Text that server and page both show, from the page's own catalogs; `{…}` is filled in. */
export const PAGE_WORDS = Object.fromEntries(
  PAGE_LANGUAGES.map((language) => [language, read(language)]),
) as Readonly<Record<PageLanguage, PageWords>>;
