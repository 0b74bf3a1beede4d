import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPostgresCluster, type PostgresCluster, whyNoPostgres } from "../testing/postgres-cluster.ts";
import { Away } from "../store/store.ts";
import { openDatabaseLine } from "./line.ts";
import { checkDatabase, makeTables } from "./start-checks.ts";

if (whyNoPostgres !== null) console.log(`left out: connections to PostgreSQL. ${whyNoPostgres}`);

describe.skipIf(whyNoPostgres !== null)("a connection to PostgreSQL", () => {
  let cluster: PostgresCluster;
  beforeAll(async () => {
    cluster = await openPostgresCluster();
  });
  afterAll(() => cluster?.close());
  const open = (options = "") => openDatabaseLine(cluster.urlOf(`postgres${options}`));

  test("D34 a statement without an answer ends its connection, and its outcome is unknown", async () => {
    const line = await open();
    const asked = performance.now();
    await expect(line.ask("SELECT pg_sleep(30)", [], { deadlineMs: 200 })).rejects.toThrow(Away);
    expect(performance.now() - asked).toBeLessThan(20_000);
    expect(line.isOpen()).toBe(false);
    await expect(line.ask("SELECT 1", [])).rejects.toThrow(Away);
  });

  test("D34 a warning of the database is a failure of what it wrote, and of nothing else", async () => {
    const line = await open();
    const warn = "DO $$ BEGIN RAISE WARNING 'canceling wait' USING ERRCODE = '01000'; END $$";
    await line.ask(warn);
    await expect(line.ask(warn, undefined, { writes: true })).rejects.toThrow(/canceling wait/);
    expect(line.isOpen()).toBe(false);
  });

  test("D34 a restart of PostgreSQL ends no process: idle connections close, new ones open", async () => {
    const line = await open();
    const asking = await open();
    const asked = expect(asking.ask("SELECT pg_sleep(30)", [])).rejects.toThrow(Away);
    await cluster.stop("SIGQUIT");
    await asked;
    await expect.poll(() => line.isOpen()).toBe(false);
    await expect(open()).rejects.toThrow(Away);
    await cluster.start();
    const after = await open();
    expect((await after.ask("SELECT 1 AS one", [])).rows).toEqual([{ one: 1 }]);
    after.close();
  });

  test("of several hosts the first is taken that answers", async () => {
    const line = await openDatabaseLine(`postgres://concord@127.0.0.1:1,127.0.0.1:${cluster.port}/postgres`);
    expect((await line.ask("SELECT 7 AS seven", [])).rows).toEqual([{ seven: 7 }]);
    line.close();
  });

  test.each([
    ["synchronous_commit%3Doff", "acknowledges words that it may lose"],
    ["synchronous_commit%3Dlocal", "acknowledges words that it may lose"],
  ])("D35 with %s it is refused in a sentence", async (setting, sentence) => {
    const line = await open(`?options=-c%20${setting}`);
    await expect(checkDatabase(line.ask)).rejects.toThrow(sentence);
    line.close();
  });

  test("D35 a usual one is taken, and its tables are made once; newer ones are refused", async () => {
    const line = await openDatabaseLine(await cluster.newDatabase());
    await checkDatabase(line.ask);
    await makeTables(line.ask);
    await makeTables(line.ask);
    await line.ask("UPDATE cluster SET value = '2' WHERE name = 'format'");
    await expect(makeTables(line.ask)).rejects.toThrow("written by a newer Concord (format 2)");
    line.close();
  });

  test.each([
    ["fsync", "a power failure would lose acknowledged words"],
    ["full_page_writes", "a power failure would damage it"],
  ])("D35 with %s off it is refused in a sentence", async (setting, sentence) => {
    const first = await open();
    await first.ask(`ALTER SYSTEM SET ${setting} = off`);
    await first.ask("SELECT pg_reload_conf()");
    try {
      await expect.poll(async () => (await first.ask(`SHOW ${setting}`)).rows[0]?.[setting]).toBe("off");
      await expect(checkDatabase(first.ask)).rejects.toThrow(sentence);
    } finally {
      await first.ask(`ALTER SYSTEM RESET ${setting}`);
      await first.ask("SELECT pg_reload_conf()");
      first.close();
    }
  });
});
