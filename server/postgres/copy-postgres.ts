import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { ROWS_AT_ONCE_MAX } from "../../shared/limits.ts";
import { keepFromOthers } from "../store/owner-only.ts";
import { bringToFormat } from "../store/sqlite-format.ts";
import type { DatabaseLine } from "./line.ts";
import { readSnapshot } from "./whole-reading.ts";

/** Tables of one database at one moment, which no copy has. */
const OF_THE_MOMENT = new Set(["nodes", "owners", "probe"]);
/** Bodies of these have megabytes. */
const ONE_BY_ONE = new Set(["files", "received", "received_pieces", "checkpoints", "kept_checkpoints"]);
/** The order that SQLite keeps by its rowid. */
const ORDERED: Readonly<Record<string, string>> = { nominations: " ORDER BY n" };

/** A table that both engines have, with the columns that they share. */
export type CopiedTable = {
  readonly table: string;
  readonly columns: readonly string[];
};

/** The tables that a copy holds, as a SQLite file of this version has them. */
export function copiedTables(db: DatabaseSync): readonly CopiedTable[] {
  return db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => String(name))
    .filter((table) => !OF_THE_MOMENT.has(table))
    .map((table) => ({
      table,
      columns: db
        .prepare(`PRAGMA table_info(${table})`)
        .all()
        .map(({ name }) => String(name)),
    }));
}

/** Copies all tables, as they are at one moment, into a new SQLite file of this version. */
export async function copyPostgres(open: () => Promise<DatabaseLine>, to: string): Promise<void> {
  keepFromOthers(to);
  const db = new DatabaseSync(to);
  try {
    bringToFormat(db, to);
    // The source keeps them, and tables come in any order.
    db.exec("PRAGMA foreign_keys = OFF; PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
    await readSnapshot(open, async (each) => {
      for (const { table, columns } of copiedTables(db)) {
        const names = columns.map((column) => `"${column}"`).join(", ");
        const insert = db.prepare(
          `INSERT INTO ${table} (${names}) VALUES (${columns.map(() => "?").join(", ")})`,
        );
        const atOnce = ONE_BY_ONE.has(table) ? 1 : ROWS_AT_ONCE_MAX;
        await each(`SELECT ${names} FROM ${table}${ORDERED[table] ?? ""}`, atOnce, (rows) => {
          for (const row of rows) insert.run(...columns.map((column) => row[column] as SQLInputValue));
        });
      }
    });
    db.exec("COMMIT");
  } finally {
    db.close();
  }
}
