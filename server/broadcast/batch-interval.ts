import { BATCH_INTERVAL_MS_MAX, BATCH_INTERVAL_MS_MIN } from "../../shared/limits.ts";
import type { ServerLoad } from "./server-load.ts";

/** Sending batches takes at most one part in so many of the thread for each room. */
const ROOM_PART = 6;
/** A batch counts for one part in so many of the estimate. */
const SMOOTH_BATCHES = 8;
/** A batch counts for no more than so many times the estimate: a collector's pause in it is not the room's cost. */
const OUTLIER = 2;
const OUTLIER_MS = 1;
/** From the first share of the core on, intervals grow to the longest, which they have at the second. */
const BUSY_FROM = 0.7;
const BUSY_FULL = 0.97;

/** The time between two batches of a room. It follows the cost of its batches and the load of the server (rule W25). */
export type BatchInterval = {
  /** Notes how long the thread worked to store and send a batch. */
  readonly note: (costMs: number) => void;
  readonly ms: () => number;
};

export function openBatchInterval(load: ServerLoad): BatchInterval {
  let costMs = 0;
  return {
    note: (ms) => {
      costMs += (Math.min(ms, OUTLIER * costMs + OUTLIER_MS) - costMs) / SMOOTH_BATCHES;
    },
    ms: () => {
      const own = Math.min(Math.max(BATCH_INTERVAL_MS_MIN, ROOM_PART * costMs), BATCH_INTERVAL_MS_MAX);
      const busy = (load.share() - BUSY_FROM) / (BUSY_FULL - BUSY_FROM);
      return own + (BATCH_INTERVAL_MS_MAX - own) * Math.min(Math.max(0, busy), 1);
    },
  };
}
