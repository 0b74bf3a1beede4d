import type { DelegationId, GroupId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import { mayDo } from "../people/permissions.ts";
import { delegationHere } from "../people/readers.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { MAIN_REPORT_GROUP } from "./main-report.ts";
import type { Meeting } from "./meeting.ts";
import type { FloorRequest } from "./meeting-live.ts";

/** Allows opening, closing and listing attendance in the meetings of a group (null: of all) (rule T13). */
export const mayHoldMeeting = (actor: Participant, groupId: GroupId | null): Refusal | null =>
  // The report has no group that could meet (rule R31).
  groupId === MAIN_REPORT_GROUP
    ? refuse("noSuchGroup", "There is no such working group.").refusal
    : mayDo(actor, groupId, groupId === null ? "holdMeetingOfAll" : "holdMeeting");

/**
 * Allows planning a meeting, changing and cancelling its plan (rule T30). `open`: the forum's groups that are not closed;
 * if a plan names them all, it is of all.
 */
export function mayPlanMeeting(
  actor: Pick<Participant, "role" | "leads">,
  groupIds: readonly GroupId[],
  open: readonly GroupId[],
): Refusal | null {
  const of = heldBy(groupIds, open);
  return of.groupId === null && of.groupIds === undefined
    ? mayDo(actor, null, "planMeetingOfAll")
    : mayDo(actor, of.groupId, of.groupId === null ? "holdMeetingOfAll" : "holdMeeting");
}

/** The groups of a plan as its meeting has them: one, several, or all that are open. */
export function heldBy(
  groupIds: readonly GroupId[],
  open: readonly GroupId[],
): { readonly groupId: GroupId | null; readonly groupIds?: readonly GroupId[] } {
  const [first, ...others] = groupIds;
  if (first !== undefined && others.length === 0) return { groupId: first };
  return open.every((id) => groupIds.includes(id)) ? { groupId: null } : { groupId: null, groupIds };
}

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
