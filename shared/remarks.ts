import type { Clause } from "./clause.ts";
import { validMark } from "./clause.ts";
import type { ClauseId, DelegationId } from "./ids.ts";
import { holdsFor } from "./negotiation/correction.ts";
import type { Negotiation } from "./negotiation/negotiation.ts";

/** What a reader of agreed words must know beside them (rule C20): all of it was told to the room. */
export type Remark = { readonly clauseId: ClauseId } & (
  | { readonly kind: "pendingDelegation"; readonly delegationId: DelegationId }
  | { readonly kind: "pendingClause"; readonly waitsFor: ClauseId }
  | { readonly kind: "reservation"; readonly delegationId: DelegationId; readonly reason: string }
  | { readonly kind: "sentForward"; readonly objections: readonly DelegationId[]; readonly reason: string }
);

/** For whom the marks in force wait, with which reservations they were given, and what goes forward unagreed. */
export function remarksOf(
  clauses: readonly Clause[],
  hashes: ReadonlyMap<ClauseId, string>,
  { corrections, sentForward }: Negotiation,
): readonly Remark[] {
  return clauses.flatMap((clause): readonly Remark[] => {
    const { id: clauseId } = clause;
    const hash = hashes.get(clauseId) ?? "";
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
  });
}
