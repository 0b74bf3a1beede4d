import type { OpinionEvent } from "../events/event.ts";
import { proposalId, type ProposalId } from "../ids.ts";
import { type DraftOwner, ownedBy } from "../negotiation/draft-owner.ts";
import type { Huddle } from "../negotiation/huddle.ts";
import { findHuddle } from "../negotiation/postponed.ts";
import { findClause } from "../opinion/opinion.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { DecisionContext } from "./decision-context.ts";
import type { Proposing } from "./proposing.ts";

type HuddleGroup = Extract<DraftOwner, { kind: "group" }> & {
  readonly huddle: NonNullable<Extract<DraftOwner, { kind: "group" }>["huddle"]>;
};

export const isOfSmallGroup = (owner: DraftOwner): owner is HuddleGroup =>
  owner.kind === "group" && owner.huddle !== undefined;

/** The draft of a small group begins with it, with the words of its clause: its members find it there (rule Y10). */
export function huddleDraft(
  { context, opinion }: DecisionContext,
  { id, n, clauseId, delegationIds }: Pick<Huddle, "id" | "n" | "clauseId" | "delegationIds">,
): readonly OpinionEvent[] {
  const clause = findClause(opinion, clauseId);
  const [coordinator] = delegationIds;
  if (clause === undefined || coordinator === undefined) return [];
  const owner: HuddleGroup = {
    kind: "group",
    symbol: `H${n}`,
    name: `Small group ${n}`,
    members: delegationIds,
    coordinator,
    huddle: { id, n },
  };
  const { kind: clauseKind, level } = clause;
  return [
    {
      type: "proposalDrafted",
      proposalId: proposalId(context.newId()),
      ...ownedBy(owner),
      kind: "change",
      clauseId,
      on: null,
      clauseKind,
      level,
    },
  ];
}

/**
 * The speaker of any member submits the draft of a small group. The proposal names all who wrote it and are still in
 * the group. `own`: in whose name that person proposes otherwise.
 */
export function asSmallGroup(
  { opinion }: DecisionContext,
  owner: HuddleGroup,
  own: Proposing,
): Proposing | { readonly refusal: Refusal } {
  const huddle = findHuddle(opinion, owner.huddle.id);
  const sits = huddle !== undefined && huddle.outcome === null;
  const members = sits ? owner.members.filter((one) => huddle.delegationIds.includes(one)) : owner.members;
  const { proponent } = own;
  if (proponent.kind !== "delegation" || !members.includes(proponent.delegationId)) {
    return refuse("notProponent", "The delegations of the small group submit its draft.");
  }
  const { delegationId: coordinator } = proponent;
  return { ...own, proponent: { ...owner, members, coordinator }, symbol: owner.symbol };
}

/** A small group that sits has brought back the proposal that its draft became. */
export function broughtBack(
  { opinion }: DecisionContext,
  { proponent, onWordOf }: Proposing,
  proposal: ProposalId,
): readonly OpinionEvent[] {
  if (!isOfSmallGroup(proponent)) return [];
  const huddle = findHuddle(opinion, proponent.huddle.id);
  if (huddle === undefined || huddle.outcome !== null) return [];
  const { coordinator: delegationId } = proponent;
  return [
    { type: "huddleReported", huddleId: huddle.id, delegationId, proposalId: proposal, note: "", onWordOf },
  ];
}
