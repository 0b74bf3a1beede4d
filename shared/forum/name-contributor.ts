import type { Participant } from "../people/participant.ts";
import { mayDo } from "../people/permissions.ts";
import { refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";
import { mayKeepOwnPeople } from "./keep-own-people.ts";

/**
 * The head of a delegation, or a deputy, lets a follower of it write within the delegation, and takes it back; the
 * secretariat does so on the delegation's word (rule P28).
 */
export function nameContributor(
  forum: Forum,
  { userId, contributor }: Extract<ForumCommand, { type: "nameContributor" }>,
  actor: Participant | null,
): ForumDecided {
  const isOffice = actor === null || mayDo(actor, null, "admitPeople") === null;
  if (!isOffice && actor.delegationId === null)
    return refuse("noDelegation", "You take part for no delegation.");
  if (!isOffice && !mayKeepOwnPeople(actor))
    return refuse("notEmpowered", "The head of a delegation and its deputies name its contributors.");
  const person = forum.participants.get(userId);
  const delegationId = person?.delegationId ?? null;
  if (person === undefined || delegationId === null || (!isOffice && delegationId !== actor.delegationId)) {
    return refuse("noSuchPerson", "Nobody of your delegation is called by this id.");
  }
  if (person.role !== "follower") {
    return refuse("notYourRole", "A contributor follows for a delegation: change the role first.", {
      role: person.role,
    });
  }
  return (person.contributor ?? false) === contributor
    ? refuse("nothingToDo", "This is so already.")
    : { events: [{ type: "contributorNamed", delegationId, userId, contributor }] };
}
