import { type Clause, validMark } from "../clause/clause.ts";
import type { ClauseId, DelegationId } from "../ids.ts";
import { isObjected } from "../standing/agreed-mark.ts";
import { objectionsAmong } from "../standing/objections.ts";
import { sittingHuddles } from "../negotiation/postponed.ts";
import type { Huddle } from "../negotiation/huddle.ts";
import type { Parked } from "../negotiation/parked.ts";
import { sentForwardNow } from "../standing/sent-forward.ts";
import { parkedOn } from "../standing/parked-on.ts";
import { livingClauses, type Opinion } from "../opinion/opinion.ts";

/** Remarks that a reader of agreed words needs (rule C20): all of it was told to the room. */
export type Remark = { readonly clauseId: ClauseId } &
  /** `objected`: the mark waits for a delegation that cannot accept, and is no agreement (rule C41). */
  (
    | {
        readonly kind: "pendingDelegation";
        readonly delegationId: DelegationId;
        readonly objected?: true;
      }
    | { readonly kind: "pendingClause"; readonly waitsFor: ClauseId; readonly objected?: true }
    | { readonly kind: "reservation"; readonly delegationId: DelegationId; readonly reason: string }
    /**
     * `at`: of the text that it was given on, where that changed since and the delegation has not answered (rule C34). The
     * last two: the secretariat recorded that it stops nothing any more, and why (rule C25).
     */
    | {
        readonly kind: "objection" | "unansweredObjection" | "objectionOfLeft" | "objectionNotAnswered";
        readonly delegationId: DelegationId;
        readonly reason: string;
        readonly at: number;
      }
    | ({ readonly kind: "parked" } & Pick<Parked, "reason" | "until" | "reportsBack">)
    | ({ readonly kind: "huddle" } & Pick<Huddle, "question" | "delegationIds" | "until">)
    | { readonly kind: "sentForward"; readonly objections: readonly DelegationId[]; readonly reason: string }
  );

/**
 * For whom the marks in force wait, with which reservations they were given, and what goes forward unagreed.
 * `hashed`: the living clauses with the hashes of their words.
 */
export function remarksOf(
  opinion: Opinion,
  hashed: readonly { readonly id: ClauseId; readonly hash: string }[],
): readonly Remark[] {
  const { sentForward } = opinion.negotiation;
  const byId = new Map(hashed.map((one) => [one.id, one]));
  const objections = objectionRemarks(opinion, hashed);
  return livingClauses(opinion).flatMap((clause): readonly Remark[] => [
    ...(objections.get(clause.id) ?? []),
    ...(clause.marks.length > 0 || sentForward.some(({ clauseId }) => clauseId === clause.id)
      ? agreementRemarks(opinion, clause, byId.get(clause.id)?.hash ?? "")
      : []),
    ...asideRemarks(opinion, clause.id),
  ]);
}

/** Counts paragraphs that a delegation told the room it cannot accept, on these words or on earlier ones. */
export const objectedClauses = (remarks: readonly Remark[]): number =>
  new Set(
    remarks.flatMap(({ kind, clauseId }) =>
      kind === "objection" || kind === "unansweredObjection" ? [clauseId] : [],
    ),
  ).size;

/** Positions told to the room: the report and every file say them, marked or not (rule C20). */
function objectionRemarks(
  opinion: Opinion,
  hashed: readonly { readonly id: ClauseId; readonly hash: string }[],
): ReadonlyMap<ClauseId, readonly Remark[]> {
  const remarks = objectionsAmong(opinion, hashed)
    .filter(({ position }) => position.to === "room")
    .map(({ clauseId, unanswered, position: { delegationId, reason, at } }): Remark => ({
      clauseId,
      kind: unanswered ? "unansweredObjection" : "objection",
      delegationId,
      reason,
      at,
    }));
  const closed = opinion.negotiation.positions.flatMap(
    ({ subject, delegationId, closed: how, to }): Remark[] =>
      how === undefined || to !== "room" || subject.clauseId === undefined
        ? []
        : [
            {
              clauseId: subject.clauseId,
              kind: how.because === "left" ? "objectionOfLeft" : "objectionNotAnswered",
              delegationId,
              reason: how.reason,
              at: how.at,
            },
          ],
  );
  return Map.groupBy([...remarks, ...closed], ({ clauseId }) => clauseId);
}

function agreementRemarks(opinion: Opinion, clause: Clause, hash: string): readonly Remark[] {
  const { id: clauseId } = clause;
  const mark = validMark(clause, hash, opinion.negotiation.corrections);
  const objected = mark !== null && isObjected(opinion, clauseId, { mark, hash });
  const sent = sentForwardNow(opinion, clause, hash);
  const noAgreement = objected ? ({ objected } as const) : {};
  return [
    ...(mark?.pending ?? []).map(({ delegationId, clauseId: waitsFor }): Remark =>
      delegationId === undefined
        ? { clauseId, kind: "pendingClause", waitsFor, ...noAgreement }
        : { clauseId, kind: "pendingDelegation", delegationId, ...noAgreement },
    ),
    ...(mark?.reservations ?? []).map((one): Remark => ({ clauseId, kind: "reservation", ...one })),
    ...(sent === undefined
      ? []
      : [{ clauseId, kind: "sentForward", objections: sent.objections, reason: sent.reason } as const]),
  ];
}

/** Matters put aside on it, so that nobody reads the words as if nothing were open. */
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
