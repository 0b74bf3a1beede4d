import type { SingleCommand } from "../commands.ts";
import { refuse } from "../refusal.ts";
import type { Decided, Deciding } from "./deciding.ts";

/** The head lets somebody of the delegation take positions and submit, or no longer (rule C10). */
export function decideEmpower(
  { context, opinion }: Deciding,
  { userId, empowered }: Extract<SingleCommand, { type: "empowerMember" }>,
): Decided {
  const { delegationId, head, id } = context.actor;
  if (delegationId === null) return refuse("noDelegation", "You take part for no delegation.");
  if (!head) return refuse("notEmpowered", "The head of a delegation says who speaks for it.");
  if (context.delegationOf !== undefined && context.delegationOf(userId) !== delegationId) {
    return refuse("noSuchPerson", "Nobody of your delegation is called by this id.");
  }
  if (userId === id || opinion.negotiation.empowered.includes(userId) === empowered) {
    return refuse("nothingToDo", "This is so already.");
  }
  return { acts: [{ type: "memberEmpowered", delegationId, userId, empowered }], edits: [] };
}
