import type { MeetingEndEvent } from "../events/text-event.ts";
import type { UserId } from "../ids.ts";
import { isForGroup, type Meeting } from "./meeting.ts";
import type { Opinion } from "../opinion/opinion.ts";

/** Ends that an Opinion's event log does not tell yet, in the order in which they were closed, with who closed each. */
export function endsToTell(
  meetings: readonly Meeting[],
  { groupId, meetingEnds = [] }: Pick<Opinion, "groupId" | "meetingEnds">,
  /** The forum's entry with which the Opinion was opened: what ended before it is none of its past. */
  openedSeq: number,
): readonly { readonly act: MeetingEndEvent; readonly by: UserId }[] {
  return meetings
    .flatMap(({ id, name, closed, ...groups }) =>
      closed !== null &&
      closed.seq > openedSeq &&
      isForGroup(groups, groupId) &&
      !meetingEnds.some((one) => one.meetingId === id)
        ? [{ closed, name, id }]
        : [],
    )
    .toSorted((a, b) => a.closed.seq - b.closed.seq)
    .map(({ id, name, closed }) => ({
      act: { type: "meetingEnded", meetingId: id, name },
      by: closed.by,
    }));
}
