import { printable } from "./docx-text.ts";

/** A piece of a page whose words are escaped. Only this file makes one. */
export type Html = { readonly html: string };

type Attributes = Readonly<Record<string, string | undefined>>;

/** Words as a page can hold them: none of them is ever read as markup, in an element or in an attribute. */
const escaped = (words: string): string =>
  printable(words)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => ` ${name}="${escaped(value ?? "")}"`)
    .join("");

const inner = (content: readonly (Html | string)[]): string =>
  content.map((one) => (typeof one === "string" ? escaped(one) : one.html)).join("");

/** Names of elements and attributes are ours alone; only content comes from a record. */
export const element = (
  name: string,
  attributes: Attributes,
  ...content: readonly (Html | string)[]
): Html => ({ html: `<${name}${attributesOf(attributes)}>${inner(content)}</${name}>` });

/** Pieces one after the other. */
export const together = (content: readonly (Html | string)[]): Html => ({ html: inner(content) });

const EMPTY: Html = { html: "" };
/** A piece that may not be there. */
export const maybe = (piece: Html | null): Html => piece ?? EMPTY;

/** Words as a string of CSS: all but letters and digits are escapes, so that nothing ends the string or its element. */
export const cssString = (words: string): string =>
  `"${printable(words).replaceAll(/[^\p{L}\p{N}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;

/** A whole file. It asks for nothing elsewhere and runs nothing, and its policy says so to the browser. */
export function htmlFile(page: {
  readonly title: string;
  readonly language: string;
  readonly styles: string;
  readonly body: readonly Html[];
}): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return [
    "<!doctype html>",
    `<html lang="${escaped(page.language)}" dir="ltr">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="Concord">',
    `<title>${escaped(page.title)}</title>`,
    `<style>\n${page.styles}</style>`,
    "</head>",
    "<body>",
    ...page.body.map(({ html }) => html),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
