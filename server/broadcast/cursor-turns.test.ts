import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BATCH_INTERVAL_MS_MAX, BATCH_INTERVAL_MS_MIN, CROWD_PEOPLE } from "../../shared/limits.ts";
import { openCursorTurns } from "./cursor-turns.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  vi.advanceTimersByTime(10_000);
});
afterEach(() => {
  vi.useRealTimers();
});

/** The instants at which cursors leave that move all the time. */
function turns(people: number, intervalMs: number): readonly number[] {
  const began = performance.now();
  const left: number[] = [];
  const cursors = openCursorTurns({
    people: () => people,
    intervalMs: () => intervalMs,
    pace: {
      ask: () => void (cursors.take(() => [1]).length > 0 && left.push(performance.now() - began)),
      isEnded: () => false,
    },
  });
  for (let ms = 0; ms < 1_150; ms++) {
    cursors.moved();
    vi.advanceTimersByTime(1);
  }
  cursors.end();
  return left;
}

test("W25 cursors of a crowd leave each 200 ms, and each 500 ms where the server is busy", () => {
  expect(turns(CROWD_PEOPLE + 1, BATCH_INTERVAL_MS_MIN)).toEqual([0, 200, 400, 600, 800, 1_000]);
  expect(turns(CROWD_PEOPLE + 1, BATCH_INTERVAL_MS_MAX)).toEqual([0, 500, 1_000]);
  expect(turns(CROWD_PEOPLE, BATCH_INTERVAL_MS_MAX)).toHaveLength(1_150);
});
