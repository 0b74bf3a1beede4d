import type { Participant } from "../people/participant.ts";
import { refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";

/** The head of a delegation, and nobody else, names its deputies and takes the naming back (rule C21). */
export function nameDeputy(
  forum: Forum,
  { userId, deputy }: Extract<ForumCommand, { type: "nameDeputy" }>,
  actor: Participant | null,
): ForumDecided {
  if (actor === null || actor.delegationId === null) {
    return refuse("noDelegation", "You take part for no delegation.");
  }
  if (!actor.head) return refuse("notEmpowered", "The head of a delegation names its deputies.");
  const { delegationId } = actor;
  const person = forum.participants.get(userId);
  if (person === undefined || person.delegationId !== delegationId) {
    return refuse("noSuchPerson", "Nobody of your delegation is called by this id.");
  }
  if (person.role === "follower") {
    return refuse("notYourRole", "A follower reads, and speaks for nobody.", { role: person.role });
  }
  if (person.head || (person.deputy ?? false) === deputy) {
    return refuse("nothingToDo", "This is so already.");
  }
  return { events: [{ type: "deputyNamed", delegationId, userId, deputy }] };
}
