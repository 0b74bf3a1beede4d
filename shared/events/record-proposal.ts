import type { Opinion } from "../opinion/opinion.ts";
import { objectionsOfTaken } from "./carry-objections.ts";
import { ownerOf } from "../negotiation/draft-owner.ts";
import type { Negotiation } from "../negotiation/negotiation.ts";
import type { Draft, DraftOrigin } from "../negotiation/draft.ts";
import type { Proposal, ProposalFate, ProposedWords } from "../negotiation/proposal.ts";
import { presentWords } from "../negotiation/proposal.ts";
import type { ProposalAct } from "../negotiation/proposal-acts.ts";
import type { EntryOf } from "./recorded.ts";

type ProposalEntry = EntryOf<ProposalAct>;
type Ended = Exclude<ProposalFate, { readonly kind: "running" }>["kind"];

/**
 * The Opinion after one more entry on proposals (rule V1). What speaks of a proposal that is not here was
 * hidden from this reader, and changes nothing.
 */
export function recordProposal(opinion: Opinion, entry: ProposalEntry): Opinion {
  const isTaken = entry.type === "proposalAccepted" || entry.type === "rivalsTaken";
  const { negotiation } = isTaken ? objectionsOfTaken(opinion, entry) : opinion;
  const changed = recorded(negotiation, entry);
  return changed === opinion.negotiation ? opinion : { ...opinion, negotiation: changed };
}

function recorded(negotiation: Negotiation, entry: ProposalEntry): Negotiation {
  switch (entry.type) {
    case "proposalDrafted": {
      const { proposalId: id, kind, clauseId, on, clauseKind, level, at, by, forumSeq } = entry;
      const place = { kind, clauseId, on, clauseKind, level };
      const owner = ownerOf(entry);
      const draft: Draft = { id, ...place, owner, at, by, forumSeq, fate: "open", ...originOf(entry) };
      return { ...negotiation, drafts: [...negotiation.drafts, draft] };
    }
    case "draftDiscarded":
      return withDraft(negotiation, entry.proposalId, "discarded");
    case "proposalSubmitted": {
      const submitted = withDraft(negotiation, entry.proposalId, "submitted");
      return { ...submitted, proposals: [...submitted.proposals, newProposal(entry)] };
    }
    case "proposalReworded":
      return change(negotiation, entry.proposalId, (one) => reworded(one, entry));
    case "proposalWithdrawn":
      return end(negotiation, entry, "withdrawn");
    case "proposalAccepted":
      return change(negotiation, entry.proposalId, (one) => ({ fate: acceptedBy(entry, one), review: null }));
    case "proposalsAssigned": {
      const { contribution } = entry;
      const assigned = new Set(entry.proposals);
      const proposals = negotiation.proposals.map((one) =>
        assigned.has(one.id) ? { ...one, contribution } : one,
      );
      return { ...negotiation, proposals };
    }
    case "proposalDeclined":
      return end(negotiation, entry, "declined");
    case "proposalSetAside":
      return end(negotiation, entry, "setAside");
    case "proposalBroughtBack":
      return change(negotiation, entry.proposalId, () => ({ fate: { kind: "running" } }));
    case "coSponsorAsked": {
      const list = entry.asMember === undefined ? "asked" : "askedMembers";
      return change(negotiation, entry.proposalId, (one) => ({ [list]: [...one[list], entry.delegationId] }));
    }
    case "coSponsorConfirmed":
      return change(negotiation, entry.proposalId, (one) => joined(one, entry));
    case "coSponsorDeclined": {
      const list = entry.asMember === undefined ? "asked" : "askedMembers";
      return change(negotiation, entry.proposalId, (one) => ({
        [list]: without(one[list], entry.delegationId),
      }));
    }
    case "coSponsorLeft":
      return change(negotiation, entry.proposalId, (one) => left(one, entry.delegationId));
    case "proposalReviewAsked":
      return change(negotiation, entry.proposalId, () => ({
        review: { seq: entry.seq, suggestion: entry.suggestion },
      }));
    case "proposalReviewed":
      if (entry.outcome === "obsolete") return end(negotiation, entry, "obsolete");
      return change(negotiation, entry.proposalId, () => ({ review: null }));
    case "rivalsTaken": {
      const taken = new Set(entry.proposals);
      const fate = endedBy({ ...entry, reason: "" }, "bracketed");
      return {
        ...negotiation,
        proposals: negotiation.proposals.map((one) =>
          taken.has(one.id) ? { ...one, fate, review: null } : one,
        ),
      };
    }
  }
}

const without = <One>(list: readonly One[], gone: One): readonly One[] =>
  list.includes(gone) ? list.filter((one) => one !== gone) : list;

