import { expect, test } from "vitest";
import { seeded } from "../../server/testing/chance.ts";
import { meetingsOf, withLivingCalendar } from "./sample-calendar.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import { isOpenAt, turnsOf } from "../timetable/timetable.ts";
import { warningsOf } from "../timetable/timetable-rules.ts";
import { DAY_MS } from "../durations.ts";

const { timeZone } = wtpf26;
const at = (instant: string): number => Date.parse(instant);
const weekday = (date: string): number => new Date(`${date}T00:00Z`).getUTCDay();

/** Windows that the calendar alone has open at an instant. */
const openBy = (timetable: typeof wtpf26.timetable, now: number): string =>
  (["text", "comments", "contributions"] as const)
    .filter((on) => isOpenAt(turnsOf(on, timetable, { openedAt: -Infinity, timeZone, of: null }), now))
    .join(" ");

test("T21 a sample forum that is founded at any time begins in the middle of the work", () => {
  const seed = Number(process.env["SEED"] ?? 20_261_128);
  const chance = seeded(seed);
  let [moved, stayed] = [0, 0];
  for (let run = 0; run < 120; run += 1) {
    const now = at("2023-01-01") + chance(12 * 365 * 24) * 3_600_000;
    const preset = withLivingCalendar(wtpf26, now);
    const why = `seed ${seed}: ${new Date(now).toISOString()}`;
    const meetings = meetingsOf(preset);
    expect(
      meetings.some(({ until }) => until < now),
      why,
    ).toBe(true);
    expect(
      meetings.some(({ from }) => from > now),
      why,
    ).toBe(true);
    const days = preset.calendarMovedDays ?? 0;
    if (days === 0) {
      expect(preset, why).toBe(wtpf26);
      expect(openBy(preset.timetable, now), why).toContain("comments");
      stayed += 1;
      continue;
    }
    moved += 1;
    expect(openBy(preset.timetable, now), why).toBe("text comments contributions");
    // A newcomer has weeks before anything closes, and something to wait for.
    expect(openBy(preset.timetable, now + 21 * DAY_MS), why).toBe("text comments contributions");
    expect(Math.abs(days) % 7, why).toBe(0);
    for (const [i, entry] of preset.timetable.entries()) {
      const was = wtpf26.timetable[i]!;
      expect({ ...entry, date: was.date, until: was.until }, why).toEqual({ ...was, until: was.until });
      expect(entry.date.length, why).toBe(was.date.length);
      if (was.date.length === 10) {
        expect((at(entry.date) - at(was.date)) / DAY_MS, why).toBe(days);
        expect(weekday(entry.date), why).toBe(weekday(was.date));
      }
      if (was.until !== undefined) expect((at(entry.until!) - at(was.until)) / DAY_MS, why).toBe(days);
    }
    const dates = preset.timetable.map(({ date }) => date);
    expect(dates, why).toEqual(dates.toSorted());
    for (const { state } of warningsOf(preset.timetable, preset.timetableRules)) expect(state).toBe("kept");
  }
  console.log(
    `T21 seed ${seed}: 120 foundings, ${moved} moved, ${stayed} where they were: all in living work`,
  );
  expect(moved).toBeGreaterThan(80);
});

test("T21 a forum that is founded while the work goes on keeps its dates", () => {
  for (const now of ["2025-03-03T09:00Z", "2025-06-01T09:00Z", "2025-06-16T21:59:14Z", "2025-06-20T09:00Z"])
    expect(withLivingCalendar(wtpf26, at(now))).toBe(wtpf26);
  // Before the first meeting, between rounds, after the Forum.
  for (const now of ["2024-08-10T09:00Z", "2025-08-20T09:00Z", "2025-10-20T09:00Z", "2026-11-28T09:00Z"])
    expect(withLivingCalendar(wtpf26, at(now)).calendarMovedDays).not.toBe(0);
});

test("T21 a calendar without meetings or without a round stays as it is", () => {
  const now = at("2030-01-01");
  const only = (...ids: string[]) => ({
    ...wtpf26,
    timetable: wtpf26.timetable.filter(({ id }) => ids.includes(id)),
  });
  for (const preset of [only(), only("third-draft", "third-draft-deadline"), only("ieg-1")])
    expect(withLivingCalendar(preset, now)).toBe(preset);
});
