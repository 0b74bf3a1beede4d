import { endOfMeeting, isForGroup } from "../../shared/forum/meeting.ts";
import type { GroupId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useMeetings } from "../forum/use-meetings.ts";
import { onTheWall } from "../time/zone-time.ts";

/** A day, YYYY-MM-DD at the forum's seat, on which a meeting ended. */
export type MeetingDay = { readonly day: string; readonly name: string };

/** The ends of meetings of a group, and of all, in order; none while they are read. */
export function useMeetingDays(groupId: GroupId): readonly MeetingDay[] {
  const { timeZone } = useForum();
  const read = useMeetings();
  if (read.kind !== "here") return [];
  return read.here
    .flatMap((meeting) => {
      const end = endOfMeeting(meeting);
      const isHere = isForGroup(meeting, groupId);
      return end === null || !isHere
        ? []
        : [{ day: onTheWall(end, timeZone).slice(0, "YYYY-MM-DD".length), name: meeting.name }];
    })
    .toSorted((a, b) => a.day.localeCompare(b.day));
}
