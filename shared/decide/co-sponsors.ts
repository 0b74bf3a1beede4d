import type { DelegationId } from "../ids.ts";
import type { OpinionEvent } from "../events/event.ts";
import type { Proposal } from "../negotiation/proposal.ts";
import { refuse } from "../refusal.ts";
import {
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  delegationRefusal,
  finalStageRefusal,
} from "./decision-context.ts";
import { proponentRefusal, proposedWordsRefusal, runningProposal } from "./proponent.ts";
import { onWord, voiceOf } from "./speaks-for.ts";

export const coSponsorDeciders: Deciders<"askCoSponsor" | "answerCoSponsor" | "leaveCoSponsors"> = {
  askCoSponsor: decideAskCoSponsor,
  answerCoSponsor: decideAnswerCoSponsor,
  leaveCoSponsors: decideLeaveCoSponsors,
};

/** True if a proposal stands in this delegation's name already. */
const isOf = ({ proponent, coSponsors }: Proposal, id: DelegationId): boolean => {
  if (coSponsors.includes(id)) return true;
  switch (proponent.kind) {
    case "delegation":
      return proponent.delegationId === id;
    case "group":
      return proponent.members.includes(id);
    case "office":
      return false;
  }
};

/** Only the two delegations know that one was asked, until it says yes (rule V8). */
function decideAskCoSponsor(deciding: DecisionContext, command: CommandOf<"askCoSponsor">): Decided {
  const found = runningProposal(deciding, command.proposalId);
  if (found.refusal !== undefined) return found;
  const { proposal } = found;
  const refusal = proponentRefusal(deciding, proposal) ?? finalStageRefusal(deciding.opinion);
  if (refusal !== null) return { refusal };
  if (proposal.proponent.kind === "office") {
    return refuse("kindForbids", "An office's text carries no delegation's name.");
  }
  const { delegationId } = command;
  const unknown = delegationRefusal(deciding.context, [delegationId]);
  if (unknown !== null) return { refusal: unknown };
  const { asked, askedMembers } = proposal;
  if (isOf(proposal, delegationId) || [...asked, ...askedMembers].includes(delegationId)) {
    return refuse("nothingToDo", "This delegation is one of them already, or was asked.");
  }
  return { events: [{ type: "coSponsorAsked", proposalId: proposal.id, delegationId }], edits: [] };
}

/** A delegation that was asked joins, or not; one that joined earlier words may join the present ones unasked. */
function decideAnswerCoSponsor(deciding: DecisionContext, command: CommandOf<"answerCoSponsor">): Decided {
  const found = runningProposal(deciding, command.proposalId);
  if (found.refusal !== undefined) return found;
  const heard = voiceOf(deciding, command.for);
  if (heard.refusal !== undefined) return heard;
  const { proposal } = found;
  const { delegationId, rights } = heard.voice;
  const asMember = proposal.askedMembers.includes(delegationId);
  const wasAsked = asMember || proposal.asked.includes(delegationId);
  if (!wasAsked && !proposal.joinedEarlier.includes(delegationId)) {
    return isOf(proposal, delegationId)
      ? refuse("nothingToDo", "The delegation is one of them already.")
      : refuse("notAsked", "The delegation was not asked to join this proposal.");
  }
  if (!rights.mayPropose) return refuse("notYourCategory", "Your category does not propose in this forum.");
  const refusal = proposedWordsRefusal(proposal, command.hash) ?? finalStageRefusal(deciding.opinion);
  if (refusal !== null) return { refusal };
  const type = command.joins ? "coSponsorConfirmed" : wasAsked ? "coSponsorDeclined" : "coSponsorLeft";
  const event: OpinionEvent = {
    type,
    proposalId: proposal.id,
    delegationId,
    ...(asMember ? { asMember } : {}),
    ...onWord(command.for),
  };
  return { events: [event], edits: [] };
}

/** A co-sponsor leaves, and so does a member of the group in whose name it stands: nobody is held in a name. */
function decideLeaveCoSponsors(deciding: DecisionContext, command: CommandOf<"leaveCoSponsors">): Decided {
  const found = runningProposal(deciding, command.proposalId);
  if (found.refusal !== undefined) return found;
  const heard = voiceOf(deciding, undefined);
  if (heard.refusal !== undefined) return heard;
  const { proposal } = found;
  const { delegationId } = heard.voice;
  const { proponent } = proposal;
  const speaker = proponent.kind === "group" ? proponent.coordinator : null;
  const isJoined = isOf(proposal, delegationId) || proposal.joinedEarlier.includes(delegationId);
  if (proponent.kind === "delegation" && proponent.delegationId === delegationId) {
    return refuse("nothingToDo", "The proponent withdraws its proposal.");
  }
  if (!isJoined || speaker === delegationId) {
    return refuse("nothingToDo", "Your delegation is not one of those who joined.");
  }
  return { events: [{ type: "coSponsorLeft", proposalId: proposal.id, delegationId }], edits: [] };
}
