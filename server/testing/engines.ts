import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabaseLine } from "../postgres/line.ts";
import { openPostgres } from "../postgres/postgres.ts";
import { type Database, WHOLE_FORUM } from "../store/claims.ts";
import { openSqliteDatabase } from "../store/sqlite.ts";
import type { Store } from "../store/store.ts";
import { openPostgresCluster, type PostgresCluster, whyNoPostgres } from "./postgres-cluster.ts";

/** A database for a test: its store under a claim, and what only a test does to it. */
export type TestDatabase = {
  readonly store: () => Store;
  readonly database: () => Database;
  /** Closes and opens it; the claim is taken anew. */
  readonly again: () => Promise<void>;
  /** Runs SQL that both engines understand beside the store, as damage does. */
  readonly spoil: (sql: string) => Promise<void>;
  readonly count: (table: string) => Promise<number>;
  /** Of SQLite: its file. */
  readonly file?: string;
  readonly close: () => Promise<void>;
};

/** One of the two stores, with all that its databases share in a test file. */
export type Engine = {
  readonly name: "SQLite" | "PostgreSQL";
  readonly open: () => Promise<TestDatabase>;
  readonly close: () => Promise<void>;
};

/** A slow machine fails no test. */
const PATIENT = { deadlineMs: 60_000, readMs: 60_000 };
const NODE = "node-of-the-test";

async function underClaim(database: Database): Promise<Store> {
  const [claim] = await database.claims.claim(NODE, [WHOLE_FORUM]);
  if (claim === undefined) throw new Error("the key was not free");
  return database.under(claim);
}

function sqliteEngine(): Engine {
  return {
    name: "SQLite",
    open: async () => {
      const folder = mkdtempSync(join(tmpdir(), "concord-contract-"));
      const file = join(folder, "concord.sqlite");
      let database = openSqliteDatabase(file);
      let store = await underClaim(database);
      const again = async (): Promise<void> => {
        await database.close();
        database = openSqliteDatabase(file);
        store = await underClaim(database);
      };
      const beside = async <Result>(work: (db: DatabaseSync) => Result): Promise<Result> => {
        await database.close();
        const db = new DatabaseSync(file, { enableForeignKeyConstraints: false });
        const result = work(db);
        db.close();
        database = openSqliteDatabase(file);
        store = await underClaim(database);
        return result;
      };
      return {
        file,
        store: () => store,
        database: () => database,
        again,
        spoil: (sql) => beside((db) => db.exec(sql)),
        count: (table) =>
          beside((db) => Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.["n"])),
        close: async () => {
          await database.close();
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
    close: async () => undefined,
  };
}

/** One cluster and one database for all: making a database takes longer than emptying one. */
function postgresEngine(): Engine {
  let made: Promise<{ readonly cluster: PostgresCluster; readonly url: string }> | null = null;
  const make = async () => {
    const cluster = await openPostgresCluster();
    return { cluster, url: await cluster.newDatabase() };
  };
  return {
    name: "PostgreSQL",
    open: async () => {
      const { url } = await (made ??= make());
      let database = await openPostgres(url, PATIENT);
      let store = await underClaim(database);
      const ask = async (sql: string) => {
        const line = await openDatabaseLine(url, PATIENT);
        try {
          return await line.ask(sql);
        } finally {
          line.close();
        }
      };
      return {
        store: () => store,
        database: () => database,
        again: async () => {
          await database.close();
          database = await openPostgres(url, PATIENT);
          store = await underClaim(database);
        },
        spoil: async (sql) => void (await ask(sql)),
        count: async (table) => Number((await ask(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.["n"]),
        close: async () => {
          await database.empty();
          await database.close();
        },
      };
    },
    close: async () => (await made)?.cluster.close(),
  };
}

/** Both stores. Without PostgreSQL, SQLite alone, and the reason is printed. */
export function engines(): readonly Engine[] {
  if (whyNoPostgres === null) return [sqliteEngine(), postgresEngine()];
  console.log(`left out: tests of the store on PostgreSQL. ${whyNoPostgres}`);
  return [sqliteEngine()];
}
