import { hash as hashOf } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { authorId, userId } from "../../shared/ids.ts";
import { PROBE_BYTES } from "../../shared/limits.ts";
import type { Log } from "../log/log.ts";
import { type Database, Taken } from "./claims.ts";
import { auditIn } from "./sqlite-audit.ts";
import { claimsIn, fenceIn } from "./sqlite-claims.ts";
import { copyDatabase } from "./copy-database.ts";
import { commandsIn } from "./sqlite-commands.ts";
import { consultationsIn } from "./sqlite-consultations.ts";
import { contactsIn } from "./sqlite-contacts.ts";
import { damageIn } from "./sqlite-damage.ts";
import { bringToFormat, sumOf } from "./sqlite-format.ts";
import { identitiesIn } from "./sqlite-identities.ts";
import { keepFromOthers } from "./owner-only.ts";
import { linksIn } from "./sqlite-links.ts";
import { noticesIn } from "./sqlite-notices.ts";
import { mailChoicesIn } from "./sqlite-mail-choices.ts";
import { mailsIn } from "./sqlite-mails.ts";
import { metaIn } from "./sqlite-meta.ts";
import { forgetMoves, refuseMoved } from "./sqlite-moved.ts";
import { passkeysIn } from "./sqlite-passkeys.ts";
import { nominationsIn } from "./sqlite-nominations.ts";
import { receivedIn } from "./sqlite-received.ts";
import { restoredIn } from "./sqlite-restored.ts";
import { isReadableIn, packIfDue, removalIn } from "./sqlite-removal.ts";
import { sessionsIn } from "./sqlite-sessions.ts";
import { columnsOf, toRow } from "./sqlite-row.ts";
import type { Look, Row, Store, StoredCheckpoint, TakenCheckpoint } from "./store.ts";
import { copyBeforeUpgrade } from "./upgrade-copy.ts";

/** The file's application id while a forum is founded in it; 0 else. */
const BEING_FOUNDED = 0x43_6f_6e_3f;

/**
 * The store of one machine: a SQLite file, write-ahead log, every commit synced in full before it is
 * acknowledged. Held by one process: a second one is told so.
 */
export const openSqlite = (file: string, log: Log = () => undefined): Store =>
  openSqliteDatabase(file, { log }).store;

/** The same file with claims, so that several nodes in one process can share it: the simulation's database. */
export function openSqliteDatabase(
  file: string,
  { log = () => undefined, now = Date.now }: { readonly log?: Log; readonly now?: () => number } = {},
): Database {
  keepFromOthers(file);
  const db = new DatabaseSync(file, { timeout: 1_000 });
  try {
    db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    bringToFormat(db, file, { copy: (format) => copyBeforeUpgrade(db, file, { format, log }) });
    refuseMoved(db, file);
    // Behind the check: a file that is not opened keeps its journal's mode, too.
    db.exec("PRAGMA journal_mode = WAL");
    packIfDue(db);
    // Taken at once, though the format asked for no writing: a second opener is told here, not at its first row.
    db.exec("BEGIN IMMEDIATE; COMMIT");
  } catch (error) {
    db.close();
    throw error;
  }
  const shared: Shared = { removals: 0, copying: Promise.resolve() };
  return {
    claims: claimsIn(db, { transaction: transactionIn(db), now }),
    under: (claim) => storeIn(db, { shared, fence: fenceIn(db, claim) }),
    store: storeIn(db, { shared, fence: () => undefined }),
    close: async () => db.close(),
  };
}

/** State of an open file, the same for all its stores. */
type Shared = { removals: number; copying: Promise<void> };

type Transaction = <Result>(act: () => Result) => Result;

const transactionIn =
  (db: DatabaseSync, begun: () => void = () => undefined): Transaction =>
  (act) => {
    db.exec("BEGIN IMMEDIATE");
    try {
      begun();
      const result = act();
      db.exec("COMMIT");
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      throw error;
    }
  };

/** SQLite's code for a key that is there already. */
const SQLITE_PRIMARY_KEY = 1555;

