import { setTimeout as pause } from "node:timers/promises";
import { escapeLiteral } from "pg";
import {
  DATABASE_WAIT_MS,
  LINE_DEADLINE_MS,
  LINE_READ_MS,
  LINE_WHOLE_MS,
  PROBE_BYTES,
  READ_LINES_MAX,
} from "../../shared/limits.ts";
import { type Claim, type Database, Fenced, Taken } from "../store/claims.ts";
import { TOO_MANY_COMMANDS } from "../store/sqlite-commands.ts";
import { Away, type Store } from "../store/store.ts";
import { appendUnder, insertRowsIn } from "./append.ts";
import { copyPostgres } from "./copy-postgres.ts";
import { type Ask, type DatabaseLine, openDatabaseLine } from "./line.ts";
import { type DatabaseLines, openDatabaseLines, type Transaction, transactionOn } from "./lines.ts";
import { postgresAudit } from "./postgres-audit.ts";
import { postgresClaims } from "./postgres-claims.ts";
import { postgresConsultations } from "./postgres-consultations.ts";
import { postgresContacts } from "./postgres-contacts.ts";
import { postgresDamage } from "./postgres-damage.ts";
import { hasCode } from "./postgres-errors.ts";
import { postgresFacts } from "./postgres-facts.ts";
import { postgresIdentities } from "./postgres-identities.ts";
import { postgresLinks } from "./postgres-links.ts";
import { postgresMailChoices } from "./postgres-mail-choices.ts";
import { postgresMails } from "./postgres-mails.ts";
import { postgresNominations } from "./postgres-nominations.ts";
import { postgresNotices } from "./postgres-notices.ts";
import { postgresPasskeys } from "./postgres-passkeys.ts";
import { postgresPeople } from "./postgres-people.ts";
import { postgresReceived } from "./postgres-received.ts";
import { postgresRemoval } from "./postgres-removal.ts";
import { postgresRestored } from "./postgres-restored.ts";
import { postgresRows } from "./postgres-rows.ts";
import { postgresSessions } from "./postgres-sessions.ts";
import { checkDatabase, makeTables } from "./start-checks.ts";
import { unlessHanging } from "./unless-hanging.ts";

/** Transactions beside the rows, one after the other over all nodes, as SQLite has them. */
const BESIDE_LOCK = 0x63_6f_6e_63;
const ONE_BY_ONE = `SELECT pg_advisory_xact_lock(${BESIDE_LOCK});`;
/** Rows of a database that nobody owns. */
const NO_EPOCH = 0;
const [DIVISION_BY_ZERO, KEY_TAKEN] = ["22012", "23505"];
const ROWS_KEY = "rows_pkey";
const PAUSE_MS = 250;

/** The tables whose removed bytes `pack` takes out of the files. */
const PACKED = ["rows", "checkpoints", "kept_checkpoints", "mails", "links"];

/** Connections of an open database: one for rows, one for transactions beside them, some for what is read. */
type Connected = {
  readonly open: () => Promise<DatabaseLine>;
  readonly rowLines: DatabaseLines;
  readonly besideLines: DatabaseLines;
  readonly readLines: DatabaseLines;
  /** Work on whole tables that others wait for, or that waits for others. */
  readonly whole: { copying: Promise<unknown>; packing: Promise<unknown> };
};

/** A database on PostgreSQL with what only its operators ask of it. */
export type PostgresDatabase = Database & {
  /** Facts of the database itself by name: moved, needs, founding. */
  readonly fact: (name: string) => Promise<string | null>;
  readonly saveFact: (name: string, value: string | null) => Promise<void>;
  /** Takes everything out of the tables, ownership and facts apart: of a founding that was broken off nothing counts. */
  readonly empty: () => Promise<void>;
  /** True: a failover loses nothing that was acknowledged; null: this user may not see it. */
  readonly isStandbySynchronous: () => Promise<boolean | null>;
};

