import type { Receipt } from "./receipt.ts";
import type { ClauseId, DelegationId, ProposalId } from "../ids.ts";
import type { ActWords } from "../clause/words.ts";
import type { OwnedBy } from "./draft-owner.ts";
import { type Belonging, type Proposal, type ProposedWords } from "./proposal.ts";
import type { DraftOrigin } from "./draft.ts";

export type ProposalWording = Pick<ProposedWords, "baseText" | "baseHash" | "runs"> & {
  readonly wordsHash: string;
};

/** Events of proposals, in the past tense of the commands. */
export type ProposalEvent =
  | ({
      /** Readers: those who write it alone. */
      readonly type: "proposalDrafted";
      readonly proposalId: ProposalId;
    } & Pick<Proposal, "kind" | "clauseId" | "on" | "clauseKind" | "level"> &
      DraftOrigin &
      OwnedBy)
  /** Readers: those who write it alone. */
  | ({ readonly type: "draftDiscarded"; readonly proposalId: ProposalId } & OwnedBy)
  | (Pick<
      Proposal,
      | "kind"
      | "serial"
      | "symbol"
      | "proponent"
      | "clauseId"
      | "on"
      | "clauseKind"
      | "level"
      | "reason"
      | "language"
    > & {
      readonly type: "proposalSubmitted";
      readonly proposalId: ProposalId;
      /** The delegation's way of telling the secretariat; absent where it submits itself. */
      readonly onWordOf?: string;
      /** Of the Word file that it was taken from; absent where it came from none. */
      readonly received?: Receipt;
      /** Absent where it belongs to no paper. */
      readonly contribution?: Belonging;
      readonly wording: ProposalWording;
    })
  | {
      /** New words by the proponent, or the same words against a changed base (`by` the machine's rule). */
      readonly type: "proposalReworded";
      readonly proposalId: ProposalId;
      readonly rebased: boolean;
      readonly wording: ProposalWording;
    }
  | {
      readonly type: "proposalWithdrawn";
      readonly proposalId: ProposalId;
      readonly reason: string;
      /** The delegation's way of telling the secretariat; absent where it acts itself. So below. */
      readonly onWordOf?: string;
    }
  | {
      readonly type: "proposalAccepted";
      readonly proposalId: ProposalId;
      /** The clause that now has the words: the changed one, or the added one. */
      readonly clauseId: ClauseId | null;
      /** Null: whole. Otherwise which changes of the redline, counted from 0. */
      readonly changes: readonly number[] | null;
      readonly words: ActWords | null;
    }
  | {
      readonly type: "proposalsAssigned";
      /** Null: to none. */
      readonly contribution: Belonging | null;
      readonly proposals: readonly ProposalId[];
    }
  | { readonly type: "proposalDeclined"; readonly proposalId: ProposalId; readonly reason: string }
  | { readonly type: "proposalSetAside"; readonly proposalId: ProposalId; readonly reason: string }
  | { readonly type: "proposalBroughtBack"; readonly proposalId: ProposalId; readonly onWordOf?: string }
  /** Readers: the two delegations. */
  | {
      readonly type: "coSponsorAsked";
      readonly proposalId: ProposalId;
      readonly delegationId: DelegationId;
      /** Set for a member of the group in whose name the proposal stands. So below. */
      readonly asMember?: true;
    }
  | {
      readonly type: "coSponsorConfirmed";
      readonly proposalId: ProposalId;
      readonly delegationId: DelegationId;
      readonly asMember?: true;
      readonly onWordOf?: string;
    }
  /** Readers: the two delegations. */
  | {
      readonly type: "coSponsorDeclined";
      readonly proposalId: ProposalId;
      readonly delegationId: DelegationId;
      readonly asMember?: true;
      readonly onWordOf?: string;
    }
  | {
      readonly type: "coSponsorLeft";
      readonly proposalId: ProposalId;
      readonly delegationId: DelegationId;
      readonly onWordOf?: string;
    }
  | {
      readonly type: "proposalReviewAsked";
      readonly proposalId: ProposalId;
      readonly suggestion: "obsolete" | "reword";
    }
  | {
      readonly type: "proposalReviewed";
      readonly proposalId: ProposalId;
      readonly outcome: "obsolete" | "stands";
      readonly reason: string;
    }
  | {
      /** Rivals laid over one another became the bracketed text of the clause. */
      readonly type: "rivalsTaken";
      readonly clauseId: ClauseId;
      readonly proposals: readonly ProposalId[];
      readonly words: ActWords;
    };
