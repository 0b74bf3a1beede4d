import type { Forum } from "../../shared/forum/forum.ts";
import { meetingsTold, type MeetingsTold } from "../../shared/forum/meeting-now.ts";
import type { GroupId } from "../../shared/ids.ts";

/** Makes the open meetings of each group once a change: every page gets the same (rule T29). */
export function openMeetingsNow(forum: () => Forum): (of: GroupId | null) => MeetingsTold {
  let made = new Map<GroupId | null, MeetingsTold>();
  let of: Pick<Forum, "meetings" | "delegations"> | null = null;
  return (groupId) => {
    const now = forum();
    if (of?.meetings !== now.meetings || of.delegations !== now.delegations) {
      of = now;
      made = new Map();
    }
    const known = made.get(groupId) ?? meetingsTold(now, groupId);
    made.set(groupId, known);
    return known;
  };
}
