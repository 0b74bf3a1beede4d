import type { Participant } from "../people/participant.ts";
import { refuse } from "../refusal.ts";
import type { Forum, ForumDecided } from "./forum.ts";
import { meetingIn } from "./hold-meeting.ts";
import { askFloor, isOfMeeting, leadFloor, withdrawFloor } from "./keep-floor.ts";
import type { LiveMeetingCommand } from "./meeting-commands.ts";
import { mayHoldMeeting } from "./meeting-rights.ts";
import type { Meeting } from "./meeting.ts";

/** Decides a command of an open meeting: its table, its floor, its suspension (rules T26-T28). */
export function leadMeeting(
  forum: Forum,
  command: LiveMeetingCommand,
  actor: Participant | null,
): ForumDecided {
  const found = meetingIn(forum, command.meetingId);
  if ("refusal" in found) return found;
  const isForAll = command.type === "askFloor" || command.type === "withdrawFloor";
  const refused = actor === null || isForAll ? null : mayHoldMeeting(actor, found.groupId);
  if (refused !== null) return { refusal: refused };
  if (found.closed !== null) return refuse("meetingOver", "This meeting is closed.");
  switch (command.type) {
    case "askFloor":
      return askFloor(forum, found, { ask: command, actor });
    case "withdrawFloor":
      return withdrawFloor(found, command, actor);
    case "giveFloor":
    case "endFloor":
    case "orderFloor":
    case "timeFloor":
      return leadFloor(found, command);
    case "setTable":
      return setTable(forum, found, command);
    case "suspendMeeting":
      return found.live.suspended === null
        ? { events: [{ type: "meetingSuspended", meetingId: found.id, reason: command.reason }] }
        : refuse("meetingSuspended", "The meeting is suspended: resume it first.");
    case "resumeMeeting":
      return found.live.suspended === null
        ? refuse("nothingToDo", "The meeting goes on already.")
        : { events: [{ type: "meetingResumed", meetingId: found.id }] };
  }
}

/** Puts a clause, or a whole Opinion, on the table. */
function setTable(
  forum: Forum,
  meeting: Meeting,
  { opinionId, clauseId }: Extract<LiveMeetingCommand, { type: "setTable" }>,
): ForumDecided {
  const { table, suspended } = meeting.live;
  if (suspended !== null) return refuse("meetingSuspended", "The meeting is suspended: resume it first.");
  if (!isOfMeeting(forum, meeting, opinionId)) {
    return refuse("noSuchOpinion", "This meeting has no such Opinion.");
  }
  return table?.opinionId === opinionId && table.clauseId === clauseId
    ? refuse("nothingToDo", "This is on the table already.")
    : { events: [{ type: "tableSet", meetingId: meeting.id, opinionId, clauseId }] };
}
