import type { DelegationId, GroupId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import { mayDo } from "../people/permissions.ts";
import { delegationHere } from "../people/readers.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Meeting } from "./meeting.ts";
import type { FloorRequest } from "./meeting-live.ts";

/** Allows opening, closing and listing attendance in the meetings of a group (null: of all) (rule T13). */
export const mayHoldMeeting = (actor: Participant, groupId: GroupId | null): Refusal | null =>
  mayDo(actor, groupId, groupId === null ? "holdMeetingOfAll" : "holdMeeting");

/**
 * Returns the delegation for which somebody says that it attends a meeting, or why they do not: a lead there has that
 * acting role alone.
 */
export function mayAttend(
  actor: Participant,
  { groupId }: Pick<Meeting, "groupId">,
): { readonly delegationId: DelegationId } | { readonly refusal: Refusal } {
  if (actor.delegationId === null) return refuse("noDelegation", "You take part for no delegation.");
  if (delegationHere(actor, groupId) === null) {
    return refuse("oneHat", "While you lead, somebody else of your delegation says that it attends.");
  }
  const refused = mayDo(actor, groupId, "attendMeeting");
  return refused === null ? { delegationId: actor.delegationId } : { refusal: refused };
}

/** Returns the delegation or office for which somebody asks for the floor (rule T27); the server asks for none. */
export function whoAsks(
  actor: Participant | null,
  meeting: Pick<Meeting, "groupId">,
): { readonly who: FloorRequest["who"] } | { readonly refusal: Refusal } {
  if (actor === null) return refuse("noDelegation", "You take part for no delegation.");
  if (actor.role === "chair" || actor.role === "secretariat") return { who: actor.role };
  if (mayHoldMeeting(actor, meeting.groupId) === null) return { who: "lead" };
  const own = mayAttend(actor, meeting);
  return "refusal" in own ? own : { who: own.delegationId };
}
