import type { ForumView } from "../../shared/forum-view.ts";
import type { TimetableEntry } from "../../shared/preset.ts";
import { endOfDay } from "../i18n/instants.ts";

/** The instant at which an entry is over, by the seat's clock; a month without a day ends with the month. */
export function entryEnd(entry: TimetableEntry, timeZone: string): number {
  const last = entry.until ?? entry.date;
  return endOfDay(isMonth(last) ? lastDayOf(last) : last, timeZone);
}

/** YYYY-MM binds nothing: there is no day on which it could. */
export const isMonth = (date: string): boolean => date.length === "YYYY-MM".length;

function lastDayOf(month: string): string {
  const [year = 0, m = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, m, 0)).toISOString().slice(0, 10);
}

/** The next entries that are not over by the forum's clock, in the order of their dates. */
export function nextEntries(forum: ForumView, most: number): readonly TimetableEntry[] {
  return forum.timetable.filter((entry) => entryEnd(entry, forum.timeZone) >= forum.now).slice(0, most);
}
