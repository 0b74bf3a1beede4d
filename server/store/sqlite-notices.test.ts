import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { sumOf } from "./sqlite-format.ts";
import { placeOfNotices } from "./sqlite-notices.ts";
import { openSqlite } from "./sqlite.ts";

test("D28 A50 the place of a deleted notice never comes again, and nobody gets what keeps it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "concord-notices-"));
  const file = join(folder, "concord.sqlite");
  openSqlite(file).close();
  const db = new DatabaseSync(file);
  const add = (seq: number): void => {
    const values = ["opinion", seq, "all", 1, "someone", JSON.stringify({ kind: "marked" })];
    db.prepare(
      "INSERT INTO notices (stream, seq, audience, at, user, body, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ).run(...values, sumOf(values));
  };
  for (const seq of [1, 2, 3]) add(seq);
  const keep = placeOfNotices(db);
  db.exec("DELETE FROM notices WHERE seq > 1");
  keep();
  add(2);
  db.close();
  const store = openSqlite(file);
  const since = await store.noticesSince(0, 10);
  expect(since.map(({ n, seq }) => [n, seq])).toEqual([
    [1, 1],
    [4, 2],
  ]);
  expect(await store.damage()).toEqual([]);
  store.close();
  rmSync(folder, { recursive: true });
});
