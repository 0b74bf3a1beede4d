import { expect, test } from "vitest";
import { seeded } from "../testing/chance.ts";
import { type CalendarEvent, calendarFile } from "./calendar-file.ts";

const EVENT: CalendarEvent = {
  uid: "01J0000000000000000000000A@concord.example.org",
  sequence: 3,
  changedAt: Date.parse("2026-11-29T10:00:00Z"),
  when: { startsAt: Date.parse("2026-12-01T14:00:00Z"), endsAt: Date.parse("2026-12-01T16:30:00Z") },
  summary: "Meeting",
  description: "",
  location: "",
  url: null,
  isCancelled: false,
};

/** Reads a file as RFC 5545 says, by nothing of what wrote it. */
function read(file: string): readonly (readonly [name: string, value: string])[] {
  expect(file.endsWith("\r\n")).toBe(true);
  const lines = file.split("\r\n");
  // A character that was cut would come out of its bytes as another one.
  const isRight = (line: string): boolean =>
    Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line) && Buffer.from(line).toString("utf8") === line;
  expect(lines.filter((line) => !isRight(line))).toEqual([]);
  return file
    .slice(0, -2)
    .replaceAll("\r\n ", "")
    .split("\r\n")
    .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)] as const);
}
const unescaped = (value: string): string =>
  value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign));
const valueOf = (file: string, name: string): string | undefined =>
  read(file).find(([one]) => one === name)?.[1];
const published = (event: Partial<CalendarEvent>): string =>
  calendarFile([{ ...EVENT, ...event }], { method: "PUBLISH", name: "WTPF" });

test("T33 an invitation names its method, uid, sequence, parties and times in UTC", () => {
  const parties = { organizer: "concord@example.org", attendee: "delegate@example.org" };
  const file = calendarFile([{ ...EVENT, parties }], { method: "REQUEST", name: "" });
  expect(file.split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Concord//Concord//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:REQUEST",
    "BEGIN:VEVENT",
    "UID:01J0000000000000000000000A@concord.example.org",
    "SEQUENCE:3",
    "DTSTAMP:20261129T100000Z",
    "DTSTART:20261201T140000Z",
    "DTEND:20261201T163000Z",
    "SUMMARY:Meeting",
    "ORGANIZER:mailto:concord@example.org",
    "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:deleg",
    " ate@example.org",
    "STATUS:CONFIRMED",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("T33 a day ends on the day after, also over the end of a month", () => {
  const file = published({ when: { firstDay: "2028-02-28", lastDay: "2028-02-29" } });
  expect(valueOf(file, "DTSTART;VALUE=DATE")).toBe("20280228");
  expect(valueOf(file, "DTEND;VALUE=DATE")).toBe("20280301");
});

test("T33 any text comes back whole from lines of at most 75 octets, and adds no line", () => {
  const parts = [
    "a",
    "ö",
    "部",
    "🇧🇸",
    "👩‍🚀",
    ",",
    ";",
    "\\",
    "\\n",
    "\n",
    ":",
    " ",
    "END:VEVENT",
    '"',
    "\u0301",
  ];
  const below = seeded(22);
  for (let n = 0; n < 500; n++) {
    const words = Array.from({ length: below(60) }, () => parts[below(parts.length)]!).join("");
    const file = published({ summary: `x${words}`, description: `y${words}`, location: `z${words}` });
    expect(unescaped(valueOf(file, "SUMMARY")!)).toBe(`x${words}`);
    expect(unescaped(valueOf(file, "DESCRIPTION")!)).toBe(`y${words}`);
    expect(unescaped(valueOf(file, "LOCATION")!)).toBe(`z${words}`);
    expect(read(file).filter(([name]) => name === "END")).toHaveLength(2);
  }
});

test("T33 a break of any kind in a name, an address or a link makes no property", () => {
  for (const end of ["\r\nX-BAD:1", "\rX-BAD:1", "\nX-BAD:1", "\u0085X-BAD:1", "\u0000X-BAD:1"]) {
    const parties = { organizer: `o@example.org${end}`, attendee: `a@example.org${end}` };
    const file = published({ summary: `S${end}`, uid: `u${end}`, url: `https://a.example/${end}`, parties });
    expect(read(file).map(([name]) => name)).not.toContain("X-BAD");
  }
});
