import type { DelegationId } from "../ids.ts";
import type { Act } from "./event.ts";
import type { Readers } from "../people/readers.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Merge } from "../merging/merge.ts";
import { findMerge } from "../merging/merging.ts";
import type { Comment } from "../negotiation/comment.ts";
import { draftReaders, ownerOf } from "../negotiation/draft-owner.ts";
import { positionReaders } from "../negotiation/position.ts";
import type { Proposal } from "../negotiation/proposal.ts";
import { speakerOf } from "../negotiation/proposal.ts";

const ALL: Readers = { kind: "all" };
const NOBODY: Readers = { kind: "delegations", delegationIds: [] };

/**
 * Who may read what an act tells (rule Q1). `opinion` is the whole record before the act, as the server has it.
 * What it says of an act, `opinionFor` says of what the act left in the record.
 */
export function readersOf(act: Act, opinion: Opinion): Readers {
  if (opinion.draftOf !== undefined) return draftReaders(opinion.draftOf.owner);
  switch (act.type) {
    case "proposalDrafted":
    case "draftDiscarded":
      return draftReaders(ownerOf(act));
    case "memberEmpowered":
      return { kind: "delegation", delegationId: act.delegationId };
    case "positionTaken":
    case "positionWithdrawn":
      return positionReaders(act);
    case "coSponsorAsked":
    case "coSponsorDeclined":
      return askedReaders(
        opinion.negotiation.proposals.find((one) => one.id === act.proposalId),
        act.delegationId,
      );
    case "commented":
      return commentReaders({ ...act, id: act.commentId }, opinion.negotiation.comments);
    case "commentResolved":
    case "commentReopened": {
      const { comments } = opinion.negotiation;
      const comment = comments.find((one) => one.id === act.commentId);
      return comment === undefined ? NOBODY : commentReaders(comment, comments);
    }
    case "mergeOpened":
      return mergeReaders(act);
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
    case "mergeDiscarded":
      return mergeReaders(findMerge(opinion, act.mergeId) ?? { openness: "private" });
    case "mergeOpenedToAll":
    case "revisionPublished":
    case "basisTaken":
    case "languageVersionKept":
    case "textCleared":
    case "clearingTakenBack":
    case "clauseBrought":
    case "clauseGiven":
    case "opinionOpened":
    case "meetingEnded":
    case "clauseAdded":
    case "clauseSplit":
    case "clausesJoined":
    case "clauseMoved":
    case "clauseRemoved":
    case "clauseRestored":
    case "wordsRestored":
    case "kindChanged":
    case "opinionEdited":
    case "clauseLocked":
    case "clauseUnlocked":
    case "consolidated":
    case "cleanedUp":
    case "referencesBound":
    case "reopened":
    case "clauseMarked":
    case "agreedEnBloc":
    case "markReopened":
    case "clauseSettled":
    case "penSet":
    case "stageAdvanced":
    case "footnoteAdded":
    case "footnoteEdited":
    case "footnoteRemoved":
    case "proposalSubmitted":
    case "proposalReworded":
    case "proposalWithdrawn":
    case "proposalAccepted":
    case "proposalDeclined":
    case "proposalSetAside":
    case "proposalBroughtBack":
    case "coSponsorConfirmed":
    case "coSponsorLeft":
    case "proposalReviewAsked":
    case "proposalReviewed":
    case "proposalsAssigned":
    case "rivalsTaken":
    case "bracketRaised":
    case "bracketWithdrawn":
    case "bracketLifted":
    case "objectorAsked":
    case "objectionClosed":
    case "pendingLifted":
    case "sentForward":
    case "clauseCorrected":
    case "correctionContested":
    case "silenceStarted":
    case "silenceBroken":
    case "moreTimeAsked":
    case "moreTimeAnswered":
    case "silenceCancelled":
    case "silenceNotBroken":
    case "silenceDeclared":
    case "parked":
    case "takenUp":
    case "huddleFormed":
    case "huddleJoined":
    case "huddleLeft":
    case "huddleReported":
    case "huddleExtended":
    case "huddleEnded":
      return ALL;
  }
}

/** What is worked on in private is told to those who work on it; all watch what is open (rule U13). */
export const mergeReaders = ({ openness }: Pick<Merge, "openness">): Readers =>
  openness === "open" ? ALL : { kind: "managementTeam" };

/** Who was asked to join a proposal, and answered no, is known to the two delegations alone (rule Q5). */
export function askedReaders(
  proposal: Pick<Proposal, "proponent"> | undefined,
  asked: DelegationId,
): Readers {
  const asking = proposal === undefined ? null : speakerOf(proposal.proponent);
  return { kind: "delegations", delegationIds: asking === null ? [asked] : [asking, asked] };
}

type Said = Pick<Comment, "id" | "delegationId" | "to" | "among" | "replyTo">;

/** A reply is for the readers of what it answers, or whoever asked could not read it (rule Q6). */
export function commentReaders(comment: Said, comments: readonly Said[]): Readers {
  const {
    delegationId,
    to,
    among = [],
  } = comment.replyTo === null ? comment : (comments.find((one) => one.id === comment.replyTo) ?? comment);
  switch (to) {
    case "room":
      return ALL;
    case "lead":
      return delegationId === null ? { kind: "leads" } : { kind: "delegationAndLead", delegationId };
    case "delegation":
      return delegationId === null ? NOBODY : { kind: "delegation", delegationId };
    case "delegations":
      return delegationId === null
        ? NOBODY
        : { kind: "delegations", delegationIds: [delegationId, ...among] };
  }
}
