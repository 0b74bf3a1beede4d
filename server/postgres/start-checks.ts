import type { Ask } from "./line.ts";
import { refuseMovedDatabase } from "./moved-mark.ts";
import { LATER_TABLES, POSTGRES_FORMAT, POSTGRES_TABLES } from "./postgres-format.ts";

const VERSION_MIN = 150_000;
/** A number of our own for the lock under which tables are made; a transaction's lock passes a pooler. */
const TABLES_LOCK = 0x43_6f_6e_63;

type Facts = Readonly<Record<"version" | "fsync" | "pages" | "commits" | "encoding", string>> & {
  readonly standby: boolean;
};

/** Why a database would lose what it acknowledged, in one sentence; null where it would not. */
function whyUnfit({ version, fsync, pages, commits, encoding, standby }: Facts): string | null {
  if (Number(version) < VERSION_MIN)
    return `it is version ${Math.floor(Number(version) / 10_000)}, and 15 is the oldest that Concord runs on`;
  if (standby) return "it is a standby, which takes no writes";
  if (encoding !== "UTF8") return `its encoding is ${encoding}, and texts need UTF8`;
  if (fsync !== "on") return "fsync is off, so that a power failure would lose acknowledged words";
  if (pages !== "on") return "full_page_writes is off, so that a power failure would damage it";
  if (commits === "off" || commits === "local")
    return `synchronous_commit is ${commits}, so that it acknowledges words that it may lose`;
  return null;
}

/** Throws one sentence if the database is not fit to keep a record. */
export async function checkDatabase(ask: Ask): Promise<void> {
  const { rows } = await ask(
    `SELECT current_setting('server_version_num') AS version, current_setting('fsync') AS fsync,
      current_setting('full_page_writes') AS pages, current_setting('synchronous_commit') AS commits,
      current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby`,
  );
  const why = whyUnfit(rows[0] as Facts);
  if (why !== null) throw new Error(`DATABASE_URL names a PostgreSQL that Concord does not use: ${why}.`);
}

/** Makes the tables where there are none. Throws a sentence on tables of a newer version, and on a forum that is elsewhere. */
export async function makeTables(ask: Ask): Promise<void> {
  await prepareTables(ask);
  await refuseMovedDatabase(ask, "this database");
}

/** The same for a database into which a forum comes. */
export async function prepareTables(ask: Ask): Promise<void> {
  await ask(`BEGIN; SELECT pg_advisory_xact_lock(${TABLES_LOCK})`);
  try {
    const { rows } = await ask("SELECT to_regclass('cluster') IS NULL AS empty");
    if (rows[0]?.["empty"] === true)
      await ask(
        `${POSTGRES_TABLES} INSERT INTO cluster (name, value) VALUES ('format', '${POSTGRES_FORMAT}');`,
      );
    const facts = await ask("SELECT value FROM cluster WHERE name = 'format'", []);
    const format = Number(facts.rows[0]?.["value"]);
    if (format > POSTGRES_FORMAT)
      throw new Error(`The database was written by a newer Concord (format ${format}).`);
    await ask(LATER_TABLES);
    await ask("COMMIT");
  } catch (error) {
    await ask("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