/** A place of a stream that is taken says that somebody else wrote there. */
const rowsWriter =
  (transaction: Transaction): Transaction =>
  (act) => {
    try {
      return transaction(act);
    } catch (error) {
      const { errcode, message } = error as { errcode?: unknown; message?: unknown };
      throw errcode === SQLITE_PRIMARY_KEY && String(message).includes("rows.seq") ? new Taken(error) : error;
    }
  };

/** `fence` throws where this store may not write rows any more. */
function storeIn(
  db: DatabaseSync,
  { shared, fence }: { readonly shared: Shared; readonly fence: () => void },
): Store {
  const insertRow = db.prepare(
    "INSERT INTO rows (stream, seq, kind, at, user, client, body, copied, readers, salt, prev, hash, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const selectPlace = db.prepare("SELECT 1 FROM rows WHERE stream = ? AND seq = ?");
  const insertBound = db.prepare(
    "INSERT INTO bound_clients (stream, client, user, sum) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const deleteBound = db.prepare("DELETE FROM bound_clients WHERE stream = ? AND client = ?");
  const selectBound = db.prepare("SELECT stream, client, user FROM bound_clients WHERE stream = ?");
  const selectCheckpoint = db.prepare(
    "SELECT stream, seq, format, body, hash FROM checkpoints WHERE stream = ? AND format = ?",
  );
  const selectHash = db.prepare("SELECT hash FROM rows WHERE stream = ? AND seq = ?");
  const selectEnd = db.prepare(
    "SELECT substr(body, ?) AS bytes FROM checkpoints WHERE stream = ? AND format = ?",
  );
  const dropEarlier = db.prepare("DELETE FROM checkpoints WHERE stream = ? AND format < ?");
  const replaceCheckpoint = db.prepare(
    "INSERT OR REPLACE INTO checkpoints (stream, seq, format, body, hash) VALUES (?, ?, ?, ?, ?)",
  );
  const replaceKept = db.prepare(
    "INSERT OR REPLACE INTO kept_checkpoints (stream, seq, format, body, hash) VALUES (?, ?, ?, ?, ?)",
  );
  const selectKept = db.prepare(
    "SELECT stream, seq, format, body, hash FROM kept_checkpoints WHERE stream = ? AND seq <= ? ORDER BY seq DESC LIMIT 1",
  );
  const replaceLook = db.prepare(
    "INSERT OR REPLACE INTO looks (stream, user, seq, at, body, sum) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const selectLook = db.prepare(
    "SELECT stream, user, seq, at, body, sum FROM looks WHERE stream = ? AND user = ?",
  );
  const insertFile = db.prepare("INSERT INTO files (hash, body) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const selectFile = db.prepare("SELECT body FROM files WHERE hash = ?");
  const renamePerson = db.prepare("UPDATE people SET name = ?, sum = ? WHERE id = ?");
  const insertPerson = db.prepare("INSERT INTO people (id, name, created_at, sum) VALUES (?, ?, ?, ?)");
  const selectPeople = db.prepare("SELECT id, name, created_at FROM people ORDER BY created_at, id");
  const insertProbe = db.prepare("INSERT INTO probe (body) VALUES (zeroblob(?))");

  const transaction = transactionIn(db);
  /** Of rows: rejects with Fenced or Taken, and then nothing is there. */
  const writeRows = rowsWriter(transactionIn(db, fence));
  const isReadable = isReadableIn(db);
  const { note, ...commands } = commandsIn(db, writeRows);
  const { replace: replaceContact, ...contacts } = contactsIn(db);
  const insertRows = (rows: readonly Row[]): void => {
    const ends = new Map<string, number>();
    for (const row of rows) {
      // After a failover that lost rows, a writer may believe in an end that is no longer there.
      const isNext = ends.get(row.stream) === row.seq - 1 || row.seq === 1;
      if (!isNext && selectPlace.get(row.stream, row.seq - 1) === undefined)
        throw new Taken(new Error(`${row.stream}: no row before ${row.seq}`));
      insertRow.run(...columnsOf(row));
      ends.set(row.stream, row.seq);
    }
    note(rows);
    keepNotices(rows);
  };
  const isAfterRow = ({ stream, seq, heads }: TakenCheckpoint): boolean =>
    heads === undefined ||
    heads.includes((selectHash.get(stream, seq) as { hash: string } | undefined)?.hash ?? "");
  const keepCheckpoint = ({ stream, seq, format, body, hash }: StoredCheckpoint): void => {
    replaceKept.run(stream, seq, format, body, hash);
  };

  const sessions = sessionsIn(db, transaction);
  const links = linksIn(db, { transaction, openSession: sessions.open });
  const { keepNotices, ...notices } = noticesIn(db, transaction);

  return {
    append: async (rows, bound = [], freed = []) => {
      if (rows.length === 0 && bound.length === 0 && freed.length === 0) return;
      writeRows(() => {
        insertRows(rows);
        // First: another person may have such an id by now.
        for (const { stream, client } of freed) deleteBound.run(stream, client);
        for (const { stream, client, user } of bound) {
          insertBound.run(stream, client, user, sumOf([stream, client, user]));
        }
      });
    },
    read: readerOf(db),
    boundClients: async (stream) =>
      (selectBound.all(stream) as { stream: string; client: number; user: string }[]).map((one) => ({
        ...one,
        user: authorId(one.user),
      })),
    checkpoint: async (stream, format) =>
      (selectCheckpoint.get(stream, format) as StoredCheckpoint | undefined) ?? null,
    checkpointEnd: async (stream, format, bytes) =>
      (selectEnd.get(-bytes, stream, format) as { readonly bytes: Uint8Array } | undefined)?.bytes ?? null,
    streams: streamsOf(db),
    saveCheckpoint: async (checkpoint) => {
      const { stream, seq, format, body, hash } = checkpoint;
      if (!isAfterRow(checkpoint)) return;
      replaceCheckpoint.run(stream, seq, format, body, hash);
      // The previous version may still be at work beside this one, or come back.
      dropEarlier.run(stream, format - 1);
    },
    keepCheckpoint: async (checkpoint) => {
      // Made before the words after its place were removed: nobody may see that place any more.
      if (isReadable(checkpoint.stream, checkpoint.seq) && isAfterRow(checkpoint)) keepCheckpoint(checkpoint);
    },
    keptCheckpoint: async (stream, upTo) =>
      (selectKept.get(stream, upTo) as StoredCheckpoint | undefined) ?? null,
    look: async (stream, user) => {
      const found = selectLook.get(stream, user) as (Look & { readonly sum: string }) | undefined;
      if (found === undefined) return null;
      const { sum, ...look } = found;
      // Of one that is damaged nothing is told: then the person has not looked yet.
      return sumOf([look.stream, look.user, look.seq, look.at, look.body]) === sum
        ? { ...look, user: userId(look.user) }
        : null;
    },
    saveLook: async ({ stream, user, seq, at, body }) => {
      replaceLook.run(stream, user, seq, at, body, sumOf([stream, user, seq, at, body]));
    },
    keepFile: async ({ hash, body }) => {
      insertFile.run(hash, body);
    },
    file: async (hash) => {
      const found = selectFile.get(hash) as { body: Uint8Array } | undefined;
      return found === undefined || hashOf("sha256", found.body) !== hash ? null : found.body;
    },
    ...metaIn(db),
    ...commands,
    ...identitiesIn(db, transaction),
    ...passkeysIn(db, transaction),
    ...receivedIn(db, transaction),
    ...mailsIn(db, transaction),
    ...auditIn(db, transaction),
    ...nominationsIn(db, { transaction, writeRows, insertRows }),
    ...consultationsIn(db, { transaction, writeRows, insertRows }),
    ...mailChoicesIn(db),
    ...removalIn(db, {
      transaction: writeRows,
      insertRow: (row) => insertRow.run(...columnsOf(row)),
      keepCheckpoint,
      counter: shared,
    }),
    isBeingFounded: async () =>
      (db.prepare("PRAGMA application_id").get() as { application_id: number }).application_id ===
      BEING_FOUNDED,
    setBeingFounded: async (is) => {
      // A founding that breaks off is nothing: its commits wait for no disk. The last one makes all of them durable, as
      // nothing was moved out of the journal meanwhile.
      if (is)
        db.exec(
          `PRAGMA application_id = ${BEING_FOUNDED}; PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = OFF`,
        );
      else db.exec("PRAGMA synchronous = FULL; PRAGMA application_id = 0; PRAGMA wal_autocheckpoint = 1000");
    },
    ...restoredIn(db, { transaction: writeRows, insertRows }),
    ...contacts,
    ...notices,
    savePeople: async (rows, { admitted = [], renamed = [], contacts: reached = [] }) =>
      writeRows(() => {
        insertRows(rows);
        for (const { person, link } of admitted) {
          const { id, name, createdAt } = person;
          insertPerson.run(id, name, createdAt, sumOf([id, name, createdAt]));
          links.insert(link);
        }
        for (const { id, name, createdAt } of renamed)
          renamePerson.run(name, sumOf([id, name, createdAt]), id);
        for (const contact of reached) replaceContact(contact);
      }),
    people: async () =>
      (selectPeople.all() as { id: string; name: string; created_at: number }[]).map((one) => ({
        id: userId(one.id),
        name: one.name,
        createdAt: one.created_at,
      })),
    ...links.store,
    ...sessions.store,
    damage: async () => damageIn(db),
    probe: async () => {
      insertProbe.run(PROBE_BYTES);
      db.exec("DELETE FROM probe");
    },
    copyTo: (to) => {
      keepFromOthers(to);
      const copied = copyDatabase(db, to);
      shared.copying = copied.catch(() => undefined);
      return copied;
    },
    pack: async () => {
      await shared.copying;
      packIfDue(db);
    },
    close: () => db.close(),
  };
}

/** Notes in a closed file that it was restored: what pages had beyond it is not known here any more. */
export function markRestored(
  file: string,
  { mark, at, isRehearsal }: { readonly mark: string; readonly at: number; readonly isRehearsal: boolean },
): void {
  const db = new DatabaseSync(file);
  try {
    db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL");
    bringToFormat(db, file);
    forgetMoves(db);
    // Nobody knows which of them left since: a link or a digest sent twice is worse than one that is asked for again.
    db.exec("DELETE FROM mails WHERE state IN ('waiting', 'handed')");
    db.prepare("INSERT INTO restored (mark, at, sum) VALUES (?, ?, ?)").run(mark, at, sumOf([mark, at]));
    if (isRehearsal) void metaIn(db).saveMeta("rehearsal", new Date(at).toISOString());
  } finally {
    db.close();
  }
}

/** `read` of a store, on any open file. */
export function readerOf(db: DatabaseSync): Store["read"] {
  const selectRows = db.prepare("SELECT * FROM rows WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?");
  const selectMinutes = db.prepare(
    "SELECT * FROM rows WHERE stream = ? AND seq > ? AND kind = 'minutes' ORDER BY seq LIMIT ?",
  );
  return async (stream, after, { limit, kind, bytesMax = Infinity }) => {
    const rows: Row[] = [];
    let bytes = 0;
    for (const columns of (kind === undefined ? selectRows : selectMinutes).iterate(stream, after, limit)) {
      const row = toRow(columns);
      rows.push(row);
      bytes += row.body.byteLength + String(columns["copied"] ?? "").length;
      if (bytes >= bytesMax) break;
    }
    return rows;
  };
}

/** `streams` of a store, on any open file. */
export function streamsOf(db: DatabaseSync): Store["streams"] {
  const select = db.prepare("SELECT min(stream) AS stream FROM rows WHERE stream > ?");
  return async () => {
    const streams: string[] = [];
    // From one to the next: a list of them all would be read of every row.
    for (let last = ""; ;) {
      const { stream } = select.get(last) as { readonly stream: string | null };
      if (stream === null) return streams;
      streams.push((last = stream));
    }
  };
}
