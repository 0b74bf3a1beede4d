import { isForGroup, type Meeting } from "../../shared/forum/meeting.ts";
import { mayAttend } from "../../shared/forum/meeting-rights.ts";
import type { DelegationId } from "../../shared/ids.ts";
import { ATTENDANCE_SEEN_MS } from "../../shared/meeting-limits.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { Rooms } from "../room/rooms.ts";

/** Lists the delegations that are connected to the rooms of open meetings, every few seconds together (rule T16). */
export function openAttendanceClock({
  forum,
  rooms,
  log,
  everyMs = ATTENDANCE_SEEN_MS,
}: {
  readonly forum: Pick<ForumRoom, "forum" | "seeAttendance">;
  readonly rooms: Pick<Rooms, "eachOpen">;
  readonly log: (line: string) => void;
  readonly everyMs?: number;
}): { readonly close: () => Promise<void> } {
  const seenNow = (open: readonly Meeting[]): ReadonlyMap<Meeting["id"], ReadonlySet<DelegationId>> => {
    const { participants, opinions } = forum.forum();
    const seen = new Map(open.map(({ id }) => [id, new Set<DelegationId>()]));
    rooms.eachOpen((room) => {
      const groupId = opinions.find(({ id }) => id === room.id)?.groupId;
      if (groupId === undefined) return;
      for (const user of room.users()) {
        const person = participants.get(user);
        if (person === undefined) continue;
        for (const meeting of open) {
          const attends = isForGroup(meeting, groupId) ? mayAttend(person, meeting) : null;
          if (attends !== null && "delegationId" in attends) seen.get(meeting.id)?.add(attends.delegationId);
        }
      }
    });
    return seen;
  };
  const look = async (): Promise<void> => {
    const open = forum.forum().meetings.filter(({ closed }) => closed === null);
    if (open.length > 0) await forum.seeAttendance(seenNow(open));
  };
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => log(`attendance: ${String(error)}`))
      .finally(() => (looking = null));
  }, everyMs).unref();
  return {
    close: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}
