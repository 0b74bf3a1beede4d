import type { SingleCommand } from "../commands/commands.ts";
import { refuse } from "../refusal.ts";
import type { Decided, DecisionContext } from "./decision-context.ts";
import { isHeadOrDeputy, isLetSpeak } from "../negotiation/empowered.ts";
import { ownDelegationOf } from "./speaks-for.ts";

/** The head or a deputy lets somebody of the delegation take positions and submit, or no longer (rule C10). */
export function decideEmpower(
  deciding: DecisionContext,
  { userId, empowered }: Extract<SingleCommand, { type: "empowerMember" }>,
): Decided {
  const { context, opinion } = deciding;
  const member = ownDelegationOf(deciding);
  if (member.refusal !== undefined) return member;
  const { delegationId } = member.voice;
  const { id } = context.actor;
  if (!isHeadOrDeputy(context.actor)) {
    return refuse("notEmpowered", "The head of a delegation and its deputies say who speaks for it.");
  }
  const person = context.personAt?.(userId) ?? { id: userId, delegationId };
  const isThere = context.personAt === undefined || context.personAt(userId) !== null;
  if (!isThere || person.delegationId !== delegationId) {
    return refuse("noSuchPerson", "Nobody of your delegation is called by this id.");
  }
  if (userId === id || isLetSpeak(person, opinion) === empowered) {
    return refuse("nothingToDo", "This is so already.");
  }
  return { events: [{ type: "memberEmpowered", delegationId, userId, empowered }], edits: [] };
}
