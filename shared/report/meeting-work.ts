import { OPEN_KINDS, type OpenKind } from "../negotiation/open-matter.ts";
import { meetingWord } from "../printed/meeting-words.ts";
import { word } from "../printed/report-words.ts";
import { commaIn, semicolonIn } from "../text/list-signs.ts";
import type { MeetingWork } from "./report.ts";
import type { TextInMeeting, WaitingAnswer } from "./meeting-record.ts";
import { titledNumber } from "./opinion-text.ts";
import {
  documentIn,
  figuresIn,
  type MeetingPrint,
  openMatterLines,
  clausePlaces,
  symbolIn,
} from "./record-sections.ts";

type Printing = Pick<MeetingPrint, "record" | "documents" | "delegations" | "language">;

/** The figures tell these already. */
const COUNTED: ReadonlySet<OpenKind> = new Set(["notAgreed", "adReferendum"]);
const WITH_WHOM = OPEN_KINDS.filter((kind) => !COUNTED.has(kind));

/**
 * Tells by a meeting's record what was taken up on each text, how its paragraphs stood afterwards, and what remained
 * with whom. Symbols stand in rows, so that a report without names counts nobody (rule H3).
 */
export const meetingWork = (print: Printing): readonly MeetingWork[] =>
  print.record.texts.flatMap((text): readonly MeetingWork[] => {
    const document = documentIn(print, text.opinionId);
    if (document === undefined || !text.isWorkedOn) return [];
    return [{ opinion: titledNumber(document, print.language), lines: linesOf(text, print) }];
  });

function linesOf(text: TextInMeeting, print: Printing): readonly string[] {
  const { language } = print;
  const isWhole = text.takenUp.some(({ clauseId }) => clauseId === null);
  const clauses = [
    ...(isWhole ? [meetingWord("wholeText", language)] : []),
    ...text.clauses.map(clausePlaces(text.opinionId, print)),
  ];
  const open = [...openMatterLines(text, print, WITH_WHOM), ...waitingLines(text, print)];
  return [
    ...(clauses.length === 0
      ? []
      : [meetingWord("workTaken", language, { clauses: clauses.join(commaIn(language)) })]),
    figuresIn(text.figures, language),
    open.length === 0
      ? meetingWord("nothingRemains", language)
      : meetingWord("workRemains", language, { what: open.join(semicolonIn(language)) }),
  ];
}

const WAITS = { time: "workAsked", cameBack: "workBack" } as const;

/** "time asked for: 2 (AAA, BBB; considering a))". */
function waitingLines({ opinionId, waiting }: TextInMeeting, print: Printing): readonly string[] {
  const { language, delegations } = print;
  const row = (some: readonly WaitingAnswer[]): string => {
    const who = new Set(some.map(({ delegationId }) => symbolIn(delegations)(delegationId)));
    const where = new Set(some.map(({ clauseId }) => clausePlaces(opinionId, print)(clauseId)));
    const named = [who, where].map((one) => [...one].join(commaIn(language))).join(semicolonIn(language));
    return word("openNamed", language, { named });
  };
  return (["time", "cameBack"] as const).flatMap((kind) => {
    const own = waiting.filter((one) => one.kind === kind);
    return own.length === 0 ? [] : [meetingWord(WAITS[kind], language, { n: own.length, named: row(own) })];
  });
}
