import type { ClauseId, ProposalId } from "../../shared/ids.ts";
import type { ProposalKind } from "../../shared/negotiation/proposal.ts";

/** Questions about proposals before something is sent. */
export type ProposalQuestion =
  | {
      readonly ask: "propose";
      /** Of the clause that it speaks of; for an added one that it follows, null at the start. */
      readonly clauseId: ClauseId | null;
      readonly proposing: ProposalKind;
      /** A proposal on this proposal. */
      readonly on?: ProposalId;
      /** Words already written elsewhere. */
      readonly text?: string;
      readonly onSent?: () => void;
    }
  | { readonly ask: ProposalDialogAction; readonly proposalId: ProposalId }
  | { readonly ask: "layOver"; readonly clauseId: ClauseId };

/** Acts on a proposal that ask for something first. */
export type ProposalDialogAction =
  | "accept"
  | "acceptInPart"
  | "decline"
  | "setAside"
  | "withdraw"
  | "reword"
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
  | "bringBack"
  | "join"
  | "declineToJoin"
  | "confirmMember"
  | "declineMember"
  | "leave"
  | "proposeOn";
