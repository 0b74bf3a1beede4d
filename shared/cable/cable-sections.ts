import { endOfMeeting } from "../forum/meeting.ts";
import type { DelegationId, OpinionId } from "../ids.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { meetingWord } from "../printed/meeting-words.ts";
import type { ReportSection } from "../printed/report-block.ts";
import { word } from "../printed/report-words.ts";
import type { MeetingLogs } from "../report/meeting-record.ts";
import { meetingFacts, type MeetingPrint, symbolIn } from "../report/record-sections.ts";
import { type Cable, cableTexts } from "./cable-text.ts";
import { forCapital } from "./for-capital.ts";
import { concernsUs } from "./concerns-us.ts";
import { decidedOnOurs } from "./decided-on-ours.ts";
import { weSaid } from "./we-said.ts";

/**
 * The cable: a meeting as one delegation sends it home (rule T36). `own`: the Opinions as that delegation reads them, so
 * that nothing of another one's private matter can stand in it.
 */
export function cableSections(
  print: Omit<MeetingPrint, "documents" | "narrative">,
  {
    logs,
    delegationId,
    own,
  }: {
    readonly logs: MeetingLogs;
    readonly delegationId: DelegationId;
    readonly own: ReadonlyMap<OpinionId, Opinion>;
  },
): readonly ReportSection[] {
  const { language, record, meeting, preset } = print;
  const cable: Cable = {
    own: delegationId,
    texts: cableTexts(logs, { record, own, language }),
    events: logs.events,
    until: endOfMeeting(meeting) ?? logs.now,
    symbol: symbolIn(print.delegations),
    preset,
    language,
  };
  const parts = [
    ["concernsUs", concernsUs(cable)],
    ["weSaid", weSaid(cable)],
    ["decidedOnOurs", decidedOnOurs(cable)],
    ["capitalAsked", forCapital(cable)],
  ] as const;
  return [
    { title: word("meeting", language), blocks: meetingFacts(print) },
    ...parts.map(([title, lines]): ReportSection => ({
      title: meetingWord(title, language),
      blocks:
        lines.length === 0
          ? [{ kind: "sentence", text: meetingWord("nothing", language) }]
          : [{ kind: "list", lines }],
    })),
  ];
}
