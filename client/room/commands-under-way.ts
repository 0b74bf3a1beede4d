import type { Command, SingleCommand } from "../../shared/commands.ts";
import type { UserId } from "../../shared/ids.ts";
import type { ActType, Entry } from "../../shared/minutes.ts";
import type { CommandAnswer } from "../../shared/protocol.ts";
import type { CommandResult } from "./room.ts";

type UnderWay = {
  readonly n: number;
  readonly command: Command;
  /** Where the record stood when it was sent. */
  readonly seq: number;
  readonly resolve: (result: CommandResult) => void;
};

export const OFFLINE: CommandResult = {
  refusal: { reason: "offline", message: "This needs the connection. Plain typing goes on." },
};

/** Commands that were sent and not answered. A lost socket leaves them in doubt until the minutes are read. */
export function openCommandsUnderWay(me: UserId): {
  readonly add: (command: Command, seq: number, resolve: (result: CommandResult) => void) => number;
  readonly answer: (answer: CommandAnswer) => void;
  readonly forget: (n: number) => void;
  /** The socket is gone: its numbers mean nothing any more. */
  readonly disconnected: () => void;
  /** The minutes are complete again: what was done is found there, the rest was not. */
  readonly settle: (entries: readonly Entry[]) => void;
  readonly giveUp: () => void;
  /** When none is on its way, and whoever asked has gone on from the answer. */
  readonly settled: () => Promise<void>;
} {
  let next = 1;
  let waiting: UnderWay[] = [];
  let inDoubt: UnderWay[] = [];
  let whenSettled: (() => void)[] = [];

  const tellSettled = (): void => {
    if (whenSettled.length === 0 || waiting.length + inDoubt.length > 0) return;
    const told = whenSettled;
    whenSettled = [];
    // What follows an answer runs in microtasks, the page's drawing too: this comes behind it.
    setTimeout(() => {
      for (const tell of told) tell();
    }, 0);
  };

  return {
    add: (command, seq, resolve) => {
      const n = next++;
      waiting.push({ n, command, seq, resolve });
      return n;
    },
    answer: (answer) => {
      const one = waiting.find((sent) => sent.n === answer.n);
      waiting = waiting.filter((sent) => sent !== one);
      one?.resolve("refusal" in answer ? { refusal: answer.refusal } : { entries: answer.entries });
      tellSettled();
    },
    forget: (n) => {
      waiting = waiting.filter((sent) => sent.n !== n);
      tellSettled();
    },
    disconnected: () => {
      inDoubt.push(...waiting);
      waiting = [];
    },
    settle: (entries) => {
      const own = entries.filter((entry) => entry.by === me);
      for (const { command, seq, resolve } of inDoubt) {
        const done = own.filter((entry) => entry.seq > seq && comesFrom(entry, command));
        resolve(done.length === 0 ? OFFLINE : { entries: done });
      }
      inDoubt = [];
      tellSettled();
    },
    giveUp: () => {
      for (const { resolve } of [...waiting, ...inDoubt]) resolve(IN_DOUBT);
      waiting = [];
      inDoubt = [];
      tellSettled();
    },
    settled: () =>
      waiting.length + inDoubt.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            whenSettled.push(resolve);
          }),
  };
}

const IN_DOUBT: CommandResult = {
  refusal: {
    reason: "offline",
    message: "The connection was lost before the answer: whether it was done stands in the record.",
  },
};

const ACT_OF: Readonly<Record<SingleCommand["type"], ActType>> = {
  addClause: "clauseAdded",
  splitClause: "clauseSplit",
  joinClauses: "clausesJoined",
  moveClause: "clauseMoved",
  removeClause: "clauseRemoved",
  restoreClause: "clauseRestored",
  restoreWords: "wordsRestored",
  changeKind: "kindChanged",
  editOpinion: "opinionEdited",
  lockClause: "clauseLocked",
  unlockClause: "clauseUnlocked",
  consolidate: "consolidated",
  cleanUp: "cleanedUp",
  bindReferences: "referencesBound",
  reopen: "reopened",
  markClause: "clauseMarked",
  reopenMark: "markReopened",
  settleClause: "clauseSettled",
  setPen: "penSet",
  advanceStage: "stageAdvanced",
  addFootnote: "footnoteAdded",
  editFootnote: "footnoteEdited",
  removeFootnote: "footnoteRemoved",
  draftProposal: "proposalDrafted",
  discardDraft: "draftDiscarded",
  propose: "proposalSubmitted",
  rewordProposal: "proposalReworded",
  withdrawProposal: "proposalWithdrawn",
  acceptProposal: "proposalAccepted",
  declineProposal: "proposalDeclined",
  setAsideProposal: "proposalSetAside",
  bringBackProposal: "proposalBroughtBack",
  askCoSponsor: "coSponsorAsked",
  answerCoSponsor: "coSponsorConfirmed",
  leaveCoSponsors: "coSponsorLeft",
  reviewProposal: "proposalReviewed",
  takeRivals: "rivalsTaken",
  assignProposals: "proposalsAssigned",
  takePosition: "positionTaken",
  withdrawPosition: "positionWithdrawn",
  empowerMember: "memberEmpowered",
  raiseBracket: "bracketRaised",
  withdrawBracket: "bracketWithdrawn",
  liftBracket: "bracketLifted",
  comment: "commented",
  replyToComment: "commented",
  resolveComment: "commentResolved",
  reopenComment: "commentReopened",
  liftPending: "pendingLifted",
  sendForward: "sentForward",
  correctClause: "clauseCorrected",
  contestCorrection: "correctionContested",
  park: "parked",
  takeUp: "takenUp",
  formHuddle: "huddleFormed",
  joinHuddle: "huddleJoined",
  leaveHuddle: "huddleLeft",
  reportHuddle: "huddleReported",
  extendHuddle: "huddleExtended",
  endHuddle: "huddleEnded",
  startSilence: "silenceStarted",
  breakSilence: "silenceBroken",
  askMoreTime: "moreTimeAsked",
  answerMoreTime: "moreTimeAnswered",
  cancelSilence: "silenceCancelled",
  declareSilence: "silenceDeclared",
  openMerge: "mergeOpened",
  takeMergeInput: "mergeInputTaken",
  toggleMergeInput: "mergeInputToggled",
  removeMergeInput: "mergeInputRemoved",
  putBackMergeInput: "mergeInputPutBack",
  writeMergeRow: "mergeRowWritten",
  addMergeRow: "mergeRowAdded",
  placeMergeRow: "mergeRowPlaced",
  placeMergeCell: "mergeCellPlaced",
  dropMergeRow: "mergeRowDropped",
  takeBackMergeRow: "mergeRowTakenBack",
  openMergeToAll: "mergeOpenedToAll",
  discardMerge: "mergeDiscarded",
  publishRevision: "revisionPublished",
  takeAsBasis: "basisTaken",
  keepLanguageVersion: "languageVersionKept",
  clearText: "textCleared",
  takeBackClearing: "clearingTakenBack",
  bringClause: "clauseBrought",
  giveClause: "clauseGiven",
};

/** Whether an entry of this person can only be what came of this command. */
function comesFrom(entry: Entry, command: Command): boolean {
  if (command.type === "batch") return command.commands.some((one) => comesFrom(entry, one));
  if (ACT_OF[command.type] !== entry.type) return false;
  if (command.type === "addClause") return entry.type === "clauseAdded" && entry.after === command.after;
  if (!("clauseId" in command) || !("clauseId" in entry)) return true;
  return (command.clauseId ?? null) === entry.clauseId;
}
