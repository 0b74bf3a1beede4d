import { PRINTED_CATALOGS, type PrintedCatalog } from "../catalogs/printed-catalogs.ts";
import { MINUTE_MS } from "../durations.ts";
import { inLanguage, type Localized, type ReportLanguage } from "../text/localized.ts";
import { zoneOffset } from "../timetable/timetable.ts";
import { filled } from "./report-words.ts";
import { commaIn } from "../text/list-signs.ts";

type DateForm = keyof PrintedCatalog["date"];
type Month = keyof PrintedCatalog["month"];

/** A date as a file writes it, in the order of its language. */
const dateText = (
  form: DateForm,
  language: ReportLanguage,
  fill: Readonly<Record<string, string | number>>,
): string => filled(PRINTED_CATALOGS[language].date[form], fill);

/** `date` and `until` are YYYY-MM-DD or YYYY-MM: "9–11 June 2026", "September 2025", 2026年6月9日至11日. */
export function longDate(date: string, language: ReportLanguage, until?: string): string {
  if (until === undefined || until === date) return whole(parts(date), language);
  const [from, to] = [parts(date), parts(until)];
  const sameMonth = from.year === to.year && from.month === to.month;
  if (from.day === null || to.day === null || !sameMonth)
    return dateText("fromTo", language, { from: whole(from, language), to: whole(to, language) });
  const month = PRINTED_CATALOGS[language].month[from.month];
  return dateText("days", language, { fromDay: from.day, toDay: to.day, month, year: from.year });
}

/** A format costs more than what it formats; a forum has one zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(timeZone, format);
  return format;
}

/** The calendar day of an instant in a time zone (IANA name), as YYYY-MM-DD. */
export function dayIn(timeZone: string, at: number): string {
  const of = new Map(
    formatIn(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return `${of.get("year")?.padStart(4, "0")}-${of.get("month")}-${of.get("day")}`;
}

/** The forum's seat: papers tell each instant by its clock, with its distance from UTC. */
export type AtSeat = {
  readonly preset: { readonly timeZone: string; readonly seat: Localized };
  readonly language: ReportLanguage;
};

/** Day and minute at the seat: "9 June 2026, 14:00 (Geneva, UTC+2)". */
export function longInstant(at: number, seat: AtSeat): string {
  return dateText("instant", seat.language, seatTime(at, seat));
}

/** The parts of an instant at the seat: "9 June 2026", "14:00" and "Geneva, UTC+2". */
export function seatTime(at: number, { preset, language }: AtSeat) {
  const offset = zoneOffset(at, preset.timeZone);
  const wall = new Date(at + offset).toISOString();
  return {
    day: longDate(wall.slice(0, 10), language),
    time: wall.slice(11, 16),
    zone: `${inLanguage(preset.seat, language)}${commaIn(language)}${fromUtc(offset)}`,
  };
}

/** "UTC+2", "UTC-3:30", "UTC". */
function fromUtc(offset: number): string {
  if (offset === 0) return "UTC";
  const minutes = Math.abs(offset) / MINUTE_MS;
  const rest = minutes % 60;
  const hours = `${offset < 0 ? "-" : "+"}${Math.floor(minutes / 60)}`;
  return `UTC${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}

type Parts = { readonly year: number; readonly month: Month; readonly day: number | null };

function parts(date: string): Parts {
  const [year = "", month = "", day] = date.split("-");
  return {
    year: Number(year),
    month: String(Number(month)) as Month,
    day: day === undefined ? null : Number(day),
  };
}

/** A month without a day stays a month: in some languages its name has another form then. */
function whole({ year, month, day }: Parts, language: ReportLanguage): string {
  const { date, month: months, monthAlone } = PRINTED_CATALOGS[language];
  if (day === null) return dateText("monthYear", language, { month: monthAlone[month], year });
  return dateText("dayMonthYear", language, {
    day: day === 1 ? date.firstDay : day,
    month: months[month],
    year,
  });
}
