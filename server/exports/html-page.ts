import { hash } from "node:crypto";
import type { MarkupReader } from "../../shared/report/markup-reading.ts";
import { type Markup, escaped, written } from "./markup.ts";
import { printable } from "./printable.ts";
import { scanMarkup } from "./scan-markup.ts";

/** Words as a string of CSS: all but letters and digits are escapes, so that nothing ends the string or its element. */
export const cssString = (words: string): string =>
  `"${printable(words).replaceAll(/[^\p{L}\p{N}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;

type Page = {
  readonly title: string;
  readonly language: string;
  readonly styles: string;
  readonly body: readonly Markup[];
};

/** Only the file's own style element works: its hash is named. */
const policyFor = (style: string): string =>
  `default-src 'none'; style-src 'sha256-${hash("sha256", style, "base64")}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

const head = ({ title, language, styles }: Page): string =>
  [
    "<!doctype html>",
    `<html lang="${escaped(language)}" dir="${language === "ar" ? "rtl" : "ltr"}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policyFor(`\n${styles}`)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="Concord">',
    `<title>${escaped(title)}</title>`,
    `<style>\n${styles}</style>`,
    "</head>",
    "<body>\n",
  ].join("\n");

/**
 * Writes a whole file. It asks for nothing elsewhere and runs nothing, and its policy says so to the browser. The reader
 * reads it meanwhile, as it would read the text.
 */
export function htmlFile(page: Page, reader?: MarkupReader): string {
  const start = head(page);
  if (reader !== undefined) scanMarkup(start, reader, ["meta"]);
  const pieces = page.body.map((piece) => {
    const text = written(piece, reader);
    reader?.text("\n");
    return `${text}\n`;
  });
  const end = "</body>\n</html>\n";
  if (reader !== undefined) scanMarkup(end, reader);
  return start + pieces.join("") + end;
}
