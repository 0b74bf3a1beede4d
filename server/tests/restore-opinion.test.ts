import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { opinionId as opinionIdOf } from "../../shared/ids.ts";
import { backUp, restore as restoreAll } from "../command-line/backup.ts";
import { runCommand } from "../command-line/run-command.ts";
import { verifyFile } from "../command-line/verify-file.ts";
import { FORUM_STREAM, type Row } from "../store/store.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let folder: string;
let dataDir: string;
let site: TestSite;
let cookie: string;
let id: string;
const file = (name: string): string => join(folder, name);
beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  folder = mkdtempSync(join(tmpdir(), "concord-restore-"));
  dataDir = file("data");
  site = await openTestSite({ DATA_DIR: dataDir });
  ({ cookie } = await site.person("AAA"));
  id = site.opinionOf("space");
  await type("Before ");
  await backup("one.sqlite");
  await type("After ");
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const aaa = (): TestPerson => signedIn(site.url, cookie);
const backup = (name: string) => backUp(file(name), (asked) => runCommand(site.concord, asked));
const restore = (...words: string[]) =>
  runCommand(site.concord, { name: "restore-opinion", arguments: words });
const REASON = ["--reason", "A row could not be read"];

async function enter() {
  const { generation, clauses } = await aaa().opinion(id);
  const client = openConcordClient(site.url, { cookie, opinionId: id, generation });
  await client.synced;
  return { client, generation, clause: clauses.find(({ kind }) => kind === "operative")!.id };
}
async function type(text: string): Promise<void> {
  const { client, clause } = await enter();
  for (const sign of text) client.type(() => client.text(clause).insert(0, sign));
  await until("it is taken", () => client.acknowledged() === client.sent());
  client.terminate();
}
const rowsOf = (stream: string): Promise<readonly Row[]> =>
  site.concord.store.read(stream, 0, { limit: 100_000 });
async function others(): Promise<readonly (readonly Row[])[]> {
  const streams = (await site.concord.store.streams()).filter((one) => one !== id && one !== FORUM_STREAM);
  return Promise.all(streams.map(rowsOf));
}
/** Does something to the closed file and opens the site on it again. */
async function meanwhile(act: (db: DatabaseSync) => void): Promise<void> {
  await site.close();
  const db = new DatabaseSync(join(dataDir, "concord.sqlite"));
  act(db);
  db.close();
  site = await openTestSite({ DATA_DIR: dataDir });
}
const damage = (seq: number) => (db: DatabaseSync) => {
  db.prepare("UPDATE rows SET salt = ? WHERE stream = ? AND seq = ?").run("0".repeat(32), id, seq);
  db.prepare("DELETE FROM checkpoints WHERE stream = ?").run(id);
};
const textOf = async (): Promise<string> =>
  (await aaa().opinion(id)).clauses.map(({ text }) => text).join("\n");

test("D27 refuses another forum, a damaged or older backup and a whole Opinion, each by name", async () => {
  const refused = async (...words: string[]): Promise<string> => {
    const { lines, code } = await restore(...words);
    expect(code).toBe(1);
    return lines.join(" ");
  };
  const one = file("one.sqlite");
  expect(await refused()).toContain("Name the backup");
  expect(await refused(one, ...REASON)).toContain("names one Opinion");
  expect(await refused(one, "--opinion", id)).toContain("--reason");
  expect(await refused(file("none.sqlite"), "--opinion", id, ...REASON)).toContain("There is no file");
  expect(await refused(one, "--group", "space", ...REASON)).toContain("is whole; only a damaged one");
  copyFileSync(one, file("bad.sqlite"));
  const db = new DatabaseSync(file("bad.sqlite"));
  db.prepare("UPDATE rows SET at = at + 1 WHERE stream = ? AND seq = 3").run(id);
  db.close();
  expect(await refused(file("bad.sqlite"), "--opinion", id, ...REASON)).toContain("not whole");
  const old = new DatabaseSync(file("bad.sqlite"));
  old.prepare("UPDATE rows SET at = at - 1 WHERE stream = ? AND seq = 3").run(id);
  old.exec("PRAGMA user_version = 9");
  old.close();
  expect(await refused(file("bad.sqlite"), "--opinion", id, ...REASON)).toContain("has format 9");
  const other = await openTestSite({}, { isFoundedAnew: true });
  try {
    const asked = { name: "restore-opinion", arguments: [one, "--group", "space", ...REASON] };
    expect((await runCommand(other.concord, asked)).lines.join()).toContain("of another forum");
  } finally {
    await other.close();
  }
  expect((await rowsOf(FORUM_STREAM)).some((row) => String(row.body).includes("opinionRestored"))).toBe(
    false,
  );
});

