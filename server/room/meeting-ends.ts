import type { Entry } from "../../shared/events/event.ts";
import type { Clock } from "../time/clock.ts";
import type { DiskWatch } from "../store/disk-watch.ts";
import type { Journal } from "./journal.ts";
import type { RoomForum } from "./room-forum.ts";

/**
 * Writes the ends of the group's meetings into an Opinion's own minutes (rule T18): before anything that is asked or
 * typed after one, so that the text stands in that state; also when the server was stopped in between.
 */
export function openMeetingEnds(options: {
  readonly forum: RoomForum;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly disk: DiskWatch;
  readonly tell: (entries: readonly Entry[]) => void;
}): {
  /** Whether meetings were opened or closed since it was looked. */
  readonly isDue: () => boolean;
  readonly notice: () => void;
} {
  const { forum, journal, clock, disk, tell } = options;
  let looked = -1;
  const isDue = (): boolean => forum.meetingsSeq() !== looked && !disk.isFull();
  return {
    isDue,
    notice: () => {
      if (!isDue()) return;
      const seq = forum.meetingsSeq();
      for (const { act, by } of forum.meetingEnds(journal.opinion()))
        tell(journal.enter([act], { by, at: clock.now() }));
      looked = seq;
    },
  };
}
