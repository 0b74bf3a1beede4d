import type { DelegationId, GroupId, MeetingId } from "../ids.ts";
import { MEETING_NOW_BYTES_MAX } from "../meeting-limits.ts";
import { isForGroup, type Meeting } from "./meeting.ts";
import type { FloorRequest, Table } from "./meeting-live.ts";

/** An open meeting at this moment, as every page has it (rule T29). */
export type MeetingNow = {
  /** The forum's seq at which it was made: a page keeps the newest. */
  readonly seq: number;
  readonly id: MeetingId;
  readonly name: string;
  readonly groupId: GroupId | null;
  /** Of a joint meeting. */
  readonly groupIds?: readonly GroupId[];
  readonly openedAt: number;
  readonly endsAt: number | null;
  readonly table: Table | null;
  readonly floor: {
    readonly speaking: (FloorRequest & { readonly since: number }) | null;
    readonly waiting: readonly FloorRequest[];
    /** Number of requests behind these that the message has no room for. */
    readonly more: number;
    readonly timed: boolean;
  };
  readonly suspended: { readonly at: number; readonly reason: string } | null;
  /** In the forum's order. */
  readonly attending: readonly DelegationId[];
};

/**
 * The same on its way. `attends` tells of each delegation, in the forum's order, if it attends: a hexadecimal digit for
 * each four, so that a hall of 200 fits into a step.
 */
export type MeetingNowMessage = Omit<MeetingNow, "attending"> & { readonly attends: string };

const PER_DIGIT = 4;

function digitsOf(order: readonly DelegationId[], attending: readonly DelegationId[]): string {
  const there = new Set(attending);
  const signs = order.map((id) => (there.has(id) ? "1" : "0")).join("");
  const fours = signs.match(/.{1,4}/g) ?? [];
  return fours.map((four) => Number.parseInt(four.padEnd(PER_DIGIT, "0"), 2).toString(16)).join("");
}

/** Reads a meeting as it came. `order`: the forum's delegations. */
export function readMeetingNow(
  { attends, ...meeting }: MeetingNowMessage,
  order: readonly { readonly id: DelegationId }[],
): MeetingNow {
  const signs = attends
    .split("")
    .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(PER_DIGIT, "0"))
    .join("");
  return { ...meeting, attending: order.flatMap(({ id }, n) => (signs[n] === "1" ? [id] : [])) };
}

/** The open meetings of one group and of all; `of` null: all open meetings. */
export type MeetingsTold = {
  readonly seq: number;
  readonly of: GroupId | null;
  readonly open: readonly MeetingNowMessage[];
};

/** Returns a meeting as it stands. Of a long list of requests the first are told, so that a step stays small. */
export function meetingNow(
  { id, name, groupId, groupIds, endsAt, opened, attending, live }: Meeting,
  { seq, order }: { readonly seq: number; readonly order: readonly DelegationId[] },
): MeetingNowMessage {
  const { table, speaking, waiting, timed, suspended } = live;
  const whole: MeetingNowMessage = {
    seq,
    id,
    name,
    groupId,
    ...(groupIds === undefined ? {} : { groupIds }),
    openedAt: opened.at,
    endsAt: endsAt ?? null,
    table,
    floor: { speaking, waiting, more: 0, timed },
    suspended,
    attends: digitsOf(order, attending),
  };
  let over = bytesOf(whole) - MEETING_NOW_BYTES_MAX;
  let told = waiting.length;
  // The first one is always told: it is called next.
  for (; over > 0 && told > 1; told--) over -= bytesOf(waiting[told - 1]) + 1;
  const floor = { speaking, waiting: waiting.slice(0, told), more: waiting.length - told, timed };
  return { ...whole, floor };
}

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).byteLength;

/** Returns the open meetings that concern a group (null: all open meetings), as they stand. */
export const meetingsTold = (
  {
    seq,
    meetings,
    delegations,
  }: {
    readonly seq: number;
    readonly meetings: readonly Meeting[];
    readonly delegations: readonly { readonly id: DelegationId }[];
  },
  of: GroupId | null,
): MeetingsTold => ({
  seq,
  of,
  open: meetings
    .filter((one) => one.closed === null && (of === null || isForGroup(one, of)))
    .map((one) => meetingNow(one, { seq, order: delegations.map(({ id }) => id) })),
});
