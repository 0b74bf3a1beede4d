import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NODE_RIGHT_MS } from "../../shared/cluster-limits.ts";
import { type Claim, type Database, Fenced, WHOLE_FORUM } from "../store/claims.ts";
import { committedTogether } from "../store/committed-together.ts";
import { openSqliteDatabase } from "../store/sqlite.ts";
import { Away, type Row, type Store } from "../store/store.ts";
import { firstRows } from "../testing/claims-contract.ts";
import { type LastSeen, openLastSeen } from "./last-seen.ts";
import { ownedStore } from "./owned-store.ts";
import { openRight, type Right } from "./right.ts";

let dir: string;
let file: string;
let database: Database;
let lastSeen: LastSeen;
let sentAt: number;
let lost: string[];
let tails: number;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "concord-owned-"));
  file = join(dir, "concord.sqlite");
  database = openSqliteDatabase(file);
  lastSeen = openLastSeen(dir);
  sentAt = performance.now();
  lost = [];
  tails = 0;
});
afterEach(async () => {
  vi.restoreAllMocks();
  lastSeen.close();
  await database.close();
  rmSync(dir, { recursive: true, force: true });
});

type Owner = { readonly store: Store; readonly right: Right };

async function own(node: string, through: (store: Store) => Store = (store) => store): Promise<Owner> {
  const [claim] = (await database.claims.claim(node, [WHOLE_FORUM])) as [Claim];
  const right = openRight(claim, { sentAt: () => sentAt, onLost: (why) => void lost.push(why) });
  const onLostTail = async (): Promise<void> => {
    tails += 1;
    await database.store.markLost("lost", 1);
  };
  const owned = ownedStore(through(database.under(claim)), { right, lastSeen, onLostTail });
  return { right, store: committedTogether(owned) };
}
const rows = firstRows("opinion", 9);
const at = (...seqs: readonly number[]): readonly Row[] => seqs.map((seq) => rows[seq - 1]!);

test("D37 a node whose beat was not answered in time writes, reads and answers nothing", async () => {
  const { store, right } = await own("one");
  await store.append(at(1));
  // The machine froze: its monotonic clock went on.
  const now = performance.now();
  const clock = vi.spyOn(performance, "now").mockReturnValue(now + NODE_RIGHT_MS);
  expect(right.isMine()).toBe(false);
  await expect(store.append(at(2))).rejects.toBeInstanceOf(Fenced);
  // A batch of cursors alone has no rows, and must not leave either.
  await expect(store.append([])).rejects.toBeInstanceOf(Fenced);
  await expect(store.read("opinion", 0, { limit: 9 })).rejects.toBeInstanceOf(Fenced);
  clock.mockRestore();
  expect(await database.store.lastSeq("opinion")).toBe(1);
  // A later beat is answered, and nobody took the key.
  expect([right.isMine(), lost]).toEqual([true, []]);
  await store.append(at(2));
});

test("D37 rows that were stored before the right ended are not told after it", async () => {
  const now = performance.now();
  const { store } = await own("one", (inner) => ({
    ...inner,
    append: async (...given) => {
      await inner.append(...given);
      vi.spyOn(performance, "now").mockReturnValue(now + 2 * NODE_RIGHT_MS);
    },
  }));
  await expect(store.append(at(1))).rejects.toBeInstanceOf(Fenced);
  expect(await database.store.lastSeq("opinion")).toBe(1);
});

test("D33 a fence met in the store ends the right at once", async () => {
  const { store, right } = await own("one");
  const other = await own("two");
  await expect(store.append(at(1))).rejects.toBeInstanceOf(Fenced);
  expect(right.isMine()).toBe(false);
  await other.store.append(at(1));
  expect(other.right.isMine()).toBe(true);
});

test("D38 after an outage that lost rows, pages begin anew and nothing is written over the hole", async () => {
  let isAway = false;
  const { store, right } = await own("one", (inner) => ({
    ...inner,
    append: async (...given) => {
      if (isAway) throw new Away(new Error("no connection"));
      return inner.append(...given);
    },
  }));
  await store.append(at(1, 2, 3, 4));
  isAway = true;
  await expect(store.append(at(5))).rejects.toBeInstanceOf(Away);
  isAway = false;
  // The same rows are there after a plain outage.
  await store.append(at(5));
  expect(tails).toBe(0);
  isAway = true;
  await expect(store.append(at(6))).rejects.toBeInstanceOf(Away);
  isAway = false;
  await cutTail(3);
  await expect(store.append(at(6))).rejects.toBeInstanceOf(Fenced);
  expect([tails, right.isMine()]).toEqual([1, false]);
  expect(await database.store.restoredMark()).toBe("lost");
  expect(await database.store.lastSeq("opinion")).toBe(3);
});

/** The rows of a promoted standby that never got the last ones. */
const cutTail = (end: number): Promise<void> =>
  database.store.restoreStream({ stream: "opinion", rows: [], end, gone: [], mark: null, told: [] });

test("D38 a node that starts again still knows the last row that it stored", async () => {
  const { store } = await own("one");
  await store.append(at(1, 2));
  lastSeen.close();
  expect(JSON.parse(readFileSync(join(dir, "last-seen.json"), "utf8"))).toEqual({
    stream: "opinion",
    seq: 2,
    hash: rows[1]!.hash,
  });
  const known = openLastSeen(dir);
  expect(await known.isThere(database.store)).toBe(true);
  await cutTail(1);
  expect(await known.isThere(database.store)).toBe(false);
  known.forget();
  known.close();
  expect(await openLastSeen(dir).isThere(database.store)).toBe(true);
});
