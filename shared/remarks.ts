import type { Clause } from "./clause.ts";
import { validMark } from "./clause.ts";
import type { ClauseId, DelegationId } from "./ids.ts";
import { holdsFor } from "./negotiation/correction.ts";
import { sittingHuddles } from "./negotiation/huddle.ts";
import type { ParkedUntil } from "./negotiation/parked.ts";
import { parkedOn } from "./negotiation/parked.ts";
import type { Opinion } from "./opinion.ts";
import { livingClauses } from "./opinion.ts";

/** What a reader of agreed words must know beside them (rule C20): all of it was told to the room. */
export type Remark = { readonly clauseId: ClauseId } & (
  | { readonly kind: "pendingDelegation"; readonly delegationId: DelegationId }
  | { readonly kind: "pendingClause"; readonly waitsFor: ClauseId }
  | { readonly kind: "reservation"; readonly delegationId: DelegationId; readonly reason: string }
  | {
      readonly kind: "parked";
      readonly reason: string;
      readonly until: ParkedUntil | null;
      readonly reportsBack: DelegationId | null;
    }
  | {
      readonly kind: "huddle";
      readonly delegationIds: readonly DelegationId[];
      readonly question: string;
      readonly until: string;
    }
  | { readonly kind: "sentForward"; readonly objections: readonly DelegationId[]; readonly reason: string }
);

/** For whom the marks in force wait, with which reservations they were given, and what goes forward unagreed. */
export function remarksOf(opinion: Opinion, hashes: ReadonlyMap<ClauseId, string>): readonly Remark[] {
  return livingClauses(opinion).flatMap((clause): readonly Remark[] => [
    ...agreementRemarks(opinion, clause, hashes.get(clause.id) ?? ""),
    ...asideRemarks(opinion, clause.id),
  ]);
}

function agreementRemarks(opinion: Opinion, clause: Clause, hash: string): readonly Remark[] {
  const { corrections, sentForward } = opinion.negotiation;
  const { id: clauseId } = clause;
  const mark = validMark(clause, hash, corrections);
  if (mark === null) {
    const sent = sentForward.findLast(
      (one) =>
        one.clauseId === clauseId &&
        holdsFor({ clauseId, hash: one.wordsHash, seq: one.seq }, hash, corrections),
    );
    if (sent === undefined) return [];
    const { objections, reason } = sent;
    return [{ clauseId, kind: "sentForward", objections, reason }];
  }
  return [
    ...(mark.pending ?? []).map(({ delegationId, clauseId: waitsFor }): Remark =>
      delegationId === undefined
        ? { clauseId, kind: "pendingClause", waitsFor }
        : { clauseId, kind: "pendingDelegation", delegationId },
    ),
    ...(mark.reservations ?? []).map((one): Remark => ({ clauseId, kind: "reservation", ...one })),
  ];
}

/** What was put aside on it, so that nobody reads the words as if nothing were open. */
const asideRemarks = (opinion: Opinion, clauseId: ClauseId): readonly Remark[] => {
  const parked = parkedOn(opinion, { clauseId });
  return [
    ...(parked === undefined
      ? []
      : [
          {
            clauseId,
            kind: "parked",
            reason: parked.reason,
            until: parked.until,
            reportsBack: parked.reportsBack,
          } as const,
        ]),
    ...sittingHuddles(opinion)
      .filter((one) => one.clauseId === clauseId)
      .map(({ delegationIds, question, until }): Remark => ({
        clauseId,
        kind: "huddle",
        delegationIds,
        question,
        until,
      })),
  ];
};
