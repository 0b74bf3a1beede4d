import type { ClauseId } from "../ids.ts";
import { findClause, type Opinion } from "../opinion/opinion.ts";
import { postponedOf } from "../negotiation/postponed.ts";
import { type PositionSubject, sameSubject } from "../negotiation/position.ts";
import { findProposal, isRunning } from "../negotiation/proposal.ts";
import type { Parked } from "../negotiation/parked.ts";

export const parkedOn = (opinion: Opinion, subject: PositionSubject): Parked | undefined =>
  postponedOf(opinion).parked.find((one) => sameSubject(one.subject, subject));

/** The clauses that are parked now. */
export const parkedClauses = (opinion: Opinion): ReadonlySet<ClauseId> =>
  new Set(parkedNow(opinion).flatMap(({ subject }) => subject.clauseId ?? []));

/** Parked matters in the order of parking: a clause that was removed, or a proposal that ended, is not. */
export const parkedNow = (opinion: Opinion): readonly Parked[] =>
  postponedOf(opinion).parked.filter(({ subject }) => {
    if (subject.clauseId !== undefined) return findClause(opinion, subject.clauseId)?.removed === null;
    const proposal = findProposal(opinion.negotiation, subject.proposalId);
    return proposal !== undefined && isRunning(proposal);
  });
