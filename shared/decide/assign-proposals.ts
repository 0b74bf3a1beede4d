import type { SingleCommand } from "../commands/commands.ts";
import { isFrom, withdrawnRefusal } from "../negotiation/contribution.ts";
import type { ContributionId } from "../ids.ts";
import type { Belonging, Proponent } from "../negotiation/proposal.ts";
import { mayDo } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { type Decided, type DecisionContext, finalStageRefusal } from "./decision-context.ts";
import { foundProposal } from "./proponent.ts";

/** The secretariat says which proposals belong to a paper, or that they belong to none (rule F3). */
export function decideAssign(
  deciding: DecisionContext,
  command: Extract<SingleCommand, { type: "assignProposals" }>,
): Decided {
  const { context, opinion } = deciding;
  const refused = mayDo(context.actor, opinion.groupId, "keepPapers") ?? finalStageRefusal(opinion);
  if (refused !== null) return { refusal: refused };
  const { contributionId } = command;
  const proposals = [...new Set(command.proposals)];
  const belongings: (Belonging | null)[] = [];
  let changes = false;
  for (const id of proposals) {
    const found = foundProposal(deciding, id);
    if (found.refusal !== undefined) return found;
    const { proponent, contribution: now } = found.proposal;
    const to = contributionId === null ? null : belongingTo(deciding, contributionId, proponent);
    if (to !== null && "refusal" in to) return to;
    if (now?.id !== to?.id || now?.number !== to?.number) changes = true;
    belongings.push(to);
  }
  if (!changes) return refuse("nothingToDo", "These proposals belong there already.");
  return {
    events: [{ type: "proposalsAssigned", contribution: belongings[0] ?? null, proposals }],
    edits: [],
  };
}

/** A paper with its number of this moment, for who may have proposals in it. */
export function belongingTo(
  { context }: DecisionContext,
  id: ContributionId,
  proponent: Proponent,
): Belonging | { readonly refusal: Refusal } {
  // A page only tries out: the server knows the papers.
  if (context.contributionOf === undefined) return { id, number: "" };
  const found = context.contributionOf(id);
  if (found === null) return refuse("noSuchContribution", "There is no such contribution.");
  if (found.withdrawn != null) return withdrawnRefusal(found);
  return isFrom(found.from, proponent)
    ? { id, number: found.number }
    : refuse("notItsContribution", "A proposal belongs to a contribution of its proponent.", {
        number: found.number,
      });
}
