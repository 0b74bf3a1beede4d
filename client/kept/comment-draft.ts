import type { UserId } from "../../shared/ids.ts";
import type { CommentReaders } from "../../shared/negotiation/comment.ts";
import { COMMENT_READERS } from "../../shared/negotiation/comment.ts";

/** A comment in the making, as this device keeps it until it is sent. */
export type CommentDraft = { readonly text: string; readonly to: CommentReaders | null };

const EMPTY: CommentDraft = { text: "", to: null };
const keysOf = (person: UserId): string => `concord.comment.${person}.`;

/** Of one person on one subject: a clause, a proposal or a thread. */
export function readDraft(person: UserId, subject: string): CommentDraft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keysOf(person) + subject) ?? "null");
    if (typeof kept !== "object" || kept === null || !("text" in kept)) return EMPTY;
    const to = COMMENT_READERS.find((one) => "to" in kept && kept.to === one) ?? null;
    return { text: String(kept.text), to };
  } catch {
    return EMPTY;
  }
}

export function keepDraft(person: UserId, subject: string, draft: CommentDraft): void {
  try {
    const key = keysOf(person) + subject;
    if (draft.text === "") localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A closed or full storage keeps nothing; what is written stays while its field is open.
  }
}

/** The next person at this device finds nothing of what was begun. */
export function dropDrafts(person: UserId): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(keysOf(person))) localStorage.removeItem(key);
  }
}
