import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fetchAgain } from "./fetch-again.ts";
import { MINUTE_MS } from "../../shared/durations.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  ["that is refused each time", () => Promise.reject(new TypeError("Failed to fetch")), 4],
  ["that hangs in the network", () => new Promise<never>(() => undefined), 1],
])("K14 a part %s is given up within a minute", async (_name, fetchPart, times) => {
  const asked = vi.fn(fetchPart);
  const given = expect(fetchAgain(asked, 4)).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  await given;
  expect(asked).toHaveBeenCalledTimes(times);
});

test("K14 shows a part that loads at the third try", async () => {
  let tries = 0;
  const fetchPart = (): Promise<string> =>
    ++tries < 3 ? Promise.reject(new TypeError("Failed to fetch")) : Promise.resolve("here");
  const given = fetchAgain(fetchPart, 4);
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(await given).toBe("here");
});
