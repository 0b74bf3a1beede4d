import type { Clause, Mark } from "../clause.ts";
import { validMark } from "../clause.ts";
import type { ClauseId } from "../ids.ts";
import type { Opinion } from "../opinion.ts";
import { standingPositions, stopsMark } from "./standing-positions.ts";

/** The mark by which the room agreed to the clause's present words; one over an objection is none yet (rule C22). */
export function agreedMark(opinion: Opinion, clause: Clause, hash: string): Mark | null {
  const mark = validMark(clause, hash, opinion.negotiation.corrections);
  return mark === null || isObjected(opinion, clause.id, { mark, hash }) ? null : mark;
}

type Objected = { readonly mark: Mark; readonly hash: string };

/**
 * Whether a valid mark waits for a delegation that told the room that it cannot accept these words: when it was
 * set, or since. What was told to the lead alone changes no state that others see.
 */
export function isObjected(opinion: Opinion, clauseId: ClauseId, { mark, hash }: Objected): boolean {
  const waits = (mark.pending ?? []).flatMap((one) =>
    one.delegationId === undefined ? [] : [one.delegationId],
  );
  if (waits.length === 0) return false;
  return (
    waits.some((id) => mark.objections?.includes(id) === true) ||
    standingPositions(opinion, { clauseId, hash }).some(
      (one) => stopsMark(one) && one.to === "room" && waits.includes(one.delegationId),
    )
  );
}
