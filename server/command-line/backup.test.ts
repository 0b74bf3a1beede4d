import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { restore } from "./backup.ts";
import { openSqlite } from "../store/sqlite.ts";
import { verifyFile } from "./verify-file.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { signedIn, type TestPerson } from "../testing/room-of-people.ts";
import { freePort, runCli, type ServerProcess, startServer } from "../testing/server-process.ts";

const BACKUPS = Number(process.env["BACKUPS"] ?? 3);

let folder: string;
let server: ServerProcess;
let people: readonly TestPerson[];
let opinionId: string;
const backupFile = (n: number): string => join(folder, `backup-${n}.sqlite`);
const dataDir = (name: string): string => join(folder, name);

async function start(name: string): Promise<ServerProcess> {
  const started = await startServer({ PORT: String(await freePort()), DATA_DIR: dataDir(name) });
  if ("said" in started) throw new Error(started.said);
  return started;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-backup-"));
  server = await start("data");
  people = await Promise.all(
    ["AAA", "BBB"].map(async (who) => {
      const body = JSON.stringify({ token: server.tokens.get(who) });
      const answer = await fetch(`${server.url}/api/sign-in`, { method: "POST", body });
      return signedIn(server.url, answer.headers.get("set-cookie")!.split(";")[0]!);
    }),
  );
  opinionId = (await people[0]!.forum()).groups.find((group) => group.id === "space")!.opinions[0]!.id;
}, 30_000);
afterAll(async () => {
  await server.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

test(
  `D9 ${BACKUPS} backups while people type each restore to all that was acknowledged before`,
  async () => {
    const { generation, clauses } = await people[0]!.opinion(opinionId);
    const clause = clauses.find((one) => one.kind === "recital" && !one.locked)!.id;
    const typists = people.map(({ cookie }, i) => ({
      client: openConcordClient(server.url, { cookie, opinionId, generation, doc: new Y.Doc() }),
      written: [] as (readonly [count: number, word: string])[],
      name: "ab"[i]!,
    }));
    await Promise.all(typists.map(({ client }) => client.synced));
    const typing = setInterval(() => {
      for (const { client, written, name } of typists) {
        const word = `${name}${written.length} `;
        // At the end of its own words, so that what is there is a beginning of what was typed.
        written.push([client.type(() => client.text(clause).insert(client.text(clause).length, word)), word]);
        if (written.length % 50 === 0)
          client.type(() => client.text(clause).delete(0, client.text(clause).length));
      }
    }, 5);
    const acknowledged = (): readonly number[] =>
      typists.map(
        ({ client, written }) => written.filter(([count]) => count <= client.acknowledged()).length,
      );

    const before: (readonly number[])[] = [];
    const after: (readonly number[])[] = [];
    let bytes = 0;
    for (let n = 0; n < BACKUPS; n++) {
      before.push(acknowledged());
      const done = await runCli(dataDir("data"), "backup", backupFile(n));
      expect(done).toEqual({ code: 0, out: expect.stringMatching(/\t\d+ rows, whole\t\d+ bytes\n$/) });
      after.push(typists.map(({ written }) => written.length));
      bytes += readFileSync(backupFile(n)).byteLength;
    }
    clearInterval(typing);
    for (const { client } of typists) client.terminate();

    for (let n = 0; n < BACKUPS; n++) {
      const name = `restored-${n}`;
      const database = join(dataDir(name), "concord.sqlite");
      const restored = await restore(backupFile(n), database);
      expect(restored).toMatchObject({ code: 0 });
      expect(restored.lines.at(-1)).toMatch(/^restored \d+ rows/);
      expect(await verifyFile(database)).toMatchObject({ code: 0 });
      const words = await everTyped(database, opinionId);
      for (const [i, { written }] of typists.entries()) {
        const there = written.filter(([, word]) => words.has(word)).length;
        expect(there).toBeGreaterThanOrEqual(before[n]![i]!);
        expect(there).toBeLessThanOrEqual(after[n]![i]!);
        // A prefix: no word without all those before it.
        for (const [, word] of written.slice(0, there)) expect(words).toContain(word);
      }
    }

    const again = await start("restored-0");
    const reader = signedIn(again.url, people[0]!.cookie);
    const opened = await reader.opinion(opinionId);
    expect(opened.clauses.map((one) => one.id)).toEqual(clauses.map((one) => one.id));
    // Pages of before hold words that this one does not know: they start afresh.
    expect(opened.generation).not.toBe(generation);
    await again.kill("SIGTERM");
    const last = after.at(-1)!.reduce((sum, one) => sum + one, 0);
    console.log(
      `backup: ${BACKUPS} under load of ${last} words, ${Math.round(bytes / BACKUPS / 1024)} KiB each, all restored`,
    );
  },
  60_000 + BACKUPS * 4_000,
);

/** Every word that any row brought, also those that were deleted later. */
async function everTyped(database: string, id: string): Promise<ReadonlySet<string>> {
  const words = new Set<string>();
  const store = openSqlite(database);
  for (const { kind, body } of await store.read(id, 0, { limit: 1_000_000 })) {
    if (kind !== "words") continue;
    for (const struct of Y.decodeUpdate(body).structs) {
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString)
        for (const word of struct.content.str.match(/[ab]\d+ /g) ?? []) words.add(word);
    }
  }
  store.close();
  return words;
}

test("D9 a backup overwrites nothing; what is not whole is neither kept nor restored", async () => {
  const kept = join(folder, "kept.sqlite");
  writeFileSync(kept, "mine");
  expect(await runCli(dataDir("data"), "backup", kept)).toMatchObject({
    code: 1,
    out: expect.stringContaining("overwrites nothing"),
  });
  expect(readFileSync(kept, "utf8")).toBe("mine");
  expect((await runCli(dataDir("data"), "backup", join(folder, "no-folder", "x"))).code).toBe(1);

  const bytes = readFileSync(backupFile(0));
  const place = bytes.lastIndexOf(Buffer.from('"clauseSettled"'));
  bytes[place + 3]! ^= 1;
  const broken = join(folder, "broken.sqlite");
  writeFileSync(broken, bytes);
  const refused = await runCli(dataDir("from-broken"), "restore", broken);
  expect(refused).toMatchObject({
    code: 1,
    out: expect.stringMatching(/nothing was restored:\n[^]*row \d+: /),
  });
  expect(existsSync(join(dataDir("from-broken"), "concord.sqlite"))).toBe(false);
  expect((await runCli(dataDir("data"), "verify", broken)).code).toBe(1);

  mkdirSync(dataDir("full"));
  writeFileSync(join(dataDir("full"), "concord.sqlite-wal"), "of another");
  for (const name of ["full", "data"]) {
    expect(await runCli(dataDir(name), "restore", backupFile(0))).toMatchObject({
      code: 1,
      out: expect.stringContaining("holds a forum already"),
    });
  }
}, 60_000);

test("D9 checkup tests address, clock, disk, backup and every row, also of a running server", async () => {
  const { out } = await runCli(dataDir("data"), "checkup");
  const found = new Map(
    out
      .trim()
      .split("\n")
      .map((line) => [line.split("\t")[1], line] as const),
  );
  expect([...found.keys()]).toEqual(["address", "clock", "disk", "flush to disk", "backup", "record"]);
  expect(found.get("backup")).toBe(`ok\tbackup\t${backupFile(BACKUPS - 1)}, 0 hours ago`);
  expect(found.get("record")).toMatch(/^ok\trecord\t\w+: \d+ rows, whole$/);
  const none = await runCli(dataDir("none"), "checkup");
  expect(none).toMatchObject({ code: 1, out: expect.stringContaining("look at this\tdata folder") });
}, 60_000);
