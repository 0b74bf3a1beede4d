import { MINUTE_MS } from "../durations.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import { endOfMeeting, type Meeting, type MeetingChair } from "../forum/meeting.ts";
import { paragraphsIn } from "../forum/report-fields.ts";
import type { ClauseId, DelegationId, OpinionId } from "../ids.ts";
import { clausesIn, delegationIn, OPEN_KINDS, type OpenKind } from "../negotiation/open-matter.ts";
import { longInstant } from "../printed/long-date.ts";
import { meetingWord } from "../printed/meeting-words.ts";
import type { ReportBlock, ReportSection } from "../printed/report-block.ts";
import { officeIn, word } from "../printed/report-words.ts";
import { commaIn } from "../text/list-signs.ts";
import { tierOf } from "../printed/state-words.ts";
import type { Preset } from "../presets/preset.ts";
import { inLanguage, type ReportLanguage } from "../text/localized.ts";
import type {
  AgreedHere,
  MeetingFigures,
  MeetingRecord,
  TextInMeeting,
  WaitingAnswer,
} from "./meeting-record.ts";
import { adoptedBlock, agendaSections } from "./agenda-blocks.ts";
import { timeOfMeeting } from "./meeting-blocks.ts";
import { clauseNamesOf, titledNumber } from "./opinion-text.ts";
import { becauseOf } from "./parked-note.ts";
import { consultedLines, remarkLines } from "./remark-lines.ts";
import { openWords } from "./step-blocks.ts";

/** The lead's own words on a meeting, and the office that changed them last. */
type LastVersion = { readonly text: string; readonly office: MeetingChair; readonly at: number };

/** Facts that a meeting's papers need beside its record. */
export type MeetingPrint = {
  readonly meeting: Meeting;
  readonly record: MeetingRecord;
  readonly documents: readonly OpinionDocument[];
  readonly narrative: LastVersion | null;
  readonly delegations: readonly {
    readonly id: DelegationId;
    readonly symbol: string;
    readonly name: string;
  }[];
  readonly preset: Preset;
  readonly language: ReportLanguage;
};

const HASH_CHARS = 12;

/** The record of a meeting in sections: who, what was taken up, what was agreed on which text, what remains (rule T35). */
export function recordSections(print: MeetingPrint): readonly ReportSection[] {
  const { language, record } = print;
  const texts = record.texts.filter(({ isWorkedOn }) => isWorkedOn);
  const section = (title: string, blocks: readonly ReportBlock[], none: string): ReportSection => ({
    title,
    blocks: blocks.length > 0 || none === "" ? blocks : [sentence(none)],
  });
  const say = (name: Parameters<typeof meetingWord>[0]): string => meetingWord(name, language);
  const narrative = narrativeBlocks(print);
  return [
    { title: word("meeting", language), blocks: meetingFacts(print) },
    ...agendaSections({ ...print, symbol: symbolIn(print.delegations) }),
    ...(narrative.length === 0
      ? []
      : [{ title: say(print.meeting.run === undefined ? "narrative" : "chairsReport"), blocks: narrative }]),
    section(
      say("takenUp"),
      texts.flatMap((text) => underOpinion(takenLines(text, print), text, print)),
      say("nothingTaken"),
    ),
    section(
      say("agreed"),
      texts.flatMap((text) => agreedBlocks(text, print)),
      say("nothingAgreed"),
    ),
    section(
      say("remains"),
      texts.flatMap((text) => underOpinion(remainingLines(text, print), text, print)),
      say("nothingRemains"),
    ),
    section(
      say("worked"),
      texts.length === 0 ? [] : [{ kind: "list", lines: texts.map((text) => workedLine(text, print)) }],
      say("nothingTaken"),
    ),
  ];
}

const sentence = (text: string): ReportBlock => ({ kind: "sentence", text });

