import type { DelegationId, GroupId, MeetingId, MeetingPlanId, UserId } from "../ids.ts";
import type { AgendaLine } from "../presets/preset.ts";
import {
  type AgendaEvent,
  type AgendaRun,
  applyAgendaEvent,
  isAgendaEvent,
  RUN_AT_FIRST,
} from "./agenda-run.ts";
import { applyLiveEvent, LIVE_AT_FIRST, type LiveMeeting, type LiveMeetingEvent } from "./meeting-live.ts";
import {
  applyNarrativeEvent,
  type Narrative,
  NO_NARRATIVE,
  type NarrativeEvent,
} from "./meeting-narrative.ts";

/** The chair as an office: persons are named nowhere. */
export type MeetingChair = "chair" | "lead" | "secretariat";

/** Events of meetings, which the forum's event log holds (rules T13-T17, T26-T29). */
export type MeetingEvent =
  | LiveMeetingEvent
  | AgendaEvent
  | NarrativeEvent
  | {
      readonly type: "meetingOpened";
      readonly meeting: {
        readonly id: MeetingId;
        /** Null: of the group of all, or of several groups; the chair leads both. */
        readonly groupId: GroupId | null;
        /** Of a joint meeting of some groups; otherwise absent. */
        readonly groupIds?: readonly GroupId[];
        /** Present if it was planned, with its planned end. */
        readonly planId?: MeetingPlanId;
        readonly endsAt?: number;
        readonly name: string;
        /** The entry of the timetable that it belongs to. */
        readonly entryId: string | null;
        readonly chairedBy: MeetingChair;
        /** The forum's agenda as it stood, if the meeting goes through it (rule T39). */
        readonly agenda?: readonly AgendaLine[];
      };
    }
  | {
      readonly type: "meetingClosed";
      readonly meetingId: MeetingId;
      readonly conclusion: string;
      /** Its end, where it was closed afterwards, and why that is told; null and empty: as it was closed. */
      readonly endedAt: number | null;
      readonly reason: string;
    }
  /** A delegation says it of itself. */
  | {
      readonly type: "attendanceTold";
      readonly meetingId: MeetingId;
      readonly delegationId: DelegationId;
      readonly attends: boolean;
    }
  /** Readers: the delegation and the secretariat. */
  | {
      readonly type: "memberAttended";
      readonly meetingId: MeetingId;
      readonly delegationId: DelegationId;
      readonly userId: UserId;
      readonly attends: boolean;
    }
  /** The list of whoever holds the meeting, or the secretariat's correction. */
  | {
      readonly type: "attendanceListed";
      readonly meetingId: MeetingId;
      readonly delegations: readonly DelegationId[];
      readonly attends: boolean;
      readonly reason: string;
    };

type Placed = { readonly seq: number; readonly at: number; readonly by: UserId };
export type RecordedMeetingEvent = MeetingEvent & Placed;

export type Meeting = Extract<MeetingEvent, { type: "meetingOpened" }>["meeting"] & {
  readonly opened: Placed;
  readonly closed:
    | (Placed & { readonly conclusion: string; readonly endedAt: number | null; readonly reason: string })
    | null;
  /** In no order that means anything: shown in the forum's. */
  readonly attending: readonly DelegationId[];
  /** Delegations that were taken off: a connection does not list them again (rule T16). */
  readonly takenOff: readonly DelegationId[];
  readonly live: LiveMeeting;
  readonly narrative: Narrative;
  /** Present where it has the forum's agenda. */
  readonly run?: AgendaRun;
  /** Number of each person's statements on attendance here, and whether they attend now. */
  readonly members: readonly {
    readonly userId: UserId;
    readonly delegationId: DelegationId;
    readonly attends: boolean;
    readonly times: number;
  }[];
  /** Corrections by an office, each with a reason, in order. */
  readonly corrections: readonly (Placed & {
    readonly delegations: readonly DelegationId[];
    readonly attends: boolean;
    readonly reason: string;
  })[];
};

/** All meetings after one more act, in the order in which they were opened. */
export function applyMeetingEvent(
  meetings: readonly Meeting[],
  event: RecordedMeetingEvent,
): readonly Meeting[] {
  const { seq, at, by } = event;
  const placed = { seq, at, by };
  if (event.type === "meetingOpened") {
    const fresh = { closed: null, attending: [], takenOff: [], members: [], corrections: [] };
    const run = event.meeting.agenda === undefined ? {} : { run: RUN_AT_FIRST };
    return [
      ...meetings,
      { ...event.meeting, opened: placed, live: LIVE_AT_FIRST, narrative: NO_NARRATIVE, ...fresh, ...run },
    ];
  }
  return meetings.map((one) =>
    one.id === event.meetingId ? { ...one, ...changeOf(one, event, placed) } : one,
  );
}

