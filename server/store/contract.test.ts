import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { sessionId, type UserId, userId } from "../../shared/ids.ts";
import { engines, type TestDatabase } from "../testing/engines.ts";
import { openChainWriter } from "./chain-writer.ts";
import { EMPTY_CHAIN } from "./check-row.ts";
import { Taken } from "./claims.ts";
import type { SignInLink } from "./link-store.ts";
import type { Row, Store } from "./store.ts";

/** The contract of the store that both engines keep: each test runs on SQLite and on PostgreSQL. */

const AAA = userId("01J0000000000000000000AAAA");
const BBB = userId("01J0000000000000000000BBBB");
const HEAD = { id: AAA, name: "Head, AAA", createdAt: 1 };
const linkTo = (user: UserId, hash: string): SignInLink => ({
  hash,
  user,
  kind: "invitation",
  at: 1,
  endsAt: 9,
  code: null,
  asker: null,
});
const sessionAt = (at: number, hash: string) => ({
  hash,
  id: sessionId("id"),
  createdAt: at,
  seenAt: at,
  device: "Chrome on Android",
  way: "link" as const,
});
const openedAt = (at: number) => {
  const { hash: _hash, ...session } = sessionAt(at, "");
  return { ...session, user: AAA };
};
/** Rows of words and entries by turns, chained. */
function rowsOf(stream: string, count: number): readonly Row[] {
  const log = openChainWriter(stream, EMPTY_CHAIN);
  for (let i = 0; i < count; i++) {
    if (i % 2 === 0) {
      log.entry({ at: i, by: AAA, body: { type: "test", n: i }, readers: { kind: "all" } });
    } else {
      const copied = i % 4 === 1 ? null : { standIns: [[7, AAA]] as const, moved: [] };
      log.words({ at: i, by: AAA, client: i, update: new Uint8Array([i % 256, 0]), copied });
    }
  }
  return log.take();
}

