/** RFC 5545: a line has at most 75 octets without its break. */
const LINE_OCTETS_MAX = 75;

/** An event of a calendar. An instant without an end lasts no time; a day is YYYY-MM-DD. */
export type CalendarEvent = {
  readonly uid: string;
  readonly sequence: number;
  /** The instant at which the event was last changed. */
  readonly changedAt: number;
  readonly when:
    | { readonly startsAt: number; readonly endsAt: number | null }
    | { readonly firstDay: string; readonly lastDay: string };
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly url: string | null;
  readonly isCancelled: boolean;
  /** Mail addresses of an invitation (RFC 5546). */
  readonly parties?: { readonly organizer: string; readonly attendee: string };
};

export type CalendarMethod = "REQUEST" | "CANCEL" | "PUBLISH";

/** Writes an iCalendar file. `name` stands in calendar programs for a subscribed one. */
export function calendarFile(
  events: readonly CalendarEvent[],
  { method, name }: { readonly method: CalendarMethod; readonly name: string },
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Concord//Concord//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${method}`,
    ...(method === "PUBLISH"
      ? [`NAME:${text(name)}`, `X-WR-CALNAME:${text(name)}`, "REFRESH-INTERVAL;VALUE=DURATION:PT1H"]
      : []),
    ...events.flatMap(linesOf),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function linesOf(event: CalendarEvent): readonly string[] {
  const { uid, sequence, changedAt, when, summary, description, location, url, parties } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${text(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${instant(changedAt)}`,
    ...("firstDay" in when
      ? [`DTSTART;VALUE=DATE:${day(when.firstDay)}`, `DTEND;VALUE=DATE:${dayAfter(when.lastDay)}`]
      : [
          `DTSTART:${instant(when.startsAt)}`,
          ...(when.endsAt === null ? [] : [`DTEND:${instant(when.endsAt)}`]),
        ]),
    `SUMMARY:${text(summary)}`,
    ...(description === "" ? [] : [`DESCRIPTION:${text(description)}`]),
    ...(location === "" ? [] : [`LOCATION:${text(location)}`]),
    ...(url === null ? [] : [`URL:${uri(url)}`]),
    ...(parties === undefined
      ? []
      : [
          `ORGANIZER:mailto:${uri(parties.organizer)}`,
          `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${uri(parties.attendee)}`,
        ]),
    `STATUS:${event.isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
  ];
}

/** In UTC, whatever the zone of the plan: no zone's rules are needed to read it. */
const instant = (at: number): string =>
  `${new Date(at).toISOString().slice(0, "2026-11-29T10:00:00".length).replaceAll(/[-:]/g, "")}Z`;

const day = (date: string): string => date.replaceAll("-", "");

/** The end of a day is the day after: it is not part of the event. */
const dayAfter = (date: string): string =>
  day(new Date(Date.parse(`${date}T12:00:00Z`) + 86_400_000).toISOString().slice(0, "2026-11-29".length));

/** A value of text: its commas, semicolons, backslashes and breaks are escaped, and other control characters go. */
const text = (value: string): string =>
  value
    .toWellFormed()
    .replaceAll(/\r\n|\r/g, "\n")
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n")
    .replaceAll(/\p{Cc}/gu, "");

/** An address ends no line. */
const uri = (value: string): string => value.toWellFormed().replaceAll(/[\p{Cc}\s]/gu, "");

/** Breaks a long line between two characters; each line after the first begins with a space, which counts. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (octets + more > LINE_OCTETS_MAX) {
      pieces.push(piece);
      piece = " ";
      octets = 1;
    }
    piece += character;
    octets += more;
  }
  return [...pieces, piece].join("\r\n");
}
