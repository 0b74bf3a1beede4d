import { sayIn } from "../../shared/catalogs/say.ts";
import { LANGUAGE_WRITING } from "../../shared/text/language-facts.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { calendarFile } from "../calendar/calendar-file.ts";
import type { MailedMeeting } from "./mail-kinds.ts";

/** A part of a mail that calendar programs read. */
export type MailedCalendar = { readonly method: "REQUEST" | "CANCEL"; readonly content: string };

/** Writes the meeting as calendars take it over: a later sequence of the same uid replaces the earlier one. */
export function mailedCalendar(
  meeting: MailedMeeting,
  parties: { readonly organizer: string; readonly attendee: string },
): MailedCalendar {
  const { uid, sequence, changedAt, name, startsAt, endsAt, place, link, page } = meeting;
  const isCancelled = meeting.word === "cancelled" || meeting.word === "leftOut";
  const method = isCancelled ? "CANCEL" : "REQUEST";
  const event = {
    uid,
    sequence,
    changedAt,
    when: { startsAt, endsAt },
    summary: name,
    description: link === null ? page : `${link}\n${page}`,
    location: place === "" ? (link ?? "") : place,
    url: page,
    isCancelled,
    parties,
  };
  return { method, content: calendarFile([event], { method, name: "" }) };
}

/** "UTC+2": readers elsewhere count from it. */
const fromUtc = (at: number, timeZone: string): string =>
  (
    new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" })
      .formatToParts(at)
      .find(({ type }) => type === "timeZoneName")?.value ?? timeZone
  ).replace("GMT", "UTC");

/** "1 December 2026, 08:00–10:00 (America/Nassau, UTC-5) · 1 December 2026, 14:00–16:00 (Geneva, UTC+1)". */
export function meetingTime(
  { startsAt, endsAt, zone }: Pick<MailedMeeting, "startsAt" | "endsAt" | "zone">,
  {
    language,
    seat,
  }: {
    readonly language: ReportLanguage;
    readonly seat: { readonly timeZone: string; readonly seat: (language: ReportLanguage) => string };
  },
): string {
  const inZone = (timeZone: string, place: string): string => {
    const range = new Intl.DateTimeFormat(LANGUAGE_WRITING[language].formatTag, {
      dateStyle: "long",
      timeStyle: "short",
      timeZone,
    });
    const offset = fromUtc(startsAt, timeZone);
    return sayIn("mail", language)("timeAt", { range: range.formatRange(startsAt, endsAt), place, offset });
  };
  const atSeat = inZone(seat.timeZone, seat.seat(language));
  return zone === seat.timeZone ? atSeat : `${inZone(zone, zone)} · ${atSeat}`;
}
