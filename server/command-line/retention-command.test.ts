import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planRemoval } from "../retention/plan-removal.ts";
import { load } from "../replay/load.ts";
import { withoutBody } from "../store/check-row.ts";
import { openSqlite } from "../store/sqlite.ts";
import type { Row } from "../store/store.ts";
import { seeded } from "../testing/chance.ts";
import { type HistoryFolder, historyFolder, openFolder, typeHistory } from "../testing/long-history.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { signedIn } from "../testing/room-of-people.ts";
import { freePort, runCliIn, startServer } from "../testing/server-process.ts";
import { until } from "../testing/y-client.ts";
import { removeTyped } from "./retention-command.ts";
import { verifyFile } from "./verify-file.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const KILLS = Number(process.env["KILLS"] ?? 1);
const ROWS = 1_500;
const LATER = "2026-02-01T09:00Z";

let history: HistoryFolder;
let folder: string;
beforeAll(async () => {
  history = await historyFolder("2025-06-20T09:00Z");
  folder = mkdtempSync(join(tmpdir(), "concord-removing-"));
  const concord = await history.open("2025-07-01T09:00Z");
  await typeHistory(concord, { id: history.id, rows: ROWS, seed: SEED, acts: "all", between: 40 });
  await concord.close();
}, 120_000);
afterAll(() => {
  history.remove();
  rmSync(folder, { recursive: true, force: true });
});

const copyOf = (name: string): string => {
  const dataDir = join(folder, name);
  cpSync(history.dataDir, dataDir, { recursive: true });
  return dataDir;
};
const database = (dataDir: string): string => join(dataDir, "concord.sqlite");
const later = (dataDir: string, ...words: readonly string[]) =>
  runCliIn({ DATA_DIR: dataDir, FORUM_NOW: LATER }, words);
async function stood(dataDir: string) {
  const store = openSqlite(database(dataDir));
  try {
    const { opinion, serverDoc, position } = await load(store, history.id, {
      to: Number.MAX_SAFE_INTEGER,
    });
    const rows = await store.read(history.id, 0, { limit: 10_000 });
    const words = rows.filter(({ kind }) => kind === "words");
    const removed = words.filter((row) => row.removed !== null).length;
    const { stage, clauses } = opinion!;
    return {
      text: { stage, clauses, words: [...serverDoc.words()], heads: position.heads },
      removed,
      words: words.length,
    };
  } finally {
    store.close();
  }
}

test("Z1 Z3 the command removes expired words, verify tells of it, and a backup restores", async () => {
  const dataDir = copyOf("plain");
  const before = await stood(dataDir);
  const concord = await openFolder(dataDir, LATER);
  const asked = async (before: string): Promise<string> =>
    (await removeTyped(concord, ["--before", before])).lines.join("\n");
  expect(await asked("yesterday")).toContain("an instant with its zone");
  expect(await asked("2026-01-15")).toContain("an instant with its zone");
  expect(await asked("2026-01-15T00:00Z")).toMatch(/for 180 days: --before may be 2025-08-05T/);
  expect(await asked("2025-01-01T00:00Z")).toContain("There are no keystrokes before");
  await concord.close();
  const done = await later(dataDir, "retention", "--before", "2025-08-01T00:00:00+02:00");
  expect(done).toMatchObject({ code: 0 });
  expect(done.out).toMatch(
    new RegExp(`${history.id}\tspace\t\\d+ rows of words of rows 1\\.\\.\\d+ removed`),
  );
  const after = await stood(dataDir);
  expect(after).toEqual({ ...before, removed: before.words });
  const verified = await later(dataDir, "verify");
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.out).toMatch(
    /words of rows 1\.\.\d+, typed before 2025-07-31T22:00:00Z, were removed by retention, last on 2026-02-01T09/,
  );

  const record = join(folder, "record.json");
  expect(await later(dataDir, "export", "record", "--out", record)).toMatchObject({ code: 0 });
  expect(await verifyFile(record)).toMatchObject({ code: 0 });
  const text = readFileSync(record, "utf8");
  const place = text.indexOf('"left":"', text.indexOf('"left":"eyJ')) + 60;
  writeFileSync(record, `${text.slice(0, place)}${text[place] === "A" ? "B" : "A"}${text.slice(place + 1)}`);
  expect(await verifyFile(record)).toMatchObject({
    code: 1,
    lines: expect.arrayContaining([expect.stringContaining("what is left of it is not as it was written")]),
  });

  const backup = join(folder, "backup.sqlite");
  expect(await later(dataDir, "backup", backup)).toMatchObject({ code: 0 });
  const restored = join(folder, "restored");
  expect(await later(restored, "restore", backup)).toMatchObject({ code: 0 });
  const there = await stood(restored);
  expect({ ...there, text: { ...there.text } }).toEqual(after);
  const server = await startServer({ PORT: String(await freePort()), DATA_DIR: restored });
  if ("said" in server) throw new Error(server.said);
  await server.kill("SIGTERM");
}, 120_000);

