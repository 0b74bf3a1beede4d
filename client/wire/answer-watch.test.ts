import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openAnswerWatch } from "./answer-watch.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A watch on a socket whose first state took so long, and how often it gave a socket up. */
const watched = (firstStateMs = 100) => {
  let dead = 0;
  const watch = openAnswerWatch(() => (dead += 1));
  const sync = (): void => {
    watch.opened();
    vi.advanceTimersByTime(firstStateMs);
    watch.heard();
    watch.synced();
  };
  sync();
  return { ...watch, sync, dead: () => dead, pass: (ms: number) => void vi.advanceTimersByTime(ms) };
};

test("W24 gives a socket up once: text unanswered for 4 s, and 3 s of silence", () => {
  const watch = watched();
  watch.pass(60_000);
  expect(watch.dead()).toBe(0);
  watch.textSent();
  watch.pass(3_900);
  expect(watch.dead()).toBe(0);
  watch.pass(400);
  expect(watch.dead()).toBe(1);
  watch.pass(60_000);
  expect(watch.dead()).toBe(1);
});

test("W24 gives nothing up while it hears anything; an answer ends the wait", () => {
  const watch = watched();
  watch.textSent();
  for (let n = 0; n < 20; n++) {
    watch.pass(2_700);
    watch.heard();
  }
  expect(watch.dead()).toBe(0);
  watch.textAcknowledged(1);
  watch.pass(60_000);
  expect(watch.dead()).toBe(0);
  // The second text waits, and the first one's acknowledgement does not end that.
  watch.textSent();
  watch.textSent();
  watch.heard();
  watch.textAcknowledged(2);
  watch.pass(4_300);
  expect(watch.dead()).toBe(1);
});

test("W24 a command without an answer counts like text", () => {
  const watch = watched();
  watch.commandSent(7);
  watch.pass(2_000);
  watch.commandAnswered(7);
  watch.pass(60_000);
  expect(watch.dead()).toBe(0);
  watch.commandSent(8);
  watch.pass(4_300);
  expect(watch.dead()).toBe(1);
});

test("W24 on a line whose first state took 7 s one message may take 14 s", () => {
  const watch = watched(7_000);
  watch.textSent();
  watch.pass(13_700);
  expect(watch.dead()).toBe(0);
  watch.pass(600);
  expect(watch.dead()).toBe(1);
});

test("W24 doubles its patience for each socket given up in vain, up to 20 s", () => {
  const watch = watched();
  const waits = [4, 8, 16, 20, 20].map((seconds) => {
    const before = watch.dead();
    watch.textSent();
    watch.pass(seconds * 1_000 - 200);
    expect(watch.dead()).toBe(before);
    watch.pass(600);
    watch.closed();
    watch.sync();
    return watch.dead() - before;
  });
  expect(waits).toEqual([1, 1, 1, 1, 1]);
  watch.textSent();
  watch.textAcknowledged(1);
  watch.textSent();
  watch.pass(4_300);
  expect(watch.dead()).toBe(6);
});

test("W24 a page that slept reads what came before it judges", () => {
  const watch = watched();
  watch.textSent();
  const now = performance.now.bind(performance);
  // The clock runs on, and the page's timers do not.
  vi.spyOn(performance, "now").mockImplementation(() => now() + 30_000);
  watch.pass(300);
  expect(watch.dead()).toBe(0);
  vi.restoreAllMocks();
});

test("W24 where answers are quick, 2 s are late; where they are slow, 4 s as before", () => {
  const watch = watched();
  const type = (answerMs: number): void => {
    watch.textSent();
    watch.pass(answerMs);
    watch.heard();
    watch.textAcknowledged(1_000_000);
  };
  type(80);
  watch.textSent();
  watch.pass(1_900);
  expect(watch.dead()).toBe(0);
  watch.pass(400);
  expect(watch.dead()).toBe(1);
  watch.closed();
  watch.sync();
  // One slow answer counts for a while.
  type(1_500);
  for (let n = 0; n < 4; n++) type(80);
  watch.textSent();
  watch.pass(3_900);
  expect(watch.dead()).toBe(1);
  watch.pass(400);
  expect(watch.dead()).toBe(2);
  watch.closed();
  watch.sync();
  for (let n = 0; n < 20; n++) type(80);
  watch.textSent();
  watch.pass(2_300);
  expect(watch.dead()).toBe(3);
});
