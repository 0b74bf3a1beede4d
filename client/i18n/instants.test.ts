import { expect, test } from "vitest";
import { endOfDay, instants } from "./instants.ts";

test("a date without a time ends at 23:59:59 at the seat, summer and winter", () => {
  expect(new Date(endOfDay("2025-08-07", "Europe/Zurich")).toISOString()).toBe("2025-08-07T21:59:59.999Z");
  expect(new Date(endOfDay("2025-12-19", "Europe/Zurich")).toISOString()).toBe("2025-12-19T22:59:59.999Z");
});

test("the day on which clocks change ends by the new clock", () => {
  expect(new Date(endOfDay("2025-10-26", "Europe/Zurich")).toISOString()).toBe("2025-10-26T22:59:59.999Z");
});

test("a month without a day stays a month, in both languages", () => {
  expect(instants("en").date("2025-09")).toBe("September 2025");
  expect(instants("zh").date("2025-09")).toBe("2025年9月");
  expect(instants("en").date("2025-08-07")).toBe("7 August 2025");
});
