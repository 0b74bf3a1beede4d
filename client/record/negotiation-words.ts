import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import type { NegotiationEntry } from "../../shared/events/recorded.ts";
import { asideWords } from "./aside-words.ts";
import { agreementWords } from "./agreement-words.ts";
import { bracketWords } from "./bracket-words.ts";
import { commentWords } from "./comment-words.ts";
import { mergingWords } from "./merging-words.ts";
import { positionWords } from "./position-words.ts";
import { proposalWords } from "./proposal-words.ts";
import { silenceWords } from "./silence-words.ts";
import type { EntryWords, Telling } from "./telling.ts";

/** An entry that is not about the text, in words. */
export function negotiationWords(entry: NegotiationEntry, telling: Telling): EntryWords {
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
      return proposalWords(entry, telling);
    case "positionTaken":
    case "positionWithdrawn":
    case "objectorAsked":
    case "objectionClosed":
    case "memberEmpowered":
      return positionWords(entry, telling);
    case "bracketRaised":
    case "bracketWithdrawn":
    case "bracketLifted":
      return bracketWords(entry, telling);
    case "commented":
    case "commentResolved":
    case "commentReopened":
      return commentWords(entry, telling);
    case "pendingLifted":
    case "sentForward":
    case "clauseCorrected":
    case "correctionContested":
      return agreementWords(entry, telling);
    case "silenceStarted":
    case "silenceBroken":
    case "moreTimeAsked":
    case "moreTimeAnswered":
    case "silenceCancelled":
    case "silenceNotBroken":
    case "silenceDeclared":
      return silenceWords(entry, telling);
    case "parked":
    case "takenUp":
    case "huddleFormed":
    case "huddleJoined":
    case "huddleLeft":
    case "huddleReported":
    case "huddleExtended":
    case "huddleEnded":
      return asideWords(entry, telling);
    case "languageVersionKept":
      return {
        sentence: telling.say("languageVersion.entry", {
          who: telling.whom(entry.by).spoken,
          n: entry.baseText,
          language: WORK_LANGUAGES[entry.language],
        }),
        reason: "",
        words: "",
      };
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
      return mergingWords(entry, telling);
  }
}
