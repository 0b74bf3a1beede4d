import type { CommentId, DelegationId, MergeId, ProposalId } from "../ids.ts";
import { FOR_ALL, type Readers } from "../people/readers.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Merge } from "../merging/merge.ts";
import { findMerge } from "../merging/merging.ts";
import type { Comment } from "../negotiation/comment.ts";
import { draftReaders, type OwnedBy, ownerOf } from "../negotiation/draft-owner.ts";
import { positionReaders } from "../negotiation/position.ts";
import { findProposal, type Proposal, speakerOf } from "../negotiation/proposal.ts";

const NOBODY: Readers = { kind: "delegations", delegationIds: [] };

/** Private merges are told to those who work on them; all watch open ones (rule U13). */
export const mergeReaders = ({ openness }: Pick<Merge, "openness">): Readers =>
  openness === "open" ? FOR_ALL : { kind: "managementTeam" };

/** A request to join a proposal, and its refusal, is known to the two delegations alone (rule Q5). */
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
      return FOR_ALL;
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

type Of<Part> = (event: Part, opinion: Opinion) => Readers;

/**
 * The readers of events that are not for all (rule Q1). `opinion`: the whole record before the event, as the server has
 * it. `opinionFor` must say the same of what the event leaves in the record.
 */
export const READERS = {
  itsDelegation: ({ delegationId }) => ({ kind: "delegation", delegationId }),
  writersOfDraft: (event) => draftReaders(ownerOf(event)),
  ofPosition: positionReaders,
  askingAndAsked: ({ proposalId, delegationId }, { negotiation }) =>
    askedReaders(findProposal(negotiation, proposalId), delegationId),
  ofNewComment: (event, { negotiation }) =>
    commentReaders({ ...event, id: event.commentId }, negotiation.comments),
  ofComment: ({ commentId }, { negotiation: { comments } }) => {
    const comment = comments.find((one) => one.id === commentId);
    return comment === undefined ? NOBODY : commentReaders(comment, comments);
  },
  ofNewMerge: mergeReaders,
  ofMerge: ({ mergeId }, opinion) => mergeReaders(findMerge(opinion, mergeId) ?? { openness: "private" }),
} satisfies {
  readonly itsDelegation: Of<{ readonly delegationId: DelegationId }>;
  readonly writersOfDraft: Of<OwnedBy>;
  readonly ofPosition: typeof positionReaders;
  readonly askingAndAsked: Of<{ readonly proposalId: ProposalId; readonly delegationId: DelegationId }>;
  readonly ofNewComment: Of<Omit<Said, "id"> & { readonly commentId: CommentId }>;
  readonly ofComment: Of<{ readonly commentId: CommentId }>;
  readonly ofNewMerge: typeof mergeReaders;
  readonly ofMerge: Of<{ readonly mergeId: MergeId }>;
};

/** The names of readers that an event has enough for. */
export type ReadersFor<One> = {
  [Name in keyof typeof READERS]: One extends Parameters<(typeof READERS)[Name]>[0] ? Name : never;
}[keyof typeof READERS];
