import { execFile } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test as anyTest } from "vitest";
import { openDatabaseLine } from "../postgres/line.ts";
import { postgresClaims } from "../postgres/postgres-claims.ts";
import { postgresState } from "../postgres/postgres-state.ts";
import { prepareTables } from "../postgres/start-checks.ts";
import { openSqlite } from "../store/sqlite.ts";
import { tableShapes } from "../store/table-shapes.ts";
import { addRows, fillEveryTable } from "../testing/every-table.ts";
import { historyFolder } from "../testing/long-history.ts";
import { openPostgresCluster, type PostgresCluster, whyNoPostgres } from "../testing/postgres-cluster.ts";
import { backUpPostgres, lastPostgresBackup } from "./backup-postgres.ts";
import { checkPostgres, sayState, standbyLine } from "./checkup-postgres.ts";
import { migrate } from "./migrate.ts";
import { restorePostgres } from "./restore-postgres.ts";
import { verifyFile } from "./verify-file.ts";

const SHORT_ROWS = 300;
const ROWS = Number(process.env["MOVED_ROWS"] ?? SHORT_ROWS);
/** Rows of each other table. */
const OTHERS = 5;

if (whyNoPostgres !== null) console.log(`moves to PostgreSQL are left out: ${whyNoPostgres}`);
const test = anyTest.skipIf(whyNoPostgres !== null);

let folder: string;
let whole: string;
let opinion: string;
let cluster: PostgresCluster;
const file = (name: string): string => join(folder, name);
let copies = 0;
/** A forum in a file of its own. */
const newSource = (): string => {
  const copy = file(`source-${++copies}.sqlite`);
  copyFileSync(whole, copy);
  return copy;
};

