import type { SessionId, UserId } from "../../shared/ids.ts";
import type { SignInWay } from "../../shared/people/audit.ts";

/** A sign-in, whether it has ended or not: the server's settings say after how long it ends. */
export type Session = {
  /** Names it on the page. It opens nothing. */
  readonly id: SessionId;
  readonly user: UserId;
  readonly createdAt: number;
  readonly seenAt: number;
  /** Browser and system, as in "Chrome on Android"; empty where they are not known. */
  readonly device: string;
  readonly way: SignInWay;
};

/** Of its secret the hash alone is stored. */
export type StoredSession = Session & { readonly hash: string };

/** A session to open, and the one that the browser had: where that is somebody else's, it ends in the same step. */
export type SessionOpening = { readonly session: Omit<StoredSession, "user">; readonly over?: string };

export type SessionStore = {
  /** Null where there is none, or it is not as it was written. */
  readonly session: (hash: string) => Promise<Session | null>;
  readonly sessionsOf: (user: UserId) => Promise<readonly StoredSession[]>;
  readonly openSession: (user: UserId, opening: SessionOpening) => Promise<void>;
  /** Notes its last use; one that is not there stays away. */
  readonly noteSeen: (hash: string, at: number) => Promise<void>;
  readonly endSessions: (hashes: readonly string[]) => Promise<void>;
};
