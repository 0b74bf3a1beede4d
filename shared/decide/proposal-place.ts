import { isItem } from "../clause/clause.ts";
import type { SingleCommand } from "../commands/commands.ts";
import type { Proposal } from "../negotiation/proposal.ts";
import { nextKind } from "../opinion/next-kind.ts";
import { findClause, livingClauses } from "../opinion/opinion.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { type DecisionContext, livingClause } from "./decision-context.ts";
import { runningProposal } from "./proponent.ts";
import { levelFor, neighbour } from "./structure.ts";

type Asked = Pick<
  Extract<SingleCommand, { type: "propose" }>,
  "kind" | "clauseId" | "on" | "clauseKind" | "level"
>;
export type ProposalPlace = Pick<Proposal, "kind" | "clauseId" | "on" | "clauseKind" | "level">;

/** The proposed text and its place, or why that cannot be. An added clause is of the kind that follows there. */
export function proposalPlaceOf(
  deciding: DecisionContext,
  asked: Asked,
): ProposalPlace | { readonly refusal: Refusal } {
  const { opinion } = deciding;
  if (asked.on !== undefined) return placeOn(deciding, asked, asked.on);
  if (asked.kind === "add") return placeOfAdded(deciding, asked);
  if (asked.clauseId === null) return refuse("noSuchClause", "Say which clause the proposal speaks of.");
  const found = livingClause(opinion, asked.clauseId);
  if (found.refusal !== undefined) return found;
  const { id: clauseId, kind: clauseKind, level } = found.clause;
  return { kind: asked.kind, clauseId, on: null, clauseKind, level };
}

function placeOn(
  deciding: DecisionContext,
  { kind }: Asked,
  on: NonNullable<Asked["on"]>,
): ProposalPlace | { readonly refusal: Refusal } {
  const found = runningProposal(deciding, on);
  if (found.refusal !== undefined) return found;
  const target = found.proposal;
  if (kind !== "change" || (target.kind !== "add" && target.kind !== "change")) {
    return refuse("kindForbids", "A proposal on a proposal changes its words, where it has some.");
  }
  const { clauseId, clauseKind, level } = target;
  return { kind, clauseId, on, clauseKind, level };
}

function placeOfAdded(
  { opinion }: DecisionContext,
  { clauseId, clauseKind, level: wish }: Asked,
): ProposalPlace | { readonly refusal: Refusal } {
  if (clauseId !== null && findClause(opinion, clauseId) === undefined) {
    return refuse("noSuchClause", "The clause to add after is not in this Opinion.", { clauseId });
  }
  const before = neighbour(opinion, clauseId);
  const next = before === null ? { kind: "opening" as const } : nextKind(opinion, before.id);
  const kind = clauseKind ?? next.kind;
  if (kind === "title" && livingClauses(opinion).some((one) => one.kind === "title")) {
    return refuse("kindForbids", "The Opinion has its title.", { kind });
  }
  const natural = isItem(kind) && kind === next.kind ? next.level : undefined;
  const level = levelFor(kind, wish ?? natural, before ?? undefined);
  if (level === null) return refuse("kindForbids", "This kind does not stand at this level.", { kind });
  return { kind: "add", clauseId, on: null, clauseKind: kind, level };
}