test("D28 a damaged row comes from the backup, all later rows stay, no other row changes", async () => {
  const [before, rows, text] = [await others(), await rowsOf(id), await textOf()];
  const { generation } = await aaa().opinion(id);
  await meanwhile(damage(7));
  expect((await aaa().get(`/api/opinions/${id}`)).status).toBe(503);
  const { lines, code } = await restore(file("one.sqlite"), "--opinion", id, ...REASON);
  expect(lines.join("\n")).toMatch(/whole[^]*1 damaged rows[^]*0 rows after row/u);
  expect(code).toBe(0);
  expect(await rowsOf(id)).toEqual(rows);
  expect(await others()).toEqual(before);
  expect(await textOf()).toBe(text);
  expect((await aaa().opinion(id)).generation).toBe(generation);
});

test("D28 D29 D30 rows after a hole that no backup fills are lost, kept aside and told to all", async () => {
  const before = await others();
  const earlier = await enter();
  const last = (await rowsOf(id)).length;
  const count = site.concord.forum.forum().seq;
  const hole = last - 2;
  await meanwhile(damage(hole));
  const { lines, code } = await restore(file("one.sqlite"), "--group", "space", ...REASON);
  expect(code, lines.join("\n")).toBe(0);
  expect(lines.join("\n")).toContain(`3 rows after row ${hole - 1} are lost`);
  expect(await rowsOf(id)).toHaveLength(hole - 1);
  expect(await others()).toEqual(before);
  expect(await textOf()).toContain("Before".split("").toReversed().join(""));

  // A page that knows the lost rows begins anew; it may not bring them back.
  const old = openConcordClient(site.url, { cookie, opinionId: id, generation: earlier.generation });
  expect(await old.closed).toMatchObject({ code: 4409 });
  await type("Again ");

  const told = { opinionId: id, upTo: hole - 1, repaired: 0, lost: 3, reason: REASON[1] };
  expect((await aaa().forum()).restores.at(-1)).toMatchObject(told);
  const minutes = (await (await aaa().get(`/api/forum/minutes?after=${count}`)).json()) as object;
  expect(JSON.stringify(minutes)).toContain("opinionRestored");
  const kept = readdirSync(join(dataDir, "kept-aside"));
  expect(kept).toHaveLength(2);
  const aside = join(dataDir, "kept-aside", kept.toSorted().at(-1)!);
  expect(statSync(aside).mode & 0o777).toBe(0o600);
  const streams = JSON.parse(readFileSync(aside, "utf8")) as Record<string, { seq: number }[]>;
  expect(streams[id]?.map(({ seq }) => seq)).toEqual([hole, hole + 1, hole + 2]);
  await backup("two.sqlite");
  expect((await verifyFile(file("two.sqlite"))).code).toBe(0);
});

test("D28 a restore that fails in the middle changes nothing", async () => {
  const [rows, forum] = [await rowsOf(id), await rowsOf(FORUM_STREAM)];
  const failing = site.concord.store.restoreStream({
    stream: id,
    rows: rows.slice(3, 5),
    end: 6,
    gone: [],
    mark: "01",
    told: [forum[0]!],
  });
  await expect(failing).rejects.toThrow(/UNIQUE/u);
  expect(await rowsOf(id)).toEqual(rows);
  expect(await site.concord.store.restoredMark(opinionIdOf(id))).not.toBe("01");
});

test("D27 a backup that is newer than the forum is refused", async () => {
  const newer = file("two.sqlite");
  await site.close();
  rmSync(dataDir, { recursive: true, force: true });
  expect((await restoreAll(file("one.sqlite"), join(dataDir, "concord.sqlite"))).code).toBe(0);
  site = await openTestSite({ DATA_DIR: dataDir });
  const { lines } = await restore(newer, "--opinion", id, ...REASON);
  expect(lines.join()).toContain("newer than this forum");
});