test("Z1 it works through a running server while people type, and loses nothing of theirs", async () => {
  const dataDir = copyOf("running");
  const port = String(await freePort());
  const server = await startServer({ PORT: port, DATA_DIR: dataDir, FORUM_NOW: LATER });
  if ("said" in server) throw new Error(server.said);
  const token = /#(\S+)/u.exec((await later(dataDir, "invite", "AAA")).out)![1];
  const answer = await fetch(`${server.url}/api/sign-in`, {
    method: "POST",
    body: JSON.stringify({ token }),
  });
  const aaa = signedIn(server.url, answer.headers.get("set-cookie")!.split(";")[0]!);
  const { generation, clauses } = await aaa.opinion(history.id);
  const clause = clauses.find((one) => one.kind === "recital" && !one.locked)!.id;
  const client = openConcordClient(server.url, { cookie: aaa.cookie, opinionId: history.id, generation });
  await client.synced;
  const written: string[] = [];
  const typing = setInterval(() => {
    written.push(`w${written.length}x`);
    client.type(() => client.text(clause).insert(0, `${written.at(-1)} `));
  }, 5);
  const done = await later(dataDir, "retention");
  expect(done).toMatchObject({ code: 0, out: expect.stringContaining("removed, their hashes kept") });
  const before = written.length;
  await until("more was typed", () => written.length > before + 20);
  clearInterval(typing);
  await until("all is saved", () => client.acknowledged() === client.sent());
  expect(client.isClosed()).toBe(false);
  client.terminate();
  expect(await later(dataDir, "verify")).toMatchObject({ code: 0 });
  const { text } = (await aaa.opinion(history.id)).clauses.find((one) => one.id === clause)!;
  const there = new Set(text.split(" "));
  expect(written.filter((word) => !there.has(word))).toEqual([]);
  await server.kill("SIGKILL");
  expect(await verifyFile(database(dataDir))).toMatchObject({ code: 0 });
}, 120_000);

test("Z1 a text with a row that is not right keeps all, is named, and holds up no other", async () => {
  const dataDir = copyOf("spoilt");
  const db = new DatabaseSync(database(dataDir));
  db.prepare("UPDATE rows SET at = at + 1 WHERE stream = ? AND seq = 700").run(history.id);
  db.exec("DELETE FROM checkpoints");
  db.close();
  const concord = await openFolder(dataDir, LATER);
  const done = await concord.retention.remove({ before: null, by: "clock" });
  await concord.close();
  if ("refused" in done) throw new Error(done.refused);
  expect(done.problems).toEqual([
    expect.stringMatching(new RegExp(`^${history.id}: nothing was removed of it`)),
  ]);
  expect(done.opinions).toHaveLength(4);
  const { lines } = await verifyFile(database(dataDir));
  expect(lines).toContain(`${history.id}\trow 700: its content does not fit its hash`);
  expect(lines.filter((line) => line.includes("were removed by retention"))).toHaveLength(4);
}, 60_000);

