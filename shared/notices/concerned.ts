import type { ClauseId, DelegationId } from "../ids.ts";
import { isLive, type PositionSubject } from "../negotiation/position.ts";
import { findProposal, isRunning, type Proposal, speakerOf } from "../negotiation/proposal.ts";
import { sittingHuddles } from "../negotiation/postponed.ts";
import { standingBrackets } from "../negotiation/owned-bracket.ts";
import type { Opinion } from "../opinion/opinion.ts";

/** Delegations in whose name a proposal stands, its confirmed co-sponsors among them. */
export function proponentsOf({
  proponent,
  coSponsors,
}: Pick<Proposal, "proponent" | "coSponsors">): readonly DelegationId[] {
  const speaker = speakerOf(proponent);
  const members = proponent.kind === "group" ? proponent.members : [];
  return [...new Set([...(speaker === null ? [] : [speaker]), ...members, ...coSponsors])];
}

/** Returns the clause that a proposal speaks of or follows. */
export function clauseOf(
  opinion: Opinion,
  { clauseId, on }: Pick<Proposal, "clauseId" | "on">,
): ClauseId | null {
  const other = on === null ? undefined : findProposal(opinion.negotiation, on);
  return clauseId ?? other?.clauseId ?? null;
}

/** Delegations that said something of a clause, or of a proposal, which still counts. */
export function concernedBy(opinion: Opinion, subject: PositionSubject): readonly DelegationId[] {
  const { proposals, positions } = opinion.negotiation;
  if (subject.proposalId !== undefined) {
    const proposal = findProposal(opinion.negotiation, subject.proposalId);
    return proposal === undefined ? [] : proponentsOf(proposal);
  }
  const { clauseId } = subject;
  const found = [
    ...positions
      .filter((one) => isLive(one) && one.subject.clauseId === clauseId)
      .map(({ delegationId }) => delegationId),
    ...proposals.filter((one) => isRunning(one) && clauseOf(opinion, one) === clauseId).flatMap(proponentsOf),
    ...standingBrackets(opinion, clauseId).flatMap(({ delegationId }) => delegationId ?? []),
    ...sittingHuddles(opinion)
      .filter((one) => one.clauseId === clauseId)
      .flatMap(({ delegationIds }) => delegationIds),
  ];
  return [...new Set(found)];
}

/** Delegations that were told of a silence, and have neither asked for more time in it nor spoken of its texts since. */
export function silentIn(
  { negotiation }: Opinion,
  { silenceSeq }: { readonly silenceSeq: number },
): readonly DelegationId[] {
  const silence = negotiation.silences.find(({ seq }) => seq === silenceSeq);
  if (silence === undefined) return [];
  const { clauses, opened, moreTime, notified } = silence;
  const texts = new Set(clauses.map(({ clauseId }) => clauseId));
  const spoke = negotiation.positions.filter(
    ({ subject, at }) => subject.clauseId !== undefined && texts.has(subject.clauseId) && at >= opened,
  );
  const heard = new Set([...spoke, ...moreTime].map(({ delegationId }) => delegationId));
  return notified.filter((one) => !heard.has(one));
}
