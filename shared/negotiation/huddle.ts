import type { ClauseId, DelegationId, HuddleId, ProposalId } from "../ids.ts";
import type { Logged } from "../signed.ts";

/** Outcome of a huddle: words, which are a proposal by then; no agreement; or the lead ended it. */
export type HuddleOutcome = Logged & {
  /** The note with the outcome, or the lead's reason. */
  readonly note: string;
} & (
    | { readonly kind: "words"; readonly proposalId: ProposalId }
    | { readonly kind: "noAgreement" | "ended" }
  );

/**
 * Some delegations that go aside on a clause with a question. The room sees the clause, the question and who is in it, and may
 * join; their words are a draft of theirs, seen by nobody else until they bring them back.
 */
export type Huddle = Logged & {
  readonly id: HuddleId;
  /** Counts within the Opinion: "huddle 2". */
  readonly n: number;
  readonly clauseId: ClauseId;
  readonly question: string;
  /** Current members. */
  readonly delegationIds: readonly DelegationId[];
  /** Instant of its report, as it was said: ISO with its offset. Nothing lapses when it comes. */
  readonly until: string;
  /** Null while it sits. */
  readonly outcome: HuddleOutcome | null;
};
