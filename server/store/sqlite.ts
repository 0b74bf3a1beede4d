import { DatabaseSync } from "node:sqlite";
import type { RowKind } from "../../shared/chain.ts";
import { userId } from "../../shared/ids.ts";
import type { CopiedWords, Row, Store } from "./store.ts";

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS rows (
    stream TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL,
    user TEXT NOT NULL, client INTEGER, body BLOB NOT NULL, copied TEXT, readers TEXT NOT NULL,
    salt TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (stream, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS rows_by_kind ON rows (stream, kind, seq);
  CREATE TABLE IF NOT EXISTS people (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS links (
    hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES people (id), created_at INTEGER NOT NULL, used_at INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sessions (
    hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES people (id), expires_at INTEGER NOT NULL
  ) STRICT;
`;
const VERSION = 1;

type RowColumns = {
  stream: string;
  seq: number;
  kind: RowKind;
  at: number;
  user: string;
  client: number | null;
  body: Uint8Array;
  copied: string | null;
  readers: string;
  salt: string;
  prev: string;
  hash: string;
};

const toRow = (columns: RowColumns): Row => ({
  stream: columns.stream,
  seq: columns.seq,
  kind: columns.kind,
  at: columns.at,
  by: userId(columns.user),
  client: columns.client,
  body: columns.body,
  copied: columns.copied === null ? null : (JSON.parse(columns.copied) as CopiedWords),
  readers: JSON.parse(columns.readers) as Row["readers"],
  salt: columns.salt,
  prev: columns.prev,
  hash: columns.hash,
});

/**
 * The store of one machine: a SQLite file, write-ahead log, every commit synced in full before it is
 * acknowledged. Held by one process: a second one is told so.
 */
export function openSqlite(file: string): Store {
  const db = new DatabaseSync(file, { timeout: 1_000 });
  try {
    db.exec(
      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
    );
    const { user_version: version } = db.prepare("PRAGMA user_version").get() as { user_version: number };
    if (version > VERSION) throw new Error(`${file} was written by a newer Concord (format ${version}).`);
    db.exec(`BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${VERSION}; COMMIT`);
  } catch (error) {
    db.close();
    throw error;
  }
  const insertRow = db.prepare(
    "INSERT INTO rows (stream, seq, kind, at, user, client, body, copied, readers, salt, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const selectRows = db.prepare("SELECT * FROM rows WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?");
  const selectKind = db.prepare(
    "SELECT * FROM rows WHERE stream = ? AND seq > ? AND kind = ? ORDER BY seq LIMIT ?",
  );
  const insertPerson = db.prepare("INSERT INTO people (id, name, created_at) VALUES (?, ?, ?)");
  const selectPeople = db.prepare("SELECT id, name, created_at FROM people ORDER BY created_at, id");
  const insertLink = db.prepare("INSERT INTO links (hash, user, created_at) VALUES (?, ?, ?)");
  const useLink = db.prepare(
    "UPDATE links SET used_at = ? WHERE hash = ? AND used_at IS NULL RETURNING user",
  );
  const selectLink = db.prepare("SELECT used_at FROM links WHERE hash = ?");
  const insertSession = db.prepare("INSERT INTO sessions (hash, user, expires_at) VALUES (?, ?, ?)");
  const selectSession = db.prepare("SELECT user FROM sessions WHERE hash = ? AND expires_at > ?");
  const deleteSession = db.prepare("DELETE FROM sessions WHERE hash = ?");

  return {
    append: async (rows) => {
      if (rows.length === 0) return;
      db.exec("BEGIN IMMEDIATE");
      try {
        for (const row of rows) {
          insertRow.run(
            row.stream,
            row.seq,
            row.kind,
            row.at,
            row.by,
            row.client,
            row.body,
            row.copied === null ? null : JSON.stringify(row.copied),
            JSON.stringify(row.readers),
            row.salt,
            row.prev,
            row.hash,
          );
        }
        db.exec("COMMIT");
      } catch (error) {
        if (db.isTransaction) db.exec("ROLLBACK");
        throw error;
      }
    },
    read: async (stream, after, { limit, kind }) =>
      (kind === undefined
        ? selectRows.all(stream, after, limit)
        : selectKind.all(stream, after, kind, limit)
      ).map((columns) => toRow(columns as RowColumns)),
    savePerson: async (person) => {
      insertPerson.run(person.id, person.name, person.createdAt);
    },
    people: async () =>
      (selectPeople.all() as { id: string; name: string; created_at: number }[]).map((one) => ({
        id: userId(one.id),
        name: one.name,
        createdAt: one.created_at,
      })),
    saveLink: async ({ hash, user, at }) => {
      insertLink.run(hash, user, at);
    },
    redeemLink: async (hash, at) => {
      const used = useLink.get(at, hash) as { user: string } | undefined;
      if (used !== undefined) return { user: userId(used.user) };
      return selectLink.get(hash) === undefined ? "unknown" : "used";
    },
    saveSession: async ({ hash, user, expiresAt }) => {
      insertSession.run(hash, user, expiresAt);
    },
    session: async (hash, now) => {
      const found = selectSession.get(hash, now) as { user: string } | undefined;
      return found === undefined ? null : userId(found.user);
    },
    endSession: async (hash) => {
      deleteSession.run(hash);
    },
    close: () => db.close(),
  };
}
