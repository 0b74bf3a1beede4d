import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { copyDatabase } from "./copy-database.ts";

const COPIES = 20;
const ROWS = 400;

test("D9 a copy that begins within a transaction of its writer is made all the same", async () => {
  const folder = mkdtempSync(join(tmpdir(), "concord-copy-"));
  const db = new DatabaseSync(join(folder, "source.sqlite"));
  db.exec("PRAGMA journal_mode = WAL; CREATE TABLE words (body)");
  const insert = db.prepare("INSERT INTO words VALUES (?)");
  for (let n = 0; n < ROWS; n++) insert.run("x".repeat(500));
  let isOver = false;
  // Most of the time lies within a transaction, on the thread that the copying does not use.
  const write = (): void => {
    if (isOver) return;
    db.exec("BEGIN IMMEDIATE");
    insert.run("y");
    for (const until = performance.now() + 3; performance.now() < until;);
    db.exec("COMMIT");
    setTimeout(write, 1);
  };
  write();
  try {
    for (let n = 0; n < COPIES; n++) {
      const to = join(folder, `copy-${n}.sqlite`);
      await copyDatabase(db, to);
      const copy = new DatabaseSync(to, { readOnly: true });
      expect(copy.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
      expect(copy.prepare("SELECT count(*) AS n FROM words").get()!["n"]).toBeGreaterThanOrEqual(ROWS);
      copy.close();
    }
    console.log(`${COPIES} copies beside a writer, each whole`);
  } finally {
    isOver = true;
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
