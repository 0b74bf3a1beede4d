import { TIMETABLE_WAIT_MS_MAX } from "../../shared/limits.ts";
import type { Clock } from "../time/clock.ts";
import type { ForumRoom } from "../forum/forum-room.ts";

/** While the disk takes nothing. */
const AGAIN_MS = 5_000;

/** Issues at its instant each report that was set for one, and once at the start what a stopped server missed (rule H5). */
export function openReportClock({
  forum,
  clock,
  log,
}: {
  readonly forum: ForumRoom;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}): { readonly close: () => Promise<void> } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<void> = Promise.resolve();
  let isClosed = false;

  const arm = (waitMsMin = 0): void => {
    clearTimeout(timer);
    const next = forum.nextIssue();
    if (next === null || isClosed) return;
    // In pieces: a timer takes no more than 24 days, and a machine that slept wakes late.
    const wait = Math.min(Math.max(next - clock.now(), waitMsMin), TIMETABLE_WAIT_MS_MAX);
    timer = setTimeout(look, wait);
  };
  const look = (): void => {
    turn = forum
      .issueDue()
      .catch((error: unknown) => log(`report: ${String(error)}`))
      .then(() => arm((forum.nextIssue() ?? Infinity) <= clock.now() ? AGAIN_MS : 0));
  };
  forum.onReport(() => arm());
  look();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
