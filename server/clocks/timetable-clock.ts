import { TIMETABLE_WAIT_MS_MAX } from "../../shared/limits.ts";
import type { Clock } from "../time/clock.ts";
import type { ForumNews } from "../notices/forum-news.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { Rooms } from "../room/rooms.ts";

/**
 * Tells every open room and page at each instant at which a window turns (rule T9). Nothing is recorded: what is open follows
 * from the timetable and the clock, and the gate asks both at each update; so a server that was stopped over the
 * instant missed nothing.
 */
export function openTimetableClock({
  forum,
  rooms,
  forumNews,
  clock,
  log,
}: {
  readonly forum: ForumRoom;
  readonly rooms: Rooms;
  readonly forumNews: Pick<ForumNews, "windowsTurn">;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}): { readonly close: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Up to here everybody has been told. */
  let toldAt = clock.now();
  let isClosed = false;

  const arm = (): void => {
    clearTimeout(timer);
    const next = forum.nextTurn(toldAt);
    if (next === null || isClosed) return;
    // In pieces: a timer takes no more than 24 days, and a machine that slept wakes late.
    const wait = Math.min(Math.max(next - clock.now(), 0), TIMETABLE_WAIT_MS_MAX);
    timer = setTimeout(look, wait);
  };
  const look = (): void => {
    const now = clock.now();
    const next = forum.nextTurn(toldAt);
    if (next !== null && next <= now) {
      toldAt = now;
      forumNews.windowsTurn();
      rooms.each((room) => room.tellWindows()).catch((error: unknown) => log(`timetable: ${String(error)}`));
    }
    arm();
  };
  forum.onTimetable(arm);
  arm();
  return {
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