/** Who met, when, under whom; what is told of a meeting at the head of each of its papers. */
export function meetingFacts(print: Omit<MeetingPrint, "documents" | "narrative">): readonly ReportBlock[] {
  const { meeting, record, delegations, preset, language } = print;
  const symbol = symbolIn(delegations);
  const { groupId, groupIds = groupId === null ? [] : [groupId] } = meeting;
  const topics = preset.groups
    .filter(({ id }) => groupIds.some((one) => one === id))
    .map(({ topic }) => topic);
  const ended = endOfMeeting(meeting);
  const suspended = record.suspensions.map(({ from, to, reason }) => {
    const begun = longInstant(from, print);
    const time =
      to === null ? begun : meetingWord("stretch", language, { from: begun, to: longInstant(to, print) });
    return `${time}${becauseOf(reason, language)}`;
  });
  return [
    ...(ended === null ? [sentence(meetingWord("provisional", language))] : []),
    {
      kind: "facts",
      facts: [
        [word("meeting", language), meeting.name],
        [
          meetingWord("group", language),
          (topics.length === 0 ? [preset.group] : topics).map((one) => inLanguage(one, language)).join(" · "),
        ],
        [
          word("meetingTime", language),
          timeOfMeeting({ openedAt: meeting.opened.at, endedAt: ended }, print),
        ],
        [meetingWord("workTime", language), durationText(record.ms, language)],
        ...(suspended.length === 0
          ? []
          : [[meetingWord("suspended", language), suspended.join("\n")] as const]),
        [word("inTheChair", language), officeIn(meeting.chairedBy, language)],
        [
          word("attendance", language),
          record.attending.map(symbol).join(commaIn(language)) || word("noAttendance", language),
        ],
        [
          meetingWord("offices", language),
          record.offices.map((one) => officeIn(one, language)).join(commaIn(language)),
        ],
      ],
    },
  ];
}

/** Whole minutes; less than one is told as one. */
export const durationText = (ms: number, language: ReportLanguage): string =>
  meetingWord("minutes", language, { n: Math.max(1, Math.round(ms / MINUTE_MS)) });

export const symbolIn =
  (delegations: MeetingPrint["delegations"]) =>
  (id: DelegationId): string =>
    delegations.find((one) => one.id === id)?.symbol ?? id;

function narrativeBlocks(print: MeetingPrint): readonly ReportBlock[] {
  const { narrative, language } = print;
  if (narrative === null || narrative.text === "") return [];
  const { text, office, at } = narrative;
  const changed = { office: officeIn(office, language), at: longInstant(at, print) };
  const adopted = adoptedBlock(print);
  return [
    ...paragraphsIn(text).map(sentence),
    sentence(meetingWord("lastChanged", language, changed)),
    ...(adopted === null ? [] : [adopted]),
  ];
}

type Documents = Pick<MeetingPrint, "documents" | "language">;

export const documentIn = (
  { documents }: Pick<Documents, "documents">,
  id: OpinionId,
): OpinionDocument | undefined => documents.find((one) => one.id === id);

/** Lines under the title of their Opinion; none, where there are none. */
function underOpinion(
  lines: readonly string[],
  { opinionId }: TextInMeeting,
  print: MeetingPrint,
): readonly ReportBlock[] {
  const document = documentIn(print, opinionId);
  if (document === undefined || lines.length === 0) return [];
  return [sentence(titledNumber(document, print.language)), { kind: "list", lines }];
}

/** Names the clauses of a text; one that is gone is told as that. */
export function clausePlaces(id: OpinionId, print: Documents): (clause: ClauseId) => string {
  const { language } = print;
  const document = documentIn(print, id);
  const names = document === undefined ? new Map<ClauseId, string>() : clauseNamesOf(document, language);
  return (clause) => names.get(clause) ?? word("goneSince", language);
}

function takenLines({ opinionId, takenUp }: TextInMeeting, print: MeetingPrint): readonly string[] {
  const { language } = print;
  const place = clausePlaces(opinionId, print);
  return takenUp.map(({ clauseId, ms }) =>
    meetingWord("lineTime", language, {
      clause: clauseId === null ? meetingWord("wholeText", language) : place(clauseId),
      time: durationText(ms, language),
    }),
  );
}

function agreedBlocks(text: TextInMeeting, print: MeetingPrint): readonly ReportBlock[] {
  const { language } = print;
  const { opinionId, agreed, reopened } = text;
  const document = documentIn(print, opinionId);
  if (document === undefined || agreed.length + reopened.length === 0) return [];
  const place = clausePlaces(opinionId, print);
  const table: ReportBlock = {
    kind: "table",
    table: {
      columns: ["words", "wide", "words"],
      head: [word("clause", language), word("clauseWords", language), word("mark", language)],
      rows: agreed.map((one) => [place(one.clauseId), one.text, agreementOf(one, print)]),
    },
  };
  const lines = reopened.map(({ clauseId, tier, at, reason }) =>
    meetingWord("lineTime", language, {
      clause: place(clauseId),
      time: `${tierOf(tier, language)}; ${meetingWord("reopenedAt", language, { at: longInstant(at, print), reason })}`,
    }),
  );
  return [
    sentence(titledNumber(document, language)),
    ...(agreed.length === 0 ? [] : [table]),
    ...(lines.length === 0
      ? []
      : [sentence(meetingWord("reopened", language)), { kind: "list" as const, lines }]),
  ];
}