/** Times within which rows are stored, and within which other statements are answered. */
export type DatabaseDeadlines = { readonly deadlineMs?: number; readonly readMs?: number };

/** Waits for a database that starts at the same time; throws one sentence. */
async function connect(url: string, deadlineMs: number): Promise<DatabaseLine> {
  const end = performance.now() + DATABASE_WAIT_MS;
  for (;;) {
    try {
      return await openDatabaseLine(url, { deadlineMs });
    } catch (error) {
      if (!(error instanceof Away) || performance.now() > end) {
        const why =
          error instanceof Away && error.cause instanceof Error ? error.cause.message : String(error);
        throw new Error(`The database at DATABASE_URL cannot be reached: ${why}.`, { cause: error });
      }
      await pause(PAUSE_MS);
    }
  }
}

/**
 * The store of several machines: PostgreSQL, each commit flushed before it is acknowledged. Throws a sentence where it
 * cannot be reached or would lose words.
 */
export async function openPostgres(
  url: string,
  { deadlineMs = LINE_DEADLINE_MS, readMs = LINE_READ_MS }: DatabaseDeadlines = {},
): Promise<PostgresDatabase> {
  // A slow disk may take seconds to make the tables, once.
  const first = await connect(url, readMs);
  try {
    await checkDatabase(first.ask);
    await makeTables(first.ask);
  } finally {
    first.close();
  }
  const open = (): Promise<DatabaseLine> => openDatabaseLine(url, { deadlineMs });
  const openPatient = (): Promise<DatabaseLine> => openDatabaseLine(url, { deadlineMs: readMs });
  const claimLines = openDatabaseLines(open, 1);
  const readLines = openDatabaseLines(openPatient, READ_LINES_MAX);
  const read: Ask = (...asked) => readLines.use((line) => line.ask(...asked));
  const connected: Connected = {
    open,
    rowLines: unlessHanging(openDatabaseLines(open, 1), read),
    besideLines: unlessHanging(openDatabaseLines(openPatient, 1), read),
    readLines,
    whole: { copying: Promise.resolve(), packing: Promise.resolve() },
  };
  const close = (): void => {
    const { rowLines, besideLines, readLines } = connected;
    for (const lines of [claimLines, rowLines, besideLines, readLines]) lines.close();
  };
  return {
    claims: postgresClaims((...asked) => claimLines.use(({ ask }) => ask(...asked))),
    under: (claim) => storeOn(connected, { claim, close }),
    store: storeOn(connected, { claim: null, close }),
    ...postgresFacts({ open }),
    close: async () => close(),
  };
}

/** Fails within the message that commits where the claim is lost. */
const fenceOf = ({ key, node, epoch }: Claim): string =>
  `SELECT 1 / count(*) FROM (SELECT 1 FROM owners WHERE key = ${escapeLiteral(key)} AND node = ${escapeLiteral(node)}
    AND epoch = ${epoch} FOR SHARE) AS own;`;

/** Turns what the database says of rows into the errors of the contract. */
const rowErrors =
  (claim: Claim | null) =>
  (error: unknown): never => {
    if (claim !== null && hasCode(error, DIVISION_BY_ZERO)) throw new Fenced(claim);
    if (hasCode(error, KEY_TAKEN) && error.constraint === ROWS_KEY) throw new Taken(error);
    throw error;
  };

/** Writes the tables anew. Gives up where another program reads them for long: everybody would wait behind it. */
async function packTables(open: () => Promise<DatabaseLine>): Promise<void> {
  const { ask, close } = await open();
  try {
    if ((await ask("SELECT 1 FROM to_pack LIMIT 1", [])).rows.length === 0) return;
    await ask(`SET lock_timeout = ${LINE_DEADLINE_MS}`);
    for (const table of PACKED) await ask(`VACUUM (FULL) ${table}`, undefined, { deadlineMs: LINE_WHOLE_MS });
    await ask("RESET lock_timeout");
    await ask("DELETE FROM to_pack", []);
  } finally {
    close();
  }
}

