import type { OpinionEvent } from "../events/event.ts";
import { isBroughtBack, presentWords, proposedText } from "../negotiation/proposal.ts";
import { mayDo } from "../people/permissions.ts";
import { refuse } from "../refusal.ts";
import {
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  finalStageRefusal,
} from "./decision-context.ts";
import { baseNow, needsReview, wordingOf } from "./proposal-base.ts";
import {
  crowdedRefusal,
  deciderRefusal,
  foundProposal,
  proponentRefusal,
  runningProposal,
} from "./proponent.ts";
import { onWord } from "./speaks-for.ts";

/** Its proponent takes it back, while it runs or could be brought back (rule V10). */
function decideWithdraw(deciding: DecisionContext, command: CommandOf<"withdrawProposal">): Decided {
  const found = foundProposal(deciding, command.proposalId);
  if (found.refusal !== undefined) return found;
  const { proposal } = found;
  const refusal = proponentRefusal(deciding, proposal, command.for) ?? finalStageRefusal(deciding.opinion);
  if (refusal !== null) return { refusal };
  if (!isBroughtBack(proposal)) {
    const running = runningProposal(deciding, proposal.id);
    if (running.refusal !== undefined) return running;
  }
  const withdrawn: OpinionEvent = {
    type: "proposalWithdrawn",
    proposalId: proposal.id,
    reason: command.reason ?? "",
    ...onWord(command.for),
  };
  return { events: [withdrawn], edits: [] };
}

const decideDecline = (deciding: DecisionContext, command: CommandOf<"declineProposal">): Decided =>
  endRunning(deciding, { type: "proposalDeclined", proposalId: command.proposalId, reason: command.reason });

const decideSetAside = (deciding: DecisionContext, command: CommandOf<"setAsideProposal">): Decided =>
  endRunning(deciding, { type: "proposalSetAside", proposalId: command.proposalId, reason: command.reason });

function endRunning(
  deciding: DecisionContext,
  event: Extract<OpinionEvent, { type: "proposalDeclined" | "proposalSetAside" }>,
): Decided {
  const found = runningProposal(deciding, event.proposalId);
  if (found.refusal !== undefined) return found;
  const refusal = deciderRefusal(deciding, found.proposal) ?? finalStageRefusal(deciding.opinion);
  return refusal === null ? { events: [event], edits: [] } : { refusal };
}

/** The proponent's word is enough to bring it back; nobody need agree (rule V10). */
function decideBringBack(deciding: DecisionContext, command: CommandOf<"bringBackProposal">): Decided {
  const found = foundProposal(deciding, command.proposalId);
  if (found.refusal !== undefined) return found;
  const { proposal } = found;
  const refusal = proponentRefusal(deciding, proposal, command.for) ?? finalStageRefusal(deciding.opinion);
  if (refusal !== null) return { refusal };
  if (!isBroughtBack(proposal)) {
    return refuse("nothingToDo", "Only a proposal that was set aside or closed is brought back.", {
      fate: proposal.fate.kind,
    });
  }
  const crowded = crowdedRefusal(deciding, proposal, proposedText(proposal));
  if (crowded !== null) return { refusal: crowded };
  const broughtBack: OpinionEvent = {
    type: "proposalBroughtBack",
    proposalId: proposal.id,
    ...onWord(command.for),
  };
  return { events: [broughtBack], edits: [] };
}

/**
 * People say what becomes of a proposal whose base changed: obsolete, or it stands, from now on against the words
 * as they are. The leads and its proponent may say either (rule V22).
 */
function decideReview(deciding: DecisionContext, command: CommandOf<"reviewProposal">): Decided {
  const found = runningProposal(deciding, command.proposalId);
  if (found.refusal !== undefined) return found;
  const { proposal } = found;
  const role = mayDo(deciding.context.actor, deciding.opinion.groupId, "decideProposal");
  const refusal =
    (role === null ? null : proponentRefusal(deciding, proposal)) ?? finalStageRefusal(deciding.opinion);
  if (refusal !== null) return { refusal };
  if (!needsReview(deciding, proposal)) {
    return refuse("nothingToDo", "The text under the proposal did not change: there is nothing to review.");
  }
  const { outcome, reason = "" } = command;
  const reviewed: OpinionEvent = { type: "proposalReviewed", proposalId: proposal.id, outcome, reason };
  if (outcome === "obsolete") return { events: [reviewed], edits: [] };
  const base = baseNow(deciding, proposal);
  if (base === null) return refuse("clauseRemoved", "The clause of the proposal is no longer there.");
  const { runs } = presentWords(proposal);
  const wording = wordingOf(proposal.kind, base, runs);
  if (proposal.kind === "change" && runs.map(({ text }) => text).join("") === base.text) {
    return refuse("nothingToDo", "The text reads as the proposal does: it is obsolete.");
  }
  return {
    events: [reviewed, { type: "proposalReworded", proposalId: proposal.id, rebased: true, wording }],
    edits: [],
  };
}

export const proposalFateDeciders: Deciders<
  "withdrawProposal" | "declineProposal" | "setAsideProposal" | "bringBackProposal" | "reviewProposal"
> = {
  withdrawProposal: decideWithdraw,
  declineProposal: decideDecline,
  setAsideProposal: decideSetAside,
  bringBackProposal: decideBringBack,
  reviewProposal: decideReview,
};
