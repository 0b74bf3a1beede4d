import type { Attributes, MarkupReader } from "../../shared/report/markup-reading.ts";

const SIGNS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

const unescaped = (text: string): string =>
  text.includes("&") ? text.replaceAll(/&(?:amp|lt|gt|quot|#39);/gu, (sign) => SIGNS[sign] ?? sign) : text;

type StartTag = { readonly name: string; readonly attributes: Attributes };

function startTag(text: string): StartTag {
  const space = text.indexOf(" ");
  const attributes: Record<string, string> = {};
  if (space < 0) return { name: text, attributes };
  for (let at = space + 1; ;) {
    const equal = text.indexOf('="', at);
    const end = text.indexOf('"', equal + 2);
    if (equal < 0 || end < 0) break;
    attributes[text.slice(at, equal).trimStart()] = unescaped(text.slice(equal + 2, end));
    at = end + 1;
  }
  return { name: text.slice(0, space), attributes };
}

/**
 * Reads markup that was made here, of which all is written in one way; a file from elsewhere is parsed. `endless`:
 * elements without an end tag.
 */
export function scanMarkup(markup: string, reader: MarkupReader, endless: readonly string[] = []): void {
  /** Most start tags of a page are alike. */
  const known = new Map<string, StartTag>();
  let isRaw = false;
  for (let at = 0; at < markup.length;) {
    const open = markup.indexOf("<", at);
    if (open < 0) return;
    if (open > at) reader.text(isRaw ? markup.slice(at, open) : unescaped(markup.slice(at, open)));
    const end = markup.indexOf(">", open);
    const inner = markup.slice(open + 1, end);
    at = end + 1;
    if (inner.startsWith("/")) {
      reader.close(inner.slice(1));
      isRaw = false;
      continue;
    }
    if (inner.startsWith("!") || inner.startsWith("?")) continue;
    const tag = known.get(inner) ?? startTag(inner);
    known.set(inner, tag);
    reader.open(tag.name, tag.attributes);
    isRaw = tag.name === "style";
    if (endless.includes(tag.name)) reader.close(tag.name);
  }
}
