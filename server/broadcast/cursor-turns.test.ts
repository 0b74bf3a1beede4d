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

/** The part of the waiting cursors that each batch takes along, where one leaves each 50 ms. */
function parts(people: number): readonly number[] {
  const cursors = openCursorTurns({
    people: () => people,
    intervalMs: () => BATCH_INTERVAL_MS_MAX,
    pace: { ask: () => undefined, isEnded: () => false },
  });
  return Array.from({ length: 4 }, () => {
    vi.advanceTimersByTime(BATCH_INTERVAL_MS_MAX);
    let asked = 0;
    cursors.take((part) => {
      asked = part;
      return [1];
    });
    return asked;
  });
}

test("W25 each batch takes along a part of a crowd's cursors, a smaller one in a larger crowd", () => {
  expect(parts(CROWD_PEOPLE)).toEqual([1, 1, 1, 1]);
  expect(parts(CROWD_PEOPLE + 1)).toEqual([1, 0.1, 0.1, 0.1]);
  expect(parts(1_000)).toEqual([1, 1 / 30, 1 / 30, 1 / 30]);
});

test("W25 alone, cursors of a crowd leave each 200 ms, on a busy server and in a large crowd less often", () => {
  expect(turns(CROWD_PEOPLE + 1, BATCH_INTERVAL_MS_MIN)).toEqual([0, 200, 400, 600, 800, 1_000]);
  expect(turns(CROWD_PEOPLE + 1, BATCH_INTERVAL_MS_MAX)).toEqual([0, 500, 1_000]);
  expect(turns(CROWD_PEOPLE, BATCH_INTERVAL_MS_MAX)).toHaveLength(1_150);
  expect(turns(600, BATCH_INTERVAL_MS_MIN)).toEqual([0, 900]);
});
