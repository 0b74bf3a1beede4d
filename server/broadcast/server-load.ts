import { performance } from "node:perf_hooks";

/** The share of its core that this process uses, from 0 to 1: all rooms share one thread. */
export type ServerLoad = { readonly share: () => number };

/** For rooms that nobody measures. */
export const NO_LOAD: ServerLoad = { share: () => 0 };

/** The loop is looked at no more often than this. */
const LOOK_MS = 100;
/** The share follows a lasting change within about this time, so that one long task does not slow all rooms. */
const SMOOTH_MS = 1_000;

/** Milliseconds since the process began, and how many of them its thread was busy. */
type Moment = { readonly at: number; readonly busy: number };

const ofThisThread = (): Moment => ({
  at: performance.now(),
  busy: performance.eventLoopUtilization().active,
});

/** Follows the event loop's utilization. */
export function openServerLoad(now: () => Moment = ofThisThread): ServerLoad {
  let last = now();
  let share = 0;
  return {
    share: () => {
      const { at, busy } = now();
      const passed = at - last.at;
      if (passed < LOOK_MS) return share;
      const seen = Math.min(1, (busy - last.busy) / passed);
      // After a long silence only what was seen in it counts.
      share += (seen - share) * (1 - Math.exp(-passed / SMOOTH_MS));
      last = { at, busy };
      return share;
    },
  };
}
