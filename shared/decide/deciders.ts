import type { SingleCommand } from "../commands/commands.ts";
import { decideAccept } from "./accept-proposal.ts";
import { agreementDeciders } from "./agreement.ts";
import { decideAssign } from "./assign-proposals.ts";
import { decideBindReferences } from "./bind-references.ts";
import { decideCleanUp } from "./clean-up.ts";
import { callDeciders } from "./call.ts";
import { clearingDeciders } from "./clear-text.ts";
import { decideCloseObjection } from "./close-objection.ts";
import { coSponsorDeciders } from "./co-sponsors.ts";
import { commentDeciders } from "./comments.ts";
import { consensusDeciders } from "./consensus.ts";
import { decideConsolidate } from "./consolidate.ts";
import { correctionDeciders } from "./corrections.ts";
import type { Decided, Deciders, DecisionContext } from "./decision-context.ts";
import { draftDeciders } from "./draft-proposal.ts";
import { decideEmpower } from "./empower.ts";
import { decideEnBloc } from "./en-bloc.ts";
import { decideEndBracket } from "./end-brackets.ts";
import { footnoteDeciders } from "./footnotes.ts";
import { huddleDeciders } from "./huddle.ts";
import { decideLanguageVersion } from "./language-version.ts";
import { deskDeciders } from "./merging.ts";
import { nextDoorDeciders } from "./next-door.ts";
import { decideRaise } from "./owned-brackets.ts";
import { parkingDeciders } from "./park.ts";
import { positionDeciders } from "./positions.ts";
import { proposalFateDeciders } from "./proposal-fate.ts";
import { decidePropose } from "./propose.ts";
import { decideRestoreWords } from "./restore-words.ts";
import { decideReword } from "./reword-proposal.ts";
import { silenceDeciders } from "./silence.ts";
import { splitJoinDeciders } from "./split-join.ts";
import { stageDeciders } from "./stages.ts";
import { structureDeciders } from "./structure.ts";
import { decideTakeAsBasis } from "./take-basis.ts";
import { decideTakeBack } from "./take-back.ts";
import { translationDeciders } from "./translations.ts";
import { decideTakeRivals } from "./take-rivals.ts";

/** Every command of an Opinion: a file with several joins them in a table of its own. */
const DECIDERS: Deciders<SingleCommand["type"]> = {
  ...structureDeciders,
  ...splitJoinDeciders,
  restoreWords: decideRestoreWords,
  ...stageDeciders,
  ...consensusDeciders,
  agreeEnBloc: decideEnBloc,
  consolidate: decideConsolidate,
  cleanUp: decideCleanUp,
  bindReferences: decideBindReferences,
  ...footnoteDeciders,
  ...draftDeciders,
  propose: decidePropose,
  rewordProposal: decideReword,
  acceptProposal: decideAccept,
  ...proposalFateDeciders,
  ...coSponsorDeciders,
  takeRivals: decideTakeRivals,
  assignProposals: decideAssign,
  ...positionDeciders,
  empowerMember: decideEmpower,
  closeObjection: decideCloseObjection,
  raiseBracket: decideRaise,
  withdrawBracket: decideEndBracket,
  liftBracket: decideEndBracket,
  ...commentDeciders,
  ...agreementDeciders,
  ...correctionDeciders,
  ...deskDeciders,
  takeAsBasis: decideTakeAsBasis,
  keepLanguageVersion: decideLanguageVersion,
  ...translationDeciders,
  ...clearingDeciders,
  ...nextDoorDeciders,
  ...parkingDeciders,
  ...huddleDeciders,
  ...silenceDeciders,
  ...callDeciders,
  takeBack: decideTakeBack,
};

export const decideOne = (deciding: DecisionContext, command: SingleCommand): Decided =>
  (DECIDERS[command.type] as (deciding: DecisionContext, command: SingleCommand) => Decided)(
    deciding,
    command,
  );
