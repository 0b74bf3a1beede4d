import type { DelegationId } from "../../shared/ids.ts";
import type { CommentSubject } from "../../shared/negotiation/comment.ts";
import { sittingHuddles } from "../../shared/negotiation/postponed.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";

/** With whom a delegation acts here already: in the proposal's group, or in a huddle that sits on the clause. */
export function besideUs(
  opinion: Opinion,
  on: CommentSubject,
  own: DelegationId | null,
): readonly DelegationId[] {
  if (own === null) return [];
  if (on.clauseId !== undefined) {
    const here = sittingHuddles(opinion).filter(({ clauseId }) => clauseId === on.clauseId);
    return here.find(({ delegationIds }) => delegationIds.includes(own))?.delegationIds ?? [];
  }
  const proponent = opinion.negotiation.proposals.find((one) => one.id === on.proposalId)?.proponent;
  if (proponent?.kind !== "group" || !proponent.members.includes(own)) return [];
  return proponent.members;
}
