import { afterEach, beforeEach, expect, test } from "vitest";
import {
  WHOLE_FORUM,
  type Beat,
  type Claim,
  type Database,
  Fenced,
  type NodeSelf,
  Taken,
} from "../store/claims.ts";
import { commandId, inputId, userId } from "../../shared/ids.ts";
import { NODE_LEASE_MS } from "../../shared/cluster-limits.ts";
import { EMPTY_CHAIN } from "../store/check-row.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import { FORUM_STREAM, type Row, type Store } from "../store/store.ts";

/** A database without rows, and a way to let its own clock go on. */
export type OpenedDatabase = {
  readonly database: Database;
  readonly passes: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

const AAA = userId("01J0000000000000000000AAAA");

const self = (id: string, more: Partial<NodeSelf> = {}): NodeSelf => ({
  id,
  address: `http://${id}:3000`,
  version: "1.0.0",
  speaks: 1,
  draining: false,
  forumSeq: 0,
  ...more,
});

/** Rows of words at the first places of a stream. */
export function firstRows(stream: string, count: number): readonly Row[] {
  const chain = openChainWriter(stream, EMPTY_CHAIN);
  for (let n = 0; n < count; n++)
    chain.words({ at: n, by: AAA, client: 7, update: new Uint8Array([n, 0]), copied: null });
  return chain.take();
}

/** Every write of rows that the contract fences, by its name. */
const fencedWrites = (rows: readonly Row[]): Record<string, (store: Store) => Promise<unknown>> => ({
  append: (store) => store.append(rows),
  "append of client ids alone": (store) => store.append([], [{ stream: "opinion", client: 9, user: AAA }]),
  savePeople: (store) => store.savePeople(rows, {}),
  openNominations: (store) => store.openNominations(rows, "hash"),
  eraseInput: (store) => store.eraseInput(rows, inputId("01J0000000000000000000DEAD")),
  withdrawCommand: (store) => store.withdrawCommand(AAA, commandId("dead-dead-dead-dead"), 3),
  remove: (store) => store.remove({ told: rows, left: [], checkpoints: [], days: [] }),
  restoreStream: (store) =>
    store.restoreStream({ stream: "opinion", rows, end: 9, gone: [], mark: "mark", told: [] }),
  markLost: (store) => store.markLost("mark", 3),
});

/** The promises of claims and fences, for the database of any engine. */
export function claimsContract(open: () => Promise<OpenedDatabase>): void {
  let opened: OpenedDatabase;
  let database: Database;
  beforeEach(async () => {
    opened = await open();
    ({ database } = opened);
  });
  afterEach(() => opened.close());
  const beat = (id: string, more: Partial<NodeSelf> = {}): Promise<Beat> =>
    database.claims.beat(self(id, more));
  const claim = async (node: string): Promise<Claim | null> =>
    (await database.claims.claim(node, [WHOLE_FORUM]))[0] ?? null;

  test("a beat tells the live nodes, the owners, the forum's head and the database's clock", async () => {
    const first = await beat("one", { draining: true });
    expect(first).toMatchObject({ forumHead: 0, owners: [], mark: null });
    expect(first.until - first.now).toBe(NODE_LEASE_MS);
    await database.store.append(firstRows(FORUM_STREAM, 3));
    const { address, version } = self("two");
    const held = (await claim("one"))!;
    const second = await beat("two");
    expect(second.nodes).toEqual([
      { id: "one", address: "http://one:3000", version, draining: true, until: first.until },
      { id: "two", address, version, draining: false, until: second.until },
    ]);
    expect(second).toMatchObject({ forumHead: 3, owners: [held] });
    await database.store.markLost("lost", 5);
    expect((await beat("one")).mark).toBe("lost");
    expect(second.now).toBeGreaterThanOrEqual(first.now);
    await opened.passes(NODE_LEASE_MS + 50);
    expect((await beat("two")).nodes.map(({ id }) => id)).toEqual(["two"]);
  });

  test("a live node keeps its key, a dead one loses it, and the epoch only grows", async () => {
    await beat("one");
    await beat("two");
    expect(await claim("one")).toEqual({ key: WHOLE_FORUM, node: "one", epoch: 1 });
    expect(await claim("two")).toBeNull();
    await opened.passes(NODE_LEASE_MS / 2);
    await beat("one");
    await opened.passes(NODE_LEASE_MS / 2 + 50);
    expect(await claim("two")).toBeNull();
    // An owner that lost what it held in memory claims again, and its earlier writers are fenced.
    expect(await claim("one")).toEqual({ key: WHOLE_FORUM, node: "one", epoch: 2 });
    await opened.passes(NODE_LEASE_MS + 50);
    expect(await claim("two")).toEqual({ key: WHOLE_FORUM, node: "two", epoch: 3 });
  });

  test("a key that is given back is free at once, and an old claim gives back nothing", async () => {
    for (const id of ["one", "two"]) await beat(id);
    const first = (await claim("one"))!;
    await database.claims.release([first]);
    const second = (await claim("two"))!;
    expect(second.epoch).toBe(2);
    await database.claims.release([first]);
    expect((await beat("one")).owners).toEqual([second]);
    await database.claims.leave("two");
    expect(await beat("one")).toMatchObject({ owners: [], nodes: [{ id: "one" }] });
    expect((await claim("one"))!.epoch).toBe(3);
  });

  test("many keys of a dead node go to one of two claimers each", async () => {
    for (const id of ["one", "two", "three"]) await beat(id);
    const keys = Array.from({ length: 40 }, (_, n) => `key-${n}`);
    expect(await database.claims.claim("one", keys)).toHaveLength(keys.length);
    await opened.passes(NODE_LEASE_MS + 50);
    for (const id of ["two", "three"]) await beat(id);
    const [two, three] = await Promise.all([
      database.claims.claim("two", keys),
      database.claims.claim("three", keys.toReversed()),
    ]);
    expect([...two, ...three].map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
    expect(new Set([...two, ...three].map(({ epoch }) => epoch))).toEqual(new Set([2]));
  });

  test("no write of rows passes a claim that was lost, and none leaves anything", async () => {
    await beat("one");
    const held = (await claim("one"))!;
    const old = database.under(held);
    await old.append(firstRows("opinion", 1));
    await opened.passes(NODE_LEASE_MS + 50);
    await beat("two");
    const now = database.under((await claim("two"))!);
    const rows = firstRows("opinion", 2).slice(1);
    for (const [name, write] of Object.entries(fencedWrites(rows)))
      await expect(write(old), name).rejects.toBeInstanceOf(Fenced);
    expect(await now.lastSeq("opinion")).toBe(1);
    expect(await now.boundClients("opinion")).toEqual([]);
    expect(await now.restoredMark("opinion")).toBeNull();
    expect(await now.commandOf(AAA, commandId("dead-dead-dead-dead"))).toBeNull();
    await now.append(rows);
    expect(await old.lastSeq("opinion")).toBe(2);
    await expect(now.append(rows)).rejects.toBeInstanceOf(Taken);
    await expect(now.savePeople([...firstRows("other", 1), ...rows], {})).rejects.toBeInstanceOf(Taken);
    expect(await now.lastSeq("other")).toBe(0);
    await expect(now.append(firstRows("opinion", 4).slice(3)), "a gap").rejects.toBeInstanceOf(Taken);
    // A dead node that was only slow writes on until another one takes its key.
    await opened.passes(NODE_LEASE_MS + 50);
    await now.append(firstRows("opinion", 3).slice(2));
    expect(await now.lastSeq("opinion")).toBe(3);
  });
}
