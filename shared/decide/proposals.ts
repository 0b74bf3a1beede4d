import type { SingleCommand } from "../commands/commands.ts";
import { decideAccept } from "./accept-proposal.ts";
import { decideAssign } from "./assign-proposals.ts";
import { decideAnswerCoSponsor, decideAskCoSponsor, decideLeaveCoSponsors } from "./co-sponsors.ts";
import type { Decided, Deciding } from "./deciding.ts";
import { decideDiscardDraft, decideDraft } from "./draft-proposal.ts";
import {
  decideBringBack,
  decideDecline,
  decideReview,
  decideSetAside,
  decideWithdraw,
} from "./proposal-fate.ts";
import { decidePropose } from "./propose.ts";
import { decideReword } from "./reword-proposal.ts";
import { decideTakeRivals } from "./take-rivals.ts";

type Ask = Extract<
  SingleCommand,
  {
    type:
      | "draftProposal"
      | "discardDraft"
      | "propose"
      | "rewordProposal"
      | "withdrawProposal"
      | "acceptProposal"
      | "declineProposal"
      | "setAsideProposal"
      | "bringBackProposal"
      | "askCoSponsor"
      | "answerCoSponsor"
      | "leaveCoSponsors"
      | "reviewProposal"
      | "takeRivals"
      | "assignProposals";
  }
>;

export function decideProposal(deciding: Deciding, command: Ask): Decided {
  switch (command.type) {
    case "draftProposal":
      return decideDraft(deciding, command);
    case "discardDraft":
      return decideDiscardDraft(deciding, command);
    case "propose":
      return decidePropose(deciding, command);
    case "rewordProposal":
      return decideReword(deciding, command);
    case "withdrawProposal":
      return decideWithdraw(deciding, command);
    case "acceptProposal":
      return decideAccept(deciding, command);
    case "declineProposal":
      return decideDecline(deciding, command);
    case "setAsideProposal":
      return decideSetAside(deciding, command);
    case "bringBackProposal":
      return decideBringBack(deciding, command);
    case "askCoSponsor":
      return decideAskCoSponsor(deciding, command);
    case "answerCoSponsor":
      return decideAnswerCoSponsor(deciding, command);
    case "leaveCoSponsors":
      return decideLeaveCoSponsors(deciding, command);
    case "reviewProposal":
      return decideReview(deciding, command);
    case "takeRivals":
      return decideTakeRivals(deciding, command);
    case "assignProposals":
      return decideAssign(deciding, command);
  }
}
