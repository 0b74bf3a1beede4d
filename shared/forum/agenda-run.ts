import type { DelegationId, MeetingId, UserId } from "../ids.ts";
import type { Officer } from "../presets/preset.ts";

/** Events of a meeting that goes through the forum's agenda (rules T39 to T41). */
export type AgendaEvent =
  | { readonly type: "itemTakenUp"; readonly meetingId: MeetingId; readonly n: number }
  | { readonly type: "itemEnded"; readonly meetingId: MeetingId; readonly n: number }
  | {
      readonly type: "chairElected";
      readonly meetingId: MeetingId;
      /** The item under which it was done. */
      readonly n: number;
      readonly userId: UserId;
      readonly delegationId: DelegationId;
      readonly chair: Officer;
    }
  | {
      readonly type: "meetingReportAdopted";
      readonly meetingId: MeetingId;
      readonly n: number;
      /** Entry of the narrative's version that was adopted. */
      readonly version: number;
    };

type Placed = { readonly seq: number; readonly at: number };

/** The agenda as a meeting went through it. */
export type AgendaRun = {
  /** In the order in which items were taken up; an item may come back. */
  readonly turns: readonly {
    readonly n: number;
    readonly from: number;
    /** Null: it is the item of this moment. */
    readonly to: number | null;
  }[];
  readonly elected: readonly (Placed & { readonly delegationId: DelegationId; readonly chair: Officer })[];
  /** The adoption of the report of the meeting's chair; null: not yet. */
  readonly report: (Placed & { readonly version: number }) | null;
};

export const RUN_AT_FIRST: AgendaRun = { turns: [], elected: [], report: null };

const AGENDA_EVENTS: Readonly<Record<AgendaEvent["type"], true>> = {
  itemTakenUp: true,
  itemEnded: true,
  chairElected: true,
  meetingReportAdopted: true,
};
export const isAgendaEvent = <Event extends { readonly type: string }>(
  event: Event,
): event is Extract<Event, { readonly type: AgendaEvent["type"] }> =>
  Object.hasOwn(AGENDA_EVENTS, event.type);

/** The agenda after one more event. */
export function applyAgendaEvent(run: AgendaRun, event: AgendaEvent, { seq, at }: Placed): AgendaRun {
  switch (event.type) {
    case "itemTakenUp":
      return { ...run, turns: [...run.turns, { n: event.n, from: at, to: null }] };
    case "itemEnded":
      return { ...run, turns: run.turns.map((one) => (one.to === null ? { ...one, to: at } : one)) };
    case "chairElected": {
      const { delegationId, chair } = event;
      return { ...run, elected: [...run.elected, { seq, at, delegationId, chair }] };
    }
    case "meetingReportAdopted":
      return { ...run, report: { seq, at, version: event.version } };
  }
}

/** The number of the item that is taken up; null: none is. */
export const itemNow = ({ turns }: AgendaRun): number | null =>
  turns.find(({ to }) => to === null)?.n ?? null;
