import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  BATCH_INTERVAL_MS_MAX,
  BATCH_INTERVAL_MS_MIN,
  CROWD_PEOPLE,
  CURSOR_MS,
} from "../../shared/limits.ts";
import { openCursorTurns } from "./cursor-turns.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  vi.advanceTimersByTime(10_000);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Cursors that wait, and the instants and numbers of those that left. */
function openTurns(people: number, intervalMs: number) {
  const began = performance.now();
  const waiting = new Set<number>();
  const left: { readonly at: number; readonly count: number }[] = [];
  const batch = (isBeside: boolean): void => {
    const count = cursors.take(isBeside).length;
    if (count > 0) left.push({ at: performance.now() - began, count });
  };
  const cursors = openCursorTurns({
    people: () => people,
    intervalMs: () => intervalMs,
    pace: { ask: () => batch(false), isEnded: () => false },
    presence: {
      waiting: () => waiting.size,
      moved: (count) => {
        const taken = [...waiting].slice(0, count);
        for (const one of taken) waiting.delete(one);
        return taken;
      },
    },
  });
  return {
    left,
    waiting,
    batch,
    move: (client: number): void => {
      waiting.add(client);
      cursors.moved();
    },
    end: cursors.end,
  };
}

/** The instants at which a cursor leaves that moves all the time. */
function turns(people: number, intervalMs: number): readonly number[] {
  const { left, move, end } = openTurns(people, intervalMs);
  for (let ms = 0; ms < 1_150; ms++) {
    move(1);
    vi.advanceTimersByTime(1);
  }
  end();
  return left.map(({ at }) => at);
}

test("W25 alone, cursors of a crowd leave each 200 ms, and each 500 ms on a busy server", () => {
  expect(turns(CROWD_PEOPLE + 1, BATCH_INTERVAL_MS_MIN)).toEqual([0, 200, 400, 600, 800, 1_000]);
  expect(turns(CROWD_PEOPLE + 1, BATCH_INTERVAL_MS_MAX)).toEqual([0, 500, 1_000]);
  expect(turns(CROWD_PEOPLE, BATCH_INTERVAL_MS_MAX)).toHaveLength(1_150);
});

/** A crowd that moved together, a moment after words had left. */
function movedTogether(people: number, intervalMs: number) {
  const turns = openTurns(people, intervalMs);
  turns.move(0);
  for (let client = 0; client < people; client++) turns.move(client);
  return turns;
}

test("W25 each batch of words takes some of a crowd's cursors along, one for each 3 ms", () => {
  const { left, waiting, batch } = movedTogether(1_000, BATCH_INTERVAL_MS_MAX);
  expect(left).toEqual([{ at: 0, count: 1 }]);
  for (let ms = 0; ms < 3_000; ms += BATCH_INTERVAL_MS_MAX) {
    vi.advanceTimersByTime(BATCH_INTERVAL_MS_MAX);
    batch(true);
  }
  expect(waiting.size).toBe(0);
  expect(Math.max(...left.map(({ count }) => count))).toBe(Math.ceil(BATCH_INTERVAL_MS_MAX / CURSOR_MS));
});

test("W25 what words did not take along goes by itself later, once", () => {
  const { left, waiting, batch } = movedTogether(1_000, BATCH_INTERVAL_MS_MAX);
  vi.advanceTimersByTime(BATCH_INTERVAL_MS_MAX);
  batch(true);
  // Frames without anything else leave the cursors where they are.
  for (let n = 0; n < 10; n++) batch(false);
  expect(waiting.size).toBe(1_000 - 17);
  vi.advanceTimersByTime(CURSOR_MS * 1_000);
  expect(waiting.size).toBe(0);
  expect(left).toHaveLength(3);
});
