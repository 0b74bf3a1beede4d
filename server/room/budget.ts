import type { DelegationId, UserId } from "../../shared/ids.ts";
import {
  DELEGATION_BYTES_BURST,
  DELEGATION_BYTES_PER_SECOND,
  DELEGATION_MESSAGES_BURST,
  DELEGATION_MESSAGES_PER_SECOND,
  ROOM_CHANGE_MESSAGES,
  USER_BYTES_BURST,
  USER_BYTES_PER_SECOND,
  USER_MESSAGES_BURST,
  USER_MESSAGES_PER_SECOND,
} from "../../shared/limits.ts";

/** Above this many, allowances that are whole again are forgotten. */
const KEPT_MAX = 2_000;

/** The accounts to charge: the person's, and the delegation's if they have one. */
export type Whose = { readonly user: UserId; readonly delegationId: DelegationId | null };
export type Cost = { readonly messages: number; readonly bytes: number };

type Rates = {
  readonly messagesPerSecond: number;
  readonly messagesBurst: number;
  readonly bytesPerSecond: number;
  readonly bytesBurst: number;
};
const PERSON: Rates = {
  messagesPerSecond: USER_MESSAGES_PER_SECOND,
  messagesBurst: USER_MESSAGES_BURST,
  bytesPerSecond: USER_BYTES_PER_SECOND,
  bytesBurst: USER_BYTES_BURST,
};
const DELEGATION: Rates = {
  messagesPerSecond: DELEGATION_MESSAGES_PER_SECOND,
  messagesBurst: DELEGATION_MESSAGES_BURST,
  bytesPerSecond: DELEGATION_BYTES_PER_SECOND,
  bytesBurst: DELEGATION_BYTES_BURST,
};

type Allowance = { messages: number; bytes: number; at: number };

/** One allowance a key, spent and refilled; gives the milliseconds until it is above nothing again. */
function openAllowances(rates: Rates, now: () => number): (key: string, cost: Cost) => number {
  const allowances = new Map<string, Allowance>();
  const refill = (allowance: Allowance, at: number): void => {
    const seconds = (at - allowance.at) / 1000;
    allowance.messages = Math.min(
      allowance.messages + seconds * rates.messagesPerSecond,
      rates.messagesBurst,
    );
    allowance.bytes = Math.min(allowance.bytes + seconds * rates.bytesPerSecond, rates.bytesBurst);
    allowance.at = at;
  };
  const forgetWhole = (at: number): void => {
    for (const [key, allowance] of allowances) {
      refill(allowance, at);
      if (allowance.messages === rates.messagesBurst && allowance.bytes === rates.bytesBurst)
        allowances.delete(key);
    }
  };
  return (key, cost) => {
    const at = now();
    let allowance = allowances.get(key);
    if (allowance === undefined) {
      if (allowances.size >= KEPT_MAX) forgetWhole(at);
      allowance = { messages: rates.messagesBurst, bytes: rates.bytesBurst, at };
      allowances.set(key, allowance);
    } else refill(allowance, at);
    allowance.messages -= cost.messages;
    allowance.bytes -= cost.bytes;
    const wait = Math.max(
      -allowance.messages / rates.messagesPerSecond,
      -allowance.bytes / rates.bytesPerSecond,
      0,
    );
    return Math.ceil(wait * 1000);
  };
}

/**
 * Limits what a person and a delegation send, over all rooms, connections and addresses of this server. It never slows
 * a conference hall behind one address; it does slow one program that floods. It slows and does not refuse, so that
 * nothing sent is lost.
 */
export type Budget = {
  /** Spends, and gives the milliseconds for which nothing more is to be read from this person; 0 mostly. */
  readonly spend: (whose: Whose, cost: Cost, room: string) => number;
};

export function openBudget(now: () => number = () => performance.now()): Budget {
  const spendPerson = openAllowances(PERSON, now);
  const spendDelegation = openAllowances(DELEGATION, now);
  const lastRooms = new Map<UserId, string>();
  return {
    spend: ({ user, delegationId }, { messages, bytes }, room) => {
      const changes = messages > 0 && lastRooms.get(user) !== room;
      if (changes) lastRooms.set(user, room);
      const cost = { messages: changes ? messages + ROOM_CHANGE_MESSAGES : messages, bytes };
      const wait = spendPerson(user, cost);
      return delegationId === null ? wait : Math.max(wait, spendDelegation(delegationId, cost));
    },
  };
}
