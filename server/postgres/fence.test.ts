import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inputId, userId } from "../../shared/ids.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import { EMPTY_CHAIN } from "../store/check-row.ts";
import { type Claim, Fenced, Taken, WHOLE_FORUM } from "../store/claims.ts";
import { Away, type Row } from "../store/store.ts";
import { openPostgresCluster, type PostgresCluster, whyNoPostgres } from "../testing/postgres-cluster.ts";
import { seeded } from "../testing/chance.ts";
import { appendUnder } from "./append.ts";
import { openDatabaseLine } from "./line.ts";
import { openPostgres, type PostgresDatabase } from "./postgres.ts";

if (whyNoPostgres !== null) console.log(`left out: fences on PostgreSQL. ${whyNoPostgres}`);

const BY = userId("01J0000000000000000000AAAA");
const APPENDER = fileURLToPath(new URL("../testing/append-process.ts", import.meta.url));
/** So many owners are frozen at moments by chance; `npm run soak` freezes more. */
const FREEZES = Number(process.env["FREEZES"] ?? 2);
const PATIENT = { deadlineMs: 60_000, readMs: 60_000 };

const writerOf = (stream: string) => {
  const log = openChainWriter(stream, EMPTY_CHAIN);
  return (count: number): readonly Row[] => {
    for (let n = 0; n < count; n++)
      log.words({ at: n, by: BY, client: 7, update: new Uint8Array(200), copied: null });
    return log.take();
  };
};

