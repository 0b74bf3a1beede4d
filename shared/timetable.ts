import { isFor } from "./timetable-entry.ts";
import type { ScopedTo, TimetableEntry, TimetableWindow } from "./timetable-entry.ts";

/** A day that names its day: months without one bind nothing (rule T2). */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Kept: making one takes eight times as long as asking it, and clocks ask at each second. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** The offset of a zone from UTC at an instant, in milliseconds. */
export function zoneOffset(at: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? "0");
  const asUtc = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return asUtc - Math.floor(at / 1000) * 1000;
}

/** The instant of a wall-clock time in a zone, in milliseconds since 1970. */
export function wallTime(date: string, time: string, timeZone: string): number {
  const wall = Date.parse(`${date}T${time}Z`);
  const first = wall - zoneOffset(wall, timeZone);
  return wall - zoneOffset(first, timeZone);
}

/** What a deadline names: the end of a day in the forum's zone, or an instant. Null where it is neither. */
export function instantOfUntil(until: string, timeZone: string): number | null {
  const at = DAY.test(until) ? wallTime(until, "23:59:59", timeZone) : Date.parse(until);
  return Number.isNaN(at) ? null : at;
}

/**
 * When an entry acts: what opens, at the start of its day; what closes, at 23:59:59 of its last day, in the
 * forum's zone; both at the time that is named (rule T1). Null for a month without a day. Of a closing that was
 * extended, the latest instant that is for this Opinion (rule T7).
 */
export function instantOf(
  entry: TimetableEntry,
  { to }: Pick<TimetableWindow, "to">,
  { timeZone, of }: { readonly timeZone: string; readonly of: ScopedTo | null },
): number | null {
  const day = plannedDay(entry, to);
  if (!DAY.test(day)) return null;
  const time = entry.time === undefined ? null : `${entry.time}:00`;
  if (to === "open") return wallTime(day, time ?? "00:00:00", timeZone);
  const planned = wallTime(day, time ?? "23:59:59", timeZone);
  const extended = (entry.extensions ?? [])
    .filter(({ only }) => isFor(only, of))
    .map(({ until }) => instantOfUntil(until, timeZone) ?? planned);
  return Math.max(planned, ...extended);
}

const plannedDay = (entry: TimetableEntry, to: TimetableWindow["to"]): string =>
  to === "closed" ? (entry.until ?? entry.date) : entry.date;

/** When an entry is over for everybody: a month without a day ends with its month. */
export function endOf(entry: TimetableEntry, timeZone: string): number {
  const day = entry.until ?? entry.date;
  if (DAY.test(day)) {
    const closes = entry.windows.some(({ to }) => to === "closed");
    const time = entry.time === undefined || !closes ? "23:59:59" : `${entry.time}:00`;
    const extended = (entry.extensions ?? []).map(({ until }) => instantOfUntil(until, timeZone) ?? 0);
    return Math.max(wallTime(day, time, timeZone), ...extended);
  }
  const [year, month] = day.split("-").map(Number);
  const next = new Date(Date.UTC(year ?? 1970, month ?? 1, 1));
  return wallTime(next.toISOString().slice(0, 10), "00:00:00", timeZone) - 1000;
}

/** A window opens or closes. */
export type Turn = {
  readonly at: number;
  readonly to: TimetableWindow["to"];
  readonly entryId: string;
};

/**
 * When a window turns for one Opinion (null: for all of them), in order. A date acts by itself only if it passes
 * after the forum's first start (`openedAt`); what stands before is history, and everything starts open (rule T3).
 * Where one entry closes and another opens on the same day, the opening follows the closing, and goes along when
 * that is extended (rule T4).
 */
export function turnsOf(
  on: TimetableWindow["on"],
  timetable: readonly TimetableEntry[],
  times: { readonly openedAt: number; readonly timeZone: string; readonly of: ScopedTo | null },
): readonly Turn[] {
  const windows = timetable.flatMap((entry) =>
    entry.windows
      .filter((window) => window.on === on && isFor(window.only, times.of))
      .map(({ to }) => ({ day: plannedDay(entry, to), to, entry })),
  );
  const closings = windows.filter(({ to }) => to === "closed");
  const turns = windows.flatMap(({ day, to, entry }) => {
    const sameDay = closings
      .filter((other) => other.day === day)
      .map((other) => instantOf(other.entry, other, times) ?? -Infinity);
    const follows = to === "open" && entry.time === undefined && sameDay.length > 0;
    const at = follows ? Math.max(...sameDay) : instantOf(entry, { to }, times);
    return at === null || at <= times.openedAt ? [] : [{ at, to, entryId: entry.id }];
  });
  // At one instant the opening comes last.
  return turns.toSorted((a, b) => a.at - b.at || Number(a.to === "open") - Number(b.to === "open"));
}

/** The last turn that has passed holds (rule T4). */
export const isOpenAt = (turns: readonly Turn[], now: number): boolean =>
  turns.findLast(({ at }) => at <= now)?.to !== "closed";
