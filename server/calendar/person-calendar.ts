import type { Forum } from "../../shared/forum/forum.ts";
import { isInvited } from "../../shared/forum/meeting-plan.ts";
import type { Timetable } from "../../shared/forum/timetable-event.ts";
import { DAY_MS } from "../../shared/durations.ts";
import { CALENDAR_PAST_DAYS_MAX } from "../../shared/door-limits.ts";
import type { GroupId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { inLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { closingOf, DAY, endOf } from "../../shared/timetable/timetable.ts";
import type { CalendarEvent } from "./calendar-file.ts";
import { plannedMeeting } from "./planned-meeting.ts";

type Facts = {
  readonly forum: Pick<Forum, "plans" | "openedAt">;
  readonly timetable: Timetable;
  readonly timeZone: string;
  readonly address: string;
  readonly now: number;
  readonly language: ReportLanguage;
};

type DateFacts = Omit<Facts, "forum" | "now"> & {
  readonly forum: Pick<Facts["forum"], "openedAt">;
  /** The page that tells of the date. */
  readonly page?: string;
};

/** A person's planned meetings, and the dates of the timetable that are for all or for their groups (rule T33). */
export function personCalendar(
  reader: Participant,
  { groups, ...facts }: Facts & { readonly groups: readonly GroupId[] },
): readonly CalendarEvent[] {
  const { forum, timetable, timeZone, address, now } = facts;
  const since = now - CALENDAR_PAST_DAYS_MAX * DAY_MS;
  const meetings = forum.plans
    .filter((plan) => plan.endsAt >= since && isInvited(plan, reader))
    .map((plan) => plannedMeeting(plan, { address, agenda: plan.agenda.flatMap(({ note }) => note || []) }));
  const dates = timetable.entries
    .filter(
      (entry) =>
        DAY.test(entry.date) &&
        endOf(entry, timeZone) >= since &&
        (entry.groupId === undefined || groups.includes(entry.groupId)),
    )
    .map((entry) => dateEvent(entry, facts));
  return [...meetings, ...dates];
}

/** A date that closes something is its instant; another one is its days. */
export function dateEvent(
  entry: TimetableEntry,
  { forum, timetable, timeZone, address, language, page = `${address}/timetable` }: DateFacts,
): CalendarEvent {
  const { id, date, until = date, what } = entry;
  const closes = closingOf(entry, { timeZone, of: null });
  const isDeadline = closes !== null && entry.windows.some(({ to }) => to === "closed");
  const changes = timetable.changes.filter((one) => one.entryId === id);
  return {
    uid: `${id}@${new URL(address).hostname}`,
    sequence: changes.length,
    changedAt: changes.at(-1)?.act.at ?? forum.openedAt,
    when: isDeadline ? { startsAt: closes, endsAt: null } : { firstDay: date, lastDay: until },
    summary: inLanguage(what, language),
    description: page,
    location: "",
    url: page,
    isCancelled: false,
  };
}
