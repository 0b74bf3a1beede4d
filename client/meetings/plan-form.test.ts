import { expect, test } from "vitest";
import { instantsOf } from "./plan-form.ts";

const told = (zone: string, date: string, from: string, until: string): unknown => {
  const found = instantsOf({ zone, date, from, until });
  return "wrong" in found
    ? found.wrong
    : [found.startsAt, found.endsAt].map((at) => new Date(at).toISOString().slice(0, 16));
};

test("T34 a planned time is that of its zone, before and after clocks change", () => {
  expect(told("Europe/Paris", "2026-10-24", "14:00", "16:00")).toEqual([
    "2026-10-24T12:00",
    "2026-10-24T14:00",
  ]);
  expect(told("Europe/Paris", "2026-10-25", "14:00", "16:00")).toEqual([
    "2026-10-25T13:00",
    "2026-10-25T15:00",
  ]);
  // A meeting over the change lasts an hour longer than the wall says.
  expect(told("Europe/Paris", "2026-10-25", "01:30", "03:30")).toEqual([
    "2026-10-24T23:30",
    "2026-10-25T02:30",
  ]);
  expect(told("America/Nassau", "2027-03-14", "03:00", "04:00")).toEqual([
    "2027-03-14T07:00",
    "2027-03-14T08:00",
  ]);
  expect(told("Asia/Kathmandu", "2026-12-01", "09:00", "10:00")).toEqual([
    "2026-12-01T03:15",
    "2026-12-01T04:15",
  ]);
});

test("T34 a time that clocks skip is refused, and an end before the start is on the next day", () => {
  expect(told("Europe/Paris", "2027-03-28", "02:30", "04:00")).toBe("noSuchTime");
  expect(told("Europe/Paris", "2026-12-31", "23:00", "01:00")).toEqual([
    "2026-12-31T22:00",
    "2027-01-01T00:00",
  ]);
  expect(told("Europe/Paris", "", "23:00", "01:00")).toBe("missing");
});
