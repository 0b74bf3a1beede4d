import type { SingleCommand } from "../commands.ts";
import { refuse } from "../refusal.ts";
import type { Decided, Deciding } from "./deciding.ts";

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
      | "takeRivals";
  }
>;

export function decideProposal(_deciding: Deciding, _command: Ask): Decided {
  return refuse("notBuilt", "This is not built yet.");
}
