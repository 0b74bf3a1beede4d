import type { LaterMessages } from "./en-later.ts";
import { en, type FirstMessages } from "./en.ts";

export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

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
    first: () => Promise.resolve(en),
    later: async () => (await import("./en-later.ts")).enLater,
  },
  zh: {
    name: "中文",
    short: "中",
    dir: "ltr",
    tag: "zh-CN",
    first: async () => (await import("./zh.ts")).zh,
    later: async () => (await import("./zh-later.ts")).zhLater,
  },
};

const STORED = "concord.language";

export const isLanguage = (value: unknown): value is Language =>
  LANGUAGES.some((language) => language === value);

export function storedLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) return stored;
  const wished = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return wished ?? "en";
}

export const storeLanguage = (language: Language): void => localStorage.setItem(STORED, language);