function agreementOf(one: AgreedHere, print: MeetingPrint): string {
  const { delegations, language } = print;
  const symbol = symbolIn(delegations);
  const listed = (ids: readonly DelegationId[]): string => ids.map(symbol).join(commaIn(language));
  const at = longInstant(one.at, print);
  const { call, reopened } = one;
  return [
    meetingWord("markedAt", language, { tier: tierOf(one.tier, language), at }),
    meetingWord("textHash", language, { hash: one.hash.slice(0, HASH_CHARS) }),
    one.pending.length === 0 ? "" : meetingWord("pending", language, { who: listed(one.pending) }),
    one.reservations.length === 0
      ? ""
      : meetingWord("reservationOf", language, { who: listed(one.reservations) }),
    one.over,
    call === null || call.away.length === 0
      ? ""
      : meetingWord("awayThen", language, { who: listed(call.away) }),
    ...(call?.back ?? []).flatMap(({ delegationId, reason, answered }) => [
      meetingWord("cameBack", language, { who: symbol(delegationId), reason }),
      answered === null ? "" : meetingWord("backAnswered", language, { words: answered.words }),
    ]),
    reopened === null
      ? ""
      : meetingWord("reopenedAt", language, {
          at: longInstant(reopened.at, print),
          reason: reopened.reason,
        }),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** A line for each kind of open matter: how many, with whom, where. */
export function openMatterLines(
  { opinionId, open }: TextInMeeting,
  print: Documents & Pick<MeetingPrint, "delegations">,
  kinds: readonly OpenKind[],
): readonly string[] {
  const { language, delegations } = print;
  const document = documentIn(print, opinionId);
  if (document === undefined) return [];
  const symbol = symbolIn(delegations);
  return kinds.flatMap((kind) => {
    const own = open.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    const labels = own.flatMap((one) => (one.kind === "proposal" ? [one.label] : []));
    const who = [...new Set([...own.flatMap(delegationIn).map(symbol), ...labels])].join(commaIn(language));
    return [openWords({ kind, n: own.length, who, clauses: clausesIn(own, [kind]) }, document, language)];
  });
}

/** Figures of all that is open, then each delegation's matter by its name. */
function remainingLines(text: TextInMeeting, print: MeetingPrint): readonly string[] {
  const { language, delegations } = print;
  const document = documentIn(print, text.opinionId);
  if (document === undefined) return [];
  const symbol = symbolIn(delegations);
  return [
    ...openMatterLines(text, print, OPEN_KINDS),
    ...remarkLines(document, print),
    ...consultedLines(document, print, "huddle"),
    ...consultedLines(document, print, "unansweredObjection"),
    ...text.waiting.map((one) =>
      waitingLine(one, { place: clausePlaces(text.opinionId, print), symbol, language }),
    ),
  ];
}

const waitingLine = (
  { clauseId, delegationId, kind, reason }: WaitingAnswer,
  {
    place,
    symbol,
    language,
  }: {
    readonly place: (id: ClauseId) => string;
    readonly symbol: (id: DelegationId) => string;
    readonly language: ReportLanguage;
  },
): string =>
  meetingWord(kind === "time" ? "needsTime" : "backOpen", language, {
    clause: place(clauseId),
    who: symbol(delegationId),
    reason,
  });

function workedLine({ opinionId, figures }: TextInMeeting, print: MeetingPrint): string {
  const document = documentIn(print, opinionId);
  if (document === undefined) return "";
  const { language } = print;
  return meetingWord("workedLine", language, {
    opinion: titledNumber(document, language),
    figures: figuresIn(figures, language),
  });
}

/** "3 paragraphs agreed, 2 agreed ad referendum, …": in the record and in the Chair's report. */
export const figuresIn = (figures: MeetingFigures, language: ReportLanguage): string =>
  meetingWord("workFigures", language, figures);
