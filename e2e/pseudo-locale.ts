import type { BrowserContext } from "@playwright/test";
import compile from "icu-minify/compile";
import { type Catalog, CATALOG_PARTS, type CatalogPart, catalogPart } from "../client/i18n/catalog-parts.ts";
import { type IcuMessage, readIcu } from "../client/i18n/icu-message.ts";
import { CATALOGS } from "../client/i18n/messages.ts";

const PLAIN = "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz";
const MARKED = "ÅåƁƀĆćĎďĒēƑƒĞğĤĥĨĩĴĵĶķĹĺḾḿŃńÕõṔṕǪǫŔŕŠšŢţŮůṼṽŴŵẊẋŶŷŽž";
const MARKS = new Map(Array.from(PLAIN, (letter, i) => [letter, MARKED.charAt(i)]));

/** A text so much longer than the English one, as other languages are. */
const LONGER = 0.3;

/** Marks each letter outside of a tag. */
const marked = (text: string): string =>
  text.replaceAll(/<[^>]*>|[A-Za-z]/gu, (found) => MARKS.get(found) ?? found);

const written = (message: IcuMessage): string =>
  message
    .map((part) => {
      if (typeof part === "string") return marked(part);
      if (part.kind === "value") return `{${part.name}}`;
      const choices = [...part.options].map(([option, inner]) => `${option} {${written(inner)}}`);
      return `{${part.name}, ${part.kind}, ${choices.join(" ")}}`;
    })
    .join("");

/** An English message with marks on its letters, and a third longer: words that no catalog has stay plain. */
export function pseudoMessage(message: string): string {
  const letters = message.replaceAll(/\{[^{}]*\}|<[^>]*>/gu, "").replaceAll(/\{\w+, \w+,/gu, "");
  const more = "·".repeat(Math.ceil(letters.length * LONGER));
  // Breaks where a word of another language would.
  return `${written(readIcu(message))} ${more.replaceAll(/·{8}(?=·)/gu, "········ ")}`;
}

type Messages = string | { readonly [key: string]: Messages };
const each = (messages: Messages, change: (message: string) => unknown): unknown =>
  typeof messages === "string"
    ? change(messages)
    : Object.fromEntries(Object.entries(messages).map(([key, inner]) => [key, each(inner, change)]));

/** The English catalog, marked: made here, and in no page that people get. */
export const PSEUDO_CATALOG = each(CATALOGS.en, pseudoMessage) as Catalog;

/** The part of the catalog that a built file holds, by its keys. */
const partWith = (keys: readonly string[]): CatalogPart | undefined =>
  CATALOG_PARTS.find((part) => keys.join() === Object.keys(catalogPart(CATALOGS.en, part)).join());

/** Lets the English page of this browser speak the pseudo-locale: its files of messages are answered marked. */
export async function speakPseudo(context: BrowserContext): Promise<void> {
  await context.route(/\/assets\/en-[^/]*\.js$/u, async (route) => {
    const built = await (await route.fetch()).text();
    const module = (await import(`data:text/javascript,${encodeURIComponent(built)}`)) as { default: object };
    const part = partWith(Object.keys(module.default));
    if (part === undefined) throw new Error(`no part of the catalog is in ${route.request().url()}`);
    const body = `export default ${JSON.stringify(each(catalogPart(PSEUDO_CATALOG, part) as Messages, compile))};`;
    await route.fulfill({ contentType: "text/javascript", body });
  });
}
