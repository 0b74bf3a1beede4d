import type { DatabaseSync } from "node:sqlite";
import { sessionId, type UserId, userId } from "../../shared/ids.ts";
import type { SignInWay } from "../../shared/people/audit.ts";
import type { SessionOpening, SessionStore, StoredSession } from "./session-store.ts";
import { sumOf } from "./sqlite-format.ts";

type Columns = {
  readonly hash: string;
  readonly id: string;
  readonly user: string;
  readonly created_at: number;
  readonly seen_at: number;
  readonly device: string;
  readonly way: string;
  readonly sum: string;
};

const summed = ({ hash, id, user, createdAt, seenAt, device, way }: StoredSession): string =>
  sumOf([hash, id, user, createdAt, seenAt, device, way]);

/** A flipped bit would sign somebody else in: a row that is not as it was written is none. */
function sessionOf(found: Columns | undefined): StoredSession | null {
  if (found === undefined) return null;
  const session = {
    hash: found.hash,
    id: sessionId(found.id),
    user: userId(found.user),
    createdAt: found.created_at,
    seenAt: found.seen_at,
    device: found.device,
    way: found.way as SignInWay,
  };
  return summed(session) === found.sum ? session : null;
}

/** Its columns, in the order of the table. */
const valuesOf = (session: StoredSession) => {
  const { hash, id, user, createdAt, seenAt, device, way } = session;
  return [hash, id, user, createdAt, seenAt, device, way, summed(session)] as const;
};

export const SESSION_ROW = {
  sessionOf: (found: unknown) => sessionOf(found as Columns | undefined),
  summed,
  valuesOf,
};

/** Sign-ins, of an open store. `open` stands in a transaction of its caller. */
export function sessionsIn(
  db: DatabaseSync,
  transaction: <Result>(act: () => Result) => Result,
): { readonly store: SessionStore; readonly open: (user: UserId, opening: SessionOpening) => void } {
  const insert = db.prepare(
    "INSERT INTO sessions (hash, id, user, created_at, seen_at, device, way, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const select = db.prepare("SELECT * FROM sessions WHERE hash = ?");
  const selectOf = db.prepare("SELECT * FROM sessions WHERE user = ? ORDER BY created_at, id");
  const move = db.prepare("UPDATE sessions SET seen_at = ?, sum = ? WHERE hash = ?");
  const endOthers = db.prepare("DELETE FROM sessions WHERE hash = ? AND user <> ?");
  const remove = db.prepare("DELETE FROM sessions WHERE hash = ?");
  const found = (hash: string): StoredSession | null => sessionOf(select.get(hash) as Columns | undefined);
  const open = (user: UserId, { session, over }: SessionOpening): void => {
    insert.run(...valuesOf({ ...session, user }));
    if (over !== undefined) endOthers.run(over, user);
  };
  const store: SessionStore = {
    session: async (hash) => {
      const session = found(hash);
      if (session === null) return null;
      const { hash: _hash, ...rest } = session;
      return rest;
    },
    sessionsOf: async (user) =>
      (selectOf.all(user) as Columns[]).flatMap((columns) => sessionOf(columns) ?? []),
    openSession: async (user, opening) => transaction(() => open(user, opening)),
    noteSeen: async (hash, at) => {
      const session = found(hash);
      if (session !== null) move.run(at, summed({ ...session, seenAt: at }), hash);
    },
    endSessions: async (hashes) =>
      transaction(() => {
        for (const hash of hashes) remove.run(hash);
      }),
  };
  return { store, open };
}
