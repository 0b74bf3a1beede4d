import type { OpinionDocument } from "../document/opinion-document.ts";
import type { Meeting } from "../forum/meeting.ts";
import type { DelegationId } from "../ids.ts";
import { longInstant } from "../printed/long-date.ts";
import { meetingWord } from "../printed/meeting-words.ts";
import type { ReportBlock, ReportSection } from "../printed/report-block.ts";
import { stageOf } from "../printed/state-words.ts";
import type { Preset } from "../presets/preset.ts";
import { inLanguage, type ReportLanguage } from "../text/localized.ts";
import { titledNumber } from "./opinion-text.ts";

type AgendaPrint = {
  readonly meeting: Meeting;
  readonly documents: readonly OpinionDocument[];
  readonly preset: Preset;
  readonly language: ReportLanguage;
  readonly symbol: (id: DelegationId) => string;
};

/** The agenda as the meeting went through it, its election and its Opinions; none without an agenda (rule T42). */
export function agendaSections(print: AgendaPrint): readonly ReportSection[] {
  const { meeting, language } = print;
  const { agenda, run, closed } = meeting;
  if (agenda === undefined || run === undefined) return [];
  const times = (n: number): string => {
    const turns = run.turns.filter((one) => one.n === n);
    if (turns.length === 0) return meetingWord("itemNot", language);
    return turns
      .map((turn) => {
        const from = longInstant(turn.from, print);
        const to = turn.to ?? closed?.at ?? null;
        return to === null
          ? meetingWord("itemNow", language, { from })
          : meetingWord("stretch", language, { from, to: longInstant(to, print) });
      })
      .join("\n");
  };
  const table: ReportBlock = {
    kind: "table",
    table: {
      columns: ["wide", "words"],
      head: [meetingWord("item", language), meetingWord("itemTime", language)],
      rows: agenda.map(({ n, title }) => [
        meetingWord("itemNumber", language, { n, title: inLanguage(title, language) }),
        times(n),
      ]),
    },
  };
  const lines = [...electedLines(print), ...stageLines(print)];
  return [
    {
      title: meetingWord("agenda", language),
      blocks: [table, ...(lines.length === 0 ? [] : [{ kind: "list" as const, lines }])],
    },
  ];
}

const electedLines = (print: AgendaPrint): readonly string[] =>
  (print.meeting.run?.elected ?? []).map(({ at, chair, delegationId }) =>
    meetingWord("electedChair", print.language, {
      at: longInstant(at, print),
      ...chair,
      symbol: print.symbol(delegationId),
    }),
  );

/** Opinions that came before the forum, with their stage right after the meeting. */
const stageLines = (print: AgendaPrint): readonly string[] =>
  print.documents.flatMap((document) => {
    const { stage } = document;
    if (stage !== "underConsideration" && stage !== "adopted" && stage !== "notAdopted") return [];
    return meetingWord("opinionStage", print.language, {
      opinion: titledNumber(document, print.language),
      stage: stageOf(stage, print),
    });
  });

/** Tells when the report of the meeting's chair was adopted; null: it was not. */
export const adoptedBlock = (
  print: Pick<AgendaPrint, "meeting" | "preset" | "language">,
): ReportBlock | null => {
  const report = print.meeting.run?.report ?? null;
  if (report === null) return null;
  const at = longInstant(report.at, print);
  return { kind: "sentence", text: meetingWord("reportAdopted", print.language, { at }) };
};
