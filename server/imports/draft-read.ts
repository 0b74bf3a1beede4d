import type { NamedDelegation } from "../../shared/plain-text/bracket-owners.ts";
import type { DraftText, Unplaced } from "../../shared/plain-text/draft-text.ts";
import { withoutPrivateUse } from "../../shared/plain-text/footnote-signs.ts";
import { readNegotiated } from "../../shared/plain-text/read-negotiated.ts";
import { plainTextOf } from "../../shared/word-file/plain-text-of.ts";
import { wordFileOf } from "./word-file-of.ts";

export type DraftRead = { readonly draft: DraftText; readonly unplaced: readonly Unplaced[] };

/** How every zip begins, and so every Word file. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** A draft as a Word file or a text has it; null: it is neither. A text of two megabytes takes seconds. */
export function draftRead(bytes: Uint8Array, names: readonly NamedDelegation[]): DraftRead | null {
  const source = isZip(bytes) ? plainTextOf(wordFileOf(bytes)) : plainSource(bytes);
  return source === null ? null : readNegotiated(source.text, names, source.footnotes);
}

function plainSource(bytes: Uint8Array): ReturnType<typeof plainTextOf> | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text: withoutPrivateUse(text), footnotes: [] };
  } catch {
    return null;
  }
}
