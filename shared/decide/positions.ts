import { textReadAloud } from "../opinion/canonical-text.ts";
import type { DelegationId } from "../ids.ts";
import type { PositionEvent } from "../events/position-events.ts";
import { sameSubject } from "../negotiation/position.ts";
import { findProposal, isRunning, presentWords, proposedText } from "../negotiation/proposal.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { wordsRefusal } from "./consensus.ts";
import {
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  finalStageRefusal,
  livingClause,
} from "./decision-context.ts";
import { recorderRefusal, voiceOf } from "./speaks-for.ts";

export const positionDeciders: Deciders<"takePosition" | "withdrawPosition"> = {
  takePosition: decideTake,
  withdrawPosition: decideWithdraw,
};

function decideTake(deciding: DecisionContext, command: CommandOf<"takePosition">): Decided {
  const { subject, position, hash, reason = "", until, to = "room" } = command;
  const over = finalStageRefusal(deciding.opinion);
  if (over !== null) return { refusal: over };
  const heard = voiceOf(deciding, command.for, recorderRefusal);
  if (heard.refusal !== undefined) return heard;
  const { delegationId, rights, onWordOf } = heard.voice;
  if (!rights.mayTakePosition) {
    return refuse("notYourCategory", "The delegation's category takes no position in this forum.");
  }
  if (to === "lead" && onWordOf !== null) {
    return refuse("notYourRole", "A delegation itself enters what only the facilitator sees.");
  }
  if (until !== undefined && position !== "awaitsInstructions") {
    return refuse("unreadable", "Only a delegation that awaits instructions names a day.");
  }
  const wrong = subjectRefusal(deciding, subject, hash);
  if (wrong !== null) return { refusal: wrong };
  const taken: PositionEvent = {
    type: "positionTaken",
    delegationId,
    subject,
    position,
    reason,
    until: until ?? null,
    to,
    mayStop: rights.mayStopMark,
    onWordOf,
    wordsHash: hash,
    ...(position === "cannotAccept" ? { text: wordsOf(deciding, subject) } : {}),
  };
  return { events: [taken], edits: [] };
}

/** The words that a delegation speaks of, so that its answer to a change of them has something to be compared with. */
function wordsOf({ opinion, words }: DecisionContext, subject: CommandOf<"takePosition">["subject"]): string {
  if ("clauseId" in subject) return textReadAloud(opinion, words, subject.clauseId);
  const proposal = findProposal(opinion.negotiation, subject.proposalId);
  return proposal === undefined ? "" : proposedText(proposal);
}

/** A position is on a living clause or a running proposal, and on the words that were seen (rules C2, C9). */
function subjectRefusal(
  deciding: DecisionContext,
  subject: CommandOf<"takePosition">["subject"],
  hash: string,
): Refusal | null {
  if ("clauseId" in subject) {
    const found = livingClause(deciding.opinion, subject.clauseId);
    return found.refusal ?? wordsRefusal(deciding, subject.clauseId, hash);
  }
  const proposal = deciding.opinion.negotiation.proposals.find((one) => one.id === subject.proposalId);
  if (proposal === undefined) {
    return refuse("noSuchProposal", "There is no such proposal.", { proposalId: subject.proposalId }).refusal;
  }
  if (!isRunning(proposal)) {
    return refuse("proposalEnded", "The proposal has come to its end.", { fate: proposal.fate.kind }).refusal;
  }
  if (presentWords(proposal).hash === hash) return null;
  return refuse("wordsChanged", "The words changed as you pressed; nothing was done.", {
    proposalId: subject.proposalId,
  }).refusal;
}

function decideWithdraw(deciding: DecisionContext, command: CommandOf<"withdrawPosition">): Decided {
  const { subject, hash } = command;
  const over = finalStageRefusal(deciding.opinion);
  if (over !== null) return { refusal: over };
  const heard = voiceOf(deciding, command.for, recorderRefusal);
  if (heard.refusal !== undefined) return heard;
  const wrong = hash === undefined ? null : subjectRefusal(deciding, subject, hash);
  if (wrong !== null) return { refusal: wrong };
  const { delegationId, onWordOf } = heard.voice;
  const standing = lastOf(deciding, { delegationId, subject, to: onWordOf === null ? command.to : "room" });
  if (standing === undefined) return refuse("nothingToDo", "No position of the delegation stands here.");
  const { to } = standing;
  return { events: [{ type: "positionWithdrawn", delegationId, subject, to, onWordOf }], edits: [] };
}

function lastOf(
  { opinion }: DecisionContext,
  of: {
    readonly delegationId: DelegationId;
    readonly subject: CommandOf<"withdrawPosition">["subject"];
    readonly to: "room" | "lead" | undefined;
  },
) {
  return opinion.negotiation.positions.findLast(
    (one) =>
      one.delegationId === of.delegationId &&
      sameSubject(one.subject, of.subject) &&
      (of.to === undefined || one.to === of.to),
  );
}
