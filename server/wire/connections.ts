import type { DelegationId, UserId } from "../../shared/ids.ts";
import {
  CONNECTIONS_PER_DELEGATION_MAX,
  CONNECTIONS_PER_PERSON_MAX,
  UNSENT_BYTES_MAX,
} from "../../shared/limits.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import type { Whose } from "../room/budget.ts";

/** An open connection, by WebSocket or by a line. */
export type CountedConnection = {
  /** The sign-in that it came with. */
  readonly session: string;
  /** When it last brought anything but a cursor. */
  readonly usedAt: () => number;
  /** Bytes that were sent and have not left this process. */
  readonly unsent: () => number;
  /** Closes it for good and says why. */
  readonly end: (code: number, reason: string) => void;
};

const CROWDED_OUT = "crowded: as many windows of yours are open; this one made room for another";

/** Accounts for all open connections by person and by delegation, over all rooms, drafts and screens (rule G11). */
export type Connections = {
  /**
   * Registers a connection and returns the function that removes it. At the person's limit it closes their least
   * used one. Returns null if the delegation is at its limit through several people.
   */
  readonly enter: (whose: Whose, connection: CountedConnection) => (() => void) | null;
  /** Tells if this person has too much unsent data to get another state. */
  readonly readsTooLittle: (user: UserId) => boolean;
  /** Closes those whose sign-in has ended (rules A6, A15, A28). */
  readonly closeEnded: (hasEnded: (session: string) => boolean) => void;
  readonly count: () => number;
};

export function openConnections(): Connections {
  const ofPerson = new Map<UserId, Set<CountedConnection>>();
  const ofDelegation = new Map<DelegationId, number>();
  let count = 0;

  const countDelegation = (id: DelegationId | null, by: number): void => {
    if (id === null) return;
    const now = (ofDelegation.get(id) ?? 0) + by;
    if (now === 0) ofDelegation.delete(id);
    else ofDelegation.set(id, now);
  };

  return {
    enter: ({ user, delegationId }, connection) => {
      const own = ofPerson.get(user) ?? new Set();
      if (own.size >= CONNECTIONS_PER_PERSON_MAX) {
        const leastUsed = [...own].reduce((one, other) => (other.usedAt() < one.usedAt() ? other : one));
        leastUsed.end(CLOSE.crowded, CROWDED_OUT);
      } else if (
        delegationId !== null &&
        (ofDelegation.get(delegationId) ?? 0) >= CONNECTIONS_PER_DELEGATION_MAX
      ) {
        return null;
      }
      own.add(connection);
      ofPerson.set(user, own);
      countDelegation(delegationId, 1);
      count += 1;
      return () => {
        if (!own.delete(connection)) return;
        if (own.size === 0 && ofPerson.get(user) === own) ofPerson.delete(user);
        countDelegation(delegationId, -1);
        count -= 1;
      };
    },
    readsTooLittle: (user) => {
      let bytes = 0;
      for (const connection of ofPerson.get(user) ?? []) bytes += connection.unsent();
      return bytes > UNSENT_BYTES_MAX;
    },
    closeEnded: (hasEnded) => {
      for (const one of [...ofPerson.values()].flatMap((own) => [...own]))
        if (hasEnded(one.session)) one.end(CLOSE.signedOut, "signed out");
    },
    count: () => count,
  };
}
