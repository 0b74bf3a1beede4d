import { setImmediate } from "node:timers/promises";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { Meeting, RecordedMeetingEvent } from "../../shared/forum/meeting.ts";
import { MEETING_EVENTS_HELD_MAX } from "../../shared/meeting-limits.ts";
import type { MeetingId } from "../../shared/ids.ts";
import { isForAll } from "../../shared/people/readers.ts";
import { readEventLog } from "../store/read-event-log.ts";
import { FORUM_STREAM, type Store } from "../store/store.ts";

/** Rows read between two turns of everybody else. */
const PAGE_ROWS = 200;

type Read = { readonly upTo: number; readonly events: readonly RecordedMeetingEvent[] };

/** A meeting's own events in the forum's log, as all may read them: read once, and then those that came since. */
export type MeetingEvents = (
  meeting: Meeting,
  /** The forum's last entry. */
  seq: number,
) => Promise<readonly RecordedMeetingEvent[]>;

export function openMeetingEvents(store: Store): MeetingEvents {
  /** The newest asked for last. */
  const held = new Map<MeetingId, Promise<Read>>();

  const readOn = async (id: MeetingId, { upTo, events }: Read, to: number): Promise<Read> => {
    const fresh: RecordedMeetingEvent[] = [];
    let after = upTo;
    while (after < to) {
      const limit = Math.min(PAGE_ROWS, to - after);
      const page = await readEventLog<ForumEntry>(store, FORUM_STREAM, { after, limit, may: isForAll });
      if (page.length === 0) break;
      for (const entry of page) {
        after = entry.seq;
        if (after > to) break;
        if ("meetingId" in entry && entry.meetingId === id) fresh.push(entry);
      }
      await setImmediate();
    }
    return { upTo: to, events: [...events, ...fresh] };
  };

  return async (meeting, seq) => {
    const { id, opened, closed } = meeting;
    const to = closed?.seq ?? seq;
    const before = held.get(id) ?? Promise.resolve({ upTo: opened.seq, events: [] });
    const reading = before.then((read) => (read.upTo >= to ? read : readOn(id, read, to)));
    held.delete(id);
    held.set(id, reading);
    for (const oldest of held.keys()) if (held.size > MEETING_EVENTS_HELD_MAX) held.delete(oldest);
    reading.catch(() => held.delete(id));
    return (await reading).events;
  };
}
