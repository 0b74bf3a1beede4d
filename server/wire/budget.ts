import type { UserId } from "../../shared/ids.ts";
import {
  USER_BYTES_BURST,
  USER_BYTES_PER_SECOND,
  USER_MESSAGES_BURST,
  USER_MESSAGES_PER_SECOND,
} from "../../shared/limits.ts";

/** Spent allowances older than a full refill say nothing more. */
const KEPT_USERS = 1_000;

type Allowance = { messages: number; bytes: number; at: number };

/**
 * What one person may send in a while, over all their connections to a room and whatever their address: a
 * conference hall behind one address is never slowed, one program that floods is. It is slowed, not refused:
 * nothing that was sent is lost.
 */
export type Budget = {
  /** Spends, and gives the milliseconds for which nothing more is to be read from this person; 0 mostly. */
  readonly spend: (user: UserId, cost: { readonly messages: number; readonly bytes: number }) => number;
};

export function openBudget(now: () => number = () => performance.now()): Budget {
  const allowances = new Map<UserId, Allowance>();
  const refilled = (user: UserId): Allowance => {
    const at = now();
    const known = allowances.get(user);
    if (known === undefined) {
      if (allowances.size >= KEPT_USERS) allowances.clear();
      const fresh = { messages: USER_MESSAGES_BURST, bytes: USER_BYTES_BURST, at };
      allowances.set(user, fresh);
      return fresh;
    }
    const seconds = (at - known.at) / 1000;
    known.messages = Math.min(known.messages + seconds * USER_MESSAGES_PER_SECOND, USER_MESSAGES_BURST);
    known.bytes = Math.min(known.bytes + seconds * USER_BYTES_PER_SECOND, USER_BYTES_BURST);
    known.at = at;
    return known;
  };
  return {
    spend: (user, cost) => {
      const allowance = refilled(user);
      allowance.messages -= cost.messages;
      allowance.bytes -= cost.bytes;
      const wait = Math.max(
        -allowance.messages / USER_MESSAGES_PER_SECOND,
        -allowance.bytes / USER_BYTES_PER_SECOND,
        0,
      );
      return Math.ceil(wait * 1000);
    },
  };
}
