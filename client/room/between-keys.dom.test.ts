import { expect, test, vi } from "vitest";
import { betweenKeys, costOfSteps } from "./between-keys.ts";
import { BREATH_MS } from "../ui/typing-pause.ts";

const type = (): boolean => dispatchEvent(new KeyboardEvent("keydown", { key: "e" }));
const moment = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test("a step is a task of its own", async () => {
  const done: string[] = [];
  betweenKeys(() => done.push("step"));
  done.push("before");
  await vi.waitFor(() => expect(done).toEqual(["before", "step"]));
});

test("the time of each step is counted", async () => {
  const before = costOfSteps();
  const done = vi.fn();
  betweenKeys(() => {
    const end = performance.now() + 20;
    while (performance.now() < end);
    done();
  });
  await vi.waitFor(() => expect(done).toHaveBeenCalled());
  expect(costOfSteps() - before).toBeGreaterThanOrEqual(20);
});

test("a key goes first, and the step comes a breath later", async () => {
  const ranAt: number[] = [];
  const at = performance.now();
  betweenKeys(() => ranAt.push(performance.now() - at));
  type();
  await vi.waitFor(() => expect(ranAt).toHaveLength(1));
  expect(ranAt[0]).toBeGreaterThanOrEqual(BREATH_MS - 1);
});

test.each([
  { when: "before its task", typed: false },
  { when: "while it waits behind a key", typed: true },
])("taken back $when, it never runs", async ({ typed }) => {
  const step = vi.fn();
  const takeBack = betweenKeys(step);
  if (typed) type();
  if (typed) await moment(BREATH_MS / 2);
  takeBack();
  await moment(2 * BREATH_MS);
  expect(step).not.toHaveBeenCalled();
});
