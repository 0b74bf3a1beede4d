import { hash as hashOf } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { checkpointHash } from "./checkpoint-hash.ts";
import { SUMMED, sumOf } from "./sqlite-format.ts";
import type { IssuedFile, StoredCheckpoint } from "./store.ts";

/**
 * Lists damage in a file of this format beside its rows, one line each: SQLite's own check of its pages, the
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
    ...damagedFiles(db),
    ...["checkpoints", "kept_checkpoints"].flatMap((table) => damagedCheckpoints(db, table)),
  ];
}

function damagedFiles(db: DatabaseSync): readonly string[] {
  const lines: string[] = [];
  for (const row of db.prepare("SELECT hash, body FROM files").iterate()) {
    const { hash, body } = row as unknown as IssuedFile;
    if (hashOf("sha256", body) !== hash) lines.push(`files\t${hash}: its content does not fit its hash`);
  }
  return lines;
}

/** One by one: those that are kept may be many. */
function damagedCheckpoints(db: DatabaseSync, table: string): readonly string[] {
  const lines: string[] = [];
  for (const row of db.prepare(`SELECT stream, seq, format, body, hash FROM ${table}`).iterate()) {
    const one = row as unknown as StoredCheckpoint;
    if (checkpointHash(one) !== one.hash)
      lines.push(`${table}\t${one.stream}: its content does not fit its hash; the rows are read instead`);
  }
  return lines;
}
