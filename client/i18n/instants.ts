import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { type Language, tagOf } from "./languages.ts";
import { useLanguage } from "./language-provider.tsx";
import { isToday } from "./today.ts";

const HOUR = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** Between a day and its time, where it is no comma and space. */
const BETWEEN: Partial<Readonly<Record<Language, string>>> = { zh: " ", ar: "، " };

/** How instants are said in the reader's language; all take milliseconds since 1970. */
export type Instants = {
  /** "14:03" today, else "12 March, 14:03"; in the reader's own zone. */
  readonly brief: (at: number) => string;
  /** "12 March 2025". */
  readonly day: (at: number) => string;
  /** "12 March 2025, 14:03" in a named zone. */
  readonly inZone: (at: number, timeZone: string) => string;
  /** "14:03" in a named zone. */
  readonly timeIn: (at: number, timeZone: string) => string;
  /** A date of the timetable: YYYY-MM-DD, or YYYY-MM for a month without a day. */
  readonly date: (date: string, until?: string) => string;
};

/** "at 14:03", or "on 12 March at 14:03": an instant inside a sentence, in the reader's own zone. */
export function useSaidInstant(): (at: number) => string {
  const t = useTranslations("app");
  const { language } = useLanguage();
  return useCallback(
    (at) => {
      const tag = tagOf(language);
      const time = new Intl.DateTimeFormat(tag, HOUR).format(at);
      if (isToday(at)) return t("atTime", { time });
      const day = new Intl.DateTimeFormat(tag, { day: "numeric", month: "long" }).format(at);
      return t("onDay", { day, time });
    },
    [t, language],
  );
}

export function useInstants(): Instants {
  const { language } = useLanguage();
  return useMemo(() => instants(language), [language]);
}

export function instants(language: Language): Instants {
  const tag = tagOf(language);
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(tag, options);
  const time = format(HOUR);
  const day = format({ day: "numeric", month: "long" });
  const between = BETWEEN[language] ?? ", ";
  const clock = (timeZone: string): Intl.DateTimeFormat => format({ timeZone, ...HOUR });
  const whole = format({ day: "numeric", month: "long", year: "numeric" });
  const calendarDay = format({ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const calendarMonth = format({ month: "long", year: "numeric", timeZone: "UTC" });
  const one = (date: string): string =>
    date.length === "YYYY-MM".length
      ? calendarMonth.format(Date.parse(`${date}-01T00:00:00Z`))
      : calendarDay.format(Date.parse(`${date}T00:00:00Z`));
  return {
    brief: (at) => (isToday(at) ? time.format(at) : `${day.format(at)}${between}${time.format(at)}`),
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
