import type { MovedRange } from "../clause/words.ts";
import type { Act, ActType, Entry } from "../events/event.ts";
import type { EnBlocMark } from "../events/text-event.ts";

/**
 * Whether the text as it stood right after such an act is a settled state (rule J1): something was taken up, moved,
 * settled, marked, locked, accepted, frozen or restored. What was said about the text left it as it was.
 */
export function isSettledBy(type: ActType): boolean {
  switch (type) {
    case "opinionOpened":
    case "clauseAdded":
    case "clauseSplit":
    case "clausesJoined":
    case "clauseMoved":
    case "clauseRemoved":
    case "clauseRestored":
    case "wordsRestored":
    case "kindChanged":
    case "clauseLocked":
    case "clauseUnlocked":
    case "consolidated":
    case "cleanedUp":
    case "reopened":
    case "clauseMarked":
    case "agreedEnBloc":
    case "markReopened":
    case "clauseSettled":
    case "stageAdvanced":
    case "meetingEnded":
    case "footnoteAdded":
    case "footnoteEdited":
    case "footnoteRemoved":
    case "proposalAccepted":
    case "rivalsTaken":
    case "bracketRaised":
    case "bracketWithdrawn":
    case "bracketLifted":
    case "clauseCorrected":
    case "sentForward":
    case "silenceDeclared":
    case "basisTaken":
    case "textCleared":
    case "clearingTakenBack":
    case "clauseBrought":
    case "clauseGiven":
      return true;
    case "mergeOpened":
    case "mergeInputTaken":
    case "mergeInputToggled":
    case "mergeInputRemoved":
    case "mergeInputPutBack":
    case "mergeCellPlaced":
    case "mergeRowAdded":
    case "mergeRowPlaced":
    case "mergeRowWritten":
    case "mergeRowDropped":
    case "mergeRowTakenBack":
    case "mergeOpenedToAll":
    case "mergeDiscarded":
    case "revisionPublished":
    case "referencesBound":
    case "languageVersionKept":
    case "opinionEdited":
    case "penSet":
    case "proposalDrafted":
    case "draftDiscarded":
    case "proposalSubmitted":
    case "proposalReworded":
    case "proposalsAssigned":
    case "proposalWithdrawn":
    case "proposalDeclined":
    case "proposalSetAside":
    case "proposalBroughtBack":
    case "coSponsorAsked":
    case "coSponsorConfirmed":
    case "coSponsorDeclined":
    case "coSponsorLeft":
    case "proposalReviewAsked":
    case "proposalReviewed":
    case "positionTaken":
    case "positionWithdrawn":
    case "objectorAsked":
    case "objectionClosed":
    case "memberEmpowered":
    case "pendingLifted":
    case "commented":
    case "commentResolved":
    case "commentReopened":
    case "correctionContested":
    case "silenceStarted":
    case "silenceBroken":
    case "moreTimeAsked":
    case "moreTimeAnswered":
    case "silenceCancelled":
    case "silenceNotBroken":
    case "parked":
    case "takenUp":
    case "huddleFormed":
    case "huddleJoined":
    case "huddleLeft":
    case "huddleReported":
    case "huddleExtended":
    case "huddleEnded":
      return false;
  }
}

/** A settled state, as the list of them tells it: the entry it stands right behind, without words. */
export type SettledState = Omit<Entry, "salt" | "prev" | "hash">;

/** An entry without the words, characters and frozen clauses that it carries for replay. */
export function withoutWords(entry: Entry): SettledState {
  const { salt: _salt, prev: _prev, hash: _hash, ...told } = entry;
  return JSON.parse(JSON.stringify(told, leaveOut)) as SettledState;
}

const LISTS: ReadonlySet<string> = new Set([
  "runs",
  "moved",
  "clauses",
  "settled",
  "rewritten",
  "made",
  "changed",
  "bound",
  "open",
]);
const leaveOut = (key: string, value: unknown): unknown => {
  // Told by their number.
  if (key === "marks" && Array.isArray(value)) return value.map(({ clauseId }: EnBlocMark) => ({ clauseId }));
  return LISTS.has(key) && Array.isArray(value) ? [] : value;
};

/** Which characters an act copied, and to where; a comparison over it tells them as moved or kept, not as new. */
export const copiedBy = (act: Act): readonly MovedRange[] =>
  act.type === "clauseSplit" || act.type === "clausesJoined" || act.type === "wordsRestored" ? act.moved : [];
