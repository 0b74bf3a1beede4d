import { opinionsOf } from "../../shared/forum/main-report.ts";
import { sha256Hex } from "../../shared/text/hash.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { inLanguage } from "../../shared/text/localized.ts";
import type { OpinionStanding } from "../../shared/report/opinion-standing.ts";
import type { Forum } from "../../shared/forum/forum.ts";
import { endOfMeeting, type Meeting } from "../../shared/forum/meeting.ts";
import type {
  BesideOpinion,
  NamesInReport,
  Report,
  ReportMeeting,
  TakenRevision,
} from "../../shared/report/report.ts";
import { fieldsOf } from "../../shared/forum/keep-report.ts";
import { mergingOf } from "../../shared/merging/merging.ts";
import { type UnderText, underText } from "../../shared/report/under-text.ts";
import { readStanding, symbolsIn } from "../forum/standing.ts";
import { type Hiding, hiding, type KnownName, unnamed } from "../../shared/report/unnamed.ts";
import { unnamedTracked } from "../../shared/report/unnamed-tracked.ts";
import type { TrackedText } from "../../shared/tracked/tracked-text.ts";
import { trackedOf } from "../exports/tracked.ts";
import { versionAt } from "../history/version-at.ts";
import { languagesBeside } from "../../shared/language-version/languages-beside.ts";
import { consultationsOf } from "../../shared/report/consultations.ts";
import { stepsBeside } from "../../shared/report/step-blocks.ts";
import { type Naming, numberIn, reportSymbol } from "../../shared/forum/report-fields.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { proposalLabel } from "../../shared/negotiation/proposal.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { listContributions } from "../forum/contributions.ts";
import { closedOpinion, viewOrClosed } from "../room/closed-opinion.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { recordedAt } from "../store/recorded-at.ts";
import type { Rooms } from "../room/rooms.ts";
import type { MeetingPapers } from "./meeting-papers.ts";
import { BadRow, FORUM_STREAM, type Store } from "../store/store.ts";

export type ReportParts = {
  readonly forum: ForumRoom;
  readonly rooms: Rooms;
  readonly store: Store;
  readonly meetingPapers: MeetingPapers;
};

/** The report's annexes with tracked changes: each text at the very row that the report has it at. */
export type TrackedReport = {
  readonly report: Report;
  readonly tracked: ReadonlyMap<OpinionId, TrackedText>;
};

/** The report, and what changed in each text and is proposed on it; without names where the Chair names nobody. */
export async function trackedReportOf(
  parts: ReportParts & Parameters<typeof trackedOf>[0],
  language?: Report["language"],
): Promise<TrackedReport> {
  const { named, hiding: known } = await namedReportOf(parts, language);
  const { naming } = named.fields;
  const report = naming === "delegations" ? named : unnamed(named, { naming, ...known });
  const hide = naming === "delegations" ? null : hiding(known.names, { naming, language: named.language });
  const tracked = new Map<OpinionId, TrackedText>();
  for (const document of report.opinions) {
    const { id, record } = document;
    const room = await parts.rooms.get(id);
    const now = (await room?.view()) ?? null;
    if (room === null || now === null) continue;
    const view = await versionAt(parts, id, { seq: record.seq, present: now.opinion });
    if (view === null) continue;
    const asked = { room, view, at: report.at, language: report.language };
    const text = await trackedOf(
      parts,
      hide === null ? asked : { ...asked, hide: (name) => hide(name).text },
    );
    tracked.set(id, hide === null ? text : unnamedTracked(text, { hide, document }));
  }
  return { report, tracked };
}

/**
 * The report's record as it stands; names are left out here, before any export sees them (rule H3). `language`: other
 * than chosen.
 */
export async function reportOf(parts: ReportParts, language?: Report["language"]): Promise<Report> {
  const { named, hiding } = await namedReportOf(parts, language);
  const { naming } = named.fields;
  return naming === "delegations" ? named : unnamed(named, { naming, ...hiding });
}

/** Texts as a report with this naming prints them, whatever the Chair chose since. */
export async function printedTexts(
  parts: ReportParts,
  opinions: readonly OpinionDocument[],
  { naming, language }: { readonly naming: Naming; readonly language: Report["language"] },
): Promise<readonly OpinionDocument[]> {
  if (naming === "delegations") return opinions;
  const { named, hiding } = await namedReportOf(parts, language);
  return unnamed({ ...named, opinions }, { naming, ...hiding }).opinions;
}

/**
 * The report's record as it stands: every Opinion as it is on disk, one fingerprint over all, and what the
 * Chair wrote and chose, and which names a report may leave out.
 */
