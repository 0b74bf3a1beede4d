import { strFromU8, unzipSync } from "fflate";
import { forgeZip } from "./forge-zip.ts";

/** A Word file with the XML of its text changed, and nothing else. */
export function editWord(bytes: Uint8Array, edit: (xml: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]) => ({
    name,
    content: name === "word/document.xml" ? edit(strFromU8(content)) : content,
  }));
  return forgeZip(parts);
}

/** Puts something into the XML of a text, right before or after what is there once. */
export function put(
  xml: string,
  where: { readonly after: string } | { readonly before: string },
  more: string,
): string {
  const found = "after" in where ? where.after : where.before;
  const parts = xml.split(found);
  if (parts.length !== 2) throw new Error(`${parts.length - 1} times: ${found}`);
  return "after" in where ? parts.join(found + more) : parts.join(more + found);
}
