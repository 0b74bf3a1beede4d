import type { NegotiationEntry } from "./recorded.ts";
import type { Act } from "./event.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { recordMerging } from "./record-merging.ts";
import { movedReferences } from "./record-references.ts";
import { moveParked, recordAside } from "./record-aside.ts";
import { moveBrackets, recordBracket } from "./record-bracket.ts";
import { moveComments, recordComment } from "./record-comment.ts";
import { recordLanguageVersion } from "./record-language-version.ts";
import { splitOrJoinObjections } from "./carry-objections.ts";
import { recordConsensus } from "./record-consensus.ts";
import { recordPosition } from "./record-position.ts";
import { recordProposal } from "./record-proposal.ts";
import { recordSilence } from "./record-silence.ts";

/** The Opinion after one more entry that is not about its text. */
export function recordNegotiation(opinion: Opinion, entry: NegotiationEntry): Opinion {
  switch (entry.type) {
    case "proposalDrafted":
    case "draftDiscarded":
    case "proposalSubmitted":
    case "proposalReworded":
    case "proposalWithdrawn":
    case "proposalAccepted":
    case "proposalDeclined":
    case "proposalSetAside":
    case "proposalBroughtBack":
    case "coSponsorAsked":
    case "coSponsorConfirmed":
    case "coSponsorDeclined":
    case "coSponsorLeft":
    case "proposalReviewAsked":
    case "proposalReviewed":
    case "proposalsAssigned":
    case "rivalsTaken":
      return recordProposal(opinion, entry);
    case "positionTaken":
    case "positionWithdrawn":
    case "objectorAsked":
    case "objectionClosed":
    case "memberEmpowered":
      return recordPosition(opinion, entry);
    case "bracketRaised":
    case "bracketWithdrawn":
    case "bracketLifted":
      return recordBracket(opinion, entry);
    case "commented":
    case "commentResolved":
    case "commentReopened":
      return recordComment(opinion, entry);
    case "pendingLifted":
    case "sentForward":
    case "clauseCorrected":
    case "correctionContested":
      return recordConsensus(opinion, entry);
    case "silenceStarted":
    case "silenceBroken":
    case "moreTimeAsked":
    case "moreTimeAnswered":
    case "silenceCancelled":
    case "silenceNotBroken":
    case "silenceDeclared":
      return recordSilence(opinion, entry);
    case "parked":
    case "takenUp":
    case "huddleFormed":
    case "huddleJoined":
    case "huddleLeft":
    case "huddleReported":
    case "huddleExtended":
    case "huddleEnded":
      return recordAside(opinion, entry);
    case "languageVersionKept":
      return recordLanguageVersion(opinion, entry);
    case "mergeOpened":
    case "mergeInputTaken":
    case "mergeInputToggled":
    case "mergeInputRemoved":
    case "mergeInputPutBack":
    case "mergeRowWritten":
    case "mergeRowAdded":
    case "mergeRowPlaced":
    case "mergeCellPlaced":
    case "mergeRowDropped":
    case "mergeRowTakenBack":
    case "mergeOpenedToAll":
    case "mergeDiscarded":
    case "revisionPublished":
    case "basisTaken":
    case "textCleared":
    case "clearingTakenBack":
    case "clauseBrought":
    case "clauseGiven":
      return recordMerging(opinion, entry);
  }
  // From the record of a later version: what it tells beside the text is not known here.
  return opinion;
}

/** What hangs on words goes along when they are copied into another clause. */
export const moveWithWords = (
  opinion: Opinion,
  act: Extract<Act, { type: "clauseSplit" | "clausesJoined" }>,
): Opinion => {
  const moved = splitOrJoinObjections(moveParked(moveBrackets(moveComments(opinion, act), act), act), act);
  return { ...moved, references: movedReferences(moved.references, act) };
};
