import { useMemo } from "react";
import { LANGUAGE_FACTS } from "./languages.ts";
import type { Language } from "./languages.ts";
import { useLanguage } from "./language-provider.tsx";

const DAY_MS = 24 * 3600 * 1000;

/** How instants are said in the reader's language; all take milliseconds since 1970. */
export type Instants = {
  /** "14:03" today, else "12 March, 14:03"; in the reader's own zone. */
  readonly brief: (at: number, now: number) => string;
  /** "12 March 2025". */
  readonly day: (at: number) => string;
  /** "12 March 2025, 14:03" in a named zone. */
  readonly inZone: (at: number, timeZone: string) => string;
  /** "14:03" in a named zone. */
  readonly timeIn: (at: number, timeZone: string) => string;
  /** A date of the timetable: YYYY-MM-DD, or YYYY-MM for a month without a day. */
  readonly date: (date: string, until?: string) => string;
};

export function useInstants(): Instants {
  const { language } = useLanguage();
  return useMemo(() => instants(language), [language]);
}

export function instants(language: Language): Instants {
  const { tag } = LANGUAGE_FACTS[language];
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(tag, options);
  const time = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const dayAndTime = format({
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const whole = format({ day: "numeric", month: "long", year: "numeric" });
  const calendarDay = format({ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const calendarMonth = format({ month: "long", year: "numeric", timeZone: "UTC" });
  const one = (date: string): string =>
    date.length === "YYYY-MM".length
      ? calendarMonth.format(Date.parse(`${date}-01T00:00:00Z`))
      : calendarDay.format(Date.parse(`${date}T00:00:00Z`));
  return {
    brief: (at, now) => (isSameDay(at, now) ? time : dayAndTime).format(at),
    day: (at) => whole.format(at),
    inZone: (at, timeZone) =>
      format({
        timeZone,
        day: "numeric",
        month: "long",
        year: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      }).format(at),
    timeIn: (at, timeZone) =>
      format({ timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at),
    date: (date, until) => {
      if (until === undefined || until === date) return one(date);
      if (until.length !== date.length) return `${one(date)} – ${one(until)}`;
      const form = date.length === "YYYY-MM".length ? calendarMonth : calendarDay;
      const start = (text: string): number => Date.parse(`${text.padEnd(10, "-01")}T00:00:00Z`);
      return form.formatRange(start(date), start(until));
    },
  };
}

const isSameDay = (at: number, now: number): boolean =>
  Math.abs(now - at) < DAY_MS && new Date(at).getDate() === new Date(now).getDate();

/** The last millisecond of a calendar day in a zone: when a date without a time ends. */
export function endOfDay(date: string, timeZone: string): number {
  const asUtc = Date.parse(`${date}T23:59:59.999Z`);
  // Twice, since the offset at the guess and at the answer may differ around a change of the clocks.
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return asUtc - offsetAt(guess, timeZone);
}

function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - Math.floor(at / 1000) * 1000;
}
