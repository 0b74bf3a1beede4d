import type { SQLOutputValue } from "node:sqlite";
import { LINE_WHOLE_MS } from "../../shared/limits.ts";
import {
  ARRIVING,
  elsewhere,
  type HeldDatabase,
  MOVED,
  type MoveSource,
  type MoveTarget,
  readMark,
} from "../store/moving.ts";
import { toRow } from "../store/sqlite-row.ts";
import { type Store } from "../store/store.ts";
import { tableShapes } from "../store/table-shapes.ts";
import { type Ask, openDatabaseLine } from "./line.ts";
import { markOn, refuseMovedDatabase, markDatabase } from "./moved-mark.ts";
import { POSTGRES_FORMAT } from "./postgres-format.ts";
import { postgresName } from "./postgres-name.ts";
import { postgresTables } from "./postgres-tables.ts";
import { checkDatabase, prepareTables } from "./start-checks.ts";

/** Nobody waits long for it, and it may copy for minutes. */
const ALONE = `SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0;
  SET LOCAL lock_timeout = '3s'; LOCK TABLE owners IN EXCLUSIVE MODE`;

/** Throws a sentence where a server works on this database. Behind the lock: none takes the forum from then on. */
async function refuseLive(ask: Ask, name: string): Promise<void> {
  const { rows } = await ask("SELECT address FROM nodes WHERE until > clock_timestamp() ORDER BY address");
  if (rows.length === 0) return;
  const addresses = rows.map(({ address }) => String(address)).join(", ");
  throw new Error(`A server runs on ${name}: ${addresses}. Stop it first; nothing was changed.`);
}

function held(ask: Ask, name: string, close: () => void): HeldDatabase {
  return {
    name,
    tables: postgresTables(ask),
    rows: { read: readerOn(ask), streams: streamsOn(ask) },
    close: async () => close(),
  };
}

/** Opens a database from which a forum goes, and holds it. Throws a sentence where somebody works on it. */
export async function openPostgresSource(url: string): Promise<MoveSource> {
  const name = postgresName(url);
  const { ask, close } = await openDatabaseLine(url);
  try {
    await refuseOther(ask, name);
    // The lock comes before the state that is read: nothing is written behind it.
    await ask(`BEGIN ISOLATION LEVEL REPEATABLE READ; ${ALONE}`, undefined, { deadlineMs: LINE_WHOLE_MS });
    await refuseLive(ask, name);
    const arriving = await markOn(ask, ARRIVING);
    if (arriving !== null) throw elsewhere(name, ARRIVING, arriving);
    const moved = await markOn(ask, MOVED);
    return {
      ...held(ask, name, close),
      moved: moved === null ? null : readMark(moved),
      leave: async (mark) => {
        await markDatabase(ask, MOVED, mark);
        await ask("COMMIT", undefined, { writes: true, deadlineMs: LINE_WHOLE_MS });
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** Opens one state of a database, which is read beside those who write. */
export async function openPostgresReader(url: string): Promise<HeldDatabase> {
  const name = postgresName(url);
  const { ask, close } = await openDatabaseLine(url);
  try {
    await refuseOther(ask, name);
    await ask(
      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0",
    );
    await refuseMovedDatabase(ask, name);
    return held(ask, name, close);
  } catch (error) {
    close();
    throw error;
  }
}

/** Throws a sentence where there is no forum of this version. */
async function refuseOther(ask: Ask, name: string): Promise<void> {
  const { rows } = await ask("SELECT to_regclass('cluster') IS NULL AS empty");
  if (rows[0]?.["empty"] === true) throw new Error(`There is no forum in ${name}.`);
  const found = await ask("SELECT value FROM cluster WHERE name = 'format'");
  const format = Number(found.rows[0]?.["value"]);
  if (format > POSTGRES_FORMAT) throw new Error(`${name} was written by a newer Concord (format ${format}).`);
}

/** Opens a database into which a forum comes, and makes its tables. Throws a sentence where it is not fit for it. */
export async function openPostgresTarget(url: string): Promise<MoveTarget> {
  const name = postgresName(url);
  const { ask, isOpen, close } = await openDatabaseLine(url);
  try {
    await checkDatabase(ask);
    await refuseStrangers(ask, name);
    await prepareTables(ask);
    const before = await stateIn(ask);
    let isOver = false;
    return {
      ...held(ask, name, close),
      state: before,
      begin: async (mark) => {
        await markDatabase(ask, ARRIVING, mark);
        await ask(`BEGIN; ${ALONE}`, undefined, { deadlineMs: LINE_WHOLE_MS });
        await refuseLive(ask, name);
        const tables = tableShapes().map((shape) => `"${shape.name}"`);
        if (before === "arriving") await ask(`TRUNCATE ${tables.join(", ")} RESTART IDENTITY`);
      },
      commit: async () => {
        await ask("COMMIT", undefined, { writes: true, deadlineMs: LINE_WHOLE_MS });
        isOver = true;
      },
      open: async () => {
        await ask("DELETE FROM cluster WHERE name = $1", [ARRIVING], { writes: true });
      },
      close: async () => {
        // Nothing came: the database is as empty as before.
        if (!isOver && before === "empty" && isOpen())
          await ask(`ROLLBACK; DELETE FROM cluster WHERE name = '${ARRIVING}'`).catch(() => undefined);
        close();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** Another program's tables: ours would stand among them. */
async function refuseStrangers(ask: Ask, name: string): Promise<void> {
  const { rows } = await ask(
    `SELECT to_regclass('cluster') IS NULL AND EXISTS (
      SELECT 1 FROM pg_tables WHERE schemaname = current_schema()) AS strange`,
  );
  if (rows[0]?.["strange"] === true)
    throw new Error(`${name} has tables of another program. Name an empty database; nothing was changed.`);
}

async function stateIn(ask: Ask): Promise<MoveTarget["state"]> {
  if ((await markOn(ask, ARRIVING)) !== null) return "arriving";
  const { rows } = await ask(
    `SELECT EXISTS (SELECT 1 FROM rows) OR EXISTS (SELECT 1 FROM people)
      OR EXISTS (SELECT 1 FROM cluster WHERE name IN ('founding', '${MOVED}')) AS forum`,
  );
  return rows[0]?.["forum"] === true ? "forum" : "empty";
}

/** Within the transaction, so that rows are read that only it sees. */
const readerOn =
  (ask: Ask): Store["read"] =>
  async (stream, after, { limit, kind }) => {
    const events = kind === undefined ? "" : " AND kind = 'minutes'";
    const { rows } = await ask(
      `SELECT * FROM rows WHERE stream = $1 AND seq > $2${events} ORDER BY seq LIMIT $3`,
      [stream, after, limit],
      { deadlineMs: LINE_WHOLE_MS },
    );
    return rows.map((row) => toRow(row as Record<string, SQLOutputValue>));
  };

const streamsOn =
  (ask: Ask): Store["streams"] =>
  async () => {
    const sql = 'SELECT DISTINCT stream COLLATE "C" AS stream FROM rows ORDER BY 1';
    const { rows } = await ask(sql, undefined, { deadlineMs: LINE_WHOLE_MS });
    return rows.map(({ stream }) => String(stream));
  };
