import type { Entry } from "../../shared/events/event.ts";
import type { CallEvent } from "../../shared/events/call-events.ts";
import type { DelegationId, GroupId, UserId } from "../../shared/ids.ts";
import {
  CALL_LEAD_GONE_MS,
  CALL_LEAD_SILENT_MS,
  CALL_PROBE_MS,
  CALL_TOLD_MS,
} from "../../shared/meeting-limits.ts";
import { type Call, openCall } from "../../shared/negotiation/call.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { frameMessage } from "../../shared/wire/codec.ts";
import type { RoomConnection } from "../broadcast/room-connection.ts";
import type { Clock } from "../time/clock.ts";
import type { DiskWatch } from "../store/disk-watch.ts";
import type { RoomForum } from "./room-forum.ts";
import { SERVER_USER } from "./server-user.ts";
import type { UnitOfWork } from "./unit-of-work.ts";

/** Follows the open call for objections: pages that showed it, leads that are here, and the lapse (rules I20, I21). */
export type CallWatch = {
  /** Something that counts may have changed: a call, or the connections. */
  readonly look: () => void;
  /** A page says that it shows the words of this call. */
  readonly shown: (connection: RoomConnection, callSeq: number) => void;
  readonly left: (connection: RoomConnection) => void;
  /** Attending delegations without a connected page that showed the words. */
  readonly away: () => readonly DelegationId[];
  /** Lets the open call lapse if that is due: before anything else is carried out. */
  readonly takeLapse: () => void;
  readonly isOpen: () => boolean;
  readonly close: () => void;
};

type LapseCause = Extract<CallEvent, { type: "callLapsed" }>["cause"];

/** Known of one call. */
type Watched = {
  readonly call: Pick<Call, "seq">;
  /** Delegations that had a page here since the call. */
  readonly here: Set<DelegationId>;
  readonly shown: Set<RoomConnection>;
  leadGone: NodeJS.Timeout | null;
  isLeadGone: boolean;
};

export function openCallWatch(options: {
  readonly groupId: GroupId;
  readonly work: UnitOfWork;
  readonly forum: RoomForum;
  readonly clock: Clock;
  readonly disk: DiskWatch;
  readonly connections: () => Iterable<RoomConnection>;
  readonly tell: (entries: readonly Entry[]) => void;
  /** Sends each connection its message, behind what is on its way. */
  readonly tellEach: (messageFor: (user: UserId) => Uint8Array | null) => void;
  readonly fail: (error: unknown) => void;
}): CallWatch {
  const { groupId, work, forum, clock, disk, connections, tell, tellEach, fail } = options;
  /** A call of before the room was read again: nobody knows any more which pages showed it. */
  const before = openCall(work.opinion())?.seq ?? null;
  let watched: Watched | null = null;
  let telling: NodeJS.Timeout | null = null;
  let probing: NodeJS.Timeout | null = null;
  let isNew = false;

  const isLead = (user: UserId): boolean => {
    const participant = forum.participant(user);
    return participant !== null && mayDo(participant, groupId, "markAdReferendum") === null;
  };
  const delegationOf = ({ user }: RoomConnection): DelegationId | null => {
    const participant = forum.participant(user);
    return participant === null ? null : delegationHere(participant, groupId);
  };

  const away = (): readonly DelegationId[] => {
    const attending = new Set([...forum.attending(groupId), ...(watched?.here ?? [])]);
    for (const connection of watched?.shown ?? []) {
      const delegation = delegationOf(connection);
      if (delegation !== null) attending.delete(delegation);
    }
    return forum.delegations().filter((id) => attending.has(id));
  };

  const tellLeads = (): void => {
    if (telling !== null) {
      isNew = true;
      return;
    }
    if (watched === null) return;
    const call = { seq: watched.call.seq, notShown: away() };
    const message = frameMessage({ words: null, awareness: null, news: { call } });
    tellEach((user) => (isLead(user) ? message : null));
    telling = setTimeout(() => {
      telling = null;
      if (isNew) tellLeads();
    }, CALL_TOLD_MS).unref();
    isNew = false;
  };

  const forget = (): void => {
    clearTimeout(watched?.leadGone ?? undefined);
    clearInterval(probing ?? undefined);
    probing = null;
    watched = null;
  };

  /** The shortest time for which nothing came from a lead's connection; null: no lead is connected. */
  const leadSilentMs = (): number | null => {
    const silences = [...connections()]
      .filter(({ user }) => isLead(user))
      .map((connection) => connection.probe?.() ?? 0);
    return silences.length === 0 ? null : Math.min(...silences);
  };

  const watchLeads = (watching: Watched): void => {
    const silentMs = leadSilentMs();
    if (silentMs !== null && silentMs < CALL_LEAD_SILENT_MS) {
      clearTimeout(watching.leadGone ?? undefined);
      watching.leadGone = null;
      return;
    }
    watching.leadGone ??= setTimeout(
      () => {
        watching.isLeadGone = true;
        try {
          takeLapse();
        } catch (error) {
          fail(error);
        }
      },
      CALL_LEAD_GONE_MS - (silentMs ?? 0),
    ).unref();
  };

  const look = (): void => {
    const call = openCall(work.opinion());
    if (call?.seq !== watched?.call.seq) forget();
    if (call === null) return;
    watched ??= { call, here: new Set(), shown: new Set(), leadGone: null, isLeadGone: false };
    const watching = watched;
    probing ??= setInterval(() => watchLeads(watching), CALL_PROBE_MS).unref();
    for (const connection of connections()) {
      const delegation = delegationOf(connection);
      if (delegation !== null) watched.here.add(delegation);
    }
    watchLeads(watched);
    tellLeads();
  };

  const causeOf = (call: Call): LapseCause | null => {
    if (call.seq === before) return "restarted";
    if (forum.meetingId(groupId) !== call.meetingId) return "meetingOver";
    return watched?.isLeadGone === true ? "leadGone" : null;
  };

  const takeLapse = (): void => {
    const call = openCall(work.opinion());
    const cause = call === null ? null : causeOf(call);
    if (call === null || cause === null || disk.isFull() || forum.rules(work.opinion()).closed) return;
    const lapsed = { type: "callLapsed", callSeq: call.seq, cause } as const;
    tell(work.enter([lapsed], { by: SERVER_USER, at: clock.now() }));
    look();
  };

  return {
    look,
    shown: (connection, callSeq) => {
      if (watched?.call.seq !== callSeq || watched.shown.has(connection)) return;
      watched.shown.add(connection);
      tellLeads();
    },
    left: (connection) => {
      watched?.shown.delete(connection);
      look();
    },
    away,
    takeLapse,
    isOpen: () => openCall(work.opinion()) !== null,
    close: () => {
      forget();
      clearTimeout(telling ?? undefined);
    },
  };
}