beforeAll(async () => {
  if (whyNoPostgres !== null) return;
  folder = mkdtempSync(join(tmpdir(), "concord-migrate-"));
  const made = await historyFolder();
  whole = file("whole.sqlite");
  copyFileSync(join(made.dataDir, "concord.sqlite"), whole);
  made.remove();
  await addRows(whole, { stream: made.id, count: SHORT_ROWS });
  opinion = made.id;
  fillEveryTable(whole, OTHERS);
  cluster = await openPostgresCluster();
}, 60_000);
afterAll(async () => {
  if (whyNoPostgres !== null) return;
  await cluster.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs statements on a database. */
async function tell(url: string, ...statements: readonly string[]): Promise<void> {
  const line = await openDatabaseLine(url);
  try {
    for (const sql of statements) await line.ask(sql);
  } finally {
    line.close();
  }
}

/** Makes the tables of a database, and runs statements on it. */
async function withTables(url: string, ...statements: readonly string[]): Promise<void> {
  const line = await openDatabaseLine(url);
  await prepareTables(line.ask);
  line.close();
  await tell(url, ...statements);
}

test(
  "D40 a forum moves into PostgreSQL and back, every table and chain the same",
  async () => {
    const db = new DatabaseSync(whole, { readOnly: true });
    const empty = tableShapes().filter(
      ({ name }) => db.prepare(`SELECT 1 FROM "${name}"`).get() === undefined,
    );
    db.close();
    expect(empty).toEqual([]);

    const source = newSource();
    await addRows(source, { stream: opinion, count: ROWS - SHORT_ROWS });
    const before = await verifyFile(source);
    const url = await cluster.newDatabase();
    const began = performance.now();
    const there = await migrate(["--to", url], { file: source, databaseUrl: null });
    expect(there).toEqual({
      code: 0,
      lines: expect.arrayContaining([expect.stringMatching(/^moved \d+ rows/)]),
    });
    expect(() => openSqlite(source)).toThrow(/was moved to postgres:\/\/127\.0\.0\.1:\d+\/forum_\d+ on /);
    const back = file("back.sqlite");
    const home = await migrate(["--to", back], { file: source, databaseUrl: url });
    expect(home).toMatchObject({ code: 0 });
    const seconds = (performance.now() - began) / 1_000;
    // The same counts, digests and heads on both ways, and in the file that came back.
    expect(home.lines.slice(0, -2)).toEqual(there.lines.slice(0, -2));
    const verified = await verifyFile(back);
    expect(verified).toEqual(before);
    expect(verified.code).toBe(0);
    openSqlite(back).close();
    console.log(
      `${verified.rows} rows to PostgreSQL and back in ${seconds.toFixed(1)} s; the heads of ${verified.lines.length} streams are equal, verify whole`,
    );
    // A server that was open before takes it no more.
    const { ask, close } = await openDatabaseLine(url);
    expect(await postgresClaims(ask).claim("n", ["forum"])).toEqual([]);
    close();
    // Neither of them is moved once more.
    for (const databaseUrl of [null, url]) {
      const to = databaseUrl === null ? await cluster.newDatabase() : file("again.sqlite");
      const again = await migrate(["--to", to], { file: source, databaseUrl });
      expect(again).toEqual({
        code: 1,
        lines: [expect.stringMatching(/was moved to .* It is moved on from there/)],
      });
    }
  },
  60_000 + ROWS,
);

test("D41 a backup of PostgreSQL is a file that anyone verifies, and restores into an empty one", async () => {
  const url = await cluster.newDatabase();
  const source = newSource();
  await migrate(["--to", url], { file: source, databaseUrl: null });
  const backup = file("backup.sqlite");
  expect(await backUpPostgres(backup, url, { at: 7 })).toEqual({
    code: 0,
    lines: [expect.stringMatching(/\t\d+ rows, whole\t\d+ bytes$/)],
  });
  expect(await verifyFile(backup)).toEqual(await verifyFile(whole));
  expect(await lastPostgresBackup(url)).toEqual({ file: backup, at: 7 });
  expect(await backUpPostgres(backup, url, { at: 7 })).toMatchObject({
    code: 1,
    lines: [expect.stringContaining("overwrites nothing")],
  });

  const other = await cluster.newDatabase();
  const restored = await restorePostgres(backup, other, { at: 7 });
  expect(restored).toMatchObject({ code: 0 });
  expect(await restorePostgres(backup, other, { at: 7 })).toMatchObject({
    code: 1,
    lines: [expect.stringContaining("is not empty")],
  });
  // Pages of before may know rows that this one does not: it says so.
  const line = await openDatabaseLine(other);
  const marks = (await line.ask("SELECT at FROM restored WHERE at = 7", [])).rows;
  line.close();
  expect(marks).toHaveLength(1);
}, 60_000);

/** Ends the process, as kill -9 does, when it is about to ask one of the databases for something. */
const dyingAt = (said: string): string => `
  import pg from "pg";
  import { DatabaseSync } from "node:sqlite";
  for (const [{ prototype }, name] of [[pg.Client, "query"], [DatabaseSync, "prepare"]]) {
    const method = prototype[name];
    prototype[name] = function (asked, ...more) {
      if (new RegExp(${JSON.stringify(said)}).test(asked.text ?? asked)) process.kill(process.pid, "SIGKILL");
      return method.call(this, asked, ...more);
    };
  }`;
/** Each run in CI dies where most is at stake; the soak dies everywhere. */
const moments = (first: string, ...others: readonly string[]): readonly string[] =>
  ROWS > SHORT_ROWS ? [first, ...others] : [first];
const MIGRATE = new URL("migrate.ts", import.meta.url).href;

/** Moves in a process of its own that dies on its way. */
const dies = (said: string, to: string, place: Parameters<typeof migrate>[1]): Promise<string | undefined> =>
  new Promise((resolve) => {
    const script = `${dyingAt(said)}
      const { migrate } = await import(${JSON.stringify(MIGRATE)});
      await migrate(["--to", ${JSON.stringify(to)}], ${JSON.stringify(place)});`;
    const child = execFile(
      process.execPath,
      ["--input-type=module", "-e", script],
      { cwd: import.meta.dirname },
      () => resolve(child.signalCode ?? undefined),
    );
  });

test("D42 checkup says if a failover could lose words, who works, and how long a commit takes", async () => {
  const url = await cluster.newDatabase();
  await withTables(
    url,
    "INSERT INTO nodes VALUES ('n', 'http://a:1', '1', 1, false, 0, clock_timestamp() + interval '1 h')",
    "INSERT INTO owners VALUES ('forum', 'n', 3), ('other', 'gone', 1)",
  );
  const lines: string[] = [];
  const say = (isWell: boolean, ...what: readonly string[]): void =>
    void lines.push([isWell ? "ok" : "look", ...what].join(" "));
  await checkPostgres(url, say);
  expect(lines).toEqual([
    expect.stringMatching(
      /^ok database PostgreSQL \S+.* at postgres:\/\/\S+, without checksums of its pages$/,
    ),
    "look standby there is none: if the database’s machine dies, nothing takes over",
    expect.stringMatching(/ commit [\d.]+ ms, the slowest of 25 [\d.]+ ms$/),
    "ok server http://a:1, version 1, last beat 0 ms ago",
    "look server only one runs: none takes over if its machine dies",
    "ok owner forum: http://a:1, epoch 3",
    "look owner other: a server that is gone, epoch 1",
  ]);
  lines.length = 0;
  const nodes = [1_400, 1_600].map((beatMs) => ({ address: `http://${beatMs}`, version: "1", beatMs }));
  sayState({ ...(await postgresState(url)), nodes, owners: [] }, "x", say);
  expect(lines.filter((line) => line.includes(" server "))).toEqual([
    "ok server http://1400, version 1, last beat 1400 ms ago",
    "look server http://1600, version 1, last beat 1600 ms ago",
  ]);
});

const standby = (state: string | null) => ({ name: "second", state });
anyTest.each([
  [
    "",
    [standby("async")],
    "look",
    "second follows, and no commit waits for it: a failover may lose the last second",
  ],
  ["second", [standby("sync")], "ok", "second, synchronous: a failover loses no acknowledged words"],
  ["ANY 1 (*)", [standby("quorum"), standby("async")], "ok", "second, second, synchronous"],
  ["second", [], "look", "commits wait for second, which does not follow: nobody can write"],
  ["second", [standby(null)], "look", "this user may not see how it stands"],
] as const)("D42 standbys %j and %j are told: %s", (waitsFor, standbys, well, told) => {
  const [isWell, , line] = standbyLine({ waitsFor, standbys });
  expect([isWell ? "ok" : "look", line]).toEqual([well, expect.stringContaining(told)]);
});

test("D40 a move into PostgreSQL that is killed leaves one forum, and is run again", async () => {
  const before = await verifyFile(whole);
  // All of it lies in PostgreSQL, and the source is not marked yet; or later, or earlier.
  for (const said of moments("^DELETE FROM meta", "^DELETE FROM cluster", 'INSERT INTO "rows"')) {
    const source = newSource();
    const url = await cluster.newDatabase();
    const place = { file: source, databaseUrl: null };
    expect([said, await dies(said, url, place)]).toEqual([said, "SIGKILL"]);
    expect(await verifyFile(source)).toEqual(before);
    // Only behind the mark on its source the forum is in PostgreSQL.
    const isThere = said.endsWith("cluster");
    if (isThere) expect(() => openSqlite(source)).toThrow("was moved to");
    else openSqlite(source).close();
    const into = file(`no-${copies}.sqlite`);
    expect(await migrate(["--to", into], { file: source, databaseUrl: url })).toEqual({
      code: 1,
      lines: [expect.stringContaining("did not end. Run it again")],
    });
    expect(existsSync(into)).toBe(false);
    expect(await migrate(["--to", url], place)).toMatchObject({ code: 0 });
  }
}, 60_000);

test("D40 a move out of PostgreSQL that is killed leaves one forum, and is run again", async () => {
  for (const said of moments("^COMMIT", "^INSERT INTO cluster", "^FETCH")) {
    const url = await cluster.newDatabase();
    const source = newSource();
    await migrate(["--to", url], { file: source, databaseUrl: null });
    const to = file(`to-${copies}.sqlite`);
    const place = { file: source, databaseUrl: url };
    expect([said, await dies(said, to, place)]).toEqual([said, "SIGKILL"]);
    if (existsSync(to)) expect(() => openSqlite(to)).toThrow("did not end");
    else expect(said).toBe("^FETCH");
    expect(await migrate(["--to", to], place)).toMatchObject({ code: 0 });
    openSqlite(to).close();
    expect(await verifyFile(to)).toEqual(await verifyFile(whole));
  }
}, 60_000);

test("D40 each reason why nothing moves is one sentence, and changes nothing", async () => {
  const source = newSource();
  const empty = await cluster.newDatabase();
  const said = async (to: string, databaseUrl: string | null = null): Promise<string> => {
    const { code, lines } = await migrate(["--to", to], { file: source, databaseUrl });
    expect(code).toBe(1);
    return lines.join("\n");
  };
  const refused = empty.replace(/:\d+\//, ":1/");
  expect(await said(refused)).toBe(
    `${refused.replace("concord@", "")} could not be opened: nothing answers at this address.`,
  );
  const hba = join(cluster.folder, "data", "pg_hba.conf");
  writeFileSync(hba, `host all guest 127.0.0.1/32 scram-sha-256\n${readFileSync(hba, "utf8")}`);
  await tell(empty, "CREATE ROLE guest LOGIN PASSWORD 'right'", "SELECT pg_reload_conf()");
  expect(await said(empty.replace("concord@", "guest:wrong@"))).toMatch(
    /: it refuses this user or this password\.$/,
  );
  expect(await said(empty.replace("concord@", "guest:right@"))).toMatch(
    /: this user may not do that in it\.$/,
  );
  expect(await said(cluster.urlOf("nowhere"))).toMatch(/: it has no database of this name\.$/);

  const strange = await cluster.newDatabase();
  await tell(strange, "CREATE TABLE orders (n int)");
  expect(await said(strange)).toMatch(
    /has tables of another program\. Name an empty database; nothing was changed\.$/,
  );

  const newer = await cluster.newDatabase();
  await migrate(["--to", newer], { file: newSource(), databaseUrl: null });
  expect(await said(newer)).toMatch(/is not empty\. Name one that is; nothing was changed\.$/);
  await tell(
    newer,
    "INSERT INTO nodes VALUES ('n', 'http://a:1', '1', 1, false, 0, clock_timestamp() + interval '1 h')",
  );
  expect(await said(file("x.sqlite"), newer)).toMatch(/^A server runs on .*: http:\/\/a:1\. Stop it first; /);
  await tell(newer, "DELETE FROM nodes", "UPDATE cluster SET value = '999' WHERE name = 'format'");
  expect(await said(newer)).toMatch(/newer Concord \(format 999\)\.$/);
  expect(await said(file("x.sqlite"), newer)).toMatch(/newer Concord \(format 999\)\.$/);

  // A full disk says so by this code.
  const full = await cluster.newDatabase();
  await withTables(
    full,
    `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`,
    "CREATE TRIGGER full_disk BEFORE INSERT ON rows FOR EACH ROW EXECUTE FUNCTION full_disk()",
  );
  expect(await said(full)).toMatch(
    /: its disk is full\. Run it again; until then the forum is where it was\.$/,
  );
  expect(await said("/dev/full/x.sqlite", full)).toMatch(/^There is no folder \/dev\/full\.$/);

  const taken = file("taken.sqlite");
  appendFileSync(taken, "mine");
  expect(await said(taken, full)).toMatch(/is not empty\. Name one that is; nothing was changed\.$/);
  expect(readFileSync(taken, "utf8")).toBe("mine");
  const open = openSqlite(source);
  expect(await said(empty)).toBe(`A server runs on ${source}. Stop it first; nothing was changed.`);
  open.close();
  const db = new DatabaseSync(source);
  db.exec("PRAGMA user_version = 99");
  db.close();
  expect(await said(empty)).toMatch(/was written by a newer Concord \(format 99\)\.$/);
}, 60_000);
