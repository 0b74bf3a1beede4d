import { namesOf } from "../../shared/text/localized.ts";
import { CLAUSES_MAX } from "../../shared/limits.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { DraftRead } from "../imports/draft-read.ts";
import { readSource } from "../imports/file-source.ts";
import { readDraftFile } from "../imports/read-word-file.ts";

/** A Word file, or a text, as a new draft with what was read otherwise than printed. */
export async function draftOf(
  bytes: Uint8Array,
  forum: ForumRoom,
): Promise<DraftRead | { readonly refusal: Refusal }> {
  const names = forum.forum().delegations.map((one) => ({ id: one.id, names: namesOf(one) }));
  const read = await readSource(bytes, (file) => readDraftFile(file, names));
  if ("refusal" in read) return read;
  const { clauses } = read.draft;
  if (clauses.length === 0) return refuse("emptyWords", "The file holds no clause.");
  return clauses.length > CLAUSES_MAX
    ? refuse("tooManyClauses", `The file holds ${clauses.length} clauses; an Opinion takes ${CLAUSES_MAX}.`, {
        max: CLAUSES_MAX,
      })
    : read;
}
