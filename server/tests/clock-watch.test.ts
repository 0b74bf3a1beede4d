import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../../shared/durations.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { removeTyped } from "../command-line/retention-command.ts";
import { verifyStreams } from "../command-line/verify.ts";
import { type Concord, openConcord } from "../setup/concord.ts";
import { installedPreset } from "../setup/installed-presets.ts";
import { serveConcord } from "../serve.ts";
import { readSettings } from "../setup/settings.ts";
import { seeded } from "../testing/chance.ts";
import { clockOff, moveClock } from "../testing/moved-clock.ts";
import { typeHistory } from "../testing/long-history.ts";
import { freePort, runCliIn, startServer } from "../testing/server-process.ts";
import { until } from "../testing/y-client.ts";

const YEAR_MS = 365.25 * DAY_MS;
const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);

/** No date of its calendar closes the text, wherever the clock jumps. */
const UNDATED = { ...installedPreset("wtpf-26")!, timetable: [], timetableRules: [] };

let dataDir: string;
let clock: ReturnType<typeof moveClock>;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-clock-"));
  clock = moveClock();
});
afterEach(() => {
  clock.restore();
  rmSync(dataDir, { recursive: true, force: true });
});
const database = (): string => join(dataDir, "concord.sqlite");

type Served = {
  readonly concord: Concord;
  readonly said: string[];
  readonly health: () => Promise<unknown>;
  readonly close: () => Promise<void>;
};
async function serve(environment: Record<string, string> = {}): Promise<Served> {
  const settings = readSettings({ PORT: "0", DATA_DIR: dataDir, ...environment });
  if ("problem" in settings) throw new Error(settings.problem);
  const said: string[] = [];
  const log = (line: string): void => void said.push(line);
  const found = { preset: UNDATED, sample: true };
  const concord = await openConcord({ settings, log, address: () => "", found });
  if (concord === null) throw new Error("no forum");
  const site = await serveConcord(concord, { settings, pageDir: dataDir, log });
  const health = async (): Promise<unknown> =>
    (await fetch(`http://127.0.0.1:${site.port}/api/health`)).json();
  return { concord, said, health, close: site.close };
}

/** Serves for a moment with a clock that is wrong by so much, until the removal at the start is over. */
async function wrongBy(ms: number, act: (served: Served) => Promise<void> = async () => undefined) {
  clock.by(ms);
  const served = await serve();
  // Behind the removal of the start, since one comes after the other.
  await served.concord.retention.remove({ before: null, by: "clock" });
  await act(served);
  const health = await served.health();
  await served.close();
  clock.by(0);
  return { said: served.said, health };
}

/** Rows of words, and how many of them were removed. */
function rows(): { readonly words: number; readonly removed: number } {
  const db = new DatabaseSync(database(), { readOnly: true });
  const found = db
    .prepare("SELECT count(*) AS words, count(removed) AS removed FROM rows WHERE kind = 'words'")
    .get() as { words: number; removed: number };
  db.close();
  return found;
}
const spaceOf = (concord: Concord): OpinionId =>
  concord.forum.forum().opinions.find((one) => one.groupId === "space")!.id;
const type = (concord: Concord, more: number): Promise<void> => {
  const id = spaceOf(concord);
  return concord.rooms
    .get(id)
    .then((room) => room!.view())
    .then(({ seq }) => typeHistory(concord, { id, rows: seq + more, seed: SEED }));
};

test("Z5 Z10 a wrong clock at the start removes nothing; confirming removes the right rows", async () => {
  const first = await serve();
  await type(first.concord, 60);
  expect(await first.health()).toEqual({ status: "ok" });
  await first.close();
  const typed = rows().words;

  const ahead = [
    8 * DAY_MS,
    31 * DAY_MS,
    200 * DAY_MS,
    400 * DAY_MS,
    400 * DAY_MS,
    10 * YEAR_MS,
    80 * YEAR_MS,
  ];
  const behind = [-8 * DAY_MS, -400 * DAY_MS, -50 * YEAR_MS];
  let starts = 0;
  for (const ms of [...ahead, ...behind, ...ahead.map((one) => one + Math.round((SEED / 1e6) * DAY_MS))]) {
    const { said, health } = await wrongBy(ms);
    expect(rows()).toEqual({ words: typed, removed: 0 });
    expect(health).toEqual({ status: "ok", clock: "unconfirmed" });
    expect(said.some((line) => line.startsWith("retention: ") && line.includes("Nothing is removed"))).toBe(
      true,
    );
    starts += 1;
  }
  console.log(`${starts} starts with a wrong clock: 0 of ${typed} rows of words removed (SEED=${SEED})`);

  // A pause of 200 days, people type, and the operator confirms: only rows older than the period go.
  const after = await wrongBy(200 * DAY_MS, async ({ concord }) => {
    await type(concord, 40);
    await concord.clockWatch.confirm(concord.forum.recordClock);
    await concord.retention.remove({ before: null, by: "clock" });
  });
  const { words, removed } = rows();
  expect(words).toBeGreaterThanOrEqual(typed + 30);
  expect(removed).toBe(typed);
  expect(after.said.filter((line) => line.includes("confirmed the clock"))).toHaveLength(1);
  expect(after.health).toEqual({ status: "ok" });
}, 60_000);

