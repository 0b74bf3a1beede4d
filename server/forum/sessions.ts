import { randomUUID } from "node:crypto";
import { type SessionId, sessionId, type UserId } from "../../shared/ids.ts";
import { SIGN_IN_RENEWED_MS } from "../../shared/door-limits.ts";
import type { SignInWay } from "../../shared/people/audit.ts";
import type { Audit } from "../audit/audit.ts";
import type { Session, SessionOpening } from "../store/session-store.ts";
import type { Store } from "../store/store.ts";
import { secretHash, isSecret, newSecret } from "./secrets.ts";

/** A sign-in ends so long after its last use, and so long after it began (rule A15). */
export type Lifetimes = { readonly idleMs: number; readonly maxMs: number };

/** `over`: the session that the browser had; where it is somebody else's, it ends in the same step (rule A9). */
export type SessionOptions = {
  readonly way: SignInWay;
  readonly device: string;
  readonly over?: string | undefined;
};

/** Sign-ins of people at their browsers. A `session` is its secret, as the cookie has it. */
export type Sessions = {
  /** Opens one for a person who takes part, and gives its secret. */
  readonly openSession: (user: UserId, opening: SessionOptions) => Promise<string>;
  readonly signedIn: (session: string | undefined) => Promise<UserId | null>;
  /** Those of a person that have not ended, the oldest first. */
  readonly sessionsOf: (user: UserId) => Promise<readonly Session[]>;
  readonly sessionIdOf: (session: string) => SessionId | null;
  /** Puts off the end of a sign-in that is used, once an hour; true where it did. */
  readonly renew: (session: string) => Promise<boolean>;
  /** For how long the cookie of a sign-in stands from now. */
  readonly cookieMs: (session: string) => number;
  /** Tells if the sign-in of a connection has ended. */
  readonly hasEnded: (session: string) => boolean;
  readonly signOut: (session: string | undefined) => Promise<void>;
  /** Ends those of a person that the test names, and tells how many. */
  readonly endSessions: (user: UserId, isMeant: (session: Session) => boolean) => Promise<number>;
  /** Tells when some were ended by hand, before the request that ended them is answered. */
  readonly onEnded: (listener: () => void) => void;
};

/** The secret of a new session, and the opening that the store gets. */
export type NewSession = { readonly secret: string; readonly opening: SessionOpening };

/** Sign-ins run on the machine's own time, also where the forum's clock is set for a rehearsal. */
export function openSessions(
  store: Store,
  { lifetimes, audit }: { readonly lifetimes: Lifetimes; readonly audit: Pick<Audit, "note"> },
): Sessions & { readonly newSession: (opening: SessionOptions) => NewSession } {
  /** Sign-ins that were used since this process began: their end is asked without the disk. */
  const live = new Map<string, Session>();
  /** Ended ones that the log told already. */
  const told = new Set<string>();
  /** Those that a person ended: a request that asked for one just before brings it back to nobody. */
  const ended = new Set<string>();
  const listeners = new Set<() => void>();
  const noteEnd = (hash: string, user: UserId): void => {
    if (!told.has(hash)) audit.note({ act: "signInEnded", user });
    told.add(hash);
  };
  const endOf = ({ createdAt, seenAt }: Session): number =>
    Math.min(seenAt + lifetimes.idleMs, createdAt + lifetimes.maxMs);
  const isOver = (session: Session): boolean => endOf(session) <= Date.now();

  const newSession = ({ way, device, over }: SessionOptions): NewSession => {
    const [secret, now] = [newSecret(), Date.now()];
    const id = sessionId(randomUUID());
    const session = { hash: secretHash(secret), id, createdAt: now, seenAt: now, device, way };
    return { secret, opening: { session, ...(over === undefined ? {} : { over: secretHash(over) }) } };
  };
  const end = async (hashes: readonly string[]): Promise<void> => {
    for (const hash of hashes) {
      live.delete(hash);
      ended.add(hash);
    }
    if (hashes.length === 0) return;
    await store.endSessions(hashes);
    for (const listener of listeners) listener();
  };
  return {
    newSession,
    openSession: async (user, opening) => {
      const opened = newSession(opening);
      await store.openSession(user, opened.opening);
      return opened.secret;
    },
    signedIn: async (session) => {
      if (!isSecret(session)) return null;
      const hash = secretHash(session);
      const stored = await store.session(hash);
      if (ended.has(hash)) return null;
      const used = live.get(hash);
      // A use that was not noted on disk yet counts as well.
      const found = stored !== null && used !== undefined && used.seenAt > stored.seenAt ? used : stored;
      if (found === null || isOver(found)) {
        live.delete(hash);
        if (found !== null) noteEnd(hash, found.user);
        return null;
      }
      live.set(hash, found);
      return found.user;
    },
    sessionsOf: async (user) =>
      (await store.sessionsOf(user)).flatMap(({ hash, ...stored }) => {
        const session = live.get(hash) ?? stored;
        return isOver(session) ? [] : [session];
      }),
    sessionIdOf: (session) => live.get(secretHash(session))?.id ?? null,
    cookieMs: (session) => {
      const known = live.get(secretHash(session));
      return known === undefined ? Math.min(lifetimes.idleMs, lifetimes.maxMs) : endOf(known) - Date.now();
    },
    renew: async (session) => {
      const hash = secretHash(session);
      const known = live.get(hash);
      const now = Date.now();
      if (known === undefined || now - known.seenAt < SIGN_IN_RENEWED_MS) return false;
      live.set(hash, { ...known, seenAt: now });
      await store.noteSeen(hash, now);
      return true;
    },
    hasEnded: (session) => {
      const hash = secretHash(session);
      const known = live.get(hash);
      if (known !== undefined && !isOver(known)) return false;
      live.delete(hash);
      if (known !== undefined) noteEnd(hash, known.user);
      return true;
    },
    signOut: async (session) => {
      if (session !== undefined) await end([secretHash(session)]);
    },
    endSessions: async (user, isMeant) => {
      const all = await store.sessionsOf(user);
      const meant = all.filter(({ hash, ...stored }) => isMeant(live.get(hash) ?? stored));
      await end(meant.map(({ hash }) => hash));
      return meant.filter((one) => !isOver(one)).length;
    },
    onEnded: (listener) => void listeners.add(listener),
  };
}
