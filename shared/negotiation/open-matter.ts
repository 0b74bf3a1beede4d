import type { ClauseId, DelegationId, ProposalId } from "../ids.ts";
import type { Pending } from "../clause/pending.ts";

/** Something that is open in an Opinion. All of it was told to the room, so every reader may know it. */
export type OpenMatter =
  | {
      /** Nobody agreed to the words, or the leads alone did. */
      readonly kind: "notAgreed" | "adReferendum" | "parked";
      readonly clauseId: ClauseId;
    }
  | { readonly kind: "bracket"; readonly clauseId: ClauseId; readonly count: number }
  | {
      readonly kind: "proposal";
      /** Null: it would add a clause at the start. */
      readonly clauseId: ClauseId | null;
      readonly proposalId: ProposalId;
      readonly label: string;
    }
  | { readonly kind: "silence"; readonly clauseId: ClauseId; readonly silenceSeq: number }
  | { readonly kind: "huddle"; readonly clauseId: ClauseId; readonly n: number }
  | {
      readonly kind: "cannotAccept";
      readonly clauseId: ClauseId;
      readonly delegationId: DelegationId;
      /** Its category may hold up agreement. */
      readonly stops: boolean;
      /** It was given on other words, and the delegation has not answered yet (rule C34). */
      readonly unanswered?: true;
    }
  | {
      readonly kind: "awaitsInstructions" | "reservation";
      readonly clauseId: ClauseId;
      readonly delegationId: DelegationId;
    }
  | {
      /** The mark in force waits for `pending`; `objected`: that delegation cannot accept the words (rule C41). */
      readonly kind: "pending";
      readonly clauseId: ClauseId;
      readonly pending: Pending;
      readonly objected?: true;
    };

export type OpenKind = OpenMatter["kind"];

/** In the order in which they are listed: what stops a step first. */
export const OPEN_KINDS = [
  "cannotAccept",
  "notAgreed",
  "adReferendum",
  "bracket",
  "proposal",
  "silence",
  "huddle",
  "parked",
  "awaitsInstructions",
  "pending",
  "reservation",
] as const satisfies readonly OpenKind[];

/** The delegation that holds up agreement by this matter; null where none does. */
export function objectorIn(one: OpenMatter): DelegationId | null {
  if (one.kind === "cannotAccept") return one.stops ? one.delegationId : null;
  return one.kind === "pending" && one.objected === true ? (one.pending.delegationId ?? null) : null;
}

/** The delegation that a matter names; none where it names none. */
export const delegationIn = (one: OpenMatter): readonly DelegationId[] => {
  if ("delegationId" in one) return [one.delegationId];
  return one.kind === "pending" && one.pending.delegationId !== undefined ? [one.pending.delegationId] : [];
};

/** The clauses of some kinds of matters, each once, in the order of the list. */
export const clausesIn = (
  matters: readonly OpenMatter[],
  kinds: readonly OpenKind[],
): readonly ClauseId[] => [
  ...new Set(matters.flatMap(({ kind, clauseId }) => (kinds.includes(kind) ? (clauseId ?? []) : []))),
];
