import { DatabaseSync } from "node:sqlite";
import { copyTables } from "../store/copy-tables.ts";
import { keepFromOthers } from "../store/owner-only.ts";
import { bringToFormat } from "../store/sqlite-format.ts";
import { sqliteTables } from "../store/sqlite-tables.ts";
import { tableShapes } from "../store/table-shapes.ts";
import type { DatabaseLine } from "./line.ts";
import { postgresTables } from "./postgres-tables.ts";
import { readSnapshot } from "./whole-reading.ts";

/** Copies all tables, as they are at one moment, into a new SQLite file of this version. */
export async function copyPostgres(open: () => Promise<DatabaseLine>, to: string): Promise<void> {
  keepFromOthers(to);
  const db = new DatabaseSync(to);
  try {
    bringToFormat(db, to);
    // The source keeps them, and tables come in any order.
    db.exec("PRAGMA foreign_keys = OFF; PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
    await readSnapshot(open, (_each, ask) =>
      copyTables(postgresTables(ask), sqliteTables(db), tableShapes()),
    );
    db.exec("COMMIT");
  } finally {
    db.close();
  }
}
