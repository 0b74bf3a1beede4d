import { hash as hashOf } from "node:crypto";
import type { SQLInputValue } from "node:sqlite";
import { ROWS_AT_ONCE_MAX } from "../../shared/limits.ts";
import { checkpointHash } from "../store/checkpoint-hash.ts";
import { SUMMED, sumOf } from "../store/sqlite-format.ts";
import { Away, type IssuedFile, type StoredCheckpoint } from "../store/store.ts";
import type { DatabaseLine } from "./line.ts";
import { type Each, readSnapshot } from "./whole-reading.ts";

type Found = Readonly<Record<string, unknown>>;

const whySummed = (table: keyof typeof SUMMED) => (row: Found) => {
  const columns: readonly string[] = SUMMED[table];
  return sumOf(columns.map((column) => (row[column] ?? null) as SQLInputValue)) === row["sum"]
    ? null
    : `${table}\t${String(row[columns[0]!])}: its content does not fit its checksum`;
};
const whyFile = (row: Found): string | null => {
  const { hash, body } = row as IssuedFile;
  return hashOf("sha256", body) === hash ? null : `files\t${hash}: its content does not fit its hash`;
};
const whyCheckpoint = (table: string) => (row: Found) => {
  const one = row as StoredCheckpoint;
  return checkpointHash(one) === one.hash
    ? null
    : `${table}\t${one.stream}: its content does not fit its hash; the rows are read instead`;
};

/**
 * Lists damage beside the rows, one line each, as in a SQLite file. The pages of the files are PostgreSQL's: it counts
 * those whose checksums fail where they were turned on.
 */
export async function postgresDamage(open: () => Promise<DatabaseLine>): Promise<readonly string[]> {
  const lines: string[] = [];
  const look = async (
    table: string,
    { atOnce, why }: { readonly atOnce: number; readonly why: (row: Found) => string | null },
  ): Promise<void> => {
    const read = (each: Each) =>
      each(`SELECT * FROM ${table}`, atOnce, (rows) => lines.push(...rows.flatMap((row) => why(row) ?? [])));
    try {
      await readSnapshot(open, read);
    } catch (error) {
      if (error instanceof Away) throw error;
      lines.push(`${table}\tit cannot be read: ${String(error)}`);
    }
  };
  await readSnapshot(open, async (_each, ask) => {
    const { rows } = await ask(
      "SELECT coalesce(checksum_failures, 0) AS failures FROM pg_stat_database WHERE datname = current_database()",
    );
    const failures = Number(rows[0]?.["failures"] ?? 0);
    if (failures > 0) lines.push(`file\tPostgreSQL found ${failures} pages that do not fit their checksums`);
  });
  for (const table of Object.keys(SUMMED) as (keyof typeof SUMMED)[])
    await look(table, { atOnce: ROWS_AT_ONCE_MAX, why: whySummed(table) });
  await look("files", { atOnce: 1, why: whyFile });
  for (const table of ["checkpoints", "kept_checkpoints"])
    await look(table, { atOnce: 1, why: whyCheckpoint(table) });
  return lines;
}
