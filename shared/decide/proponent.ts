import type { ProposalId } from "../ids.ts";
import {
  findProposal,
  isRunning,
  presentWords,
  type Proponent,
  type Proposal,
  proposedText,
  speakerOf,
} from "../negotiation/proposal.ts";
import { PROPOSALS_OF_ONE_MAX, PROPOSALS_ON_CLAUSE_MAX, PROPOSED_CHARS_ON_CLAUSE_MAX } from "../limits.ts";
import { mayDo, standingOf } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Stage } from "../opinion/opinion.ts";
import type { DecisionContext } from "./decision-context.ts";
import { type OnWord, voiceOf } from "./speaks-for.ts";

type Found = { readonly proposal: Proposal; readonly refusal?: undefined } | { readonly refusal: Refusal };

export function foundProposal({ opinion }: DecisionContext, id: ProposalId): Found {
  const proposal = findProposal(opinion.negotiation, id);
  return proposal === undefined
    ? refuse("noSuchProposal", "There is no such proposal in this Opinion.")
    : { proposal };
}

/** A proposal that nothing has ended yet. */
export function runningProposal(deciding: DecisionContext, id: ProposalId): Found {
  const found = foundProposal(deciding, id);
  if (found.refusal !== undefined || isRunning(found.proposal)) return found;
  return refuse("proposalEnded", "This proposal has come to its end already.", {
    fate: found.proposal.fate.kind,
  });
}

/**
 * Stages for making and deciding proposals: while a text is in work, and again under consideration by the Forum (rule
 * V3).
 */
const STAGES: readonly Stage[] = ["outline", "drafting", "consolidated", "underConsideration"];

export const proposalStageRefusal = ({ opinion }: Pick<DecisionContext, "opinion">): Refusal | null =>
  STAGES.includes(opinion.stage)
    ? null
    : refuse("stageForbids", "At this stage the text stands as it was agreed: no proposals.", {
        stage: opinion.stage,
      }).refusal;

/**
 * Null for whoever speaks for its proponent: the delegation, a group's coordinator, the office (rule V2); `on` where
 * the secretariat does so on the delegation's word.
 */
export function proponentRefusal(
  deciding: DecisionContext,
  { proponent }: Pick<Proposal, "proponent">,
  on?: OnWord,
): Refusal | null {
  const { actor } = deciding.context;
  const notTheirs = refuse("notProponent", "Only its proponent may do this.").refusal;
  if (proponent.kind === "office") {
    const isTheirs = standingOf(actor, deciding.opinion.groupId) === proponent.office;
    return isTheirs && on === undefined ? null : notTheirs;
  }
  const speaker = speakerOf(proponent);
  const speaksFor = on === undefined ? actor.delegationId : on.delegationId;
  return speaksFor === speaker ? (voiceOf(deciding, on).refusal ?? null) : notTheirs;
}

/** Null for whoever decides on it: the leads; on a proposal that would change another, that one's proponent (rule V12). */
export function deciderRefusal(deciding: DecisionContext, proposal: Proposal): Refusal | null {
  if (proposal.on === null) {
    return mayDo(deciding.context.actor, deciding.opinion.groupId, "decideProposal");
  }
  const target = foundProposal(deciding, proposal.on);
  return target.refusal ?? proponentRefusal(deciding, target.proposal);
}

/** Null when the proposal's words are those that the person saw (rule V6). */
export const proposedWordsRefusal = (proposal: Proposal, hash: string | undefined): Refusal | null =>
  hash === undefined || hash === presentWords(proposal).hash
    ? null
    : refuse("wordsChanged", "The proposal's words changed as you pressed; nothing was done.", {
        proposalId: proposal.id,
        text: proposedText(proposal),
      }).refusal;

/** Null while an Opinion takes one more of this proponent, whatever became of the others. */
export function ownShareRefusal(
  { opinion }: DecisionContext,
  { proponent }: Pick<Proposal, "proponent">,
): Refusal | null {
  const own = opinion.negotiation.proposals.filter((one) => isSameSpeaker(one.proponent, proponent));
  return own.length < PROPOSALS_OF_ONE_MAX
    ? null
    : refuse("tooMany", "As many proposals were made in this name as an Opinion takes.", {
        max: PROPOSALS_OF_ONE_MAX,
      }).refusal;
}

/**
 * Null while a proposal of these words may run on a clause beside its proponent's others: each of them is fitted anew,
 * and recorded anew, at each act on the clause's words.
 */
export function crowdedRefusal(
  { opinion }: DecisionContext,
  { id, proponent, clauseId, kind }: Pick<Proposal, "proponent" | "clauseId" | "kind"> & Partial<Proposal>,
  text: string,
): Refusal | null {
  const running = opinion.negotiation.proposals.filter(
    (one) =>
      one.id !== id && isRunning(one) && one.clauseId === clauseId && isSameSpeaker(one.proponent, proponent),
  );
  const chars = running.reduce(
    (sum, one) => sum + (one.kind === "change" ? proposedText(one).length : 0),
    kind === "change" ? text.length : 0,
  );
  return running.length < PROPOSALS_ON_CLAUSE_MAX && chars <= PROPOSED_CHARS_ON_CLAUSE_MAX
    ? null
    : refuse("tooManyProposals", "As many proposals, or words, run on this clause in this name as may.", {
        max: PROPOSALS_ON_CLAUSE_MAX,
        maxChars: PROPOSED_CHARS_ON_CLAUSE_MAX,
      }).refusal;
}

/** True if the same delegation, or the same office, speaks for both. */
export const isSameSpeaker = (one: Proponent, other: Proponent): boolean =>
  one.kind === "office" || other.kind === "office"
    ? one.kind === "office" && other.kind === "office" && one.office === other.office
    : speakerOf(one) === speakerOf(other);
