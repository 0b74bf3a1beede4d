import type { TimetableEntry, TimetableWindow } from "./preset.ts";

/** A day that names its day: months without one bind nothing (rule T2). */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The offset of a zone from UTC at an instant, in milliseconds. */
export function zoneOffset(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
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

/**
 * When an entry acts: what opens, at the start of its day; what closes, at 23:59:59 of its last day, in the
 * forum's zone (rule T1). Null for a month without a day.
 */
export function instantOf(entry: TimetableEntry, window: TimetableWindow, timeZone: string): number | null {
  const day = window.to === "closed" ? (entry.until ?? entry.date) : entry.date;
  if (!DAY.test(day)) return null;
  return window.to === "closed" ? wallTime(day, "23:59:59", timeZone) : wallTime(day, "00:00:00", timeZone);
}

/** Where an entry ends, for "next deadlines": a month without a day ends with its month. */
export function endOf(entry: TimetableEntry, timeZone: string): number {
  const day = entry.until ?? entry.date;
  if (DAY.test(day)) return wallTime(day, "23:59:59", timeZone);
  const [year, month] = day.split("-").map(Number);
  const next = new Date(Date.UTC(year ?? 1970, month ?? 1, 1));
  return wallTime(next.toISOString().slice(0, 10), "00:00:00", timeZone) - 1000;
}

/**
 * Whether a window is open, as a question to ask at each moment: the instants are worked out once, since a zone's
 * arithmetic costs more than the edit that asks. A date acts by itself only if it passes after the forum's first
 * start (`openedAt`); what stands before is history, and everything starts open (rule T3). Where one entry closes
 * and another opens on the same day, the opening follows the closing (rule T4).
 */
export function openTimes(
  on: TimetableWindow["on"],
  timetable: readonly TimetableEntry[],
  { openedAt, timeZone }: { readonly openedAt: number; readonly timeZone: string },
): (now: number) => boolean {
  const turns = timetable.flatMap((entry) =>
    entry.windows
      .filter((window) => window.on === on)
      .map((window) => ({
        day: window.to === "closed" ? (entry.until ?? entry.date) : entry.date,
        window,
        entry,
      })),
  );
  const acting = turns.flatMap(({ day, window, entry }) => {
    const closing = turns.find((other) => other.window.to === "closed" && other.day === day);
    const at =
      closing === undefined
        ? instantOf(entry, window, timeZone)
        : instantOf(closing.entry, closing.window, timeZone);
    return at === null || at <= openedAt ? [] : [{ at, to: window.to }];
  });
  // At one instant the opening comes last.
  const inOrder = acting.toSorted((a, b) => a.at - b.at || Number(a.to === "open") - Number(b.to === "open"));
  return (now) => inOrder.findLast(({ at }) => at <= now)?.to !== "closed";
}
