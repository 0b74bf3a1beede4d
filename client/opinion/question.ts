import type { ClauseId, DelegationId, ProposalId } from "../../shared/ids.ts";
import type { ProposalKind } from "../../shared/negotiation/proposal.ts";

/** A group of delegations as its coordinator tells it. */
export type ToldGroup = {
  readonly symbol: string;
  readonly name: string;
  readonly members: ReadonlySet<DelegationId>;
};

/** A proposal that somebody writes in the row of its clause. */
export type SuggestionQuestion =
  | {
      readonly ask: "propose";
      /** Of the clause that it speaks of; for an added one that it follows, null at the start. */
      readonly clauseId: ClauseId | null;
      readonly proposing: ProposalKind;
      /** A proposal on this proposal. */
      readonly on?: ProposalId;
      /** Words already written elsewhere. */
      readonly text?: string;
      /** The group that is meant, where it is known. */
      readonly group?: ToldGroup;
      readonly onSent?: () => void;
    }
  | { readonly ask: "draft"; readonly draftId: ProposalId }
  /** New words for a proposal that stands. */
  | { readonly ask: "reword"; readonly proposalId: ProposalId };

/** Questions about proposals that a dialog asks before something is sent. */
export type ProposalQuestion =
  | { readonly ask: ProposalDialogAction; readonly proposalId: ProposalId }
  | { readonly ask: "layOver"; readonly clauseId: ClauseId };

/** Acts on a proposal that ask for something first. */
export type ProposalDialogAction =
  | "accept"
  | "acceptInPart"
  | "decline"
  | "setAside"
  | "withdraw"
  | "askCoSponsor"
  | "review"
  | "assign"
  | "park"
  | "takeUp"
  | OnWordAct;

/** By the secretariat, as a delegation told it to. */
export type OnWordAct = "withdrawOnWord" | "bringBackOnWord" | "answerOnWord";

/** Everything that can be done with a proposal. */
export type ProposalAction =
  | ProposalDialogAction
  | "reword"
  | "bringBack"
  | "join"
  | "declineToJoin"
  | "confirmMember"
  | "declineMember"
  | "leave"
  | "proposeOn";