function changeOf(
  meeting: Meeting,
  event: Exclude<MeetingEvent, { type: "meetingOpened" }>,
  placed: Placed,
): Partial<Meeting> {
  if (isAgendaEvent(event))
    return meeting.run === undefined ? {} : { run: applyAgendaEvent(meeting.run, event, placed) };
  switch (event.type) {
    case "meetingClosed": {
      const { conclusion, endedAt, reason } = event;
      return { closed: { ...placed, conclusion, endedAt, reason } };
    }
    case "attendanceTold":
      return afterTelling(meeting, [event.delegationId], event.attends);
    case "attendanceSeen":
      return afterTelling(meeting, event.delegations, true);
    case "memberAttended": {
      const { userId, delegationId, attends } = event;
      const times = (meeting.members.find((one) => one.userId === userId)?.times ?? 0) + 1;
      const others = meeting.members.filter((one) => one.userId !== userId);
      return { members: [...others, { userId, delegationId, attends, times }] };
    }
    case "attendanceListed": {
      const { delegations, attends, reason } = event;
      const told = afterTelling(meeting, delegations, attends);
      if (reason === "") return told;
      return {
        ...told,
        corrections: [...meeting.corrections, { ...placed, delegations, attends, reason }],
      };
    }
    case "narrativeEdited":
    case "recordApproved":
      return { narrative: applyNarrativeEvent(meeting.narrative, event, placed) };
    default:
      return { live: applyLiveEvent(meeting.live, event, placed) };
  }
}

function afterTelling(
  { attending, takenOff }: Meeting,
  delegations: readonly DelegationId[],
  attends: boolean,
): Pick<Meeting, "attending" | "takenOff"> {
  const isOther = (id: DelegationId): boolean => !delegations.includes(id);
  const [there, off] = [attending.filter(isOther), takenOff.filter(isOther)];
  return attends
    ? { attending: [...there, ...delegations], takenOff: off }
    : { attending: there, takenOff: [...off, ...delegations] };
}

type Groups = Pick<Meeting, "groupId" | "groupIds">;

/**
 * Returns the open meeting to which an act of a group belongs: its own or a joint one, else one of all (rule T15). Null:
 * none is open.
 */
export const meetingOf = <One extends Groups & Pick<Meeting, "closed">>(
  meetings: readonly One[],
  groupId: GroupId,
): One | null => openOf(meetings, groupId) ?? openOf(meetings, null);

/** The one open meeting of this group, alone or with others; null stands for the group of all. */
export const openOf = <One extends Groups & Pick<Meeting, "closed">>(
  meetings: readonly One[],
  groupId: GroupId | null,
): One | null =>
  meetings.find(
    (one) =>
      one.closed === null && (groupId === null ? isOfAll(one) : !isOfAll(one) && isForGroup(one, groupId)),
  ) ?? null;

const isOfAll = ({ groupId, groupIds }: Groups): boolean => groupId === null && groupIds === undefined;

/** True if a meeting is this group's: its own, a joint one, or one of all. */
export const isForGroup = ({ groupId, groupIds }: Groups, group: GroupId): boolean =>
  groupIds === undefined ? groupId === null || groupId === group : groupIds.includes(group);

/** Its end: as was told, or as it was closed; null while it is open. */
export const endOfMeeting = ({ closed }: Pick<Meeting, "closed">): number | null =>
  closed === null ? null : (closed.endedAt ?? closed.at);

/**
 * The meeting of a group, or of all, that the record has open at an instant: the one opened last. By the acts alone, so that
 * an end that is told afterwards changes no file that was made (rule R7).
 */
export const meetingAt = (
  meetings: readonly Meeting[],
  { groupId, at }: { readonly groupId: GroupId; readonly at: number },
): { readonly meeting?: string } => {
  const last = meetings.findLast(
    (one) => isForGroup(one, groupId) && one.opened.at <= at && (one.closed === null || one.closed.at >= at),
  );
  return last === undefined ? {} : { meeting: last.name };
};
