import { NARRATIVE_EDITS_MAX } from "../meeting-limits.ts";
import type { Participant } from "../people/participant.ts";
import { refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";
import { meetingIn } from "./hold-meeting.ts";
import { mayHoldMeeting } from "./meeting-rights.ts";

type Ask = Extract<ForumCommand, { type: "editNarrative" | "approveRecord" }>;

/** Edits the lead's words on a meeting until its record is approved; each version says on which it was written (rule T37). */
export function keepNarrative(forum: Forum, command: Ask, actor: Participant | null): ForumDecided {
  const found = meetingIn(forum, command.meetingId);
  if ("refusal" in found) return found;
  const refused = actor === null ? null : mayHoldMeeting(actor, found.groupId);
  if (refused !== null) return { refusal: refused };
  const { versions, edits, approved } = found.narrative;
  if (approved !== null) return refuse("recordApproved", "The record of this meeting is approved.");
  if (command.type === "editNarrative" && found.run !== undefined && found.run.report !== null)
    return refuse("recordApproved", "The report of this meeting is adopted.");
  const { meetingId } = command;
  if (command.type === "approveRecord") {
    return found.closed === null
      ? refuse("meetingOpen", "Close the meeting first, then approve its record.")
      : { events: [{ type: "recordApproved", meetingId }] };
  }
  const last = versions.at(-1);
  if ((last?.seq ?? 0) !== command.seq) {
    return refuse("wordsChanged", "Somebody changed the narrative since you read it: read it again.");
  }
  if ((last?.text ?? "") === command.text) return refuse("nothingToDo", "The narrative reads so already.");
  if (edits >= NARRATIVE_EDITS_MAX) {
    return refuse("tooMany", `A narrative is edited ${NARRATIVE_EDITS_MAX} times at most.`, {
      max: NARRATIVE_EDITS_MAX,
    });
  }
  return { events: [{ type: "narrativeEdited", meetingId, text: command.text }] };
}
