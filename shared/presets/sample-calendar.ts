import type { Preset } from "./preset.ts";
import type { TimetableEntry } from "../timetable/timetable-entry.ts";
import { isOpenAt, spanOf, turnsOf } from "../timetable/timetable.ts";
import { DAY_MS } from "../durations.ts";

/** Whole weeks, so that each day stays the day of the week that it is. */
const WEEK_DAYS = 7;

/**
 * The preset of a sample forum that is founded at `now`. Its calendar is moved so that a newcomer finds the work
 * going on, between two meetings; it stays where it is if that is so already (rule T21).
 */
export function withLivingCalendar(preset: Preset, now: number): Preset {
  const landing = livingWith(preset, ["comments"])(now) ? null : middleOfWork(preset);
  if (landing === null) return preset;
  const days = Math.round((now - landing) / (WEEK_DAYS * DAY_MS)) * WEEK_DAYS;
  const timetable = preset.timetable.map((entry) => moved(entry, days));
  return { ...preset, timetable, calendarMovedDays: days };
}

function moved(entry: TimetableEntry, days: number): TimetableEntry {
  const { date, until } = entry;
  return {
    ...entry,
    date: movedDate(date, days),
    ...(until === undefined ? {} : { until: movedDate(until, days) }),
  };
}

/** Moves a month without a day to the first month that begins no earlier: entries that ended before it still do. */
function movedDate(date: string, days: number): string {
  const isMonth = date.length === "YYYY-MM".length;
  const to = new Date(Date.parse(`${isMonth ? `${date}-01` : date}T00:00Z`) + days * DAY_MS);
  if (isMonth && to.getUTCDate() > 1) to.setUTCMonth(to.getUTCMonth() + 1, 1);
  return to.toISOString().slice(0, date.length);
}

/** Entries that open the room for as long as they last, for the whole forum. */
export const meetingsOf = ({ timetable, timeZone }: Pick<Preset, "timetable" | "timeZone">) =>
  timetable
    .filter(
      ({ groupId, windows }) =>
        groupId === undefined && windows.some(({ on, to }) => on === "comments" && to === "openDuring"),
    )
    .map((entry) => ({ ...spanOf(entry, { timeZone, of: null }), entry }));

/** Tells whether these are open by the calendar alone, with a meeting behind and another ahead. */
function livingWith(
  preset: Preset,
  windows: readonly ("text" | "comments" | "contributions")[],
): (now: number) => boolean {
  const times = { openedAt: -Infinity, timeZone: preset.timeZone, of: null };
  const meetings = meetingsOf(preset);
  const turns = windows.map((on) => turnsOf(on, preset.timetable, times));
  return (now) =>
    meetings.some(({ until }) => until < now) &&
    meetings.some(({ from }) => from > now) &&
    turns.every((of) => isOpenAt(of, now));
}

/** The middle of the longest time in which everything is open between two meetings; null: there is none of a week. */
function middleOfWork(preset: Preset): number | null {
  const meetings = meetingsOf(preset);
  const isLiving = livingWith(preset, ["text", "comments", "contributions"]);
  const first = Math.min(...meetings.map(({ until }) => until));
  const last = Math.max(...meetings.map(({ from }) => from));
  let [longest, run]: [readonly number[], readonly number[]] = [[], []];
  for (let at = first; at < last; at += DAY_MS) {
    const isMeeting = meetings.some(({ from, until }) => from <= at && at <= until);
    run = !isMeeting && isLiving(at) ? [...run, at] : [];
    if (run.length > longest.length) longest = run;
  }
  return longest.length < WEEK_DAYS ? null : (longest[Math.floor(longest.length / 2)] ?? null);
}
