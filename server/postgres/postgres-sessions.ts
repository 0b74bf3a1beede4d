import type { UserId } from "../../shared/ids.ts";
import type { SessionOpening, SessionStore, StoredSession } from "../store/session-store.ts";
import { SESSION_ROW } from "../store/sqlite-sessions.ts";
import type { Ask } from "./line.ts";
import { insertInto } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const COLUMNS = ["hash", "id", "user", "created_at", "seen_at", "device", "way", "sum"];
const INSERT = insertInto("sessions", COLUMNS);

/** Opens a session within a transaction of its caller. */
export async function openSessionIn(
  ask: Ask,
  user: UserId,
  { session, over }: SessionOpening,
): Promise<void> {
  await ask(INSERT, SESSION_ROW.valuesOf({ ...session, user }));
  if (over !== undefined) await ask('DELETE FROM sessions WHERE hash = $1 AND "user" <> $2', [over, user]);
}

/** Sign-ins. */
export function postgresSessions({
  ask,
  transaction,
}: Pick<StoreParts, "ask" | "transaction">): SessionStore {
  const found = async (ask: Ask, hash: string): Promise<StoredSession | null> =>
    SESSION_ROW.sessionOf((await ask("SELECT * FROM sessions WHERE hash = $1", [hash])).rows[0]);
  return {
    session: async (hash) => {
      const session = await found(ask, hash);
      if (session === null) return null;
      const { hash: _hash, ...rest } = session;
      return rest;
    },
    sessionsOf: async (user) => {
      const { rows } = await ask('SELECT * FROM sessions WHERE "user" = $1 ORDER BY created_at, id', [user]);
      return rows.flatMap((columns) => SESSION_ROW.sessionOf(columns) ?? []);
    },
    openSession: async (user, opening) => transaction((ask) => openSessionIn(ask, user, opening)),
    noteSeen: async (hash, at) =>
      transaction(async (ask) => {
        const session = await found(ask, hash);
        if (session === null) return;
        const sum = SESSION_ROW.summed({ ...session, seenAt: at });
        await ask("UPDATE sessions SET seen_at = $1, sum = $2 WHERE hash = $3", [at, sum, hash]);
      }),
    endSessions: async (hashes) => {
      await ask("DELETE FROM sessions WHERE hash = ANY ($1)", [hashes]);
    },
  };
}
