import type { DelegationId } from "../ids.ts";
import { ATTENDANCE_TOLD_MAX } from "../meeting-limits.ts";
import type { Participant } from "../people/participant.ts";
import { mayDo } from "../people/permissions.ts";
import { refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import { closedBy } from "./forum-closing.ts";
import type { Forum, ForumDecided } from "./forum.ts";
import { meetingIn } from "./hold-meeting.ts";
import { mayAttend, mayHoldMeeting } from "./meeting-rights.ts";
import type { Meeting, MeetingEvent } from "./meeting.ts";

type Ask<Type extends ForumCommand["type"]> = Extract<ForumCommand, { type: Type }>;

/** A person of a delegation says that it attends, or takes back what they said. */
export function attendMeeting(
  forum: Forum,
  { meetingId, attends }: Ask<"attendMeeting">,
  actor: Participant | null,
): ForumDecided {
  const found = meetingIn(forum, meetingId);
  if ("refusal" in found) return found;
  if (actor === null) return refuse("noDelegation", "You take part for no delegation.");
  const own = mayAttend(actor, found);
  if ("refusal" in own) return own;
  if (found.closed !== null) {
    return refuse("meetingOver", "This meeting is closed: the secretariat corrects who attended.");
  }
  const { delegationId } = own;
  const me = found.members.find((one) => one.userId === actor.id);
  if ((me?.times ?? 0) >= ATTENDANCE_TOLD_MAX) {
    return refuse("tooMany", "You have said often enough whether you attend: ask the secretariat.", {
      max: ATTENDANCE_TOLD_MAX,
    });
  }
  const isListed = found.attending.includes(delegationId);
  const others = found.members.some(
    (one) => one.delegationId === delegationId && one.attends && one.userId !== actor.id,
  );
  const events: MeetingEvent[] = [];
  // A delegation attends as long as one of its people says so.
  const isThere = attends || others;
  if (isListed !== isThere)
    events.push({ type: "attendanceTold", meetingId, delegationId, attends: isThere });
  // Also where an office changed the list meanwhile: who said it is told nowhere else, and counts as often as it is said.
  if (events.length > 0 || (me?.attends ?? false) !== attends) {
    events.push({ type: "memberAttended", meetingId, delegationId, userId: actor.id, attends });
  }
  return events.length === 0 ? refuse("nothingToDo", "This is so already.") : { events };
}

/** The person who holds the meeting lists delegations and takes them off; afterwards the secretariat, with a reason. */
export function listAttendance(
  forum: Forum,
  { meetingId, delegations, attends, reason = "" }: Ask<"listAttendance">,
  actor: Participant | null,
): ForumDecided {
  const found = meetingIn(forum, meetingId);
  if ("refusal" in found) return found;
  const corrects = found.closed !== null;
  const refused =
    actor === null
      ? null
      : corrects
        ? mayDo(actor, found.groupId, "correctAttendance")
        : mayHoldMeeting(actor, found.groupId);
  if (refused !== null) return { refusal: refused };
  if (corrects && reason === "") return refuse("unreadable", "A correction says why.");
  const unknown = delegations.find((id) => !forum.delegations.some((one) => one.id === id));
  if (unknown !== undefined) {
    return refuse("noSuchDelegation", "There is no delegation of this symbol on the forum's list.", {
      symbol: unknown,
    });
  }
  const changed = [...new Set(delegations)].filter((id) => found.attending.includes(id) !== attends);
  if (changed.length === 0) return refuse("nothingToDo", "This is so already.");
  return { events: [{ type: "attendanceListed", meetingId, delegations: changed, attends, reason }] };
}

/**
 * Lists delegations whose people are connected to the room of an open meeting (rule T16). One that was taken off is not
 * listed again by a connection.
 */
export function seeAttendance(
  forum: Forum,
  seen: ReadonlyMap<Meeting["id"], ReadonlySet<DelegationId>>,
): ForumDecided {
  const events = forum.meetings.flatMap((meeting): readonly MeetingEvent[] => {
    const { id, closed, live, attending, takenOff } = meeting;
    if (closed !== null || live.suspended !== null) return [];
    const fresh = forum.delegations.flatMap(({ id: delegationId }) =>
      seen.get(id)?.has(delegationId) === true &&
      !attending.includes(delegationId) &&
      !takenOff.includes(delegationId)
        ? [delegationId]
        : [],
    );
    return fresh.length === 0 ? [] : [{ type: "attendanceSeen", meetingId: id, delegations: fresh }];
  });
  return events.length === 0 || closedBy(forum.closings) !== null
    ? refuse("nothingToDo", "Nobody new is there.")
    : { events };
}
