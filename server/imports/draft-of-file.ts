import { IMPORT_BYTES_MAX, WORD_BYTES_MAX } from "../../shared/limits.ts";
import type { DraftText, Unplaced } from "../../shared/plain-text/draft-text.ts";
import { withoutPrivateUse } from "../../shared/plain-text/footnote-signs.ts";
import { readNegotiated } from "../../shared/plain-text/read-negotiated.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refusal.ts";
import { plainTextOf } from "../../shared/word-file/plain-text-of.ts";
import { WORD_FAULTS } from "../../shared/word-file/word-fault.ts";
import type { ForumRoom } from "../forum-room.ts";
import { readWordFile } from "./read-word-file.ts";

/** How every zip begins, and so every Word file. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** A Word file, or a text, as a new draft with what was read otherwise than printed. */
export async function draftOf(
  bytes: Uint8Array,
  forum: ForumRoom,
): Promise<
  { readonly draft: DraftText; readonly unplaced: readonly Unplaced[] } | { readonly refusal: Refusal }
> {
  const source = await sourceOf(bytes);
  if ("refusal" in source) return source;
  const names = forum
    .forum()
    .delegations.map(({ id, symbol, name }) => ({ id, names: [symbol, name.en, name.zh] }));
  const read = readNegotiated(source.text, names, source.footnotes);
  return read.draft.clauses.length === 0 ? refuse("emptyWords", "The file holds no clause.") : read;
}

type Source = { readonly text: string; readonly footnotes: readonly string[] };

async function sourceOf(bytes: Uint8Array): Promise<Source | { readonly refusal: Refusal }> {
  const max = isZip(bytes) ? WORD_BYTES_MAX : IMPORT_BYTES_MAX;
  if (bytes.byteLength > max) return refuse("tooLarge", `A file may have ${max} bytes at most.`);
  if (isZip(bytes)) {
    const read = await readWordFile(bytes);
    return "fault" in read
      ? refuse("fileRefused", WORD_FAULTS[read.fault], { fault: read.fault })
      : plainTextOf(read.file);
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text: withoutPrivateUse(text), footnotes: [] };
  } catch {
    return refuse("unreadable", "The file is neither a Word file (.docx) nor a UTF-8 text.");
  }
}
