import { printable } from "./docx-text.ts";

/** A piece of a page or of XML whose words are escaped. Only this file makes one. */
export type Markup = { readonly markup: string };

type Attributes = Readonly<Record<string, string | undefined>>;

/** Words as a page or XML can hold them: none is ever read as markup, in an element or in an attribute (rule R9). */
export function escaped(words: string): string {
  const printed = printable(words);
  // Most words have none of the signs.
  if (!/[&<>"']/u.test(printed)) return printed;
  return printed
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function attributesOf(attributes: Attributes): string {
  let all = "";
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== "") all += ` ${name}="${escaped(value)}"`;
  return all;
}

const inner = (content: readonly (Markup | string)[]): string =>
  content.map((one) => (typeof one === "string" ? escaped(one) : one.markup)).join("");

/** Names of elements and attributes are ours alone; only content comes from a record. */
export const element = (
  name: string,
  attributes: Attributes,
  ...content: readonly (Markup | string)[]
): Markup => ({ markup: `<${name}${attributesOf(attributes)}>${inner(content)}</${name}>` });

/** Pieces one after the other. */
export const together = (content: readonly (Markup | string)[]): Markup => ({ markup: inner(content) });

const EMPTY: Markup = { markup: "" };
/** It has no end tag in a page. */
export const LINE_BREAK: Markup = { markup: "<br>" };
/** A piece that may not be there. */
export const maybe = (piece: Markup | null): Markup => piece ?? EMPTY;

/** Pieces that stand on lines of their own, where white space between them means nothing. */
export const block = (name: string, attributes: Attributes, ...content: readonly Markup[]): Markup => {
  const lines = content.map(({ markup }) => markup).filter((markup) => markup !== "");
  return element(name, attributes, { markup: ["", ...lines, ""].join("\n") });
};
