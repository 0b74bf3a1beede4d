import { calendarFile } from "../calendar/calendar-file.ts";
import type { MailedMeeting, MailLanguage } from "./mail-kinds.ts";

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

const TAGS = { en: "en-GB", zh: "zh-Hans-CN" };

/** "1 December 2026, 14:00–16:00 (Europe/Paris) · 08:00–10:00 (America/Nassau)": in its own zone, then at the seat. */
export function meetingTime(
  { startsAt, endsAt, zone }: Pick<MailedMeeting, "startsAt" | "endsAt" | "zone">,
  { language, seatZone }: { readonly language: MailLanguage; readonly seatZone: string },
): string {
  const inZone = (timeZone: string): string =>
    `${new Intl.DateTimeFormat(TAGS[language], { dateStyle: "long", timeStyle: "short", timeZone }).formatRange(startsAt, endsAt)} (${timeZone})`;
  return [...new Set([zone, seatZone, "UTC"])].map(inZone).join(" · ");
}