/** True if the words of some rows lie anywhere in the files of a folder, as they were typed. */
function filesHold(dataDir: string, bodies: readonly Uint8Array[]): boolean {
  const files = readdirSync(dataDir)
    .filter((name) => name.startsWith("concord.sqlite"))
    .map((name) => readFileSync(join(dataDir, name)));
  return bodies.some((body) => files.some((file) => file.includes(Buffer.from(body))));
}

/** Updates that begin with 0 bring no words: of a deletion's few bytes a state that stays may have the same ones. */
async function typedBodies(dataDir: string): Promise<readonly Uint8Array[]> {
  const store = openSqlite(database(dataDir));
  const rows = await store.read(history.id, 0, { limit: 10_000 });
  store.close();
  return rows
    .filter(({ kind, copied, body }) => kind === "words" && copied === null && body[0] !== 0)
    .map(({ body }) => body);
}

/** Preloaded: the process kills itself at one of its own steps in the file. */
const killAt = (step: string, n = 1, side: "before" | "after" = "before"): string =>
  `data:text/javascript,${encodeURIComponent(`
    import { DatabaseSync } from "node:sqlite";
    let left = ${n};
    const end = (sql) => sql.startsWith("${step}") && --left === 0 && process.kill(process.pid, "SIGKILL");
    const around = (sql, act) => {
      if ("${side}" === "before") end(sql);
      const done = act();
      if ("${side}" === "after") end(sql);
      return done;
    };
    const { exec, prepare } = DatabaseSync.prototype;
    DatabaseSync.prototype.exec = function (sql) { return around(sql, () => exec.call(this, sql)); };
    DatabaseSync.prototype.prepare = function (sql) {
      const statement = prepare.call(this, sql);
      if (!sql.startsWith("UPDATE rows") && !sql.startsWith("INSERT INTO to_pack")) return statement;
      const { run } = statement;
      statement.run = (...values) => around(sql, () => run.apply(statement, values));
      return statement;
    };
  `)}`;

test("Z9 killed at each of its steps, all is there or all is removed, and the next run ends it", async () => {
  const whole = copyOf("whole");
  const before = await stood(whole);
  const bodies = await typedBodies(whole);
  expect(filesHold(whole, bodies)).toBe(true);
  const steps = [
    ["UPDATE rows", before.words >> 1, "after", 0],
    ["INSERT INTO to_pack", 1, "after", 0],
    ["COMMIT", 1, "before", 0],
    ["COMMIT", 1, "after", before.words],
    ["VACUUM", 1, "after", before.words],
    ["DELETE FROM to_pack", 1, "after", before.words],
  ] as const;
  for (const [step, n, side, removed] of steps) {
    const dataDir = copyOf("killed");
    const settings = { DATA_DIR: dataDir, FORUM_NOW: LATER };
    expect(await runCliIn(settings, ["retention"], { preload: killAt(step, n, side) })).toMatchObject({
      code: 137,
    });
    expect(await verifyFile(database(dataDir))).toMatchObject({ code: 0 });
    expect({ step, side, ...(await stood(dataDir)) }).toEqual({ step, side, ...before, removed });
    // Opened again, nothing of what is removed is left in the file.
    expect(filesHold(dataDir, bodies)).toBe(removed === 0);
    const concord = await openFolder(dataDir, LATER);
    expect(await concord.retention.remove({ before: null, by: "clock" })).toMatchObject({ problems: [] });
    await concord.close();
    expect(await stood(dataDir)).toEqual({ ...before, removed: before.words });
    expect(filesHold(dataDir, bodies)).toBe(false);
    rmSync(dataDir, { recursive: true });
  }
}, 120_000);

