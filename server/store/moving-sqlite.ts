import { existsSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import {
  ARRIVING,
  elsewhere,
  type HeldDatabase,
  MOVED,
  type MoveSource,
  type MoveTarget,
  readMark,
} from "./moving.ts";
import { keepFromOthers } from "./owner-only.ts";
import { makeSingle, putInPlace, sidesOf } from "./single-file.ts";
import { bringToFormat, formatOf } from "./sqlite-format.ts";
import { markIn, setMark } from "./sqlite-moved.ts";
import { sqliteTables } from "./sqlite-tables.ts";
import { readerOf, streamsOf } from "./sqlite.ts";

const HELD = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";

function held(db: DatabaseSync, name: string): HeldDatabase {
  return {
    name,
    tables: sqliteTables(db),
    rows: { read: readerOf(db), streams: streamsOf(db) },
    close: async () => db.close(),
  };
}

/** Opens a file of this format from which a forum goes. Throws where another process holds it. */
export function openSqliteSource(file: string): MoveSource {
  const db = new DatabaseSync(file, { timeout: 1_000 });
  try {
    db.exec(HELD);
    db.exec("BEGIN IMMEDIATE");
    const mark = markIn(db, MOVED);
    const arriving = markIn(db, ARRIVING);
    if (arriving !== null) throw elsewhere(file, ARRIVING, arriving);
    return {
      ...held(db, file),
      moved: mark === null ? null : readMark(mark),
      leave: async (left) => {
        setMark(db, MOVED, left);
        db.exec("COMMIT");
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Opens a file that is read as it lies there, such as a backup. */
export function openSqliteCopy(file: string): HeldDatabase {
  const db = new DatabaseSync(file, { readOnly: true });
  return held(db, file);
}

/** Prepares a new file into which a forum comes. It has its name only once all is in it. */
export function openSqliteTarget(file: string): MoveTarget {
  const partial = `${file}.partial`;
  for (const left of sidesOf(partial)) rmSync(left, { force: true });
  const before = existsSync(file) ? arrivingIn(file) : null;
  const db = openEmpty(partial);
  const close = async (): Promise<void> => {
    if (db.isOpen) db.close();
    for (const left of sidesOf(partial)) rmSync(left, { force: true });
  };
  return {
    ...held(db, file),
    state: !existsSync(file) ? "empty" : before === null ? "forum" : "arriving",
    begin: async (mark) => {
      db.exec("BEGIN IMMEDIATE");
      setMark(db, ARRIVING, mark);
    },
    commit: async () => {
      db.exec("COMMIT");
      db.close();
      makeSingle(partial);
      // An earlier move into this name did not end.
      if (before !== null) rmSync(file);
      putInPlace(partial, file);
    },
    open: async () => {
      const whole = new DatabaseSync(file);
      try {
        whole.exec(HELD);
        setMark(whole, ARRIVING, null);
      } finally {
        whole.close();
      }
    },
    close,
  };
}

function openEmpty(file: string): DatabaseSync {
  keepFromOthers(file);
  const db = new DatabaseSync(file);
  db.exec(`${HELD}; PRAGMA journal_mode = WAL`);
  bringToFormat(db, file);
  return db;
}

/** The mark of a move into a file that did not end; null: it is something else. */
function arrivingIn(file: string): string | null {
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      return formatOf(db) === 0 ? null : markIn(db, ARRIVING);
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}
