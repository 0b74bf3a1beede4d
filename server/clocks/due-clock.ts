import { TIMETABLE_WAIT_MS_MAX } from "../../shared/limits.ts";
import type { Clock } from "../time/clock.ts";

/** While the disk takes nothing. */
const AGAIN_MS = 5_000;

/** Does at its instant each thing that the forum's record has due, and at the start what a stopped server missed. */
export function openDueClock({
  name,
  next,
  carryOut,
  onChange,
  clock,
  log,
}: {
  /** For the log. */
  readonly name: string;
  /** The next instant; null: nothing is due. */
  readonly next: () => number | null;
  readonly carryOut: () => Promise<void>;
  /** Tells when the next instant may be another. */
  readonly onChange: (listener: () => void) => void;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}): { readonly close: () => Promise<void> } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<void> = Promise.resolve();
  let isClosed = false;

  const arm = (waitMsMin = 0): void => {
    clearTimeout(timer);
    const at = next();
    if (at === null || isClosed) return;
    // In pieces: a timer takes no more than 24 days, and a machine that slept wakes late.
    timer = setTimeout(look, Math.min(Math.max(at - clock.now(), waitMsMin), TIMETABLE_WAIT_MS_MAX));
  };
  const look = (): void => {
    turn = carryOut()
      .catch((error: unknown) => log(`${name}: ${String(error)}`))
      .then(() => arm((next() ?? Infinity) <= clock.now() ? AGAIN_MS : 0));
  };
  onChange(() => arm());
  look();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
