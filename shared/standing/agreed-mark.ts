import { type Clause, type Mark, validMark } from "../clause/clause.ts";
import type { ClauseId, DelegationId } from "../ids.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { standingPositions, stopsMark } from "./standing-positions.ts";

/** The mark by which the room agreed to the clause's present words; one over an objection is none yet (rule C41). */
export function agreedMark(opinion: Opinion, clause: Clause, hash: string): Mark | null {
  const mark = validMark(clause, hash, opinion.negotiation.corrections);
  return mark === null || isObjected(opinion, clause.id, { mark, hash }) ? null : mark;
}

type Objected = { readonly mark: Mark; readonly hash: string };

/** Tells if a valid mark waits for a delegation that cannot accept these words. */
export const isObjected = (opinion: Opinion, clauseId: ClauseId, of: Objected): boolean =>
  objectorsAwaited(opinion, clauseId, of).length > 0;

/**
 * The delegations that a valid mark waits for and that told the room that they cannot accept these words: when it was
 * set, or since. What was told to the lead alone changes no state that others see.
 */
export function objectorsAwaited(
  opinion: Opinion,
  clauseId: ClauseId,
  { mark, hash }: Objected,
): readonly DelegationId[] {
  const waits = (mark.pending ?? []).flatMap((one) =>
    one.delegationId === undefined ? [] : [one.delegationId],
  );
  if (waits.length === 0) return [];
  const objecting = new Set([
    ...(mark.objections ?? []),
    ...standingPositions(opinion, { clauseId, hash }).flatMap((one) =>
      stopsMark(one) && one.to === "room" ? [one.delegationId] : [],
    ),
  ]);
  return waits.filter((id) => objecting.has(id));
}
