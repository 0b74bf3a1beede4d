import { afterEach, expect, test, vi } from "vitest";
import { openDatabaseClock } from "./database-clock.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("D12 the database's clock is taken from beats, half of their way counted", () => {
  let steady = 500;
  vi.spyOn(performance, "now").mockImplementation(() => steady);
  const wrong = vi.spyOn(Date, "now").mockReturnValue(0);
  const clock = openDatabaseClock();
  clock.heard(1_000_020, { sentAt: 480, answeredAt: 500 });
  expect(clock.now()).toBe(1_000_030);
  steady += 400;
  expect(clock.now()).toBe(1_000_430);
  // A slow answer, read at its end, tells less than the quick one before it.
  clock.heard(1_000_930, { sentAt: 900, answeredAt: 1_400 });
  steady = 1_400;
  expect(clock.now()).toBe(1_000_930);
  // The database's clock was set back, or another one answers: it is followed within a few beats.
  for (let n = 0; n < 8; n++) clock.heard(900_000, { sentAt: 1_380, answeredAt: 1_400 });
  expect(clock.now()).toBe(900_010);
  expect(wrong).not.toHaveBeenCalled();
});
