import {
  isPageLanguage,
  LANGUAGE_COOKIE,
  LANGUAGE_COOKIE_S,
  PAGE_LANGUAGES,
  type PageLanguage,
} from "../../shared/text/page-language.ts";
import type { FirstMessages } from "./catalog-parts.ts";

export const LANGUAGES = PAGE_LANGUAGES;
export type Language = PageLanguage;

type LanguageFacts = {
  /** In itself: a reader looks for their own word. */
  readonly name: string;
  readonly first: () => Promise<FirstMessages>;
};

/** A further language is one entry here and its catalog. */
export const LANGUAGE_FACTS: Readonly<Record<Language, LanguageFacts>> = {
  ar: {
    name: "العربية",
    first: async () => (await import("./catalogs/ar.json?first")).default,
  },
  zh: {
    name: "中文",
    first: async () => (await import("./catalogs/zh.json?first")).default,
  },
  en: {
    name: "English",
    first: async () => (await import("./catalogs/en.json?first")).default,
  },
  fr: {
    name: "Français",
    first: async () => (await import("./catalogs/fr.json?first")).default,
  },
  ru: {
    name: "Русский",
    first: async () => (await import("./catalogs/ru.json?first")).default,
  },
  es: {
    name: "Español",
    first: async () => (await import("./catalogs/es.json?first")).default,
  },
};

/** For the forms of dates, numbers and lists. ITU's Arabic documents have Western figures. */
export const tagOf = (language: Language): string =>
  language === "en" ? "en-GB" : language === "ar" ? "ar-u-nu-latn" : language;

/** The reader's choice on this device, else the language in which the server began the page (K46). */
export function storedLanguage(): Language {
  const cookies = document.cookie.split("; ").map((cookie) => cookie.split("="));
  const chosen = cookies.find(([name]) => name === LANGUAGE_COOKIE)?.[1];
  if (isPageLanguage(chosen)) return chosen;
  const begun = document.documentElement.lang.slice(0, 2);
  return isPageLanguage(begun) ? begun : "en";
}

/** Keeps the page's language. The server writes the text before the page is here in it (rule K17). */
export function storeLanguage(language: Language): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${LANGUAGE_COOKIE_S}; SameSite=Lax${secure}`;
}
