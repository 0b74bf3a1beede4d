import { z } from "zod";
import { asClause, asComment, asPlace, asProposal } from "../command-parts.ts";
import type { ClauseId, CommentId, DelegationId, ProposalId, UserId } from "../ids.ts";

export const COMMENT_CHARS_MAX = 4_000;
/** Who may read a comment: chosen by who writes it, said beside the button. */
export const COMMENT_READERS = ["delegation", "lead", "room"] as const;
export type CommentReaders = (typeof COMMENT_READERS)[number];

type CharAt = readonly [client: number, clock: number];

export type Comment = {
  readonly id: CommentId;
  readonly at: number;
  readonly by: UserId;
  readonly delegationId: DelegationId | null;
  readonly on:
    | { readonly clauseId: ClauseId; readonly proposalId?: undefined }
    | { readonly proposalId: ProposalId; readonly clauseId?: undefined };
  /** The first and the last character of the range it speaks of; null: the whole. */
  readonly range: readonly [CharAt, CharAt] | null;
  /** The words of the range as they were. */
  readonly quoted: string;
  readonly text: string;
  readonly to: CommentReaders;
  /** The first of its thread; null where this is it. */
  readonly replyTo: CommentId | null;
  readonly resolved: { readonly at: number; readonly by: UserId } | null;
};

export type CommentAct =
  | (Pick<Comment, "delegationId" | "on" | "range" | "quoted" | "text" | "to" | "replyTo"> & {
      readonly type: "commented";
      readonly commentId: CommentId;
    })
  | { readonly type: "commentResolved"; readonly commentId: CommentId }
  | { readonly type: "commentReopened"; readonly commentId: CommentId };

export const commentCommands = [
  z.strictObject({
    type: z.literal("comment"),
    on: z.union([z.strictObject({ clauseId: asClause }), z.strictObject({ proposalId: asProposal })]),
    from: asPlace.optional(),
    to: asPlace.optional(),
    text: z.string().trim().min(1).max(COMMENT_CHARS_MAX),
    readers: z.enum(COMMENT_READERS),
    replyTo: asComment.optional(),
  }),
  z.strictObject({ type: z.literal("resolveComment"), commentId: asComment }),
  z.strictObject({ type: z.literal("reopenComment"), commentId: asComment }),
] as const;
