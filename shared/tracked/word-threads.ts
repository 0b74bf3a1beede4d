import type { CharRange } from "../clause/words.ts";
import type { Span } from "../clause/comment-place.ts";
import { type Comment, type CommentSubject, threadsOf } from "../negotiation/comment.ts";
import type { CommentId, ProposalId } from "../ids.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { FileLabels } from "./file-labels.ts";

export type WordRemark = {
  readonly author: string;
  readonly at: number;
  readonly text: string;
  /** The comment of the room that it is, or the proposal that it tells of. */
  readonly of: { readonly commentId: CommentId } | { readonly proposalId: ProposalId };
};

/** A comment in a Word file and its replies, beside the words that it speaks of; `span` null: beside all of them. */
export type WordThread = {
  readonly span: Span | null;
  readonly resolved: boolean;
  readonly remarks: readonly WordRemark[];
};

/**
 * Comments to the room on a clause or a proposal. What a delegation said to its own people or to the lead never goes
 * into a file, not even into one of its own: a file travels further than its reader (rule R28).
 */
export function threadsOn(
  on: CommentSubject,
  spanOf: (range: readonly CharRange[]) => Span | null,
  { opinion, labels }: { readonly opinion: Opinion; readonly labels: FileLabels },
): readonly WordThread[] {
  const toRoom = opinion.negotiation.comments.filter(
    (one) => one.to === "room" && one.on.clauseId === on.clauseId && one.on.proposalId === on.proposalId,
  );
  const remark = ({ id, delegationId, by, forumSeq, at, text, resolved }: Comment): WordRemark => ({
    author: delegationId === null ? labels.madeBy({ by, forumSeq }) : labels.delegation(delegationId),
    at,
    text: resolved?.lapsed === undefined ? text : labels.lapsed(text, resolved.lapsed),
    of: { commentId: id },
  });
  return threadsOf(toRoom).map(({ first, replies }) => ({
    span: first.range === null ? null : spanOf(first.range),
    resolved: first.resolved !== null,
    remarks: [first, ...replies].map(remark),
  }));
}
