import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { UPGRADE_COPIES_MAX } from "../../shared/limits.ts";
import { verifyFile } from "../command-line/verify-file.ts";
import { openChainWriter } from "./chain-writer.ts";
import { EMPTY_CHAIN } from "./check-row.ts";
import { WITHOUT_TABLES_10 } from "./sqlite-format-10.ts";
import { openSqlite } from "./sqlite.ts";

const AAA = userId("01J0000000000000000000AAAA");
/** An older file made from one of today: format 7 knew no facts about the file and no commands. */
const TO_FORMAT_7 = `${WITHOUT_TABLES_10} DROP TABLE commands; DROP TABLE meta; PRAGMA user_version = 7`;

let dir: string;
let file: string;
let said: string[];
const log = (line: string): void => void said.push(line);
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "concord-upgrade-"));
  file = join(dir, "concord.sqlite");
  said = [];
  const store = openSqlite(file);
  const chain = openChainWriter("forum", EMPTY_CHAIN);
  const body = { type: "forumOpened", preset: "wtpf-26", sample: false, by: AAA };
  chain.entry({ at: 1, by: AAA, body, readers: { kind: "all" } });
  await store.append(chain.take());
  store.close();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function alter(sql: string, to = file): void {
  const db = new DatabaseSync(to);
  db.exec(sql);
  db.close();
}
const copies = (): readonly string[] =>
  readdirSync(dir)
    .filter((name) => name.startsWith("concord.format-"))
    .toSorted();
const tables = (of: string): string => {
  const db = new DatabaseSync(of, { readOnly: true });
  const rows = db.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY name").all();
  const version = db.prepare("PRAGMA user_version").get();
  db.close();
  return JSON.stringify([rows, version]);
};

test("D10 an older file is copied before it is upgraded; the copy is whole, private and told", async () => {
  alter(TO_FORMAT_7);
  const before = tables(file);
  openSqlite(file, log).close();
  const [copy, ...more] = copies();
  expect(more).toEqual([]);
  expect(copy).toMatch(/^concord\.format-7\.\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.\d{3}Z\.sqlite$/);
  expect(statSync(join(dir, copy!)).mode & 0o777).toBe(0o600);
  expect(tables(join(dir, copy!))).toBe(before);
  expect(await verifyFile(join(dir, copy!))).toMatchObject({ code: 0, rows: 1 });
  expect(said).toEqual([expect.stringContaining(`a copy from before is kept: ${join(dir, copy!)}`)]);
  openSqlite(file, log).close();
  expect(copies()).toEqual([copy]);
});

test("D10 the newest copies are kept, and no more", () => {
  const seen: string[] = [];
  for (let n = 0; n < UPGRADE_COPIES_MAX + 3; n++) {
    alter(TO_FORMAT_7);
    openSqlite(file, log).close();
    seen.push(copies().find((name) => !seen.includes(name))!);
  }
  expect(copies()).toEqual(seen.slice(-UPGRADE_COPIES_MAX).toSorted());
});

/** Ways in which a file of format 7 may not be as that version made it: none can be upgraded. */
const BROKEN = {
  "a table renamed": "ALTER TABLE people RENAME TO qeople",
  "a table missing": "DROP TABLE looks",
  "a table too many": "CREATE TABLE more (a)",
  "a column too many": "ALTER TABLE links ADD COLUMN more TEXT",
  "an index missing": "DROP INDEX minutes_rows",
  "a trigger": "CREATE TRIGGER t AFTER INSERT ON people BEGIN SELECT 1; END",
  "a table of the next format": "CREATE TABLE meta (other)",
  "format 2 with the tables of 7": "PRAGMA user_version = 2",
  "format 1 with the tables of 7": "PRAGMA user_version = 1",
  "tables without a format": "PRAGMA user_version = 0",
};

test("D10 a failed upgrade leaves the file byte for byte as it was, and no copy", () => {
  let left = 0;
  for (const journal of ["WAL", "DELETE"]) {
    for (const [what, sql] of Object.entries(BROKEN)) {
      const other = join(dir, `${what}-${journal}.sqlite`);
      copyFileSync(file, other);
      alter(`${TO_FORMAT_7}; ${sql}; PRAGMA journal_mode = ${journal}`, other);
      const before = readFileSync(other);
      const names = readdirSync(dir).length;
      expect(() => openSqlite(other, log), what).toThrow();
      expect(readFileSync(other).equals(before), what).toBe(true);
      expect(readdirSync(dir).length, what).toBe(names);
      left += 1;
    }
  }
  console.log(`${left} files that cannot be upgraded: ${left} left byte for byte as they were`);
  expect(left).toBe(20);
  expect(said).toEqual([]);
});

test("D10 a file that cannot be copied whole is not upgraded", () => {
  alter(`${TO_FORMAT_7}; INSERT INTO files VALUES ('h', zeroblob(200000))`);
  const bytes = readFileSync(file);
  // Pages in the middle hold the large file: its chain of pages breaks.
  bytes.fill(0xff, bytes.length - 100_000, bytes.length - 50_000);
  writeFileSync(file, bytes);
  expect(() => openSqlite(file, log)).toThrow(/could not be copied before its upgrade.*left as it is/);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect(copies()).toEqual([]);
});

test("D10 where the disk has no room for the copy, the start says so and changes nothing", (context) => {
  const small = mkdtempSync(join(dir, "small-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=6m", "tmpfs", small], { stdio: "pipe" });
  } catch {
    context.skip("no small disk can be made here");
  }
  try {
    alter(TO_FORMAT_7);
    const there = join(small, "concord.sqlite");
    copyFileSync(file, there);
    const before = readFileSync(there);
    expect(() => openSqlite(there, log)).toThrow(/needs 32 MiB free, and 6 are\. It was left as it is/);
    expect(readFileSync(there).equals(before)).toBe(true);
    expect(readdirSync(small)).toEqual(["concord.sqlite"]);
  } finally {
    execFileSync("umount", [small]);
  }
});
