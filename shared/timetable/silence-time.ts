import { wallTime, zoneOffset } from "./timetable.ts";
import { DAY_MS, HOUR_MS } from "../durations.ts";

/** The forum's rules for silence procedures, with the zone of its seat. */
export type SilenceRules = PresetSilence & { readonly timeZone: string };

/**
 * The first instant at which a silence that is opened now may close (rule I2), in milliseconds since 1970. Where
 * only working days count, the hours stand still from Saturday 00:00 to Monday 00:00 and on holidays.
 */
export function earliestClosing(opened: number, { hoursMin, workingDays, timeZone }: SilenceRules): number {
  let left = hoursMin * HOUR_MS;
  if (workingDays === null) return opened + left;
  let at = opened;
  for (;;) {
    const day = dayIn(at, timeZone);
    const next = wallTime(dayAfter(day), "00:00:00", timeZone);
    if (!isWeekend(day) && !workingDays.holidays.includes(day)) {
      if (left <= next - at) return at + left;
      left -= next - at;
    }
    at = next;
  }
}

/** YYYY-MM-DD on the wall at an instant. */
const dayIn = (at: number, timeZone: string): string =>
  new Date(at + zoneOffset(at, timeZone)).toISOString().slice(0, 10);

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00Z`) + DAY_MS).toISOString().slice(0, 10);

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());

/** Times of a silence procedure, where the forum's rules allow one (rule I1). */
export type PresetSilence = {
  readonly hoursMin: number;
  /** The hours run on working days at the forum's seat alone; holidays as YYYY-MM-DD. Null: on every day. */
  readonly workingDays: { readonly holidays: readonly string[] } | null;
};
