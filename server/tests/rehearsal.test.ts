import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backUp, restore } from "../command-line/backup.ts";
import { type Concord, openConcord } from "../setup/concord.ts";
import { serveConcord } from "../serve.ts";
import { readSettings } from "../setup/settings.ts";
import { WITHOUT_TABLES_10 } from "../store/sqlite-format-10.ts";
import { freePort, startServer } from "../testing/server-process.ts";

let folder: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-rehearsal-"));
  dataDir = join(folder, "data");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function served(
  now: string | undefined,
  act: (concord: Concord, url: string) => Promise<void> = async () => undefined,
): Promise<string> {
  const settings = readSettings({ PORT: "0", DATA_DIR: dataDir, FORUM_NOW: now });
  if ("problem" in settings) throw new Error(settings.problem);
  const said: string[] = [];
  const log = (line: string): void => void said.push(line);
  const found = { preset: "wtpf-26", sample: true };
  const concord = await openConcord({ settings, log, address: () => "", found });
  if (concord === null) throw new Error("no forum");
  const site = await serveConcord(concord, { settings, pageDir: dataDir, log });
  await act(concord, `http://127.0.0.1:${site.port}`);
  await site.close();
  return said.join("\n");
}

const THEN = "2020-07-01T09:00Z";
const isLittleAfter = (at: number, start: string): boolean =>
  at >= Date.parse(start) && at < Date.parse(start) + 60_000;

test("Z6 a rehearsal keeps its mark: without FORUM_NOW it resumes and removes nothing", async () => {
  await served(THEN);
  for (const environment of [undefined, THEN, undefined]) {
    const said = await served(environment, async (concord, url) => {
      expect(isLittleAfter(concord.clock.now(), THEN)).toBe(true);
      const first = concord.forum.forum().openedAt;
      expect(concord.clock.now()).toBeGreaterThanOrEqual(first);
      expect(concord.forum.forum().removals).toEqual([]);
      expect(await (await fetch(`${url}/api/health`)).json()).toEqual({ status: "ok", clock: "rehearsal" });
    });
    expect(said).toContain("This folder holds a rehearsal");
    expect(said).not.toContain("retention");
  }
  // Years later by hand: nothing goes by itself.
  await served("2026-07-01T09:00Z", async (concord) => {
    expect(isLittleAfter(concord.clock.now(), "2026-07-01T09:00Z")).toBe(true);
    expect(concord.forum.forum().removals).toEqual([]);
  });
}, 30_000);

/** A file as the version before this one left it, which knew no marks. */
function toFormat7(): void {
  const db = new DatabaseSync(join(dataDir, "concord.sqlite"));
  db.exec(`${WITHOUT_TABLES_10} DROP TABLE commands; DROP TABLE meta; PRAGMA user_version = 7`);
  db.close();
}

test("Z6 recognizes an older folder founded under FORUM_NOW as a rehearsal, but no real one", async () => {
  await served(THEN);
  toFormat7();
  expect(await served(undefined)).toContain("This folder holds a rehearsal");
  rmSync(dataDir, { recursive: true });
  await served(undefined);
  toFormat7();
  expect(await served(undefined)).not.toContain("holds a rehearsal");
}, 30_000);

test("Z6 a start never turns a real record into a rehearsal: it says so and changes nothing", async () => {
  await served(undefined);
  const file = join(dataDir, "concord.sqlite");
  const before = readFileSync(file);
  const port = String(await freePort());
  for (const now of [THEN, "2036-07-01T09:00Z", new Date().toISOString()]) {
    const refused = await startServer({ PORT: port, DATA_DIR: dataDir, FORUM_NOW: now });
    expect(refused).toEqual({
      code: 1,
      said: expect.stringMatching(
        /^.*holds the record of a real forum, and FORUM_NOW is for rehearsals.*\n$/,
      ),
    });
  }
  expect(readFileSync(file).equals(before)).toBe(true);
}, 60_000);

test("Z6 a backup restored with FORUM_NOW is a rehearsal; its source is not", async () => {
  const backup = join(folder, "backup.sqlite");
  await served(undefined, async (concord) => {
    const copied = await backUp(backup, async ({ arguments: [to] }) => {
      await concord.store.copyTo(to!);
      return { lines: [], code: 0 };
    });
    expect(copied.code).toBe(0);
  });
  const real = dataDir;
  dataDir = join(folder, "again");
  expect((await restore(backup, join(dataDir, "concord.sqlite"), true)).code).toBe(0);
  expect(await served(undefined)).toContain("This folder holds a rehearsal");
  dataDir = real;
  expect(await served(undefined)).not.toContain("holds a rehearsal");
}, 30_000);
