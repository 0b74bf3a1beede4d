import type { ClauseId, DelegationId, MeetingId, OpinionId } from "../ids.ts";

/** The text that a meeting speaks of; without a clause, the whole Opinion (rule T26). */
export type Table = {
  readonly opinionId: OpinionId;
  readonly clauseId: ClauseId | null;
  readonly at: number;
};

/** A wish to speak (rule T27). */
export type FloorRequest = {
  /** Seq of its event. */
  readonly id: number;
  readonly who: DelegationId | "chair" | "lead" | "secretariat";
  readonly on: "clause" | "general" | "order";
  readonly clauseId: ClauseId | null;
  readonly opinionId: OpinionId | null;
  readonly at: number;
  /** The lead recorded it, and heard it like this; null: it was asked here. */
  readonly onWordOf: string | null;
};

export type LiveMeetingEvent =
  | {
      readonly type: "tableSet";
      readonly meetingId: MeetingId;
      readonly opinionId: OpinionId;
      readonly clauseId: ClauseId | null;
    }
  | ({ readonly type: "floorAsked"; readonly meetingId: MeetingId } & Omit<FloorRequest, "id" | "at">)
  | { readonly type: "floorWithdrawn"; readonly meetingId: MeetingId; readonly id: number }
  | { readonly type: "floorGiven"; readonly meetingId: MeetingId; readonly id: number }
  | { readonly type: "floorEnded"; readonly meetingId: MeetingId }
  | { readonly type: "floorOrdered"; readonly meetingId: MeetingId; readonly ids: readonly number[] }
  | { readonly type: "floorTimed"; readonly meetingId: MeetingId; readonly timed: boolean }
  | { readonly type: "meetingSuspended"; readonly meetingId: MeetingId; readonly reason: string }
  | { readonly type: "meetingResumed"; readonly meetingId: MeetingId }
  /** By the server: people of these delegations are connected (rule T16). */
  | {
      readonly type: "attendanceSeen";
      readonly meetingId: MeetingId;
      readonly delegations: readonly DelegationId[];
    };

/** A meeting at this moment, beside its record. */
export type LiveMeeting = {
  readonly table: Table | null;
  readonly speaking: (FloorRequest & { readonly since: number }) | null;
  /** In order: points of order first, then as they were asked, unless the lead ordered them. */
  readonly waiting: readonly FloorRequest[];
  /** The page shows how long somebody speaks. */
  readonly timed: boolean;
  /** Number of requests of each delegation and office. */
  readonly asked: Readonly<Record<string, number>>;
  readonly suspended: { readonly at: number; readonly reason: string } | null;
};

export const LIVE_AT_FIRST: LiveMeeting = {
  table: null,
  speaking: null,
  waiting: [],
  timed: false,
  asked: {},
  suspended: null,
};

const LIVE_EVENTS: ReadonlySet<string> = new Set([
  "tableSet",
  "floorAsked",
  "floorWithdrawn",
  "floorGiven",
  "floorEnded",
  "floorOrdered",
  "floorTimed",
  "meetingSuspended",
  "meetingResumed",
  "attendanceSeen",
] satisfies readonly LiveMeetingEvent["type"][]);

/** True for events that pages hear as `MeetingNow`: they do not read the forum anew for one (rule T29). */
export const isLiveMeetingEvent = (type: string): boolean => LIVE_EVENTS.has(type);

/** The live meeting after one more event. */
export function applyLiveEvent(
  live: LiveMeeting,
  event: Exclude<LiveMeetingEvent, { type: "attendanceSeen" }>,
  { seq, at }: { readonly seq: number; readonly at: number },
): LiveMeeting {
  switch (event.type) {
    case "tableSet": {
      const { opinionId, clauseId } = event;
      return { ...live, table: { opinionId, clauseId, at } };
    }
    case "floorAsked": {
      const { who, on, clauseId, opinionId, onWordOf } = event;
      const request: FloorRequest = { id: seq, who, on, clauseId, opinionId, at, onWordOf };
      return {
        ...live,
        waiting: withRequest(live.waiting, request),
        asked: { ...live.asked, [who]: (live.asked[who] ?? 0) + 1 },
      };
    }
    case "floorWithdrawn":
      return { ...live, waiting: live.waiting.filter(({ id }) => id !== event.id) };
    case "floorGiven": {
      const given = live.waiting.find(({ id }) => id === event.id);
      if (given === undefined) return live;
      const waiting = live.waiting.filter((one) => one !== given);
      return { ...live, waiting, speaking: { ...given, since: at } };
    }
    case "floorEnded":
      return { ...live, speaking: null };
    case "floorOrdered":
      return { ...live, waiting: inOrder(live.waiting, event.ids) };
    case "floorTimed":
      return { ...live, timed: event.timed };
    case "meetingSuspended":
      return { ...live, suspended: { at, reason: event.reason } };
    case "meetingResumed":
      return { ...live, suspended: null };
  }
}

/** A point of order goes before all that is none. */
function withRequest(waiting: readonly FloorRequest[], request: FloorRequest): readonly FloorRequest[] {
  if (request.on !== "order") return [...waiting, request];
  const first = waiting.findIndex(({ on }) => on !== "order");
  return first < 0 ? [...waiting, request] : waiting.toSpliced(first, 0, request);
}

/** The named requests first, in this order; the others follow as they were. */
function inOrder(waiting: readonly FloorRequest[], ids: readonly number[]): readonly FloorRequest[] {
  const named = ids.flatMap((id) => waiting.filter((one) => one.id === id));
  return [...named, ...waiting.filter((one) => !named.includes(one))];
}
