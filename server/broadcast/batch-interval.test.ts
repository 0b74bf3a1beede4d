import { expect, test } from "vitest";
import { BATCH_INTERVAL_MS_MAX, BATCH_INTERVAL_MS_MIN } from "../../shared/limits.ts";
import { seeded } from "../testing/chance.ts";
import { openBatchInterval } from "./batch-interval.ts";
import { NO_LOAD, openServerLoad } from "./server-load.ts";

/** The interval after so many batches of this cost. */
function after(batches: number, costMs: number): number {
  const interval = openBatchInterval(NO_LOAD);
  for (let n = 0; n < batches; n++) interval.note(costMs);
  return interval.ms();
}

test("W25 the interval grows with the cost of a room's batches, up to 50 ms", () => {
  expect([0.1, 3, 7, 40].map((cost) => Math.round(after(100, cost)))).toEqual([
    BATCH_INTERVAL_MS_MIN,
    11,
    23,
    BATCH_INTERVAL_MS_MAX,
  ]);
});

/**
 * So many rooms on one thread, in time that is counted here: each sends when its interval is over, and a batch costs the
 * thread what `costOf` says. Gives all intervals of the second half, and how busy the thread was then.
 */
function rooms(count: number, costOf: () => number): { readonly intervals: number[]; readonly busy: number } {
  let [at, busy] = [0, 0];
  const load = openServerLoad(() => ({ at, busy }));
  const each = Array.from({ length: count }, (_, n) => ({ interval: openBatchInterval(load), dueAt: n }));
  const intervals: number[] = [];
  let busyBefore = 0;
  const END_MS = 20_000;
  while (at < END_MS) {
    const next = each.reduce((first, one) => (one.dueAt < first.dueAt ? one : first));
    at = Math.max(at, next.dueAt);
    const began = at;
    const cost = costOf();
    at += cost;
    busy += cost;
    next.interval.note(cost);
    next.dueAt = began + next.interval.ms();
    if (at < END_MS / 2) busyBefore = busy;
    else intervals.push(next.interval.ms());
  }
  return { intervals, busy: (busy - busyBefore) / (END_MS / 2) };
}

test("W25 many rooms share one core: none of them is later than 50 ms, and the core is not full", () => {
  const [few, many] = [rooms(2, () => 2), rooms(15, () => 2)];
  expect(Math.max(...few.intervals)).toBeCloseTo(7.5);
  expect(few.busy).toBeCloseTo(4 / 7.5, 1);
  expect(Math.max(...many.intervals)).toBeLessThan(BATCH_INTERVAL_MS_MAX);
  // At the interval of a room that is alone, fifteen would ask for three cores.
  expect(many.busy).toBeGreaterThan(0.7);
  expect(many.busy).toBeLessThan(0.97);
});

test("W25 a large room keeps its interval through uneven batches and a long pause", () => {
  const chance = seeded(24);
  // Three milliseconds, a third more or less, and one batch in two hundred in which the collector stops for 80 ms.
  const { intervals } = rooms(1, () => (chance(200) === 0 ? 80 : 2 + chance(3)));
  const [least, most] = [Math.min(...intervals), Math.max(...intervals)];
  expect(most / least).toBeLessThan(2);
  console.log(
    `${intervals.length} batches of a large room: from ${least.toFixed(0)} to ${most.toFixed(0)} ms apart`,
  );
});

test("W25 the load follows a lasting change within seconds, not one long task", () => {
  let [at, busy] = [0, 0];
  const load = openServerLoad(() => ({ at, busy }));
  const pass = (ms: number, share: number): number => {
    for (let passed = 0; passed < ms; passed += 100) {
      at += 100;
      busy += 100 * share;
      load.share();
    }
    return load.share();
  };
  expect(pass(5_000, 0.2)).toBeCloseTo(0.2, 1);
  expect(pass(200, 1)).toBeLessThan(0.4);
  expect(pass(4_000, 1)).toBeGreaterThan(0.95);
});
