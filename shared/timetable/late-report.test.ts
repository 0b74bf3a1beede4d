import { expect, test } from "vitest";
import type { TimetableEntry } from "./timetable-entry.ts";
import { lateAfter } from "./late-report.ts";
import { type TimetableRule, warningsOf } from "./timetable-rules.ts";

const entry = (id: string, date: string): TimetableEntry => ({
  id,
  date,
  what: { en: id },
  windows: [],
  provisional: false,
  status: "inForce",
});
const words = { en: "A rule", zh: "规则" };
const RULES: readonly TimetableRule[] = [
  { words, entry: "report", weeksBefore: 6, before: "opening" },
  { words, entry: "report", weeksBefore: 0, before: "opening", presents: true },
  // Of another paper: it says nothing of the report.
  { words, entry: "invitation", weeksBefore: 20, before: "opening" },
];
const late = (opening: string, today: string, rules = RULES): string | null =>
  lateAfter(warningsOf([entry("report", "2026-04-13"), entry("opening", opening)], rules), today);

test("R35 a final report is late from the day after the rule's last day, six weeks before the opening", () => {
  expect(late("2026-06-09", "2026-04-28")).toBeNull();
  expect(late("2026-06-09", "2026-04-29")).toBe("2026-04-28");
  // The opening is put later: the day moves with it.
  expect(late("2026-06-16", "2026-04-29")).toBeNull();
});

test("R35 without a day of the opening, or a rule on the report, nobody can tell", () => {
  expect(late("2026-06", "2027-01-01")).toBeNull();
  expect(late("2026-06-09", "2027-01-01", [])).toBeNull();
});
