import { wordsPart } from "../opinion/canonical-text.ts";
import type { ClauseId, ProposalId } from "../ids.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Negotiation } from "../negotiation/negotiation.ts";
import type { Position } from "../negotiation/position.ts";
import type { Proposal } from "../negotiation/proposal.ts";

/**
 * Gives for each clause the Opinion with the positions and proposals that may count there, and no others. To ask all of
 * them for every clause of a long text takes seconds.
 */
export function perClause(opinion: Opinion): (id: ClauseId, hash: string) => Opinion {
  const saidOn = positionsPerClause(opinion.negotiation);
  const proposals = proposalsPerClause(opinion.negotiation.proposals);
  return (id, hash) => ({
    ...opinion,
    negotiation: {
      ...opinion.negotiation,
      positions: saidOn(id, hash),
      proposals: proposals.get(id) ?? [],
    },
  });
}

/** Those on the clause, and each *cannot accept* of the same words elsewhere, which stands there too (rule C37). */
function positionsPerClause({
  positions,
  corrections,
}: Negotiation): (id: ClauseId, hash: string) => readonly Position[] {
  const corrected = new Set(
    corrections.flatMap(({ clauseId, below }) => [clauseId, ...below.map((one) => one.clauseId)]),
  );
  const onClause = Map.groupBy(positions, ({ subject }) => subject.clauseId);
  const objections = Map.groupBy(
    positions.filter(
      ({ position, subject }) => position === "cannotAccept" && subject.clauseId !== undefined,
    ),
    ({ subject, wordsHash }) =>
      corrected.has(subject.clauseId!) ? "of words corrected since" : wordsPart(wordsHash),
  );
  return (id, hash) => {
    const near = new Set([
      ...(onClause.get(id) ?? []),
      ...(objections.get("of words corrected since") ?? []),
      ...(objections.get(wordsPart(hash)) ?? []),
    ]);
    return [...near].toSorted((a, b) => a.seq - b.seq);
  };
}

/** By the clause that the first of a row of proposals on proposals speaks of. */
function proposalsPerClause(
  proposals: readonly Proposal[],
): ReadonlyMap<ClauseId | null, readonly Proposal[]> {
  const clauses = new Map<ProposalId, ClauseId | null>();
  for (const { id, on, clauseId } of proposals)
    clauses.set(id, on === null ? clauseId : (clauses.get(on) ?? clauseId));
  return Map.groupBy(proposals, ({ id }) => clauses.get(id) ?? null);
}