describe.each(engines())("the store on $name", ({ open, close }) => {
  let opened: TestDatabase;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());
  afterAll(close);
  const store = (): Store => opened.store();

  test("D1 rows come back as they were put in, in order, events by themselves, and in pages", async () => {
    const rows = rowsOf("one", 25);
    await store().append(rows.slice(0, 10));
    await store().append(rows.slice(10));
    expect(await store().read("one", 0, { limit: 100 })).toEqual(rows);
    expect(await store().read("one", 4, { limit: 3 })).toEqual(rows.slice(4, 7));
    expect(await store().read("one", 25, { limit: 3 })).toEqual([]);
    const minutes = rows.filter((row) => row.kind === "minutes");
    expect(await store().read("one", 0, { limit: 100, kind: "minutes" })).toEqual(minutes);
    expect(await store().read("one", 2, { limit: 2, kind: "minutes" })).toEqual([rows[2], rows[4]]);
  });

  test("D1 streams do not mix", async () => {
    await store().append([...rowsOf("one", 3), ...rowsOf("two", 2)]);
    expect((await store().read("one", 0, { limit: 9 })).map((row) => row.stream)).toEqual([
      "one",
      "one",
      "one",
    ]);
    expect(await store().read("three", 0, { limit: 9 })).toEqual([]);
  });

  test("D2 an append is all or nothing: a seq that is taken rejects every row of it", async () => {
    const rows = rowsOf("one", 6);
    await store().append(rows.slice(0, 3));
    await expect(store().append([...rows.slice(3), rows[1]!])).rejects.toThrow(Taken);
    expect(await store().read("one", 0, { limit: 9 })).toEqual(rows.slice(0, 3));
    // The store goes on: the next append is a transaction of its own.
    await store().append(rows.slice(3));
    expect(await store().read("one", 0, { limit: 9 })).toEqual(rows);
  });

  test("D2 rows of several streams stand or fall together", async () => {
    await store().append(rowsOf("one", 1));
    await expect(store().append([...rowsOf("two", 2), ...rowsOf("one", 1)])).rejects.toThrow(Taken);
    expect(await store().read("two", 0, { limit: 9 })).toEqual([]);
  });

  test("D2 an append of nothing is done at once", async () => {
    await expect(store().append([])).resolves.toBeUndefined();
  });

  test("D5 D38 a checkpoint is stored only while the row that it was made after stands", async () => {
    const store = opened.store();
    const rows = rowsOf("one", 3);
    await store.append(rows);
    const made = { stream: "one", seq: 3, format: 1, body: new Uint8Array([1]), hash: "sound" };
    for (const heads of [["of another row"], [rows[1]!.hash]]) {
      await store.saveCheckpoint({ ...made, heads });
      await store.keepCheckpoint({ ...made, heads });
    }
    expect([await store.checkpoint("one", 1), await store.keptCheckpoint("one", 9)]).toEqual([null, null]);
    const heads = rows.map(({ hash }) => hash);
    await store.saveCheckpoint({ ...made, heads });
    await store.keepCheckpoint({ ...made, heads });
    expect(await store.checkpoint("one", 1)).toEqual(made);
    expect(await store.keptCheckpoint("one", 9)).toEqual(made);
    // One of a later format that is not stored takes no earlier one away.
    await store.saveCheckpoint({ ...made, format: 3, heads: ["of another row"] });
    expect(await store.checkpoint("one", 1)).toEqual(made);
    await store.saveCheckpoint({ ...made, format: 3, heads });
    expect(await store.checkpoint("one", 1)).toBeNull();
  });

  test("D3 what was appended is there when the file is opened again", async () => {
    const rows = rowsOf("one", 9);
    await store().append(rows);
    await opened.again();
    expect(await store().read("one", 0, { limit: 100 })).toEqual(rows);
  });

  test("A2 a sign-in link works once, also when it is redeemed many times at once", async () => {
    await store().savePeople([], { admitted: [{ person: HEAD, link: linkTo(AAA, "link") }] });
    const session = (n: number) => ({ at: 2, session: sessionAt(2, `session ${n}`) });
    const redeemed = await Promise.all(
      Array.from({ length: 50 }, (_, n) => store().redeemLink("link", session(n))),
    );
    expect(redeemed.filter((one) => typeof one === "object")).toEqual([{ user: AAA }]);
    expect(redeemed.filter((one) => one === "used")).toHaveLength(49);
    const open = await Promise.all(Array.from({ length: 50 }, (_, n) => store().session(`session ${n}`)));
    expect(open.filter((one) => one !== null)).toEqual([openedAt(2)]);
    expect(await store().redeemLink("other", session(50))).toBe("unknown");
  });

  test("A16 who is admitted is so whole or not at all: rows, person and link", async () => {
    await store().append(rowsOf("one", 1));
    const link = linkTo(AAA, "link");
    await expect(
      store().savePeople(rowsOf("one", 1), { admitted: [{ person: HEAD, link }] }),
    ).rejects.toThrow(Taken);
    expect(await store().people()).toEqual([]);
    expect(await store().redeemLink("link", { at: 2, session: sessionAt(2, "s") })).toBe("unknown");
    await store().savePeople(rowsOf("two", 1), { admitted: [{ person: HEAD, link }] });
    expect(await store().people()).toEqual([HEAD]);
    expect(await store().read("two", 0, { limit: 9 })).toHaveLength(1);
    // Of a second one with a link that there is already nothing is there either.
    const other = { person: { ...HEAD, id: BBB }, link: { ...link, user: BBB } };
    await expect(store().savePeople(rowsOf("three", 1), { admitted: [other] })).rejects.toThrow(
      /UNIQUE|unique/,
    );
    expect(await store().people()).toEqual([HEAD]);
    expect(await store().read("three", 0, { limit: 9 })).toEqual([]);
  });

  test("A9 another person's session ends when a link is redeemed over it; one’s own goes on", async () => {
    await store().savePeople([], { admitted: [{ person: HEAD, link: linkTo(AAA, "a") }] });
    await store().savePeople([], { admitted: [{ person: { ...HEAD, id: BBB }, link: linkTo(BBB, "b") }] });
    await store().saveLink(linkTo(AAA, "a again"));
    const opening = (hash: string, over?: string) => ({
      at: 2,
      session: sessionAt(2, hash),
      ...(over === undefined ? {} : { over }),
    });
    await store().redeemLink("a", opening("first"));
    await store().redeemLink("a again", opening("second", "first"));
    expect((await store().session("first"))?.user).toBe(AAA);
    await store().redeemLink("b", opening("third", "second"));
    expect(await store().session("second")).toBeNull();
    expect((await store().session("third"))?.user).toBe(BBB);
    // A link that does not open ends nothing.
    expect(await store().redeemLink("b", opening("fourth", "first"))).toBe("used");
    expect((await store().session("first"))?.user).toBe(AAA);
  });

  test("A2 a link for nobody is rejected", async () => {
    await expect(store().saveLink(linkTo(AAA, "h"))).rejects.toThrow(/FOREIGN KEY|foreign key/);
  });

  test("A15 a session says when it was used, is renewed in its place, and goes when it is ended", async () => {
    await store().savePeople([], { admitted: [{ person: HEAD, link: linkTo(AAA, "link") }] });
    expect(await store().people()).toEqual([HEAD]);
    const unused = { ...linkTo(AAA, "link"), isUsed: false, tries: 0 };
    expect(await store().link("link")).toEqual(unused);
    await store().redeemLink("link", { at: 2, session: sessionAt(2, "session") });
    expect(await store().link("link")).toEqual({ ...unused, isUsed: true });
    expect(await store().link("other")).toBeNull();
    expect(await store().session("session")).toEqual(openedAt(2));
    await store().noteSeen("session", 200);
    expect(await store().session("session")).toEqual({ ...openedAt(2), seenAt: 200 });
    expect(await store().sessionsOf(AAA)).toEqual([{ ...openedAt(2), seenAt: 200, hash: "session" }]);
    expect(await store().damage()).toEqual([]);
    await store().endSessions(["session"]);
    await store().noteSeen("session", 300);
    expect(await store().session("session")).toBeNull();
    expect(await store().sessionsOf(AAA)).toEqual([]);
  });
});