describe.skipIf(whyNoPostgres !== null)("claims and fences on PostgreSQL", () => {
  let cluster: PostgresCluster;
  let url: string;
  let database: PostgresDatabase;
  beforeAll(async () => {
    cluster = await openPostgresCluster();
    url = await cluster.newDatabase();
  });
  afterAll(() => cluster?.close());
  beforeEach(async () => {
    database = await openPostgres(url, PATIENT);
  });
  afterEach(async () => {
    await ask("TRUNCATE owners, nodes");
    await database.empty();
    await database.close();
  });
  const ask = async (sql: string) => {
    const line = await openDatabaseLine(url, PATIENT);
    try {
      return (await line.ask(sql)).rows;
    } finally {
      line.close();
    }
  };
  const claimOf = async (node: string): Promise<Claim> =>
    (await database.claims.claim(node, [WHOLE_FORUM]))[0]!;
  const epochs = async (): Promise<readonly number[]> =>
    (await ask("SELECT epoch FROM rows WHERE stream = 'one' ORDER BY seq")).map(({ epoch }) => Number(epoch));

  test("D33 once another node claimed the key, an earlier owner stores nothing in any way", async () => {
    const rows = writerOf("one");
    const [before, other] = [await claimOf("a"), writerOf("two")];
    const store = database.under(before);
    await store.append(rows(3));
    const after = await claimOf("b");
    expect(after.epoch).toBe(before.epoch + 1);
    const writes = [
      () => store.append(rows(1)),
      () => store.append([], [{ stream: "one", client: 3, user: BY }]),
      () => store.savePeople(other(1), { admitted: [] }),
      () => store.openNominations([], "code"),
      () => store.eraseInput([], inputId("none")),
      () => store.withdrawCommand(BY, "x" as never, 1),
      () => store.remove({ told: [], left: [], checkpoints: [], days: [] }),
      () => store.markLost("mark", 1),
      () => store.restoreStream({ stream: "one", rows: [], end: 0, gone: [], mark: "m", told: [] }),
    ];
    for (const write of writes) await expect(write()).rejects.toThrow(Fenced);
    expect(await epochs()).toEqual([1, 1, 1]);
    expect(await store.boundClients("one")).toEqual([]);
    expect([await store.removals(), await store.restoredMark("one")]).toEqual([0, null]);
  });

  test("D33 a claim waits for an append that is under way, and none overtakes it", async () => {
    const claim = await claimOf("a");
    const line = await openDatabaseLine(url, PATIENT);
    await line.ask("BEGIN");
    expect(await appendUnder(line.ask, { rows: writerOf("one")(1) }, claim)).toBe(true);
    let isClaimed = false;
    const claiming = claimOf("b").then((taken) => {
      isClaimed = true;
      return taken;
    });
    await expect
      .poll(async () => (await ask("SELECT 1 FROM pg_locks WHERE NOT granted")).length)
      .toBeGreaterThan(0);
    expect(isClaimed).toBe(false);
    await line.ask("COMMIT");
    expect((await claiming).epoch).toBe(2);
    expect(await appendUnder(line.ask, { rows: writerOf("two")(1) }, claim)).toBe(false);
    line.close();
    expect(await epochs()).toEqual([1]);
  });

  test("D33 an owner that is frozen while it appends holds up nobody, and stores nothing later", async () => {
    const seed = Number(process.env["SEED"] ?? Date.now() % 100_000);
    const chance = seeded(seed);
    for (let n = 0; n < FREEZES; n++) {
      const node = `frozen-${n}`;
      const child = spawn(process.execPath, [APPENDER, url, node], { stdio: ["ignore", "pipe", "inherit"] });
      const said: string[] = [];
      createInterface(child.stdout).on("line", (line) => said.push(line));
      await expect.poll(() => said).toContain("appends");
      await pause(chance(50));
      child.kill("SIGSTOP");
      const began = performance.now();
      const taken = await claimOf(`next-${n}`);
      const waited = performance.now() - began;
      const head = await database.under(taken).lastSeq("one");
      await pause(100);
      child.kill("SIGCONT");
      const [code] = (await once(child, "exit")) as [number | null];
      expect([code, said.at(-1)], `SEED=${seed}`).toEqual([0, "ended Fenced"]);
      expect(await database.under(taken).lastSeq("one")).toBe(head);
      console.log(`an owner was frozen while it appended: claimed in ${waited.toFixed(0)} ms, ${head} rows`);
      await ask("TRUNCATE rows");
    }
  });

  test("D2 rows behind a hole are refused as taken, and so are rows at a place that is taken", async () => {
    const store = database.under(await claimOf("a"));
    const rows = writerOf("one");
    const [first, second, third] = [rows(2), rows(2), rows(2)];
    await store.append(first);
    await expect(store.append(third)).rejects.toThrow(Taken);
    await expect(store.append(first)).rejects.toThrow(Taken);
    await store.append([...second, ...third]);
    expect(await store.read("one", 0, { limit: 9 })).toEqual([...first, ...second, ...third]);
  });

  test("D34 a commit that waits for its standby in vain is unknown, and the lease goes on", async () => {
    const claim = await claimOf("a");
    await ask("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
    await ask("SELECT pg_reload_conf()");
    const hasty = await openPostgres(url, { deadlineMs: 1_000 });
    const waiting = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    const blocked = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    try {
      const rows = writerOf("one");
      const cancelled = expect(database.under(claim).append(rows(1))).rejects.toThrow(/canceling wait/);
      await expect.poll(async () => (await ask(waiting)).length).toBe(1);
      await ask("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
      await cancelled;
      const late = expect(hasty.under(claim).append(rows(1))).rejects.toThrow(/no answer in 1000 ms/);
      const beat = await database.claims.beat({
        id: "b",
        address: "",
        version: "1",
        speaks: 1,
        draining: false,
        forumSeq: 0,
      });
      expect(beat.owners).toEqual([claim]);
      await late;
      // The session waits on with its lock, and nobody puts a second one beside it.
      for (let n = 0; n < 3; n++)
        await expect(hasty.under(claim).append(rows(1))).rejects.toThrow(/waits for its standby/);
      // Another node does not get past that commit, and its claims leave no session behind.
      await expect(hasty.claims.claim("b", [WHOLE_FORUM])).rejects.toThrow(Away);
      await expect
        .poll(async () => [(await ask(waiting)).length, (await ask(blocked)).length])
        .toEqual([1, 0]);
      // Nobody sees rows that the standby has not got.
      expect(await database.store.lastSeq("one")).toBe(1);
    } finally {
      await ask("ALTER SYSTEM RESET synchronous_standby_names");
      await ask("SELECT pg_reload_conf()");
      await hasty.close();
    }
  });

  test("D34 a restart of PostgreSQL is an outage: nothing is lost, and the same store goes on", async () => {
    const store = database.under(await claimOf("a"));
    const rows = writerOf("one");
    await store.append(rows(2));
    await cluster.stop("SIGQUIT");
    await expect(store.append(writerOf("two")(1))).rejects.toThrow(Away);
    await expect(store.read("one", 0, { limit: 9 })).rejects.toThrow(Away);
    await cluster.start();
    await store.append(rows(1));
    expect(await store.read("one", 0, { limit: 9 })).toHaveLength(3);
    expect(await store.streams()).toEqual(["one"]);
  });

  test("D32 of two nodes that claim the same keys at once, one has each in the end", async () => {
    const keys = Array.from({ length: 300 }, (_, n) => `key-${n}`);
    await database.claims.claim("dead", keys);
    const other = await openPostgres(url, PATIENT);
    const [a, b] = await Promise.all([
      database.claims.claim("a", keys),
      other.claims.claim("b", keys.toReversed()),
    ]);
    await other.close();
    const owners = await ask("SELECT key, node, epoch FROM owners");
    expect(owners).toHaveLength(300);
    // Neither has beaten: the second may take what the first took, under a greater epoch.
    expect(a.length + b.length).toBeGreaterThanOrEqual(300);
    const told = new Map([...a, ...b].map((one) => [`${one.key} ${one.epoch}`, one.node]));
    for (const { key, node, epoch } of owners) expect(told.get(`${String(key)} ${String(epoch)}`)).toBe(node);
  });

  test("D32 a node's lease keeps its keys, and ends by the database's clock", async () => {
    const self = { address: "http://a", version: "1", speaks: 1, draining: false, forumSeq: 0 };
    await database.claims.beat({ ...self, id: "a" });
    const claim = await claimOf("a");
    expect(await database.claims.claim("b", [WHOLE_FORUM])).toEqual([]);
    await ask("UPDATE nodes SET until = clock_timestamp() - interval '1 ms'");
    expect(await database.claims.claim("b", [WHOLE_FORUM])).toEqual([{ ...claim, node: "b", epoch: 2 }]);
    await database.claims.release([claim]);
    const beat = await database.claims.beat({ ...self, id: "b" });
    expect(beat.owners).toEqual([{ ...claim, node: "b", epoch: 2 }]);
    expect([beat.nodes.map(({ id }) => id), beat.until - beat.now > 1_000]).toEqual([["b"], true]);
    await database.claims.leave("b");
    expect(await claimOf("c")).toEqual({ ...claim, node: "c", epoch: 3 });
  });
});
