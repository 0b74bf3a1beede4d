import type { UserId } from "../../shared/ids.ts";
import { COMMENT_READERS, type CommentReaders } from "../../shared/negotiation/comment.ts";
import { keepBegun, readBegun } from "./begun.ts";

/** A comment in the making, as this device keeps it until it is sent. */
export type CommentDraft = {
  readonly text: string;
  readonly to: CommentReaders | null;
  /** With which delegations, where it is to some. */
  readonly among?: readonly string[];
};

/** Of one person on one subject: a clause, a proposal or a thread. */
export function readCommentDraft(person: UserId, subject: string): CommentDraft {
  const kept = readBegun("comment", person, subject);
  if (kept === null || !("text" in kept)) return { text: "", to: null };
  const to = ([...COMMENT_READERS, "delegations"] as const).find((one) => "to" in kept && kept.to === one);
  const among: unknown[] = "among" in kept && Array.isArray(kept.among) ? kept.among : [];
  return {
    text: String(kept.text),
    to: to ?? null,
    ...(among.length === 0 ? {} : { among: among.map(String) }),
  };
}

export function keepDraft(person: UserId, subject: string, draft: CommentDraft): void {
  keepBegun("comment", person, subject, draft.text === "" ? null : draft);
}
