import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/durations.ts";

/** The story began so many whole weeks ago. */
const WEEKS = 10;
const WEEK_MS = 7 * DAY_MS;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Instants of the story, all before now: on working days of past weeks, and some hours ago. */
export type ToldDays = {
  readonly began: number;
  readonly now: number;
  /** `week(1, "Tue", "09:30")`: in the last week that is over, in UTC. */
  readonly week: (ago: number, day: Weekday, time: string) => number;
  readonly hoursAgo: (hours: number) => number;
  /** A working day ahead, in UTC. */
  readonly ahead: (days: number, time: string) => number;
};

export function toldDays(now: number): ToldDays {
  const today = now - (now % DAY_MS);
  // Days since Monday; on a weekend the week's work is over.
  const day = (new Date(today).getUTCDay() + 6) % 7;
  const monday = today - day * DAY_MS + (day >= WEEKDAYS.length ? WEEK_MS : 0);
  const week: ToldDays["week"] = (ago, on, time) =>
    monday - ago * WEEK_MS + WEEKDAYS.indexOf(on) * DAY_MS + timeOf(time);
  return {
    now,
    week,
    began: week(WEEKS, "Mon", "08:00"),
    hoursAgo: (hours) => now - hours * HOUR_MS,
    ahead: (days, time) => {
      const to = today + days * DAY_MS;
      const weekend = { 6: 2, 0: 1 }[new Date(to).getUTCDay()] ?? 0;
      return to + weekend * DAY_MS + timeOf(time);
    },
  };
}

function timeOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * HOUR_MS + minutes * MINUTE_MS;
}
