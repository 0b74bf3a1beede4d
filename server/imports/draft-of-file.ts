import { namesOf } from "../../shared/preset.ts";
import { CLAUSES_MAX, IMPORT_BYTES_MAX, WORD_BYTES_MAX } from "../../shared/limits.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refusal.ts";
import type { ForumRoom } from "../forum-room.ts";
import type { DraftRead } from "./draft-read.ts";
import { isZip } from "./draft-read.ts";
import { fileRefusal } from "./file-refusal.ts";
import { readDraft } from "./read-word-file.ts";

/** A Word file, or a text, as a new draft with what was read otherwise than printed. */
export async function draftOf(
  bytes: Uint8Array,
  forum: ForumRoom,
): Promise<DraftRead | { readonly refusal: Refusal }> {
  const max = isZip(bytes) ? WORD_BYTES_MAX : IMPORT_BYTES_MAX;
  if (bytes.byteLength > max) return refuse("tooLarge", `A file may have ${max} bytes at most.`);
  const names = forum.forum().delegations.map((one) => ({ id: one.id, names: namesOf(one) }));
  const read = await readDraft(bytes, names);
  if ("fault" in read) return fileRefusal(read.fault);
  if (read.draft === null)
    return refuse("unreadable", "The file is neither a Word file (.docx) nor a UTF-8 text.");
  const { clauses } = read.draft.draft;
  if (clauses.length === 0) return refuse("emptyWords", "The file holds no clause.");
  return clauses.length > CLAUSES_MAX
    ? refuse("tooManyClauses", `The file holds ${clauses.length} clauses; an Opinion takes ${CLAUSES_MAX}.`, {
        max: CLAUSES_MAX,
      })
    : read.draft;
}
