import type { MarkupReader } from "../../shared/report/markup-reading.ts";

const PIECE = /<(\/?)([^\s>]+)([^>]*)>|([^<]+)/gu;
const ATTRIBUTE = /([^\s=]+)="([^"]*)"/gu;
const SIGNS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

const unescaped = (text: string): string =>
  text.includes("&") ? text.replaceAll(/&(?:amp|lt|gt|quot|#39);/gu, (sign) => SIGNS[sign] ?? sign) : text;

/**
 * Reads markup that was made here, of which all is written in one way; a file from elsewhere is parsed. `endless`:
 * elements without an end tag.
 */
export function scanMarkup(markup: string, reader: MarkupReader, endless: readonly string[] = []): void {
  let isRaw = false;
  for (const [, end, name = "", attributes = "", text] of markup.matchAll(PIECE)) {
    if (text !== undefined) {
      reader.text(isRaw ? text : unescaped(text));
      continue;
    }
    if (name.startsWith("!") || name.startsWith("?")) continue;
    if (end === "/") {
      reader.close(name);
      isRaw = false;
      continue;
    }
    reader.open(
      name,
      new Map(
        [...attributes.matchAll(ATTRIBUTE)].map(
          ([, key = "", value = ""]) => [key, unescaped(value)] as const,
        ),
      ),
    );
    isRaw = name === "style";
    if (endless.includes(name)) reader.close(name);
  }
}