/** Of ids that no longer count, and of files without a receipt: by the node that owns them, before it writes others. */
async function sweep(ask: Ask): Promise<void> {
  for (const sql of TOO_MANY_COMMANDS) await ask(sql, []);
  await ask("DELETE FROM received_pieces WHERE number NOT IN (SELECT number FROM received)", []);
}

function storeOn(
  { open, rowLines, besideLines, readLines, whole }: Connected,
  { claim, close }: { readonly claim: Claim | null; readonly close: () => void },
): Store {
  const epoch = claim?.epoch ?? NO_EPOCH;
  const failed = rowErrors(claim);
  const rowTransaction = transactionOn(rowLines, { check: claim === null ? "" : fenceOf(claim) });
  const writeRows: Transaction = (work) => rowTransaction(work).catch(failed);
  const ask: Ask = async (sql, values, asking) => {
    await whole.packing;
    return readLines.use((line) => line.ask(sql, values, asking));
  };
  const parts = { ask, transaction: transactionOn(besideLines, { begin: ONE_BY_ONE }), writeRows };
  let sweeping: Promise<void> | null = null;
  const swept = (): Promise<void> =>
    (sweeping ??= sweep(ask).catch((error: unknown) => {
      sweeping = null;
      throw error;
    }));

  // While the database is away, the next file that comes in sweeps.
  if (claim !== null) swept().catch(() => undefined);

  const append: Store["append"] = async (rows, bound = [], freed = []) => {
    if (rows.length === 0 && bound.length === 0 && freed.length === 0) return;
    const ids = new Set(bound.map(({ stream, client }) => `${stream} ${client}`));
    const isBoundAgain = freed.some(({ stream, client }) => ids.has(`${stream} ${client}`));
    if (claim === null || isBoundAgain) {
      // One statement would see the old binding beside the new one.
      await writeRows(async (ask) => {
        if (isBoundAgain) await insertRowsIn(ask, { rows: [], freed, epoch });
        await insertRowsIn(ask, { rows, bound, freed: isBoundAgain ? [] : freed, epoch });
      });
      return;
    }
    const appended = { rows, bound, freed };
    const isOwned = await rowLines.use((line) => appendUnder(line.ask, appended, claim)).catch(failed);
    if (!isOwned) throw new Fenced(claim);
  };

  return {
    append,
    ...postgresRows(parts),
    ...postgresPeople(parts, epoch),
    ...postgresIdentities(parts),
    ...postgresPasskeys(parts),
    ...postgresReceived(parts, swept),
    ...postgresMails(parts),
    ...postgresAudit(parts),
    ...postgresNominations(parts, epoch),
    ...postgresConsultations(parts, epoch),
    ...postgresMailChoices(parts),
    ...postgresRemoval(parts, epoch),
    ...postgresRestored(parts, epoch),
    ...postgresContacts(parts),
    ...postgresNotices(parts),
    ...postgresLinks(parts),
    ...postgresSessions(parts),
    damage: () => postgresDamage(open),
    probe: () =>
      readLines.use(async ({ ask }) => {
        const bytes = `convert_to(repeat('probe...', ${PROBE_BYTES / 8}), 'UTF8')`;
        await ask(`BEGIN; INSERT INTO probe (body) VALUES (${bytes}); ROLLBACK`);
      }),
    copyTo: (to) => {
      const copied = copyPostgres(open, to);
      whole.copying = copied.catch(() => undefined);
      return copied;
    },
    // On the line of rows: what is appended meanwhile waits for its turn, and its deadline begins then.
    pack: async () => {
      await whole.copying;
      const packed = rowLines.use(() => packTables(open));
      whole.packing = packed.catch(() => undefined);
      await packed;
    },
    close,
  };
}
