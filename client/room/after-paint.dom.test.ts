import { afterEach, expect, test, vi } from "vitest";
import { afterPaint } from "./after-paint.ts";
import { BREATH_MS } from "../ui/typing-pause.ts";

/** A run is counted from just before its task, and the task notes its own time. */
const NOTED_MS = 1;

let stop = (): void => {};
afterEach(() => stop());

const paced = (): { readonly done: string[]; readonly ask: () => void } => {
  const done: string[] = [];
  const others = afterPaint(() => done.push("others"));
  ({ stop } = others);
  return { done, ask: others.ask };
};

test("what others did is drawn behind the frame of a key, once for all that was asked", async () => {
  const { done, ask } = paced();
  ask();
  dispatchEvent(new KeyboardEvent("keydown", { key: "e" }));
  requestAnimationFrame(() => done.push("the key"));
  ask();
  await vi.waitFor(() => expect(done).toContain("others"));
  requestAnimationFrame(() => done.push("a frame later"));
  await vi.waitFor(() => expect(done).toContain("a frame later"));
  expect(done.filter((one) => one !== "a frame later")).toEqual(["the key", "others"]);
});

test("it is drawn, too, where somebody was typing and no key follows", async () => {
  const { done, ask } = paced();
  dispatchEvent(new KeyboardEvent("keydown", { key: "e" }));
  ask();
  await vi.waitFor(() => expect(done).toEqual(["others"]));
  ask();
  await vi.waitFor(() => expect(done).toEqual(["others", "others"]));
});

test("it is drawn by itself in each pause between two keys", async () => {
  const ranAt: number[] = [];
  const others = afterPaint(() => ranAt.push(performance.now()));
  ({ stop } = others);
  const keyAt = performance.now();
  dispatchEvent(new KeyboardEvent("keydown", { key: "e" }));
  // Behind the key there is nothing to draw.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 10)));
  others.ask();
  await vi.waitFor(() => expect(ranAt).toHaveLength(1));
  others.ask();
  await vi.waitFor(() => expect(ranAt).toHaveLength(2));
  const [first, second] = ranAt as [number, number];
  expect(first - keyAt).toBeGreaterThanOrEqual(BREATH_MS - NOTED_MS);
  expect(second - first).toBeGreaterThanOrEqual(BREATH_MS - NOTED_MS);
});

test("a key that comes right before others' words would be drawn by themselves is drawn first", async () => {
  const { done, ask } = paced();
  // They may be drawn by themselves from now on, and are asked for; the key comes in between.
  await new Promise((resolve) => setTimeout(resolve, 320));
  ask();
  await Promise.resolve();
  dispatchEvent(new KeyboardEvent("keydown", { key: "e" }));
  requestAnimationFrame(() => done.push("the key"));
  await vi.waitFor(() => expect(done).toEqual(["the key", "others"]));
});

test("nothing is drawn in a room that was left", async () => {
  const { done, ask } = paced();
  ask();
  stop();
  dispatchEvent(new KeyboardEvent("keydown", { key: "e" }));
  requestAnimationFrame(() => setTimeout(() => done.push("a frame later"), 0));
  await vi.waitFor(() => expect(done).toEqual(["a frame later"]));
});
