import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { IDLE_MS, oncePageQuiet } from "./once-page-quiet.ts";

const KEYS_EACH_MS = 200;
const REST_MS = 1_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  // The next test does not find this one's last key.
  vi.advanceTimersByTime(REST_MS);
  vi.useRealTimers();
});

/** Types without a rest. */
async function typeFor(ms: number): Promise<void> {
  for (let typed = 0; typed < ms; typed += KEYS_EACH_MS) {
    dispatchEvent(new KeyboardEvent("keydown", { key: "e" }));
    await vi.advanceTimersByTimeAsync(KEYS_EACH_MS);
  }
}

test("K53 a page that nobody types in fetches ahead once it is quiet", async () => {
  const fetch = vi.fn();
  oncePageQuiet(fetch);
  await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
  expect(fetch).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(fetch).toHaveBeenCalledOnce();
});

test("K53 nothing is fetched ahead while somebody types", async () => {
  const fetch = vi.fn();
  oncePageQuiet(fetch);
  await typeFor(5 * IDLE_MS);
  expect(fetch).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(fetch).toHaveBeenCalledOnce();
});

test("K53 what was called off does not come at a rest either", async () => {
  const fetch = vi.fn();
  const callOff = oncePageQuiet(fetch);
  await typeFor(2 * IDLE_MS);
  callOff();
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(fetch).not.toHaveBeenCalled();
});
