import type { GroupId, UserId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import { mayDo } from "../people/permissions.ts";
import { refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";

type Ask<Type extends ForumCommand["type"]> = Extract<ForumCommand, { type: Type }>;

/** One hat at a time: who leads gives the lead to somebody who has it too, and speaks for its State (rule P6). */
export function handLead(
  forum: Forum,
  { groupId, to, reason = "" }: Ask<"handLead">,
  actor: Participant | null,
): ForumDecided {
  if (actor === null) return refuse("notYourRole", "Only the facilitator of a group hands over that role.");
  const refused = mayDo(actor, groupId, "handLead");
  if (refused !== null) return { refusal: refused };
  if (to !== "secretariat" && !leadsBeside(forum, actor, { groupId, to })) {
    return refuse("noSuchPerson", "No other facilitator of this group has this id.");
  }
  return { events: [{ type: "leadHanded", userId: actor.id, groupId, to, reason }] };
}

const leadsBeside = (
  forum: Forum,
  actor: Participant,
  { groupId, to }: { readonly groupId: GroupId; readonly to: UserId },
): boolean => to !== actor.id && forum.participants.get(to)?.leads.includes(groupId) === true;

export function takeLeadBack({ groupId }: Ask<"takeLeadBack">, actor: Participant | null): ForumDecided {
  if (actor?.handed?.includes(groupId) !== true) {
    return refuse("nothingToDo", "You did not hand over your role in this group.");
  }
  return { events: [{ type: "leadTakenBack", userId: actor.id, groupId }] };
}
