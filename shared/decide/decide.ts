import type { Command, SingleCommand } from "../commands/commands.ts";
import type { Act } from "../events/event.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Refusal } from "../refusal.ts";
import type { Edit, Words } from "../clause/words.ts";
import { decideLock, decideMark, decideReopenMark, decideSettle, decideUnlock } from "./consensus.ts";
import type { Context, Decided, Deciding, Decision } from "./deciding.ts";
import { after, isRefused } from "./deciding.ts";
import { followBase } from "./follow-base.ts";
import { decideEnBloc } from "./en-bloc.ts";
import { decideAddFootnote, decideEditFootnote, decideRemoveFootnote } from "./footnotes.ts";
import { decideProposal } from "./proposals.ts";
import { decidePosition } from "./positions.ts";
import { decideCloseObjection, objectorsAsked } from "./close-objection.ts";
import { decideBracket } from "./owned-brackets.ts";
import { decideBindReferences } from "./bind-references.ts";
import { decideCleanUp } from "./clean-up.ts";
import { decideConsolidate } from "./consolidate.ts";
import { decideComment } from "./comments.ts";
import { decideAgreement } from "./agreement.ts";
import { decideHuddle } from "./huddle.ts";
import { decideParking } from "./park.ts";
import { decideLanguageVersion } from "./language-version.ts";
import { decideClearText } from "./clear-text.ts";
import { decideAtDesk } from "./merging.ts";
import { decideBring, decideGive } from "./next-door.ts";
import { decideTakeAsBasis } from "./take-basis.ts";
import { decideRestoreWords } from "./restore-words.ts";
import { decideSilence, silencesCancelled } from "./silence.ts";
import { decideJoin, decideSplit } from "./split-join.ts";
import { decideAdvance, decideEditOpinion, decideReopen, decideSetPen } from "./stages.ts";
import { decideAdd, decideChangeKind, decideMove, decideRemove, decideRestore } from "./structure.ts";

/** What is decided without a look at the words of proposals. */
const ON_TEXT: ReadonlySet<SingleCommand["type"]> = new Set([
  "addClause",
  "splitClause",
  "joinClauses",
  "moveClause",
  "removeClause",
  "restoreClause",
  "changeKind",
  "correctClause",
]);

/**
 * Decides a command: the entries and edits it leads to, or a refusal with its reason. Pure: the same
 * record, words, command and context give the same decision. A batch is all or none.
 */
export function decide(
  opinion: Opinion,
  words: Words,
  asked: { command: Command; context: Context },
): Decided {
  const commands = asked.command.type === "batch" ? asked.command.commands : [asked.command];
  let deciding: Deciding = { context: asked.context, opinion, words, clocks: new Map() };
  const acts: Act[] = [];
  const edits: Edit[] = [];
  const take = (decision: Decision): void => {
    deciding = after(deciding, decision.acts, decision.edits);
    acts.push(...decision.acts);
    edits.push(...decision.edits);
  };
  // Proposals follow at once where the next command may speak of them, else when a row of acts on the text is done.
  let row: Decision = { acts: [], edits: [] };
  for (const [i, command] of commands.entries()) {
    const decided = decideOne(deciding, command);
    if (isRefused(decided)) return decided;
    take(decided);
    row = { acts: [...row.acts, ...decided.acts], edits: [...row.edits, ...decided.edits] };
    const next = commands[i + 1];
    if (next !== undefined && ON_TEXT.has(command.type) && ON_TEXT.has(next.type)) continue;
    take(followBase(deciding, row));
    row = { acts: [], edits: [] };
  }
  return { acts: [...acts, ...silencesCancelled(deciding), ...objectorsAsked(deciding)], edits };
}

/**
 * Whether a command would be refused, without what it would lead to for others: the page tries all that it offers at
 * each change of the words, and three hundred proposals need not be compared for that.
 */
export function refusalOf(
  opinion: Opinion,
  words: Words,
  { command, context }: { command: SingleCommand; context: Context },
): Refusal | null {
  const decided = decideOne({ context, opinion, words, clocks: new Map(), isTrial: true }, command);
  return isRefused(decided) ? decided.refusal : null;
}

