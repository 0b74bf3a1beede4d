import {
  isFor,
  isWindowFor,
  type ScopedTo,
  type TimetableEntry,
  type TimetableWindow,
} from "./timetable-entry.ts";

/** A day that names its day: months without one bind nothing (rule T2). */
export const DAY = /^\d{4}-\d{2}-\d{2}$/;

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

/** Instant of a deadline: the end of a day in the forum's zone, or an instant. Null where it is neither. */
export function instantOfUntil(until: string, timeZone: string): number | null {
  const at = DAY.test(until) ? wallTime(until, "23:59:59", timeZone) : Date.parse(until);
  return Number.isNaN(at) ? null : at;
}

/**
 * Instant at which an entry acts: what opens, at the start of its day; what closes, at 23:59:59 of its last day, in
 * the forum's zone; both at the time that is named (rule T1). Null for a month without a day. Of a closing that was
 * extended, the latest instant that is for this Opinion (rule T7).
 */
export function instantOf(
  entry: TimetableEntry,
  { to }: Pick<Turn, "to">,
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

const plannedDay = (entry: TimetableEntry, to: Turn["to"]): string =>
  to === "closed" ? (entry.until ?? entry.date) : entry.date;

/** Instant from which an entry is over for everybody: a month without a day ends with its month. */
export function endOf(entry: TimetableEntry, timeZone: string): number {
  const day = entry.until ?? entry.date;
  if (!DAY.test(day)) return endOfMonth(day, timeZone);
  const closes = entry.windows.some(({ to }) => to === "closed");
  const time = entry.time === undefined || !closes ? "23:59:59" : `${entry.time}:00`;
  const extended = (entry.extensions ?? []).map(({ until }) => instantOfUntil(until, timeZone) ?? 0);
  return Math.max(wallTime(day, time, timeZone), ...extended);
}

function endOfMonth(date: string, timeZone: string): number {
  const [year, month] = date.split("-").map(Number);
  const next = new Date(Date.UTC(year ?? 1970, month ?? 1, 1));
  return wallTime(next.toISOString().slice(0, 10), "00:00:00", timeZone) - 1000;
}

/** From when to when an entry lasts. */
type Span = { readonly from: number; readonly until: number; readonly entryId: string };

/**
 * Returns the span in which an entry holds windows open (rule T19): from its first day, or the time that is named,
 * to the end of its last day. Nobody knows the day of a month without one, so it lasts all of that month.
 */
export function spanOf(
  entry: TimetableEntry,
  { timeZone, of }: { readonly timeZone: string; readonly of: ScopedTo | null },
): Span {
  const [first, last] = [entry.date, entry.until ?? entry.date];
  const entryId = entry.id;
  if (!DAY.test(first)) {
    return {
      from: wallTime(`${first}-01`, "00:00:00", timeZone),
      until: endOfMonth(last, timeZone),
      entryId,
    };
  }
  const until = wallTime(last, "23:59:59", timeZone);
  const extended = (entry.extensions ?? [])
    .filter(({ only }) => isFor(only, of))
    .map((one) => instantOfUntil(one.until, timeZone) ?? until);
  return {
    from: wallTime(first, entry.time === undefined ? "00:00:00" : `${entry.time}:00`, timeZone),
    until: Math.max(until, ...extended),
    entryId,
  };
}

/** Returns the instant at which this entry closes a window, or ends one that it opened; null: nothing on a day. */
export function closingOf(
  entry: TimetableEntry,
  times: { readonly timeZone: string; readonly of: ScopedTo | null },
): number | null {
  if (entry.windows.some(({ to }) => to === "closed")) return instantOf(entry, { to: "closed" }, times);
  const lasts = entry.windows.some(({ to }) => to === "openDuring") && DAY.test(entry.date);
  return lasts ? spanOf(entry, times).until : null;
}

/** Returns the instant at which a window of an entry first acts: a month without a day is still to be given its day. */
export function beginningOf(
  entry: TimetableEntry,
  { to }: Pick<TimetableWindow, "to">,
  times: { readonly timeZone: string; readonly of: ScopedTo | null },
): number | null {
  if (to !== "openDuring") return instantOf(entry, { to }, times);
  return DAY.test(entry.date) ? spanOf(entry, times).from : null;
}

/** A window opens or closes. */
export type Turn = {
  readonly at: number;
  readonly to: "open" | "closed";
  readonly entryId: string;
};

type Times = { readonly openedAt: number; readonly timeZone: string; readonly of: ScopedTo | null };

/**
 * Turns of a window for one Opinion (null: for all of them), in order. A date acts by itself only if it passes after
 * the forum's first start (`openedAt`); what stands before is history, and everything starts open (rule T3).
 */
export function turnsOf(
  on: TimetableWindow["on"],
  timetable: readonly TimetableEntry[],
  times: Times,
): readonly Turn[] {
  const windows = timetable.flatMap((entry) =>
    entry.windows
      .filter((window) => window.on === on && isWindowFor(entry, window, times.of))
      .map(({ to }) => ({ to, entry })),
  );
  const lasting = windows.flatMap(({ to, entry }) => {
    const span = spanOf(entry, times);
    return to === "openDuring" && span.until > times.openedAt ? [span] : [];
  });
  const lone = windows.flatMap(({ to, entry }) => (to === "openDuring" ? [] : [{ to, entry }]));
  return withSpans(loneTurns(lone, times), lasting, times.openedAt);
}

/**
 * Windows that open and close at one instant for good. Where one entry closes and another opens on the same day, the
 * opening follows the closing, and goes along when that is extended (rule T4).
 */
function loneTurns(
  windows: readonly { readonly to: Turn["to"]; readonly entry: TimetableEntry }[],
  times: Times,
): readonly Turn[] {
  const closings = windows.filter(({ to }) => to === "closed");
  const turns = windows.flatMap(({ to, entry }) => {
    const day = plannedDay(entry, to);
    const sameDay = closings
      .filter((other) => plannedDay(other.entry, "closed") === day)
      .map((other) => instantOf(other.entry, other, times) ?? -Infinity);
    const follows = to === "open" && entry.time === undefined && sameDay.length > 0;
    const at = follows ? Math.max(...sameDay) : instantOf(entry, { to }, times);
    return at === null || at <= times.openedAt ? [] : [{ at, to, entryId: entry.id }];
  });
  return inOrder(turns);
}

/** Lays what is open for a while over what stands: afterwards it is as it would have been (rule T19). */
function withSpans(standing: readonly Turn[], spans: readonly Span[], openedAt: number): readonly Turn[] {
  if (spans.length === 0) return standing;
  const lasts = (at: number): boolean => spans.some(({ from, until }) => from <= at && at < until);
  const opened = spans.flatMap(({ from, entryId }): Turn[] =>
    from <= openedAt || isOpenAt(standing, from) ? [] : [{ at: from, to: "open", entryId }],
  );
  const closed = spans.flatMap(({ until, entryId }): Turn[] =>
    isOpenAt(standing, until) || lasts(until) || standing.some(({ at }) => at === until)
      ? []
      : [{ at: until, to: "closed", entryId }],
  );
  return inOrder([...standing.filter(({ at, to }) => to === "open" || !lasts(at)), ...opened, ...closed]);
}

/** At one instant the opening comes last. */
const inOrder = (turns: readonly Turn[]): readonly Turn[] =>
  turns.toSorted((a, b) => a.at - b.at || Number(a.to === "open") - Number(b.to === "open"));

/** The last turn that has passed holds (rule T4). */
export const isOpenAt = (turns: readonly Turn[], now: number): boolean =>
  turns.findLast(({ at }) => at <= now)?.to !== "closed";