async function namedReportOf(
  { forum, rooms, store, meetingPapers }: ReportParts,
  language?: Report["language"],
): Promise<{ readonly named: Report; readonly hiding: Omit<Hiding, "naming"> }> {
  const state = forum.forum();
  const chosen = fieldsOf({ report: state.report, preset: forum.preset() });
  const said = language ?? chosen.language;
  const fields = { ...chosen, language: said, documentNumber: numberIn(chosen, said) };
  const opinions: OpinionDocument[] = [];
  const closed: { number: string; title: string }[] = [];
  const taken: TakenRevision[] = [];
  const standings = new Map<OpinionId, OpinionStanding>();
  const beside: BesideOpinion[] = [];
  const groups = new Set<string>();
  const heads = [forum.head()];
  const rows: [stream: string, seq: number][] = [[FORUM_STREAM, forum.seq()]];
  for (const { id, groupId } of opinionsOf(state)) {
    const view = await viewOrClosed(rooms, id);
    if (view === null) continue;
    if (view === "quarantined") {
      closed.push(closedOpinion(forum.preset(), { id, groupId }));
      heads.push(`${id} closed for repair`);
    } else {
      const { opinion, document } = view;
      opinions.push(document);
      rows.push([id, view.seq]);
      standings.set(id, await readStanding({ store, forum }, view));
      const under = underText(opinion, symbolsIn(forum));
      taken.push(...under.taken.map((revision) => ({ opinionId: id, revision })));
      beside.push(
        besideOf(opinion, { document, under, names: { symbolOf: symbolsIn(forum), language: said } }),
      );
      for (const { proponent } of opinion.negotiation.proposals)
        if (proponent.kind === "group") groups.add(proponent.symbol).add(proponent.name);
      heads.push(`${document.record.head} ${document.hash}`);
    }
  }
  const contributions = await listContributions({ forum, rooms });
  for (const { from } of contributions) if (from.kind === "group") groups.add(from.symbol);
  const meetings: ReportMeeting[] = [];
  for (const meeting of state.meetings) {
    const work = meeting.closed === null ? [] : await meetingPapers.work(meeting, fields.language);
    meetings.push({ ...meetingIn(state, meeting), work });
  }
  const named: Report = {
    preset: { ...forum.preset(), timetable: forum.timetable().entries },
    language: fields.language,
    original: chosen.language,
    // Of the last row in it, not of the asking: the same record gives the same report.
    at: Math.max(...(await Promise.all(rows.map(([stream, seq]) => instantOf(store, stream, seq))))),
    fields,
    documentNumber: reportSymbol(fields),
    opinions,
    closed,
    beside,
    taken,
    standings,
    contributions,
    meetings,
    delegations: state.delegations.map(({ id, symbol, name }) => ({
      id,
      symbol,
      name: inLanguage(name, fields.language),
    })),
    categories: [...new Set(state.delegations.map(({ category }) => category))],
    fingerprint: sha256Hex(heads.join("\n")),
  };
  // The head of the forum's chain stands in no export, and nobody outside can guess it: its entries are salted.
  return { named, hiding: { names: namesOf(forum, groups), secret: forum.head() } };
}

const meetingIn = ({ delegations }: Forum, meeting: Meeting): ReportMeeting => ({
  name: meeting.name,
  groupId: meeting.groupId,
  ...(meeting.groupIds === undefined ? {} : { groupIds: meeting.groupIds }),
  openedAt: meeting.opened.at,
  endedAt: endOfMeeting(meeting),
  chairedBy: meeting.chairedBy,
  conclusion: meeting.closed?.conclusion ?? "",
  narrative: meeting.closed === null ? "" : (meeting.narrative.versions.at(-1)?.text ?? ""),
  attending: delegations
    .filter(({ id }) => meeting.attending.includes(id))
    .map(({ symbol, category }) => ({ symbol, category })),
});

/** A row that cannot be read dates nothing; its Opinion is closed for repair by whoever reads it next. */
async function instantOf(store: Store, stream: string, seq: number): Promise<number> {
  try {
    return await recordedAt(store, stream, seq);
  } catch (error) {
    if (error instanceof BadRow) return 0;
    throw error;
  }
}

/** Delegations of the list, and groups of them, by symbol and in every language. */
function namesOf(forum: ForumRoom, groups: ReadonlySet<string>): readonly KnownName[] {
  const { delegations } = forum.forum();
  const { delegationGroups } = forum.preset();
  return [
    ...delegations.flatMap(({ symbol, name, category }) =>
      [symbol, ...Object.values(name)].map((one) => ({ name: one, category })),
    ),
    ...delegationGroups.flatMap(({ symbol, name }) =>
      [symbol, ...Object.values(name)].map((one) => ({ name: one, category: null })),
    ),
    ...[...groups].map((name) => ({ name, category: null })),
  ];
}

function besideOf(
  opinion: Opinion,
  {
    document,
    under,
    names,
  }: {
    readonly document: OpinionDocument;
    readonly under: UnderText;
    readonly names: NamesInReport;
  },
): BesideOpinion {
  const { cleared } = mergingOf(opinion);
  return {
    opinionId: opinion.id,
    baseTexts: opinion.baseTexts.map(({ n, name, at }) => ({ n, name, at })),
    clearedAt: cleared?.hash === document.hash ? cleared.at : null,
    cleanUps: under.cleanUps,
    contributionOf: under.contributionOf,
    steps: stepsBeside(opinion, names),
    consultations: consultationsOf(opinion, names),
    languages: languagesBeside(opinion, document),
    lapsed: opinion.negotiation.proposals.flatMap((proposal) =>
      proposal.fate.kind === "lapsed"
        ? [{ label: proposalLabel(proposal), clauseId: proposal.clauseId, reason: proposal.fate.reason }]
        : [],
    ),
  };
}