function decideOne(deciding: Deciding, command: SingleCommand): Decided {
  switch (command.type) {
    case "addClause":
      return decideAdd(deciding, command);
    case "splitClause":
      return decideSplit(deciding, command);
    case "joinClauses":
      return decideJoin(deciding, command);
    case "moveClause":
      return decideMove(deciding, command);
    case "removeClause":
      return decideRemove(deciding, command);
    case "restoreClause":
      return decideRestore(deciding, command);
    case "restoreWords":
      return decideRestoreWords(deciding, command);
    case "changeKind":
      return decideChangeKind(deciding, command);
    case "editOpinion":
      return decideEditOpinion(deciding, command);
    case "lockClause":
      return decideLock(deciding, command);
    case "unlockClause":
      return decideUnlock(deciding, command);
    case "consolidate":
      return decideConsolidate(deciding, command);
    case "cleanUp":
      return decideCleanUp(deciding, command);
    case "bindReferences":
      return decideBindReferences(deciding, command);
    case "reopen":
      return decideReopen(deciding, command);
    case "markClause":
      return decideMark(deciding, command);
    case "agreeEnBloc":
      return decideEnBloc(deciding, command);
    case "reopenMark":
      return decideReopenMark(deciding, command);
    case "settleClause":
      return decideSettle(deciding, command);
    case "setPen":
      return decideSetPen(deciding, command);
    case "advanceStage":
      return decideAdvance(deciding, command);
    case "addFootnote":
      return decideAddFootnote(deciding, command);
    case "editFootnote":
      return decideEditFootnote(deciding, command);
    case "removeFootnote":
      return decideRemoveFootnote(deciding, command);
    case "draftProposal":
    case "discardDraft":
    case "propose":
    case "rewordProposal":
    case "withdrawProposal":
    case "acceptProposal":
    case "declineProposal":
    case "setAsideProposal":
    case "bringBackProposal":
    case "askCoSponsor":
    case "answerCoSponsor":
    case "leaveCoSponsors":
    case "reviewProposal":
    case "takeRivals":
    case "assignProposals":
      return decideProposal(deciding, command);
    case "takePosition":
    case "withdrawPosition":
    case "empowerMember":
      return decidePosition(deciding, command);
    case "closeObjection":
      return decideCloseObjection(deciding, command);
    case "raiseBracket":
    case "withdrawBracket":
    case "liftBracket":
      return decideBracket(deciding, command);
    case "comment":
    case "replyToComment":
    case "resolveComment":
    case "reopenComment":
      return decideComment(deciding, command);
    case "liftPending":
    case "sendForward":
    case "correctClause":
    case "contestCorrection":
      return decideAgreement(deciding, command);
    case "openMerge":
    case "takeMergeInput":
    case "toggleMergeInput":
    case "removeMergeInput":
    case "putBackMergeInput":
    case "writeMergeRow":
    case "addMergeRow":
    case "placeMergeRow":
    case "placeMergeCell":
    case "dropMergeRow":
    case "takeBackMergeRow":
    case "openMergeToAll":
    case "discardMerge":
    case "publishRevision":
      return decideAtDesk(deciding, command);
    case "takeAsBasis":
      return decideTakeAsBasis(deciding, command);
    case "keepLanguageVersion":
      return decideLanguageVersion(deciding, command);
    case "clearText":
    case "takeBackClearing":
      return decideClearText(deciding, command);
    case "bringClause":
      return decideBring(deciding, command);
    case "giveClause":
      return decideGive(deciding, command);
    case "park":
    case "takeUp":
      return decideParking(deciding, command);
    case "formHuddle":
    case "joinHuddle":
    case "leaveHuddle":
    case "reportHuddle":
    case "extendHuddle":
    case "endHuddle":
      return decideHuddle(deciding, command);
    case "startSilence":
    case "breakSilence":
    case "askMoreTime":
    case "answerMoreTime":
    case "cancelSilence":
    case "declareSilence":
      return decideSilence(deciding, command);
  }
}
