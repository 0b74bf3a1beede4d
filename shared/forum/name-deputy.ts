import type { Participant } from "../people/participant.ts";
import { mayDo } from "../people/permissions.ts";
import { refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";

/**
 * The head of a delegation names its deputies and takes the naming back; the secretariat does so on the delegation's
 * word, as its letter of credentials has it (rule C21).
 */
export function nameDeputy(
  forum: Forum,
  { userId, deputy }: Extract<ForumCommand, { type: "nameDeputy" }>,
  actor: Participant | null,
): ForumDecided {
  const isOffice = actor === null || mayDo(actor, null, "admitPeople") === null;
  if (!isOffice && actor.delegationId === null)
    return refuse("noDelegation", "You take part for no delegation.");
  if (!isOffice && !actor.head) return refuse("notEmpowered", "The head of a delegation names its deputies.");
  const person = forum.participants.get(userId);
  const delegationId = person?.delegationId ?? null;
  if (person === undefined || delegationId === null || (!isOffice && delegationId !== actor.delegationId)) {
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
