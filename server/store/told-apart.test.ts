import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSqlite } from "./sqlite.ts";
import { Away } from "./store.ts";
import { toldApart } from "./told-apart.ts";

test("D11 a request over the store of a stopping server fails, and the log tells of no outage", async () => {
  const folder = mkdtempSync(join(tmpdir(), "concord-told-"));
  const said: string[] = [];
  const { store } = toldApart(openSqlite(join(folder, "concord.sqlite")), {
    log: (line) => void said.push(line),
  });
  expect(await store.read("one", 0, { limit: 1 })).toEqual([]);
  store.close();
  await expect(store.read("one", 0, { limit: 1 })).rejects.toBeInstanceOf(Away);
  expect(said).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});
