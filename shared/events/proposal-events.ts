import { objectionsOfTaken } from "./carry-objections.ts";
import { ownerOf } from "../negotiation/draft-owner.ts";
import type { Negotiation } from "../negotiation/negotiation.ts";
import type { Draft, DraftOrigin } from "../negotiation/draft.ts";
import {
  presentWords,
  type Proposal,
  type ProposalFate,
  type ProposedWords,
} from "../negotiation/proposal.ts";
import type { ProposalEvent } from "../negotiation/proposal-event.ts";
import { changedIn } from "./change.ts";
import { type EventsOf, type OneOf, type Reducer, settling, toAll, toSome } from "./event-entry.ts";
import { type EntryOf, placed, signed } from "./recorded.ts";

type ProposalEntry = EntryOf<ProposalEvent>;
type Ended = Exclude<ProposalFate, { readonly kind: "running" }>["kind"];

type Change<One extends ProposalEvent> = (negotiation: Negotiation, entry: EntryOf<One>) => Negotiation;

/** Events on a proposal that is not here were hidden from this reader, and change nothing. */
const inNegotiation =
  <One extends ProposalEvent>(part: Change<One>): Reducer<One> =>
  (opinion, entry) => {
    const changed = part(opinion.negotiation, entry);
    return changed === opinion.negotiation ? opinion : { ...opinion, negotiation: changed };
  };

/** Words that are taken bring the objections to them along. */
const taken =
  <One extends OneOf<ProposalEvent, "proposalAccepted" | "rivalsTaken">>(part: Change<One>): Reducer<One> =>
  (opinion, entry) =>
    inNegotiation(part)(objectionsOfTaken(opinion, entry), entry);

export const proposalEvents: EventsOf<ProposalEvent> = {
  proposalDrafted: toSome(
    "writersOfDraft",
    inNegotiation((negotiation, entry) => {
      const { proposalId: id, kind, clauseId, on, clauseKind, level } = entry;
      const place = { kind, clauseId, on, clauseKind, level };
      const owner = ownerOf(entry);
      const draft: Draft = { id, ...place, owner, ...signed(entry), fate: "open", ...originOf(entry) };
      return { ...negotiation, drafts: [...negotiation.drafts, draft] };
    }),
  ),
  draftDiscarded: toSome(
    "writersOfDraft",
    inNegotiation((negotiation, entry) => withDraft(negotiation, entry.proposalId, "discarded")),
  ),
  proposalSubmitted: toAll(
    inNegotiation((negotiation, entry) => {
      const submitted = withDraft(negotiation, entry.proposalId, "submitted");
      return { ...submitted, proposals: [...submitted.proposals, newProposal(entry)] };
    }),
  ),
  proposalReworded: toAll(
    inNegotiation((negotiation, entry) =>
      change(negotiation, entry.proposalId, (one) => reworded(one, entry)),
    ),
  ),
  proposalWithdrawn: toAll(inNegotiation((negotiation, entry) => end(negotiation, entry, "withdrawn"))),
  proposalAccepted: settling(
    taken((negotiation, entry) =>
      change(negotiation, entry.proposalId, (one) => ({ fate: acceptedBy(entry, one), review: null })),
    ),
  ),
  proposalsAssigned: toAll(
    inNegotiation((negotiation, { proposals: ids, contribution }) => {
      const assigned = new Set(ids);
      const proposals = negotiation.proposals.map((one) =>
        assigned.has(one.id) ? { ...one, contribution } : one,
      );
      return { ...negotiation, proposals };
    }),
  ),
  proposalDeclined: toAll(inNegotiation((negotiation, entry) => end(negotiation, entry, "declined"))),
  proposalSetAside: toAll(inNegotiation((negotiation, entry) => end(negotiation, entry, "setAside"))),
  proposalBroughtBack: toAll(
    inNegotiation((negotiation, entry) =>
      change(negotiation, entry.proposalId, () => ({ fate: { kind: "running" } })),
    ),
  ),
  coSponsorAsked: toSome(
    "askingAndAsked",
    inNegotiation((negotiation, entry) => {
      const list = listOf(entry);
      return change(negotiation, entry.proposalId, (one) => ({ [list]: [...one[list], entry.delegationId] }));
    }),
  ),
  coSponsorConfirmed: toAll(
    inNegotiation((negotiation, entry) => change(negotiation, entry.proposalId, (one) => joined(one, entry))),
  ),
  coSponsorDeclined: toSome(
    "askingAndAsked",
    inNegotiation((negotiation, entry) => {
      const list = listOf(entry);
      return change(negotiation, entry.proposalId, (one) => ({
        [list]: without(one[list], entry.delegationId),
      }));
    }),
  ),
  coSponsorLeft: toAll(
    inNegotiation((negotiation, entry) =>
      change(negotiation, entry.proposalId, (one) => left(one, entry.delegationId)),
    ),
  ),
  proposalReviewAsked: toAll(
    inNegotiation((negotiation, { proposalId, seq, suggestion }) =>
      change(negotiation, proposalId, () => ({ review: { seq, suggestion } })),
    ),
  ),
  proposalReviewed: toAll(
    inNegotiation((negotiation, entry) =>
      entry.outcome === "obsolete"
        ? end(negotiation, entry, "obsolete")
        : change(negotiation, entry.proposalId, () => ({ review: null })),
    ),
  ),
  rivalsTaken: settling(
    taken((negotiation, entry) => {
      const ids = new Set(entry.proposals);
      const fate = endedBy({ ...entry, reason: "" }, "bracketed");
      const proposals = negotiation.proposals.map((one) =>
        ids.has(one.id) ? { ...one, fate, review: null } : one,
      );
      return { ...negotiation, proposals };
    }),
  ),
};

const listOf = ({ asMember }: { readonly asMember?: true }) =>
  asMember === undefined ? "asked" : "askedMembers";

const without = <One>(list: readonly One[], gone: One): readonly One[] =>
  list.includes(gone) ? list.filter((one) => one !== gone) : list;

function change(
  negotiation: Negotiation,
  id: Proposal["id"],
  part: (proposal: Proposal) => Partial<Proposal>,
): Negotiation {
  return { ...negotiation, proposals: changedIn(negotiation.proposals, id, part) };
}

type Ending = Pick<ProposalEntry, "seq" | "at" | "by" | "forumSeq"> & { readonly reason: string };

const endedBy = (entry: Ending, kind: Ended) => ({ kind, ...placed(entry), reason: entry.reason });

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
    ? { ...negotiation, drafts: changedIn(negotiation.drafts, id, () => ({ fate })) }
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

/** A co-sponsor has joined these words and no others (rule V21). */
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