test(
  `Z9 killed by the clock, the same: ${KILLS} times (SEED=${SEED})`,
  async () => {
    const random = seeded(SEED);
    const whole = copyOf("whole-by-clock");
    const before = await stood(whole);
    const start = performance.now();
    await later(whole, "retention");
    // Most of the time it opens and works out what is left: each kill is aimed nearer to the moment of removing.
    let [early, late] = [0, performance.now() - start];
    const figures = { kills: KILLS, all: 0, none: 0 };
    for (let kill = 0; kill < KILLS; kill++) {
      const dataDir = copyOf(`killed-${kill}`);
      const killAfterMs = Math.round(early + ((late - early) * (20 + random(61))) / 100);
      await runCliIn({ DATA_DIR: dataDir, FORUM_NOW: LATER }, ["retention"], { killAfterMs });
      expect(await verifyFile(database(dataDir))).toMatchObject({ code: 0 });
      const now = await stood(dataDir);
      expect(now.text).toEqual(before.text);
      expect([0, before.words]).toContain(now.removed);
      if (now.removed === 0) [early, late] = [killAfterMs, Math.max(late, killAfterMs + 100)];
      else [early, late] = [Math.min(early, Math.max(killAfterMs - 100, 0)), killAfterMs];
      figures[now.removed === 0 ? "none" : "all"] += 1;
      rmSync(dataDir, { recursive: true });
    }
    console.log(`removing, killed by the clock (SEED=${SEED}):`, figures);
  },
  60_000 + KILLS * 15_000,
);

test("Z9 the next process writes the file anew if the last one ended before that", async () => {
  const dataDir = copyOf("between");
  const bodies = await typedBodies(dataDir);
  const store = openSqlite(database(dataDir));
  const rows = await store.read(history.id, 0, { limit: 10_000 });
  const { left } = planRemoval(history.id, rows, rows.at(-1)!.seq);
  await store.remove({ told: [], left, checkpoints: [], days: [] });
  // As they lie there: the process holds them still.
  const after = join(folder, "after");
  cpSync(dataDir, after, { recursive: true });
  store.close();
  expect(filesHold(after, bodies)).toBe(true);
  openSqlite(database(after)).close();
  expect(filesHold(after, bodies)).toBe(false);
}, 30_000);

test("Z3 a forged rest, with its sums, or a removal that no act tells of is found", async () => {
  const dataDir = copyOf("forged");
  const whole = openSqlite(database(dataDir));
  const typed = await whole.read(history.id, 0, { limit: 10_000 });
  whole.close();
  expect(await later(dataDir, "retention")).toMatchObject({ code: 0 });
  const store = openSqlite(database(dataDir));
  const rows = await store.read(history.id, 0, { limit: 10_000 });
  store.close();
  const leaving = rows.filter(({ removed, body }) => removed !== null && body.length > 0);
  const [one, other] = [leaving[3]!, leaving[4]!];
  const bare = typed.find(({ kind }) => kind === "words")!;
  const forge = async (from: string, row: Row): Promise<string> => {
    const file = join(folder, "forged.sqlite");
    cpSync(from, file);
    const db = new DatabaseSync(file);
    db.prepare(
      "UPDATE rows SET user = ?, client = ?, copied = ?, salt = ?, body = ?, removed = ? WHERE stream = ? AND seq = ?",
    ).run("", null, null, "", row.body, JSON.stringify(row.removed), row.stream, row.seq);
    db.close();
    const { lines, code } = await verifyFile(file);
    expect(code).toBe(1);
    return lines.find((line) => line.startsWith(`${history.id}\trow`))!;
  };
  const named = /row 1: what rows 1\.\.\d+ left is not what the forum’s act on their removal names$/;
  expect(await forge(database(dataDir), withoutBody(one, other.body))).toMatch(named);
  expect(await forge(database(dataDir), withoutBody(one, new Uint8Array()))).toMatch(named);
  const last = leaving.at(-1)!;
  expect(await forge(database(dataDir), withoutBody(last, new Uint8Array()))).toMatch(named);
  expect(await forge(database(dataDir), { ...one, body: other.body })).toContain("is not as it was written");
  expect(await forge(database(history.dataDir), withoutBody(bare, new Uint8Array()))).toContain("is missing");
  const { left } = planRemoval(history.id, typed, bare.seq);
  expect(await forge(database(history.dataDir), left[0]!)).toContain("no act of the forum tells of it");
}, 120_000);
