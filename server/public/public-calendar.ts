import { publicDates } from "../../shared/forum/public-dates.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { DAY } from "../../shared/timetable/timetable.ts";
import { calendarFile } from "../calendar/calendar-file.ts";
import { dateEvent } from "../calendar/person-calendar.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { publicPath } from "./public-page.ts";

/** The public dates that have a day, as a calendar file. An extension for some alone is not told. */
export function publicCalendar(
  forum: ForumRoom,
  { address, language }: { readonly address: string; readonly language: ReportLanguage },
): string {
  const { timeZone, shortName } = forum.preset();
  const timetable = forum.timetable();
  const events = publicDates(timetable.entries)
    .filter(({ date }) => DAY.test(date))
    .map((entry) =>
      dateEvent(entry, {
        forum: forum.forum(),
        timetable,
        timeZone,
        address,
        language,
        page: `${address}${publicPath(language, "/timetable")}`,
      }),
    );
  return calendarFile(events, { method: "PUBLISH", name: shortName });
}
