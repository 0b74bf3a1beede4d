import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openPostgresReader } from "../postgres/moving-postgres.ts";
import { openDatabaseLine } from "../postgres/line.ts";
import { postgresFacts } from "../postgres/postgres-facts.ts";
import { postgresName } from "../postgres/postgres-name.ts";
import { copyTables } from "../store/copy-tables.ts";
import { BACKUP_NOTE, type NotedBackup, readNote } from "../store/last-backup.ts";
import { keepFromOthers } from "../store/owner-only.ts";
import { bringToFormat } from "../store/sqlite-format.ts";
import { sqliteTables } from "../store/sqlite-tables.ts";
import { tableShapes } from "../store/table-shapes.ts";
import { backUp } from "./backup.ts";
import { openedDatabase } from "./migrate.ts";
import type { Outcome } from "./outcome.ts";

const factsOf = (url: string): ReturnType<typeof postgresFacts> =>
  postgresFacts({ open: () => openDatabaseLine(url) });

/**
 * `backup FILE` of a forum in PostgreSQL: one state of it, read beside the servers, as a file of this version that is
 * verified like any other.
 */
export async function backUpPostgres(
  file: string | undefined,
  url: string,
  { at }: { readonly at: number },
): Promise<Outcome> {
  const done = await copyInto(file, url);
  // In the database: each machine's checkup and figures tell of it.
  if (done.code === 0 && file !== undefined)
    await factsOf(url)
      .saveFact(BACKUP_NOTE, JSON.stringify({ file: resolve(file), at }))
      .catch(() => undefined);
  return done;
}

/** The last backup of a database, whichever machine made it. */
export async function lastPostgresBackup(url: string): Promise<NotedBackup | null> {
  const stored = await factsOf(url)
    .fact(BACKUP_NOTE)
    .catch(() => null);
  return stored === null ? null : readNote(stored);
}

const copyInto = (file: string | undefined, url: string): Promise<Outcome> =>
  backUp(file, async ({ arguments: [partial = ""] }) => {
    const source = await openedDatabase(postgresName(url), () => openPostgresReader(url));
    if ("code" in source) return source;
    rmSync(partial, { force: true });
    keepFromOthers(partial);
    const db = new DatabaseSync(partial);
    try {
      bringToFormat(db, partial);
      db.exec("PRAGMA foreign_keys = ON; BEGIN IMMEDIATE");
      await copyTables(source.tables, sqliteTables(db), tableShapes());
      db.exec("COMMIT");
      return { lines: [], code: 0 };
    } finally {
      db.close();
      await source.close();
    }
  });
