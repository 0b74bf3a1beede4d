import type { Report, ReportMeeting } from "./report.ts";
import { inLanguage } from "../text/localized.ts";
import { type AtSeat, longInstant, seatTime } from "../printed/long-date.ts";
import { meetingWord } from "../printed/meeting-words.ts";
import { paragraphsIn } from "../forum/report-fields.ts";
import type { ReportBlock } from "../printed/report-block.ts";
import { officeIn, word } from "../printed/report-words.ts";
import { commaIn } from "../text/list-signs.ts";
import { categoryOf } from "../printed/state-words.ts";

/** Meetings in the order in which they were opened, when, who was in the chair, who attended, what they came to (rule H8). */
export function meetingBlocks(report: Report): readonly ReportBlock[] {
  const { language, meetings = [], fields } = report;
  if (meetings.length === 0) return [{ kind: "sentence", text: word("noMeeting", language) }];
  const isTold = fields.naming !== "nobody";
  const told = (part: "conclusion" | "narrative"): readonly string[] =>
    meetings.flatMap(({ name, [part]: words = "" }) =>
      words === ""
        ? []
        : [word("meetingConclusion", language, { name, conclusion: paragraphsIn(words).join(" ") })],
    );
  const conclusions = told("conclusion");
  const narratives = told("narrative");
  return [
    { kind: "sentence", text: word("meetingsHeld", language) },
    {
      kind: "table",
      table: {
        columns: ["words", "words", "words", ...(isTold ? (["wide"] as const) : [])],
        head: [
          word("meeting", language),
          word("meetingTime", language),
          word("inTheChair", language),
          ...(isTold ? [word("attendance", language)] : []),
        ],
        rows: meetings.map((meeting) => [
          `${meeting.name}\n${whose(meeting, report)}`,
          timeOfMeeting(meeting, report),
          officeIn(meeting.chairedBy, language),
          ...(isTold ? [attendanceOf(meeting, report)] : []),
        ]),
      },
    },
    ...(isTold ? [] : [{ kind: "sentence" as const, text: word("attendanceKept", language) }]),
    ...(conclusions.length === 0
      ? []
      : [
          { kind: "sentence" as const, text: word("meetingConclusions", language) },
          { kind: "list" as const, lines: conclusions },
        ]),
    ...(narratives.length === 0
      ? []
      : [
          { kind: "sentence" as const, text: meetingWord("narrative", language) },
          { kind: "list" as const, lines: narratives },
        ]),
    ...meetings.flatMap((meeting) => workBlocks(meeting, report)),
  ];
}

/** Its work as its record has it: what was taken up, how paragraphs stood afterwards, what remained with whom. */
const workBlocks = ({ name, work = [] }: ReportMeeting, { language }: Report): readonly ReportBlock[] =>
  work.length === 0
    ? []
    : [
        { kind: "sentence", text: meetingWord("workOf", language, { name }) },
        ...work.flatMap(({ opinion, lines }): readonly ReportBlock[] => [
          { kind: "sentence", text: opinion },
          { kind: "list", lines },
        ]),
      ];

function whose(
  { groupId, groupIds = groupId === null ? [] : [groupId] }: ReportMeeting,
  { preset, language }: Report,
): string {
  const topics = preset.groups
    .filter(({ id }) => groupIds.some((one) => one === id))
    .map(({ topic }) => topic);
  return (topics.length === 0 ? [preset.group] : topics).map((one) => inLanguage(one, language)).join(" · ");
}

/** By the clock of the seat, as every instant of the report. */
export function timeOfMeeting(
  { openedAt, endedAt }: Pick<ReportMeeting, "openedAt" | "endedAt">,
  seat: AtSeat,
): string {
  const { language } = seat;
  const from = longInstant(openedAt, seat);
  if (endedAt === null) return word("meetingOpen", language, { from });
  const [begun, ended] = [seatTime(openedAt, seat), seatTime(endedAt, seat)];
  const { day, zone } = begun;
  return ended.day === day && ended.zone === zone
    ? word("meetingOfDay", language, { day, from: begun.time, to: ended.time, zone })
    : word("meetingFromTo", language, { from, to: longInstant(endedAt, seat) });
}

function attendanceOf({ attending }: ReportMeeting, { fields, language }: Report): string {
  const told =
    fields.naming === "delegations"
      ? attending.map(({ symbol }) => symbol)
      : // That category has one member: its word would name it.
        [...new Set(attending.map(({ category }) => category))]
          .filter((category) => category !== "stateOfPalestine")
          .map((category) => categoryOf(category, language));
  return told.length === 0 ? word("noAttendance", language) : told.join(commaIn(language));
}