function change(
  negotiation: Negotiation,
  id: Proposal["id"],
  part: (proposal: Proposal) => Partial<Proposal>,
): Negotiation {
  const proposals = negotiation.proposals.map((one) => (one.id === id ? { ...one, ...part(one) } : one));
  return { ...negotiation, proposals };
}

type Ending = Pick<ProposalEntry, "seq" | "at" | "by" | "forumSeq"> & { readonly reason: string };

const endedBy = ({ seq, at, by, forumSeq, reason }: Ending, kind: Ended) => ({
  kind,
  seq,
  at,
  by,
  forumSeq,
  reason,
});

function acceptedBy(
  entry: Extract<ProposalEntry, { type: "proposalAccepted" }>,
  { kind }: Proposal,
): ProposalFate {
  const fate = endedBy({ ...entry, reason: "" }, entry.changes === null ? "accepted" : "acceptedInPart");
  return kind === "add" && entry.clauseId !== null ? { ...fate, made: entry.clauseId } : fate;
}

/** Only an act of people ends a proposal, and then nothing waits for review any more. */
const end = (
  negotiation: Negotiation,
  entry: Ending & { readonly proposalId: Proposal["id"] },
  kind: Ended,
): Negotiation => change(negotiation, entry.proposalId, () => ({ fate: endedBy(entry, kind), review: null }));

const withDraft = (negotiation: Negotiation, id: Draft["id"], fate: Draft["fate"]): Negotiation =>
  negotiation.drafts.some((one) => one.id === id)
    ? {
        ...negotiation,
        drafts: negotiation.drafts.map((one) => (one.id === id ? { ...one, fate } : one)),
      }
    : negotiation;

function newProposal(entry: Extract<ProposalEntry, { type: "proposalSubmitted" }>): Proposal {
  const { proposalId: id, kind, serial, symbol, proponent, clauseId, on, clauseKind, level } = entry;
  return {
    id,
    kind,
    serial,
    symbol,
    proponent,
    clauseId,
    on,
    clauseKind,
    level,
    contribution: entry.contribution ?? null,
    coSponsors: [],
    asked: [],
    askedMembers: [],
    joinedEarlier: [],
    reason: entry.reason,
    language: entry.language,
    submittedSeq: entry.seq,
    wordings: [wordingOf(entry)],
    fate: { kind: "running" },
    review: null,
  };
}

const wordingOf = ({
  seq,
  at,
  by,
  wording: { wordsHash, ...words },
}: Extract<ProposalEntry, { type: "proposalSubmitted" | "proposalReworded" }>): ProposedWords => ({
  ...words,
  seq,
  at,
  by,
  hash: wordsHash,
});

/** Who joined has joined these words and no others (rule V21). */
function reworded(
  proposal: Proposal,
  entry: Extract<ProposalEntry, { type: "proposalReworded" }>,
): Partial<Proposal> {
  const wording = wordingOf(entry);
  const wordings = [...proposal.wordings, wording];
  if (wording.hash === presentWords(proposal).hash) return { wordings, review: null };
  return {
    wordings,
    review: null,
    coSponsors: [],
    joinedEarlier: [...proposal.joinedEarlier, ...proposal.coSponsors],
  };
}

/** A co-sponsor comes, or a member of the group in whose name it was made: it joins that name, whatever the words. */
function joined(
  proposal: Proposal,
  { delegationId, asMember }: Extract<ProposalEntry, { type: "coSponsorConfirmed" }>,
): Partial<Proposal> {
  const { proponent } = proposal;
  const asked = without(proposal.asked, delegationId);
  const joinedEarlier = without(proposal.joinedEarlier, delegationId);
  if (asMember === undefined || proponent.kind !== "group") {
    return { coSponsors: [...proposal.coSponsors, delegationId], asked, joinedEarlier };
  }
  return {
    proponent: { ...proponent, members: [...proponent.members, delegationId] },
    askedMembers: without(proposal.askedMembers, delegationId),
  };
}

/** A co-sponsor goes, or a member of the group in whose name it was made. */
function left(proposal: Proposal, delegationId: Proposal["coSponsors"][number]): Partial<Proposal> {
  const { proponent } = proposal;
  return {
    coSponsors: without(proposal.coSponsors, delegationId),
    joinedEarlier: without(proposal.joinedEarlier, delegationId),
    ...(proponent.kind === "group"
      ? { proponent: { ...proponent, members: without(proponent.members, delegationId) } }
      : {}),
  };
}

const originOf = ({ reason, language, received }: DraftOrigin): DraftOrigin => ({
  ...(reason === undefined ? {} : { reason }),
  ...(language === undefined ? {} : { language }),
  ...(received === undefined ? {} : { received }),
});
