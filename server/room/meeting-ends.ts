import type { Entry } from "../../shared/events/event.ts";
import type { Clock } from "../time/clock.ts";
import type { DiskWatch } from "../store/disk-watch.ts";
import type { UnitOfWork } from "./unit-of-work.ts";
import type { RoomForum } from "./room-forum.ts";

/**
 * Writes the ends of the group's meetings into an Opinion's own minutes (rule T18): before anything that is asked or
 * typed after one, so that the text stands in that state; also when the server was stopped in between.
 */
export function openMeetingEnds(options: {
  readonly forum: RoomForum;
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly disk: DiskWatch;
  readonly tell: (entries: readonly Entry[]) => void;
}): {
  /** Tells if meetings were opened or closed since the last look. */
  readonly isDue: () => boolean;
  readonly notice: () => void;
} {
  const { forum, work, clock, disk, tell } = options;
  let looked = -1;
  const isDue = (): boolean => forum.meetingsSeq() !== looked && !disk.isFull();
  return {
    isDue,
    notice: () => {
      if (!isDue()) return;
      const seq = forum.meetingsSeq();
      for (const { act, by } of forum.meetingEnds(work.opinion()))
        tell(work.enter([act], { by, at: clock.now() }));
      looked = seq;
    },
  };
}
