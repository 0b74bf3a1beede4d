import { DAY_MS, MINUTE_MS } from "../durations.ts";
import type { ClauseId, DelegationId, GroupId, MeetingPlanId, OpinionId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import type { Logged } from "../signed.ts";

const HALF_HOUR_MS = 30 * MINUTE_MS;

/** An Opinion that a planned meeting takes up. */
export type AgendaItem = {
  readonly opinionId: OpinionId;
  /** Empty: the whole Opinion. */
  readonly clauseIds: readonly ClauseId[];
  readonly note: string;
};

/** Everything that a plan says of a meeting (rule T30). */
export type PlannedMeeting = {
  /** One group, several for a joint meeting, or every open group of the forum. */
  readonly groupIds: readonly GroupId[];
  readonly name: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** The IANA time zone in which it was planned. */
  readonly zone: string;
  readonly place: string;
  /** An https address of the call. */
  readonly link: string | null;
  readonly agenda: readonly AgendaItem[];
  readonly invited: "all" | { readonly delegations: readonly DelegationId[] };
};

/** The part of a plan that is for those invited alone. */
type HowToJoin = Pick<PlannedMeeting, "place" | "link" | "agenda">;

const NOT_TOLD: HowToJoin = { place: "", link: null, agenda: [] };

/** Reminders before a meeting: a day, and half an hour. */
export type ReminderAhead = "day" | "halfHour";

export type MeetingPlanEvent =
  | { readonly type: "meetingPlanned"; readonly plan: PlannedMeeting & { readonly id: MeetingPlanId } }
  | {
      readonly type: "meetingPlanChanged";
      readonly plan: PlannedMeeting & { readonly id: MeetingPlanId };
      readonly reason: string;
    }
  /** Behind a plan for some delegations: how they join it, and its agenda, which nobody else reads (rule T30). */
  | ({
      readonly type: "meetingPlaceTold";
      readonly planId: MeetingPlanId;
      readonly groupIds: readonly GroupId[];
      readonly delegations: readonly DelegationId[];
    } & HowToJoin)
  | { readonly type: "meetingCancelled"; readonly planId: MeetingPlanId; readonly reason: string }
  /** By the server, at its instant (rule T32). */
  | { readonly type: "meetingReminded"; readonly planId: MeetingPlanId; readonly ahead: ReminderAhead };

type Placed = Pick<Logged, "seq" | "at" | "by">;
export type RecordedPlanEvent = MeetingPlanEvent & Placed;

export type MeetingPlan = PlannedMeeting & {
  readonly id: MeetingPlanId;
  readonly planned: Placed;
  /** Number of its changes so far: calendars replace a lower one by a higher one. */
  readonly sequence: number;
  /** In order; the reason of each. */
  readonly changes: readonly (Placed & { readonly reason: string })[];
  readonly cancelled: (Placed & { readonly reason: string }) | null;
  /** Reminders since the last change of its start, each by its entry. */
  readonly reminded: readonly { readonly seq: number; readonly ahead: ReminderAhead }[];
};

/** All plans after one more event, in the order in which they were made. */
export function applyPlanEvent(
  plans: readonly MeetingPlan[],
  event: RecordedPlanEvent,
): readonly MeetingPlan[] {
  const { seq, at, by } = event;
  const placed = { seq, at, by };
  if (event.type === "meetingPlanned") {
    const fresh = { planned: placed, sequence: 0, changes: [], cancelled: null, reminded: [] };
    return [...plans, { ...event.plan, ...fresh }];
  }
  const id = event.type === "meetingPlanChanged" ? event.plan.id : event.planId;
  return plans.map((plan) => (plan.id === id ? { ...plan, ...changeOf(plan, event, placed) } : plan));
}

function changeOf(
  plan: MeetingPlan,
  event: Exclude<MeetingPlanEvent, { type: "meetingPlanned" }>,
  placed: Placed,
): Partial<MeetingPlan> {
  switch (event.type) {
    case "meetingPlanChanged":
      return {
        ...event.plan,
        sequence: plan.sequence + 1,
        changes: [...plan.changes, { ...placed, reason: event.reason }],
        reminded: event.plan.startsAt === plan.startsAt ? plan.reminded : [],
      };
    case "meetingPlaceTold": {
      const { place, link, agenda } = event;
      return { place, link, agenda };
    }
    case "meetingCancelled":
      return { sequence: plan.sequence + 1, cancelled: { ...placed, reason: event.reason } };
    case "meetingReminded":
      return { reminded: [...plan.reminded, { seq: placed.seq, ahead: event.ahead }] };
  }
}

/** Each reminder goes out until the next one is due: a server that was stopped reminds nobody twice. */
const AHEAD: readonly { readonly ahead: ReminderAhead; readonly fromMs: number; readonly untilMs: number }[] =
  [
    { ahead: "day", fromMs: DAY_MS, untilMs: HALF_HOUR_MS },
    { ahead: "halfHour", fromMs: HALF_HOUR_MS, untilMs: 0 },
  ];

/** Reminders that are still to come or due, with their instants. A plan that is newer than one needs it no more. */
export function remindersAhead(
  plans: readonly MeetingPlan[],
  now: number,
): readonly { readonly planId: MeetingPlanId; readonly ahead: ReminderAhead; readonly at: number }[] {
  return plansAhead(plans, now).flatMap(({ id, startsAt, planned, changes, reminded }) =>
    AHEAD.flatMap(({ ahead, fromMs, untilMs }) => {
      const at = startsAt - fromMs;
      const isToCome =
        startsAt - untilMs > now &&
        at > (changes.at(-1) ?? planned).at &&
        !reminded.some((one) => one.ahead === ahead);
      return isToCome ? [{ planId: id, ahead, at }] : [];
    }),
  );
}

/** Planned meetings that are still to come or go on, the next one first. */
export const plansAhead = (plans: readonly MeetingPlan[], now: number): readonly MeetingPlan[] =>
  plans
    .filter(({ cancelled, endsAt }) => cancelled === null && endsAt > now)
    .toSorted((a, b) => a.startsAt - b.startsAt || a.planned.seq - b.planned.seq);

/** Seqs of the events that made a plan what it is, reminders too. */
export const eventsOfPlan = ({
  planned,
  changes,
  cancelled,
  reminded,
}: Pick<MeetingPlan, "planned" | "changes" | "cancelled" | "reminded">): readonly number[] =>
  [planned, ...changes, ...(cancelled === null ? [] : [cancelled]), ...reminded].map(({ seq }) => seq);

/** True if an address names this plan: by its id, or by one of its events, as a notice does. */
export const isPlanNamed = (plan: MeetingPlan, name: string): boolean =>
  plan.id === name || eventsOfPlan(plan).some((seq) => String(seq) === name);

/** True if a person is told of a planned meeting: all, or those invited with the offices that hold it. */
export function isInvited(
  { invited, groupIds, planned }: Pick<MeetingPlan, "invited" | "groupIds" | "planned">,
  person: Pick<Participant, "id" | "role" | "delegationId" | "leads">,
): boolean {
  return (
    invited === "all" ||
    person.role === "chair" ||
    person.role === "secretariat" ||
    person.id === planned.by ||
    person.leads.some((id) => groupIds.includes(id)) ||
    (person.delegationId !== null && invited.delegations.includes(person.delegationId))
  );
}

/** A plan as a person reads it: others than those invited know that the meeting is, and when (rule T30). */
export const planFor = (plan: MeetingPlan, reader: Parameters<typeof isInvited>[1]): MeetingPlan =>
  isInvited(plan, reader) ? plan : { ...plan, ...NOT_TOLD };

/** The events that tell a plan: in two parts if it is not for all. */
export function planEvents(
  event: Extract<MeetingPlanEvent, { type: "meetingPlanned" | "meetingPlanChanged" }>,
): readonly MeetingPlanEvent[] {
  const { id, groupIds, invited, place, link, agenda } = event.plan;
  if (invited === "all") return [event];
  const { delegations } = invited;
  return [
    { ...event, plan: { ...event.plan, ...NOT_TOLD } },
    { type: "meetingPlaceTold", planId: id, groupIds, delegations, place, link, agenda },
  ];
}
