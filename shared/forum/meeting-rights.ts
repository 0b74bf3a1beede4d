import type { DelegationId, GroupId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import { mayDo } from "../people/permissions.ts";
import { delegationHere } from "../people/readers.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Meeting } from "./meeting.ts";

/** Allows opening, closing and listing attendance in the meetings of a group (null: of all) (rule T13). */
export const mayHoldMeeting = (actor: Participant, groupId: GroupId | null): Refusal | null =>
  mayDo(actor, groupId, groupId === null ? "holdMeetingOfAll" : "holdMeeting");

/**
 * For which delegation somebody says that it attends a meeting, or why they do not: who leads there wears that hat alone.
 * Attendance is an act (rule T16): a connection is none.
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
