import { rmSync } from "node:fs";
import type { Log } from "../log/log.ts";
import { openSqlite } from "../store/sqlite.ts";
import type { Store } from "../store/store.ts";

/** The database and what SQLite keeps beside it. */
const FILES = ["", "-wal", "-shm"];

/**
 * Opens the database of a data folder; throws where another process holds it. A forum is founded in many steps, and
 * nobody is let in before the last: one whose founding was broken off is nothing yet, and goes.
 */
export async function openFounded(file: string, log: Log): Promise<Store> {
  const store = openSqlite(file, log);
  if (!(await store.isBeingFounded())) return store;
  store.close();
  for (const end of FILES) rmSync(file + end, { force: true });
  return openSqlite(file, log);
}
