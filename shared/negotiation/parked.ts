import type { ClauseId, DelegationId, UserId } from "../ids.ts";
import type { Opinion } from "../opinion.ts";
import { findClause } from "../opinion.ts";
import { asideOf } from "./aside.ts";
import type { Subject } from "./position.ts";
import { sameSubject } from "./position.ts";
import { findProposal, isRunning } from "./proposal.ts";

/** Until when, or what, something stays parked, as it was said. When it comes nothing happens by itself (rule Y7). */
export type ParkedUntil =
  /** ISO instant with its offset. */
  | { readonly instant: string; readonly meeting?: undefined; readonly clauseId?: undefined }
  | { readonly meeting: string; readonly instant?: undefined; readonly clauseId?: undefined }
  | { readonly clauseId: ClauseId; readonly instant?: undefined; readonly meeting?: undefined };

/** A clause or a proposal that the lead put aside for a while, so that the room can go on. */
export type Parked = {
  readonly seq: number;
  readonly at: number;
  readonly by: UserId;
  readonly forumSeq?: number | undefined;
  readonly subject: Subject;
  readonly reason: string;
  readonly until: ParkedUntil | null;
  /** The delegation that reports back on it, where one was named. */
  readonly reportsBack: DelegationId | null;
};

export type ParkingAct =
  | ({ readonly type: "parked" } & Pick<Parked, "subject" | "reason" | "until" | "reportsBack">)
  | { readonly type: "takenUp"; readonly subject: Subject; readonly reason: string };

export const parkedOn = (opinion: Opinion, subject: Subject): Parked | undefined =>
  asideOf(opinion).parked.find((one) => sameSubject(one.subject, subject));

/** The clauses that are parked now. */
export const parkedClauses = (opinion: Opinion): ReadonlySet<ClauseId> =>
  new Set(parkedNow(opinion).flatMap(({ subject }) => subject.clauseId ?? []));

/** What is parked now, in the order in which it was: a clause that was removed, or a proposal that ended, is not. */
export const parkedNow = (opinion: Opinion): readonly Parked[] =>
  asideOf(opinion).parked.filter(({ subject }) => {
    if (subject.clauseId !== undefined) return findClause(opinion, subject.clauseId)?.removed === null;
    const proposal = findProposal(opinion.negotiation, subject.proposalId);
    return proposal !== undefined && isRunning(proposal);
  });
