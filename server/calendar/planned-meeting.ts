import type { MeetingPlan } from "../../shared/forum/meeting-plan.ts";
import type { CalendarEvent } from "./calendar-file.ts";

/** The same for all mails, files and feeds of a plan, so that calendars replace what they have. */
export const planUid = ({ id }: Pick<MeetingPlan, "id">, address: string): string =>
  `${id}@${new URL(address).hostname}`;

/** A planned meeting as an event of a calendar. `agenda`: a line an item. */
export function plannedMeeting(
  plan: MeetingPlan,
  { address, agenda }: { readonly address: string; readonly agenda: readonly string[] },
): CalendarEvent {
  const { id, sequence, planned, changes, cancelled, name, startsAt, endsAt, place, link } = plan;
  const page = `${address}/meetings/${id}`;
  return {
    uid: planUid(plan, address),
    sequence,
    changedAt: (cancelled ?? changes.at(-1) ?? planned).at,
    when: { startsAt, endsAt },
    summary: name,
    description: [...(link === null ? [] : [link]), page, ...agenda].join("\n"),
    location: place === "" ? (link ?? "") : place,
    url: page,
    isCancelled: cancelled !== null,
  };
}
