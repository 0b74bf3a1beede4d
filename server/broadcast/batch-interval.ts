import { BATCH_INTERVAL_MS_MAX, BATCH_INTERVAL_MS_MIN } from "../../shared/limits.ts";
import type { ServerLoad } from "./server-load.ts";

/** Sending batches takes at most one part in so many of the thread for each room. */
const ROOM_PART = 3;
/** Beside what is noted: to be woken and to judge cost nearly the same for one key as for many. */
const EACH_MS = 1.5;
/**
 * The estimate is the lower quartile of so many batches: time that other programs took of the core, and a pause of the
 * collector, are in the slower ones. The kernel's count of a thread's own time is no help: on some machines it goes in
 * steps that are longer than most batches.
 */
const BATCHES_KEPT = 16;
/** From the first share of the core on, intervals grow to the longest, which they have at the second. */
const BUSY_FROM = 0.7;
const BUSY_FULL = 0.97;

/**
 * The time that a change waits for the batch that it begins. It follows the cost of the room's batches and the load of
 * the server (rule W25).
 */
export type BatchInterval = {
  /** Notes how long the thread worked to store and send a batch. */
  readonly note: (costMs: number) => void;
  readonly ms: () => number;
};

export function openBatchInterval(load: ServerLoad): BatchInterval {
  const noted: number[] = [];
  let costMs = 0;
  return {
    note: (ms) => {
      noted.push(ms);
      if (noted.length > BATCHES_KEPT) noted.shift();
      costMs = noted.toSorted((a, b) => a - b)[Math.floor(noted.length / 4)]!;
    },
    ms: () => {
      const own = ROOM_PART * costMs + EACH_MS;
      const alone = Math.min(Math.max(BATCH_INTERVAL_MS_MIN, own), BATCH_INTERVAL_MS_MAX);
      const busy = (load.share() - BUSY_FROM) / (BUSY_FULL - BUSY_FROM);
      return alone + (BATCH_INTERVAL_MS_MAX - alone) * Math.min(Math.max(0, busy), 1);
    },
  };
}
