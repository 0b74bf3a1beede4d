import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BATCH_INTERVAL_MS_MAX, BATCH_INTERVAL_MS_MIN } from "../../shared/limits.ts";
import { openBatchInterval } from "./batch-interval.ts";
import { openPace } from "./pace.ts";

/** Time that goes on only when it is told to. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "performance"], now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** A room whose disk takes so long, on a server whose core is in use for this share. */
function roomOn({ diskMs = 0, share = 0 }) {
  const done: string[] = [];
  const note = (what: string): void => void done.push(`${what} ${Math.round(performance.now())}`);
  const pace = openPace({
    intervalMs: openBatchInterval({ share: () => share }).ms,
    takeIn: () => note("judged"),
    flush: async (over) => {
      note("append");
      if (diskMs > 0) await new Promise<void>((stored) => void setTimeout(stored, diskMs));
      note("sent");
      over();
    },
    fail: (error) => {
      throw error;
    },
  });
  return { pace, done, sent: () => done.filter((what) => what.startsWith("sent")) };
}

test("W25 the first change of a quiet moment leaves at once, whatever the load", async () => {
  for (const share of [0, 1]) {
    const { pace, sent } = roomOn({ share });
    await pass(1_000);
    const now = performance.now();
    pace.ask();
    await pass(1);
    expect(sent()).toEqual([`sent ${now}`]);
  }
});

test("W25 a change waits for 3 to 50 ms, with all that comes meanwhile", async () => {
  for (const [share, interval] of [
    [0, BATCH_INTERVAL_MS_MIN],
    [1, BATCH_INTERVAL_MS_MAX],
  ] as const) {
    const { pace, sent } = roomOn({ share });
    await pass(100);
    const began = performance.now();
    // A change each millisecond.
    for (let ms = 0; ms <= 3 * interval; ms++) {
      pace.ask();
      await pass(1);
    }
    const behind = [1, 2, 3].map((n) => `sent ${began + 1 + n * interval}`);
    expect(sent()).toEqual([`sent ${began}`, ...behind]);
  }
});

test("W25 changes that come about once an interval leave together in twos", async () => {
  const { pace, sent } = roomOn({});
  await pass(100);
  const each = BATCH_INTERVAL_MS_MIN - 1;
  for (let n = 0; n < 40; n++) {
    pace.ask();
    await pass(each);
  }
  await pass(100);
  // The first alone, at once.
  expect(sent()).toHaveLength(1 + Math.ceil(39 / 2));
});

test("W8 nothing is sent before its append, which begins after the one before it ended", async () => {
  const { pace, done } = roomOn({ diskMs: 30 });
  await pass(100);
  pace.ask();
  await pass(1);
  pace.ask();
  await pass(100);
  expect(done).toEqual([
    "judged 100",
    "append 100",
    // The second is judged when it is due, while the disk still has the first.
    `judged ${101 + BATCH_INTERVAL_MS_MIN}`,
    "sent 130",
    // A turn of the loop later, which the timers here count as a millisecond.
    "judged 131",
    "append 131",
    "sent 161",
  ]);
});

test("W8 a room that ended judges nothing more of what came during its last append", async () => {
  const { pace, done } = roomOn({ diskMs: 30 });
  await pass(100);
  pace.ask();
  await pass(1);
  pace.ask();
  pace.end();
  await pass(100);
  expect(done).toEqual(["judged 100", "append 100", "sent 130"]);
});
