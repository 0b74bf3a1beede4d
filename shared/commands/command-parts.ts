import { z } from "zod";
import {
  bracketId,
  clauseId,
  commentId,
  contributionId,
  handedInId,
  delegationId,
  footnoteId,
  huddleId,
  proposalId,
  ULID,
} from "../ids.ts";
import { CLAUSE_CHARS_MAX, REASON_CHARS_MAX } from "../limits.ts";
import { hasWords, toPlainLines, toPlainWords } from "../text/plain-words.ts";

/** Parts of commands. */
export const asClause = z.string().regex(ULID).transform(clauseId);
export const asFootnote = z.string().regex(ULID).transform(footnoteId);
export const asProposal = z.string().regex(ULID).transform(proposalId);
export const asBracket = z.string().regex(ULID).transform(bracketId);
export const asComment = z.string().regex(ULID).transform(commentId);
export const asHuddle = z.string().regex(ULID).transform(huddleId);
export const asContribution = z.string().regex(ULID).transform(contributionId);
export const asHandedIn = z.string().regex(ULID).transform(handedInId);
export const asDelegation = z.string().min(1).max(40).transform(delegationId);
/** One of version 1 too: an old page is told that the words are others, not that it asks for nothing sensible. */
export const asHash = z.string().regex(/^(?:2-)?[0-9a-f]{64}(?:-[0-9a-f]{64})?$/);
/** Signs that hide or reorder words go, as in the text itself (rule W18): they are printed beside it. */
export const asReason = z
  .string()
  .trim()
  .max(REASON_CHARS_MAX)
  .transform(toPlainLines)
  .pipe(z.string().trim().min(1).refine(hasWords));
/** A name or a number: one line, which may be empty. */
export const asLine = (charsMax: number) => z.string().trim().max(charsMax).transform(toPlainWords);
export const asName = (charsMax: number) => asLine(charsMax).pipe(z.string().trim().min(1).refine(hasWords));
export const asWords = z.string().max(CLAUSE_CHARS_MAX);
export const asLevel = z.int().min(1).max(4);

/**
 * A place in a clause's words: an offset in UTF-16 units, or the Yjs character that it follows
 * (`after`; null is the start), which stays right while others type.
 */
export const asPlace = z.union([
  z.int().min(0),
  z.strictObject({ after: z.union([z.tuple([z.int().min(0), z.int().min(0)]), z.null()]) }),
]);
