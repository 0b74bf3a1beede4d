import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSqlite } from "./sqlite.ts";

test("D4 a second opener is told that the file is locked, and the first goes on", async () => {
  const dir = mkdtempSync(join(tmpdir(), "concord-store-"));
  const file = join(dir, "concord.sqlite");
  const store = openSqlite(file);
  try {
    expect(() => openSqlite(file)).toThrow(/locked/);
    await store.saveMeta("clock", "one");
    expect(await store.meta("clock")).toBe("one");
  } finally {
    store.close();
    rmSync(dir, { recursive: true, force: true });
  }
});
