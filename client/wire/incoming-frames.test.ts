import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openIncomingFrames } from "./incoming-frames.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"], now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The frames of a room, by a number each, and what was done with them. */
function opened() {
  const done: string[] = [];
  const frames = openIncomingFrames({
    words: (updates) => done.push(`words ${updates.map((update) => update.join("")).join(" ")}`),
    cursors: (cursors) => done.push(`cursors ${cursors.join("")}`),
    news: ({ left }) => done.push(`news ${left?.join("")}`),
  });
  const take = (n: number, parts: { words?: true; cursors?: true; news?: true }): void =>
    frames.take({
      words: parts.words ? Uint8Array.of(n) : null,
      awareness: parts.cursors ? Uint8Array.of(n) : null,
      news: parts.news ? { left: [n] } : null,
    });
  return { frames, done, take };
}

test("W25 applies the first frame at once, and those of one display frame together", () => {
  const { done, take } = opened();
  take(1, { words: true });
  expect(done).toEqual(["words 1"]);
  for (const n of [2, 3, 4]) {
    vi.advanceTimersByTime(4);
    take(n, { words: true, cursors: true });
  }
  expect(done).toEqual(["words 1"]);
  vi.advanceTimersByTime(4);
  expect(done).toEqual(["words 1", "words 2 3 4", "cursors 2", "cursors 3", "cursors 4"]);
  vi.advanceTimersByTime(20);
  take(5, { words: true });
  expect(done.at(-1)).toBe("words 5");
});

test("W25 applies words before the entries that speak of them", () => {
  const { frames, done, take } = opened();
  take(0, { news: true });
  take(1, { words: true });
  take(2, { words: true, news: true });
  take(3, { words: true });
  // Another message came: what waits goes before it, once.
  frames.apply();
  vi.advanceTimersByTime(100);
  expect(done).toEqual(["news 0", "words 1 2", "news 2", "words 3"]);
});

test("nothing is applied in a room that was left", () => {
  const { frames, done, take } = opened();
  take(1, { words: true });
  take(2, { words: true });
  frames.stop();
  vi.advanceTimersByTime(100);
  expect(done).toEqual(["words 1"]);
});
