import { isCounted, type Tier } from "../clause/clause.ts";
import type { Words } from "../clause/words.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import {
  endOfMeeting,
  type Meeting,
  type MeetingChair,
  meetingOf,
  type RecordedMeetingEvent,
} from "../forum/meeting.ts";
import type { ClauseId, DelegationId, GroupId, OpinionId } from "../ids.ts";
import type { Call, CameBack } from "../negotiation/call.ts";
import type { OpenMatter } from "../negotiation/open-matter.ts";
import { postponedOf } from "../negotiation/postponed.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { openMatters } from "../standing/open-matters.ts";
import { countBrackets } from "../text/brackets.ts";
import { type Suspension, type TableTimes, tableTimes } from "./table-times.ts";

/** An Opinion of the meeting's group as all may read it, right after the meeting, or as it stands while it is open. */
export type MeetingText = {
  readonly opinion: Opinion;
  readonly words: Words;
  readonly document: OpinionDocument;
};

/** The logs from which a meeting's record is made. */
export type MeetingLogs = {
  readonly meeting: Meeting;
  /** All meetings of the forum: an act belongs to one of them at most (rule T15). */
  readonly meetings: readonly Meeting[];
  /** The meeting's own events in the forum's log, in order. */
  readonly events: readonly RecordedMeetingEvent[];
  /** The Opinions of its groups, in the forum's order. */
  readonly texts: readonly MeetingText[];
  /** Symbols and names of delegations in lower case. */
  readonly names: ReadonlySet<string>;
  /** Delegations in the forum's order. */
  readonly order: readonly DelegationId[];
  /** The forum's clock: while the meeting is open, times run until now. */
  readonly now: number;
};

/** An agreement of the meeting, bound to the words that were read. */
export type AgreedHere = {
  readonly clauseId: ClauseId;
  /** Its entry in the Opinion's log. */
  readonly seq: number;
  readonly at: number;
  readonly tier: Tier;
  readonly hash: string;
  readonly text: string;
  readonly pending: readonly DelegationId[];
  readonly reservations: readonly DelegationId[];
  /** Why it was agreed over something open; empty: nothing was. */
  readonly over: string;
  /** The call for objections before it; null: there was none. */
  readonly call: { readonly away: readonly DelegationId[]; readonly back: readonly CameBack[] } | null;
  /** It was reopened before the meeting ended. */
  readonly reopened: { readonly at: number; readonly reason: string } | null;
};

/** Answers to calls of this meeting that still wait: more time, or a delegation that came back. */
export type WaitingAnswer = {
  readonly clauseId: ClauseId;
  readonly delegationId: DelegationId;
  readonly kind: "time" | "cameBack";
  /** Of a delegation that came back. */
  readonly reason: string;
};

/** Paragraphs of a text right after a meeting, each counted once. */
export type MeetingFigures = {
  readonly agreed: number;
  readonly adReferendum: number;
  /** Not agreed, with words in square brackets. */
  readonly brackets: number;
  /** Neither of these, and taken up here. */
  readonly open: number;
  readonly notTakenUp: number;
};

export type TextInMeeting = {
  readonly opinionId: OpinionId;
  /** Clauses that were on the table, put to the room, agreed or reopened, in the text's order. */
  readonly clauses: readonly ClauseId[];
  readonly figures: MeetingFigures;
  readonly takenUp: readonly { readonly clauseId: ClauseId | null; readonly ms: number }[];
  readonly agreed: readonly AgreedHere[];
  /** Earlier agreements that were reopened in this meeting. */
  readonly reopened: readonly {
    readonly clauseId: ClauseId;
    readonly tier: Tier;
    readonly at: number;
    readonly reason: string;
  }[];
  readonly open: readonly OpenMatter[];
  readonly waiting: readonly WaitingAnswer[];
  /** It was on the table, or something was done on it. */
  readonly isWorkedOn: boolean;
};

/** The record of a meeting, as the logs tell it (rule T35). */
export type MeetingRecord = {
  /** In the forum's order. */
  readonly attending: readonly DelegationId[];
  readonly offices: readonly MeetingChair[];
  /** Without suspensions. */
  readonly ms: number;
  readonly suspensions: readonly Suspension[];
  readonly texts: readonly TextInMeeting[];
};

/** Writes the record of a meeting from its logs. */
export function meetingRecord(logs: MeetingLogs): MeetingRecord {
  const { meeting, events, order, now } = logs;
  const times = tableTimes(events, { from: meeting.opened.at, to: endOfMeeting(meeting) ?? now });
  const floor = events.flatMap((one) => (one.type === "floorAsked" && isOffice(one.who) ? [one.who] : []));
  return {
    attending: order.filter((id) => meeting.attending.includes(id)),
    offices: [...new Set([meeting.chairedBy, ...floor])],
    ms: times.ms,
    suspensions: times.suspensions,
    texts: logs.texts.map((text) => textInMeeting(text, logs, times)),
  };
}

const isOffice = (who: DelegationId | MeetingChair): who is MeetingChair =>
  who === "chair" || who === "lead" || who === "secretariat";

