import { DAY_MS, SECOND_MS } from "../../shared/durations.ts";
import {
  isPageLanguage,
  LANGUAGE_COOKIE,
  PAGE_LANGUAGES,
  type PageLanguage,
} from "../../shared/text/page-language.ts";
import type { FirstMessages, LaterMessages } from "./catalog-parts.ts";

export const LANGUAGES = PAGE_LANGUAGES;
export type Language = PageLanguage;

type LanguageFacts = {
  /** In itself: a reader looks for their own word. */
  readonly name: string;
  readonly short: string;
  readonly dir: "ltr" | "rtl";
  /** For the forms of dates. */
  readonly tag: string;
  readonly first: () => Promise<FirstMessages>;
  readonly later: () => Promise<LaterMessages>;
};

/** A further language is one entry here and its catalogs; `dir` turns the whole page. */
export const LANGUAGE_FACTS: Readonly<Record<Language, LanguageFacts>> = {
  en: {
    name: "English",
    short: "EN",
    dir: "ltr",
    tag: "en-GB",
    first: async () => (await import("./catalogs/en.json?first")).default,
    later: async () => (await import("./catalogs/en.json?later")).default,
  },
  zh: {
    name: "中文",
    short: "中",
    dir: "ltr",
    tag: "zh-CN",
    first: async () => (await import("./catalogs/zh.json?first")).default,
    later: async () => (await import("./catalogs/zh.json?later")).default,
  },
};

const STORED = "concord.language";
const YEAR_S = (365 * DAY_MS) / SECOND_MS;

export function storedLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (isPageLanguage(stored)) return stored;
  const wished = navigator.languages.map((tag) => tag.slice(0, 2)).find(isPageLanguage);
  return wished ?? "en";
}

export const storeLanguage = (language: Language): void => localStorage.setItem(STORED, language);

/** Tells the server the page's language, in which it writes the text before the page is here (rule K17). */
export function tellLanguage(language: Language): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax${secure}`;
}
