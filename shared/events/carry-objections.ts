import { isLive, type Position, type PositionSubject, sameSubject } from "../negotiation/position.ts";
import { readAloud } from "../text/read-aloud.ts";
import { sha256Hex } from "../text/hash.ts";
import type { ClauseId, ProposalId } from "../ids.ts";
import type { Revision } from "../merging/merging.ts";
import type { RevisionEvent } from "../merging/merging-event.ts";
import type { OpinionEvent } from "./event.ts";
import type { EntryOf } from "./recorded.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { type ActWords, textOf } from "../clause/words.ts";
import type { ProposalEvent } from "../negotiation/proposal-event.ts";
import { findProposal, presentWords } from "../negotiation/proposal.ts";

type Carry = {
  readonly from: PositionSubject;
  readonly to: PositionSubject;
  /** The hash that it is bound to there, if it is another than before. */
  readonly bound?: (one: Position) => Pick<Position, "wordsHash">;
  /** The entry that takes the words, where it can be taken back. */
  readonly carriedBy?: number;
};

/**
 * Copies the objections to one subject to another one that has its words now: no change of the text ends them
 * (rule C46). A delegation has one for each of its readers on a subject, whatever words it was given on.
 */
export function carryObjections(
  opinion: Opinion,
  { from, to, bound = (one) => one, carriedBy }: Carry,
): Opinion {
  const { positions } = opinion.negotiation;
  const coming = positions.filter((one) => isLive(one) && sameSubject(one.subject, from));
  return withObjections(
    opinion,
    coming.map((one): Position => ({
      ...one,
      wordsHash: bound(one).wordsHash,
      subject: to,
      ...(carriedBy === undefined ? {} : { carriedBy }),
    })),
  );
}

function withObjections(opinion: Opinion, coming: readonly Position[]): Opinion {
  if (coming.length === 0) return opinion;
  const positions = coming.reduce(
    (all, one) => (all.some((other) => isCovered(one, other)) ? all : [...all, one]),
    opinion.negotiation.positions,
  );
  return { ...opinion, negotiation: { ...opinion.negotiation, positions } };
}

const isCovered = (one: Position, by: Position): boolean =>
  isLive(by) &&
  sameSubject(by.subject, one.subject) &&
  by.delegationId === one.delegationId &&
  by.to === one.to &&
  (by.mayStop || !one.mayStop);

/** Both halves of a clause carry what its delegations object to, until each answers on each (rule C46). */
export function splitOrJoinObjections(
  opinion: Opinion,
  event: Extract<OpinionEvent, { type: "clauseSplit" | "clausesJoined" }>,
): Opinion {
  const [from, to] =
    event.type === "clauseSplit" ? [event.clauseId, event.newClauseId] : [event.second, event.first];
  return carryObjections(opinion, { from: { clauseId: from }, to: { clauseId: to } });
}

/** Words of a proposal that came into a clause, or into another proposal, come with what was objected to them. */
export function objectionsOfTaken(
  opinion: Opinion,
  event: EntryOf<Extract<ProposalEvent, { type: "proposalAccepted" | "rivalsTaken" }>>,
): Opinion {
  const { seq } = event;
  if (event.type === "rivalsTaken")
    return event.proposals.reduce((now, proposalId) => toClause(now, proposalId, event), opinion);
  const proposal = findProposal(opinion.negotiation, event.proposalId);
  if (proposal === undefined || proposal.kind === "delete") return opinion;
  const { clauseId, proposalId, words } = event;
  if (proposal.on !== null) {
    const to = { proposalId: proposal.on };
    return carryObjections(opinion, { from: { proposalId }, to, carriedBy: seq });
  }
  return clauseId === null || words === null
    ? opinion
    : toClause(opinion, proposalId, { seq, clauseId, words });
}

/** If the clause reads as the objected proposal did, the objection is to its present words. */
function toClause(
  opinion: Opinion,
  proposalId: ProposalId,
  { seq, clauseId, words }: { readonly seq: number; readonly clauseId: ClauseId; readonly words: ActWords },
): Opinion {
  const proposal = findProposal(opinion.negotiation, proposalId);
  if (proposal === undefined) return opinion;
  const { hash } = presentWords(proposal);
  const isAsProposed = proposal.kind === "keep" || sha256Hex(readAloud(textOf(words.runs))) === hash;
  return carryObjections(opinion, {
    from: { proposalId },
    to: { clauseId },
    bound: (one) => (isAsProposed && one.wordsHash === hash ? { wordsHash: words.hash } : one),
    carriedBy: seq,
  });
}

/** A new basis has words of clauses and proposals in other clauses: the provenance table says in which (rule U8). */
export function objectionsOfBasis(
  opinion: Opinion,
  revision: Revision | undefined,
  { made, rewritten }: Pick<Extract<RevisionEvent, { type: "basisTaken" }>, "made" | "rewritten">,
): Opinion {
  const written = new Set([...made, ...rewritten].map(({ clauseId }) => clauseId));
  return (revision?.rows ?? []).reduce((now, row) => {
    const clauseId = made.find(({ rowId }) => rowId === row.rowId)?.clauseId ?? row.clauseId;
    if (clauseId === null || !written.has(clauseId)) return now;
    return row.sources.reduce((then, source) => {
      const { proposalId, clauseId: own, from } = source;
      if (proposalId !== null) return carryObjections(then, { from: { proposalId }, to: { clauseId } });
      return from !== "workingText" || own === null
        ? then
        : carryObjections(then, { from: { clauseId: own }, to: { clauseId } });
    }, now);
  }, opinion);
}