/** Tells if an act belongs to this meeting: by the forum's entry that was its last one before the act (rule T15). */
export function isActOf(
  { meeting, meetings }: Pick<MeetingLogs, "meeting" | "meetings">,
  groupId: GroupId,
): (act: { readonly forumSeq?: number | undefined }) => boolean {
  const from = meeting.opened.seq;
  const to = meeting.closed?.seq ?? Infinity;
  return ({ forumSeq }) => {
    if (forumSeq === undefined || forumSeq < from || forumSeq >= to) return false;
    const open = meetings
      .filter((one) => one.opened.seq <= forumSeq && (one.closed?.seq ?? Infinity) > forumSeq)
      .map((one) => ({ ...one, closed: null }));
    return meetingOf(open, groupId)?.id === meeting.id;
  };
}

function textInMeeting(text: MeetingText, logs: MeetingLogs, times: TableTimes): TextInMeeting {
  const { opinion, words } = text;
  const isHere = isActOf(logs, opinion.groupId);
  const calls = opinion.negotiation.calls.filter(isHere);
  const agreed = opinion.clauses
    .flatMap(({ id, marks }) =>
      marks.filter(isHere).map((mark): AgreedHere => ({
        clauseId: id,
        seq: mark.seq,
        at: mark.at,
        tier: mark.tier,
        hash: mark.hash,
        text: mark.text,
        pending: (mark.pending ?? []).flatMap((one) => one.delegationId ?? []),
        reservations: (mark.reservations ?? []).map(({ delegationId }) => delegationId),
        over: mark.over?.reason ?? "",
        call: callOf(calls, { clauseId: id, at: mark.at }),
        reopened: mark.reopened !== null && isHere(mark.reopened) ? reopenedAt(mark.reopened) : null,
      })),
    )
    .toSorted((a, b) => a.seq - b.seq);
  const reopened = opinion.clauses.flatMap(({ id, marks }) =>
    marks.flatMap((mark) =>
      mark.reopened !== null && isHere(mark.reopened) && !isHere(mark)
        ? [{ clauseId: id, tier: mark.tier, ...reopenedAt(mark.reopened) }]
        : [],
    ),
  );
  const takenUp = times.of(opinion.id);
  const met = new Set<ClauseId | null>([
    ...[...takenUp, ...agreed, ...reopened].map(({ clauseId }) => clauseId),
    ...calls.flatMap((call) => call.clauses.map(({ clauseId }) => clauseId)),
  ]);
  return {
    opinionId: opinion.id,
    clauses: opinion.clauses.flatMap(({ id }) => (met.has(id) ? [id] : [])),
    figures: figuresOf(text.document, { met, names: logs.names }),
    takenUp,
    agreed,
    reopened,
    open: openMatters(opinion, words, logs.names),
    waiting: calls.flatMap((call) => waitingIn(call, agreed)),
    isWorkedOn:
      [takenUp, agreed, reopened, calls].some(({ length }) => length > 0) || isTouched(opinion, isHere),
  };
}

function figuresOf(
  { clauses }: OpinionDocument,
  { met, names }: { readonly met: ReadonlySet<ClauseId | null>; readonly names: ReadonlySet<string> },
): MeetingFigures {
  const states = clauses
    .filter(({ kind }) => isCounted(kind))
    .map(({ id, state, text }): keyof MeetingFigures => {
      if (state === "agreed" || state === "adReferendum") return state;
      if (countBrackets(text, names).brackets > 0) return "brackets";
      return met.has(id) ? "open" : "notTakenUp";
    });
  const count = (state: keyof MeetingFigures): number => states.filter((one) => one === state).length;
  return {
    agreed: count("agreed"),
    adReferendum: count("adReferendum"),
    brackets: count("brackets"),
    open: count("open"),
    notTakenUp: count("notTakenUp"),
  };
}

const reopenedAt = ({ at, reason }: { readonly at: number; readonly reason: string }) => ({ at, reason });

/** The declared call that led to a mark: both come of one command, at one instant. */
function callOf(
  calls: readonly Call[],
  { clauseId, at }: { readonly clauseId: ClauseId; readonly at: number },
): AgreedHere["call"] {
  for (const { state, back } of calls) {
    if (state.kind !== "declared" || state.at !== at || !state.clauses.includes(clauseId)) continue;
    return { away: state.away, back: back.filter((one) => one.clauseId === clauseId) };
  }
  return null;
}

/** A request for time waits until its clause is agreed. */
const waitingIn = ({ answers, back }: Call, agreed: readonly AgreedHere[]): readonly WaitingAnswer[] => [
  ...answers
    .filter(
      ({ answer, clauseId, at }) =>
        answer === "time" &&
        !agreed.some((one) => one.clauseId === clauseId && one.at >= at && one.reopened === null),
    )
    .map(({ clauseId, delegationId }): WaitingAnswer => ({
      clauseId,
      delegationId,
      kind: "time",
      reason: "",
    })),
  ...back
    .filter(({ answered }) => answered === null)
    .map(({ clauseId, delegationId, reason }): WaitingAnswer => ({
      clauseId,
      delegationId,
      kind: "cameBack",
      reason,
    })),
];

/** Something else of this meeting stands in the Opinion's record, for all to read. */
function isTouched(
  opinion: Opinion,
  isHere: (act: { readonly forumSeq?: number | undefined }) => boolean,
): boolean {
  const { proposals, positions, comments, brackets, silences } = opinion.negotiation;
  const { parked, huddles } = postponedOf(opinion);
  return (
    [positions, comments, brackets, silences, parked, huddles].some((list) => list.some(isHere)) ||
    proposals.some(({ wordings, fate }) => wordings.some(isHere) || (fate.kind !== "running" && isHere(fate)))
  );
}
