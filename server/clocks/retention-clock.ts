import { DAY_MS } from "../../shared/durations.ts";
import { TIMETABLE_WAIT_MS_MAX } from "../../shared/limits.ts";
import { wallTime } from "../../shared/timetable/timetable.ts";
import { dayOf } from "../board/days.ts";
import type { ForumClock } from "../time/clock.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { Retention } from "../retention/retention.ts";

/** The hour of an empty room at the forum's seat. */
const AT_NIGHT = "03:00:00";

/**
 * Removes what was typed when the forum's period is over: each night, and once at the start for what a stopped server
 * missed (rule Z1). In a forum that keeps all, and in a rehearsal, it does nothing (Z6).
 */
export function openRetentionClock({
  forum,
  retention,
  clock,
  log,
}: {
  readonly forum: Pick<ForumRoom, "preset">;
  readonly retention: Pick<Retention, "remove">;
  readonly clock: ForumClock;
  readonly log: (line: string) => void;
}): { readonly close: () => Promise<void> } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<void> = Promise.resolve();
  let isClosed = false;
  let next = 0;

  const look = async (): Promise<void> => {
    const now = clock.machine();
    // Further away than a night can be: the clock was put back meanwhile.
    if (now >= next || next - now > 2 * DAY_MS) {
      next = nextNight(now, forum.preset().timeZone);
      try {
        const done = await retention.remove({ before: null, by: "clock" });
        for (const line of "refused" in done ? [done.refused] : done.problems) log(`retention: ${line}`);
      } catch (error) {
        log(`retention: ${String(error)}`);
      }
    }
    // In pieces: a machine that slept, or whose clock jumped, wakes late.
    if (!isClosed)
      timer = setTimeout(start, Math.min(Math.max(next - clock.machine(), 0), TIMETABLE_WAIT_MS_MAX));
  };
  const start = (): void => {
    turn = look();
  };
  if (forum.preset().keystrokes.keptDays !== null && !clock.moved) start();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await turn;
    },
  };
}

function nextNight(now: number, timeZone: string): number {
  const tonight = wallTime(dayOf(now, timeZone), AT_NIGHT, timeZone);
  return tonight > now ? tonight : wallTime(dayOf(now + DAY_MS, timeZone), AT_NIGHT, timeZone);
}
