import { type Clause, validMark } from "../clause/clause.ts";
import { holdsFor } from "../clause/correction.ts";
import type { SentForward } from "../negotiation/negotiation.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { isObjected } from "./agreed-mark.ts";

/**
 * The last act by which a clause's present words went forward though somebody objects (rule C16). An agreement that was
 * marked after it says more, and it is told no longer.
 */
export function sentForwardNow(opinion: Opinion, clause: Clause, hash: string): SentForward | undefined {
  const { corrections, sentForward } = opinion.negotiation;
  const { id: clauseId } = clause;
  const mark = validMark(clause, hash, corrections);
  const agreedSince = mark === null || isObjected(opinion, clauseId, { mark, hash }) ? 0 : mark.seq;
  return sentForward.findLast(
    (one) =>
      one.clauseId === clauseId &&
      one.seq > agreedSince &&
      holdsFor({ clauseId, hash: one.wordsHash, seq: one.seq }, hash, corrections),
  );
}
