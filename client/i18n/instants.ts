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
  const day = format({ day: "numeric", month: "long" });
  const between = language === "zh" ? " " : ", ";
  const clock = (timeZone: string): Intl.DateTimeFormat =>
    format({ timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const whole = format({ day: "numeric", month: "long", year: "numeric" });
  const calendarDay = format({ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const calendarMonth = format({ month: "long", year: "numeric", timeZone: "UTC" });
  const one = (date: string): string =>
    date.length === "YYYY-MM".length
      ? calendarMonth.format(Date.parse(`${date}-01T00:00:00Z`))
      : calendarDay.format(Date.parse(`${date}T00:00:00Z`));
  return {
    brief: (at, now) =>
      isSameDay(at, now) ? time.format(at) : `${day.format(at)}${between}${time.format(at)}`,
    day: (at) => whole.format(at),
    inZone: (at, timeZone) => {
      const whole = format({ timeZone, day: "numeric", month: "long", year: "numeric" });
      return `${whole.format(at)}${between}${clock(timeZone).format(at)}`;
    },
    timeIn: (at, timeZone) => clock(timeZone).format(at),
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
