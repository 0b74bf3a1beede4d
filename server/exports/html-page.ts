import { type Markup, escaped, written } from "./markup.ts";
import { printable } from "./docx-text.ts";

/** Words as a string of CSS: all but letters and digits are escapes, so that nothing ends the string or its element. */
export const cssString = (words: string): string =>
  `"${printable(words).replaceAll(/[^\p{L}\p{N}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;

/** A whole file. It asks for nothing elsewhere and runs nothing, and its policy says so to the browser. */
export function htmlFile(page: {
  readonly title: string;
  readonly language: string;
  readonly styles: string;
  readonly body: readonly Markup[];
}): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return [
    "<!doctype html>",
    `<html lang="${escaped(page.language)}" dir="${page.language === "ar" ? "rtl" : "ltr"}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="Concord">',
    `<title>${escaped(page.title)}</title>`,
    `<style>\n${page.styles}</style>`,
    "</head>",
    "<body>",
    ...page.body.map((piece) => written(piece)),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
