import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { openChainWriter } from "./chain-writer.ts";
import { EMPTY_CHAIN } from "./check-row.ts";
import { committedTogether } from "./committed-together.ts";
import { openSqlite } from "./sqlite.ts";
import type { Row, Store } from "./store.ts";

let dir: string;
/** Appends that reached the file, each a transaction and a flush. */
let flushes = 0;
let store: Store;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "concord-together-"));
  const file = openSqlite(join(dir, "concord.sqlite"));
  flushes = 0;
  store = committedTogether({
    ...file,
    append: (rows, bound, freed) => {
      flushes += 1;
      return file.append(rows, bound, freed);
    },
  });
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

function rowsOf(stream: string, count: number): readonly Row[] {
  const log = openChainWriter(stream, EMPTY_CHAIN);
  const by = userId("01J0000000000000000000AAAA");
  for (let n = 0; n < count; n++)
    log.words({ at: n, by, client: n, update: new Uint8Array([n, 0]), copied: null });
  return log.take();
}
const streams = Array.from({ length: 50 }, (_, n) => `room ${n}`);
const count = async (stream: string): Promise<number> => (await store.read(stream, 0, { limit: 10 })).length;

test("D13 stores the rows of fifty rooms at one moment in one flush, all of them on disk", async () => {
  await Promise.all(streams.map((stream) => store.append(rowsOf(stream, 2))));
  expect(flushes).toBe(1);
  expect(await Promise.all(streams.map(count))).toEqual(streams.map(() => 2));
  console.log(`${streams.length} rooms stored at one moment: ${flushes} flush`);
});

test("D13 where one of them is refused, it alone is", async () => {
  await store.append(rowsOf("room 7", 1));
  const told = await Promise.allSettled(streams.map((stream) => store.append(rowsOf(stream, 2))));
  expect(told.flatMap(({ status }, n) => (status === "rejected" ? [n] : []))).toEqual([7]);
  expect(await Promise.all(streams.map(count))).toEqual(streams.map((_, n) => (n === 7 ? 1 : 2)));
});

test("D13 G13 client ids that are bound no more go from the disk, too", async () => {
  const user = userId("01J0000000000000000000AAAA");
  const bound = streams.map((stream) => ({ stream, client: 7, user }));
  await Promise.all(bound.map((one) => store.append([], [one])));
  await Promise.all(bound.map((one) => store.append([], [{ ...one, client: 8 }], [one])));
  const clients = await Promise.all(streams.map((stream) => store.boundClients(stream)));
  expect(clients.flat().map(({ client }) => client)).toEqual(streams.map(() => 8));
  expect(flushes).toBe(2);
});

test("D13 what was asked for before the store closes is stored", async () => {
  const stored = store.append(rowsOf("last", 2));
  store.close();
  await stored;
  store = openSqlite(join(dir, "concord.sqlite"));
  expect(await count("last")).toBe(2);
});
