import { z } from "zod";
import { hasWords } from "../text/plain-words.ts";
import { asClause, asComment, asDelegation, asPlace, asProposal } from "./command-parts.ts";
import { COMMENT_AMONG_MAX, COMMENT_CHARS_MAX, COMMENT_READERS } from "../negotiation/comment.ts";

const asText = z.string().trim().min(1).max(COMMENT_CHARS_MAX).refine(hasWords);

export const commentCommands = [
  z.strictObject({
    type: z.literal("comment"),
    on: z.union([z.strictObject({ clauseId: asClause }), z.strictObject({ proposalId: asProposal })]),
    from: asPlace.optional(),
    to: asPlace.optional(),
    text: asText,
    /** Or the other delegations that read it beside the own one. */
    readers: z.union([z.enum(COMMENT_READERS), z.array(asDelegation).min(1).max(COMMENT_AMONG_MAX)]),
  }),
  z.strictObject({ type: z.literal("replyToComment"), commentId: asComment, text: asText }),
  z.strictObject({
    type: z.literal("takeOverComment"),
    commentId: asComment,
    /** Of the delegation's own comment. */
    readers: z.enum(["lead", "room"]),
  }),
  z.strictObject({ type: z.literal("resolveComment"), commentId: asComment }),
  z.strictObject({ type: z.literal("reopenComment"), commentId: asComment }),
] as const;
