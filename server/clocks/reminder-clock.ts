import { TIMETABLE_WAIT_MS_MAX } from "../../shared/limits.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { Clock } from "../time/clock.ts";

/** While the disk takes nothing. */
const AGAIN_MS = 5_000;

/** Writes each reminder of a planned meeting into the record at its instant (rule T32). */
export function openReminderClock({
  forum,
  clock,
  log,
}: {
  readonly forum: Pick<ForumRoom, "nextReminder" | "remindDue" | "onEntries">;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}): { readonly close: () => Promise<void> } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<void> = Promise.resolve();
  let isClosed = false;

  const arm = (waitMsMin = 0): void => {
    clearTimeout(timer);
    const next = forum.nextReminder();
    if (next === null || isClosed) return;
    // In pieces: a timer takes no more than 24 days, and a machine that slept wakes late.
    timer = setTimeout(look, Math.min(Math.max(next - clock.now(), waitMsMin), TIMETABLE_WAIT_MS_MAX));
  };
  const look = (): void => {
    turn = forum
      .remindDue()
      .catch((error: unknown) => log(`reminders: ${String(error)}`))
      .then(() => arm((forum.nextReminder() ?? Infinity) <= clock.now() ? AGAIN_MS : 0));
  };
  forum.onEntries(() => arm());
  look();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
