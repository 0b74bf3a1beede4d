import type { DatabaseSync } from "node:sqlite";
import { checkpointHash } from "./checkpoint-hash.ts";
import { SUMMED, sumOf } from "./sqlite-format.ts";
import type { StoredCheckpoint } from "./store.ts";

/**
 * What is wrong in a file of this format beside its rows, one line each: SQLite's own check of its pages, the
 * checksums of what stands in no chain, and checkpoints whose hash does not fit.
 */
export function damageIn(db: DatabaseSync): readonly string[] {
  const pages = db.prepare("PRAGMA integrity_check").all() as { integrity_check: string }[];
  const orphans = db.prepare("PRAGMA foreign_key_check").all() as { table: string }[];
  return [
    ...pages.filter((one) => one.integrity_check !== "ok").map((one) => `file\t${one.integrity_check}`),
    ...orphans.map(({ table }) => `${table}\tone is of a person who is not there`),
    ...Object.entries(SUMMED).flatMap(([table, columns]) =>
      db
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .filter((row) => sumOf(columns.map((column) => row[column] ?? null)) !== row["sum"])
        .map((row) => `${table}\t${String(row[columns[0]])}: its content does not fit its checksum`),
    ),
    ...(db.prepare("SELECT stream, seq, format, body, hash FROM checkpoints").all() as StoredCheckpoint[])
      .filter((one) => checkpointHash(one) !== one.hash)
      .map(
        (one) => `checkpoints\t${one.stream}: its content does not fit its hash; the rows are read instead`,
      ),
  ];
}
