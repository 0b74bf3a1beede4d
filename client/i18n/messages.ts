import type { Catalog } from "./catalog-parts.ts";
import ar from "./catalogs/ar.json" with { type: "json" };
import en from "./catalogs/en.json" with { type: "json" };
import es from "./catalogs/es.json" with { type: "json" };
import fr from "./catalogs/fr.json" with { type: "json" };
import ru from "./catalogs/ru.json" with { type: "json" };
import zh from "./catalogs/zh.json" with { type: "json" };
import type { Language } from "./languages.ts";

type Tree = { readonly [key: string]: string | Tree };

/** Every message of a catalog under its whole key. */
export function messages(tree: Tree, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const name = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") found.set(name, value);
    else for (const [inner, message] of messages(value, name)) found.set(inner, message);
  }
  return found;
}

/** Each language's file, as a translator edits it. */
export const CATALOGS: Readonly<Record<Language, Catalog>> = { ar, zh, en, fr, ru, es };

/** The messages of each language under the keys by which the page asks for them. */
export const MESSAGES: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  ar: messages(ar),
  zh: messages(zh),
  en: messages(en),
  fr: messages(fr),
  ru: messages(ru),
  es: messages(es),
};

export const { en: english, zh: chinese } = MESSAGES;
