import type { ClauseId } from "../../shared/ids.ts";
import { isRunning, type Proposal } from "../../shared/negotiation/proposal.ts";

/** Null: added at the start of the text. */
type Place = ClauseId | null;
export type ByClause = ReadonlyMap<Place, readonly Proposal[]>;

const sorted = new WeakMap<readonly Proposal[], ByClause>();
const NONE: readonly Proposal[] = [];

/** Proposals by the clause that they speak of or follow, in the order of submission. Sorted once a record. */
export function proposalsByClause(proposals: readonly Proposal[]): ByClause {
  const before = sorted.get(proposals);
  if (before !== undefined) return before;
  const found = new Map<Place, Proposal[]>();
  const byId = new Map(proposals.map((one) => [one.id, one]));
  const placeOf = (proposal: Proposal): Place => {
    const on = proposal.on === null ? undefined : byId.get(proposal.on);
    return proposal.clauseId ?? on?.clauseId ?? null;
  };
  for (const proposal of proposals) {
    const place = placeOf(proposal);
    const there = found.get(place);
    if (there === undefined) found.set(place, [proposal]);
    else there.push(proposal);
  }
  for (const there of found.values()) there.sort((one, other) => one.submittedSeq - other.submittedSeq);
  sorted.set(proposals, found);
  return found;
}

export const proposalsOn = (proposals: readonly Proposal[], place: Place): readonly Proposal[] =>
  proposalsByClause(proposals).get(place) ?? NONE;

/** Number of running proposals on a clause: that there are some, never how many stand behind one. */
export const runningOn = (proposals: readonly Proposal[], place: Place): number =>
  proposalsOn(proposals, place).filter(isRunning).length;

/** Proposals that rival one another: they would change the words of the clause itself, and nothing is decided. */
export const rivalsOn = (proposals: readonly Proposal[], clauseId: ClauseId): readonly Proposal[] =>
  proposalsOn(proposals, clauseId).filter(
    (one) => isRunning(one) && one.kind !== "add" && one.on === null && one.clauseId === clauseId,
  );

export type ProposalFilter = "running" | "ended" | "all";

export type ListedClause = { readonly place: Place; readonly proposals: readonly Proposal[] };

/** The list of all proposals in the order of the text; what belongs to clauses that were removed stands last. */
export function listedProposals(
  proposals: readonly Proposal[],
  clauses: readonly ClauseId[],
  filter: ProposalFilter,
): readonly ListedClause[] {
  const byClause = proposalsByClause(proposals);
  const living = new Set<Place>(clauses);
  const gone = [...byClause.keys()].filter((place) => place !== null && !living.has(place));
  return [null, ...clauses, ...gone].flatMap((place): ListedClause[] => {
    const shown = (byClause.get(place) ?? NONE).filter(
      (one) => filter === "all" || isRunning(one) === (filter === "running"),
    );
    return shown.length === 0 ? [] : [{ place, proposals: shown }];
  });
}
