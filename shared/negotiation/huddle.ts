import type { ClauseId, DelegationId, HuddleId, ProposalId, UserId } from "../ids.ts";

/** What came of a huddle: words, which are a proposal by then; no agreement; or the lead ended it. */
export type HuddleOutcome = {
  readonly seq: number;
  readonly at: number;
  readonly by: UserId;
  readonly forumSeq?: number | undefined;
  /** What was said with it; the lead's reason. */
  readonly note: string;
} & (
  | { readonly kind: "words"; readonly proposalId: ProposalId }
  | { readonly kind: "noAgreement" | "ended" }
);

/**
 * Some delegations that go aside on a clause with a question. The room sees the clause, the question and who is in it, and may
 * join; their words are a draft of theirs, seen by nobody else until they bring them back.
 */
export type Huddle = {
  readonly id: HuddleId;
  /** Counts within the Opinion: "huddle 2". */
  readonly n: number;
  readonly seq: number;
  readonly at: number;
  readonly by: UserId;
  readonly forumSeq?: number | undefined;
  readonly clauseId: ClauseId;
  readonly question: string;
  /** Who is in it now. */
  readonly delegationIds: readonly DelegationId[];
  /** When it reports back, as it was said: an ISO instant with its offset. Nothing lapses when it comes. */
  readonly until: string;
  /** Null while it sits. */
  readonly outcome: HuddleOutcome | null;
};

export type HuddleAct =
  | {
      readonly type: "huddleFormed";
      readonly huddleId: HuddleId;
      readonly clauseId: ClauseId;
      readonly question: string;
      readonly delegationIds: readonly DelegationId[];
      readonly until: string;
    }
  | {
      readonly type: "huddleJoined" | "huddleLeft";
      readonly huddleId: HuddleId;
      readonly delegationId: DelegationId;
    }
  | {
      readonly type: "huddleReported";
      readonly huddleId: HuddleId;
      /** Of the huddle, who reported. */
      readonly delegationId: DelegationId;
      /** The words that it brings back, a proposal by then; null: no agreement. */
      readonly proposalId: ProposalId | null;
      readonly note: string;
      /** How the delegation told the secretariat, where that entered it. */
      readonly onWordOf: string | null;
    }
  /** It has until a later instant; the earlier one stays in the minutes. */
  | {
      readonly type: "huddleExtended";
      readonly huddleId: HuddleId;
      readonly until: string;
      readonly reason: string;
    }
  | { readonly type: "huddleEnded"; readonly huddleId: HuddleId; readonly reason: string };
