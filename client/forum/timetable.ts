import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { closingOf, endOf, spanOf } from "../../shared/timetable/timetable.ts";

/** YYYY-MM: a month whose day is not known yet. */
export const isMonth = (date: string): boolean => date.length === "YYYY-MM".length;

/** The next entries that are not over by the forum's clock, in the order of their dates. */
export function nextEntries(forum: ForumView, most: number): readonly TimetableEntry[] {
  return forum.timetable.filter((entry) => endOf(entry, forum.timeZone) >= forum.now).slice(0, most);
}

/** It lasts longer than a day, and has begun. */
export const goesOn = (
  entry: TimetableEntry,
  { timeZone, now }: { timeZone: string; now: number },
): boolean =>
  (entry.until !== undefined || isMonth(entry.date)) &&
  spanOf(entry, { timeZone, of: null }).from <= now &&
  endOf(entry, timeZone) >= now;

/** The last day that its own deadline was put to, for every Opinion; null where it stands as planned. */
export const extendedTo = (entry: TimetableEntry, timeZone: string): number | null =>
  (entry.extensions ?? []).some(({ only }) => only === undefined)
    ? closingOf(entry, { timeZone, of: null })
    : null;
