import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { openChainWriter } from "./chain-writer.ts";
import { EMPTY_CHAIN } from "./check-row.ts";
import { openSqlite } from "./sqlite.ts";

const AAA = userId("01J0000000000000000000AAAA");
const receipt = { stream: "opinion", user: AAA, owner: "aaa", name: "a.docx", at: 3, sha256: "0" };

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "concord-received-"));
  file = join(dir, "concord.sqlite");
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const piecesIn = (): number => {
  const db = new DatabaseSync(file);
  const { count } = db.prepare("SELECT count(*) AS count FROM received_pieces").get() as { count: number };
  db.close();
  return count;
};

test("X6 large files come in at once, and typing is stored between their pieces", async () => {
  const store = openSqlite(file);
  const [one, another] = [randomBytes(3_600_000), randomBytes(2_097_152)];
  const log = openChainWriter("forum", EMPTY_CHAIN);
  const done: string[] = [];
  const note = (what: string) => (): void => void done.push(what);
  const receiving = [one, another].map((body) => store.receive({ ...receipt, body }));
  const received = Promise.all(receiving).then((receipts) => {
    note("received")();
    return receipts;
  });
  log.words({ at: 2, by: AAA, client: 7, update: new Uint8Array([0, 0]), copied: null });
  await store.append(log.take()).then(note("typed"));
  expect(await store.receivedOf("opinion", "aaa")).toEqual([]);
  const [first, second] = await received;
  expect(done).toEqual(["typed", "received"]);
  expect([first!.number, second!.number]).toEqual([1, 2]);
  const there = await Promise.all(
    [first, second].map((one) => store.receivedFile({ owner: "aaa", number: one!.number })),
  );
  expect(there.map((each) => Buffer.from(each!.body).equals(each === there[0] ? one : another))).toEqual([
    true,
    true,
  ]);
  await store.noteKept(second!.key, 9);
  await store.dropReceived(first!.key);
  const listed = await store.receivedOf("opinion", "aaa");
  expect(listed.map(({ number, keptAt, dropped }) => [number, keptAt, dropped])).toEqual([
    [1, null, true],
    [2, 9, false],
  ]);
  expect(await store.damage()).toEqual([]);
  store.close();
  expect(piecesIn()).toBe(2);
});

test("X31 a file that is dropped while it is read is told as dropped", async () => {
  const store = openSqlite(file);
  const { key, number } = await store.receive({ ...receipt, body: randomBytes(3_000_000) });
  const reading = store.receivedFile({ owner: "aaa", number });
  await store.dropReceived(key);
  expect((await reading)?.dropped).toBe(true);
  store.close();
});

test("X6 of a file whose receipt was not written any more nothing is left at the next opening", async () => {
  openSqlite(file).close();
  const db = new DatabaseSync(file);
  for (const n of [0, 1]) db.exec(`INSERT INTO received_pieces VALUES (4, ${n}, x'00')`);
  db.close();
  const store = openSqlite(file);
  expect(await store.receive({ ...receipt, body: new Uint8Array([1]) })).toMatchObject({ number: 1 });
  store.close();
  expect(piecesIn()).toBe(1);
});

test("X6 counts each delegation's files separately, over all Opinions and after a start", async () => {
  const store = openSqlite(file);
  const numbers = async (of: typeof store): Promise<readonly number[]> => {
    const given: number[] = [];
    for (const [owner, stream] of [
      ["aaa", "one"],
      ["aaa", "other"],
      ["bbb", "one"],
    ] as const)
      given.push((await of.receive({ ...receipt, owner, stream, body: new Uint8Array([1]) })).number);
    return given;
  };
  expect(await numbers(store)).toEqual([1, 2, 1]);
  store.close();
  const again = openSqlite(file);
  expect(await numbers(again)).toEqual([3, 4, 2]);
  expect((await again.receivedFile({ owner: "bbb", number: 2 }))?.stream).toBe("one");
  expect(await again.receivedFile({ owner: "bbb", number: 3 })).toBe(null);
  expect(await again.damage()).toEqual([]);
  again.close();
});