test("Z5 neither typing nor elapsed time makes a doubted clock trusted", async () => {
  const first = await serve();
  await first.close();
  for (const ms of [400 * DAY_MS, 401 * DAY_MS, 407 * DAY_MS, 600 * DAY_MS])
    await wrongBy(ms, async ({ concord }) => {
      await type(concord, 10);
      await concord.retention.remove({ before: null, by: "clock" });
    });
  expect(rows().removed).toBe(0);
  // Put right again: the record is ahead, and removing goes by the machine's clock.
  const { said, health } = await wrongBy(0);
  expect(rows().removed).toBe(0);
  expect(health).toEqual({ status: "ok", clock: "behindRecord" });
  expect(said.join("\n")).toMatch(/The newest recorded instant, .*, is 600 days ahead of the clock/);
}, 60_000);

test("Z5 a pause of less than a week needs no word", async () => {
  const first = await serve();
  await first.close();
  for (const days of [6, 12, 18]) {
    clock.by(days * DAY_MS);
    const again = await serve();
    expect(await again.health()).toEqual({ status: "ok" });
    await again.close();
  }
}, 60_000);

test("Z5 a real server: a clock ahead at its start, and one that jumps while it runs", async () => {
  const port = String(await freePort());
  const start = async (ms: number, jumpMs = 0) => {
    const preload = [clockOff(ms, jumpMs)];
    const server = await startServer({ PORT: port, DATA_DIR: dataDir }, { preload });
    if ("said" in server) throw new Error(server.said);
    return server;
  };
  const cli = (...words: readonly string[]) => runCliIn({ DATA_DIR: dataDir }, words);
  const health = async (url: string): Promise<unknown> => (await fetch(`${url}/api/health`)).json();
  const first = await start(0, 400 * DAY_MS);
  expect(await health(first.url)).toEqual({ status: "ok" });
  process.kill(first.pid, "SIGUSR2");
  await until("it jumped", async () => JSON.stringify(await health(first.url)).includes("unconfirmed"));
  const doubted = "Nothing is removed until the clock is set right";
  expect(await cli("retention")).toMatchObject({ code: 1, out: expect.stringContaining(doubted) });
  await first.kill("SIGKILL");
  const before = rows();
  expect(before.removed).toBe(0);

  const second = await start(400 * DAY_MS);
  expect(await health(second.url)).toEqual({ status: "ok", clock: "unconfirmed" });
  const looked = await cli("checkup");
  expect(looked.code).toBe(1);
  expect(looked.out).toMatch(/look at this\tclock\tThe clock says .* 400 days after the last time/);
  expect(await cli("retention", "--before", "2020-01-01T00:00Z")).toMatchObject({ code: 1 });
  const done = await cli("retention", "--clock-is-right");
  expect(done).toMatchObject({ code: 0, out: expect.stringContaining("The operator confirmed the clock") });
  expect((await cli("checkup")).out).toMatch(/ok\tclock\t.*; its operator confirmed it on 20\d\d-/);
  await second.kill("SIGTERM");
  expect(rows()).toEqual({ ...before, removed: before.words });
}, 180_000);

test("D16 after a clock ran ahead, the operator's confirmation lets rows use the clock again", async () => {
  const first = await serve();
  await first.close();
  await wrongBy(400 * DAY_MS, ({ concord }) => type(concord, 5));
  const { health } = await wrongBy(0, async ({ concord }) => {
    expect(concord.clock.now() - Date.now()).toBeGreaterThan(399 * DAY_MS);
    const done = await removeTyped(concord, ["--clock-is-right"]);
    expect(done.lines[0]).toContain("Restart the server");
    const last = (await concord.store.read("forum", concord.forum.seq() - 1, { limit: 1 }))[0]!;
    expect(JSON.parse(new TextDecoder().decode(last.body))).toMatchObject({ type: "clockConfirmed" });
  });
  expect(health).toEqual({ status: "ok", clock: "behindRecord" });
  for (let start = 0; start < 2; start++) {
    const again = await wrongBy(0, async ({ concord }) => {
      expect(Math.abs(concord.clock.now() - Date.now())).toBeLessThan(HOUR_MS);
      await type(concord, 5);
      expect(await verifyStreams(concord)).toMatchObject({ code: 0 });
    });
    expect(again.health).toEqual({ status: "ok" });
  }
  // Later rows count: setting the clock back does not remove them.
  await wrongBy(-2 * DAY_MS, async ({ concord }) => {
    expect(Date.now() - concord.clock.now()).toBeLessThan(-2 * DAY_MS + HOUR_MS);
  });
  expect(rows().removed).toBe(0);
}, 60_000);

test("D12 recorded instants never go back, whatever the clock does, also over restarts", async () => {
  const random = seeded(SEED);
  const first = await serve();
  await first.close();
  let jumps = 0;
  for (let start = 0; start < 4; start++) {
    clock.by((random(960) - 576) * HOUR_MS);
    const served = await serve();
    for (let n = 0; n < 6; n++) {
      clock.by((random(960) - 576) * HOUR_MS);
      jumps += 1;
      await type(served.concord, 3);
      const name = { en: `D${start}${n}`, zh: `D${start}${n}` };
      await served.concord.secretariat.carryOut(null, {
        type: "admitDelegation",
        symbol: `D${start}${n}`,
        name,
        category: "memberState",
      });
    }
    await served.close();
  }
  const db = new DatabaseSync(database(), { readOnly: true });
  const back = db
    .prepare(
      "SELECT count(*) AS n FROM rows JOIN rows AS before ON before.stream = rows.stream AND before.seq = rows.seq - 1 WHERE rows.at < before.at",
    )
    .get() as { n: number };
  const { n: all } = db.prepare("SELECT count(*) AS n FROM rows").get() as { n: number };
  db.close();
  console.log(`${jumps} jumps of the clock, ${all} rows: ${back.n} older than the row before (SEED=${SEED})`);
  expect(back.n).toBe(0);
}, 60_000);
