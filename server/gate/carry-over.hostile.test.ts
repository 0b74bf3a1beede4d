import * as Y from "yjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { syncStep2 } from "../wire/frames.ts";
import { SEAM_CLIENT } from "../room/opinion-words.ts";
import { NEW_STRUCTS_MAX } from "./gate.ts";
import type { ConcordClient } from "../testing/concord-client.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { forge, text } from "../testing/forge.ts";
import type { TestPerson, TestSite } from "../testing/room-of-people.ts";
import { openTestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";
import { verifyStream } from "../command-line/verify.ts";
import { threadMs } from "../../shared/testing/thread-ms.ts";

/** Late edits on copied words (rule W5), as stubborn and as hostile clients send them. */
let site: TestSite;
let [facilitator, aaa]: TestPerson[] = [];
let id: string;

beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  [facilitator, aaa] = [await site.person("space"), await site.person("AAA")];
});
afterAll(() => site.close());

const enter = async (doc?: Y.Doc): Promise<ConcordClient> => {
  const { generation } = await aaa!.opinion(id);
  const client = openConcordClient(site.url, { cookie: aaa!.cookie, opinionId: id, generation, doc });
  await client.synced;
  return client;
};

/** A clause that was split after AAA went offline: its document, the first half, the second half. */
async function splitMeanwhile(words: string, at: number, offline: (text: Y.XmlText) => void) {
  const { clauses } = await facilitator!.opinion(id);
  const after = clauses.findLast((one) => one.kind === "operative")!.id;
  const added = await facilitator!.ask(id, { type: "addClause", after, kind: "operative", text: words });
  const first = (added.entries![0] as unknown as { clauseId: string }).clauseId;
  const page = await enter();
  await until("it has the clause", () => page.doc.share.has(first));
  page.terminate();
  await page.closed;
  offline(page.text(first));
  const split = await facilitator!.ask(id, { type: "splitClause", clauseId: first, at });
  const second = (split.entries![0] as unknown as { newClauseId: string }).newClauseId;
  return { doc: page.doc, first, second };
}

const texts = async (...ids: readonly string[]): Promise<readonly string[]> => {
  const { clauses } = await aaa!.opinion(id);
  return ids.map((one) => clauses.find((clause) => clause.id === one)!.text);
};

const comeBack = async (doc: Y.Doc): Promise<ConcordClient> => {
  const page = await enter(doc);
  await until(
    "all is acknowledged",
    () => page.isClosed() || (page.sent() > 0 && page.acknowledged() === page.sent()),
  );
  expect(page.isClosed()).toBe(false);
  return page;
};

test("W5 words typed offline beside others that were deleted again are carried over, too", async () => {
  const { doc, first, second } = await splitMeanwhile("one two three", 8, (words) => {
    words.insert(13, "xyz");
    words.delete(13, 1);
    words.delete(14, 1);
    words.insert(14, "!");
  });
  const page = await comeBack(doc);
  expect(await texts(first, second)).toEqual(["one two ", "threey!"]);
  page.terminate();
});

test("W5 words typed between copied ones that were deleted offline as well are carried over", async () => {
  const { doc, first, second } = await splitMeanwhile("one two three", 4, (words) => {
    words.delete(4, 9);
    words.insert(4, "2 3");
    words.delete(5, 1);
  });
  const page = await comeBack(doc);
  expect((await texts(first, second)).join("")).toBe("one 23");
  page.terminate();
});

test("W5 coming back many times with the same late edits changes nothing more", async () => {
  const { doc, first, second } = await splitMeanwhile("alpha beta", 6, (words) => {
    words.insert(10, " late");
    words.delete(6, 1);
  });
  for (let times = 0; times < 3; times++) {
    const page = await comeBack(doc);
    expect(await texts(first, second)).toEqual(["alpha ", "eta late"]);
    page.terminate();
    await page.closed;
  }
});

test("W5 a late edit does not reach into a locked half, in whatever order it names its neighbours", async () => {
  const { first, second } = await splitMeanwhile("open locked", 5, () => undefined);
  await facilitator!.ask(id, { type: "lockClause", clauseId: second });
  const before = await texts(first, second);
  const chars: (readonly [number, number])[] = [];
  const page = await enter();
  const words = page.text(first);
  for (let item = words._start; item !== null; item = item.right) {
    for (let i = 0; i < item.length; i++) chars.push([item.id.client, item.id.clock + i]);
  }
  page.terminate();
  const tries = chars.flatMap((origin) =>
    [undefined, chars[0], chars.at(-1)].map((right) => ({ origin, right })),
  );
  for (const [i, { origin, right }] of tries.entries()) {
    const attacker = await enter();
    const structs = [{ content: text("x"), origin, right }];
    attacker.sendBytes(syncStep2(forge([{ client: 5_000_000 + i, clock: 0, structs }])));
    await Promise.race([attacker.closed, attacker.ask({ type: "takeOver" })]);
    attacker.terminate();
  }
  expect((await texts(second))[0]).toBe(before[1]);
});

test("W5 a huge deleted run beside copied words does not hold the server up", async () => {
  const { first, second } = await splitMeanwhile("left right", 5, () => undefined);
  const page = await enter();
  let last = page.text(first)._start!;
  // The last of the copied words; behind it stands the seam.
  while (last.right !== null && last.right.id.client !== SEAM_CLIENT) last = last.right;
  const origin = [last.id.client, last.id.clock + last.length - 1] as const;
  const client = 6_000_000;
  const length = 2 ** 30;
  const structs = [
    { content: new Y.ContentDeleted(length), origin },
    { content: text("!"), origin: [client, length - 1] as const },
  ];
  const start = threadMs();
  page.sendBytes(syncStep2(forge([{ client, clock: 0, structs }])));
  await page.ask({ type: "takeOver" });
  expect(threadMs() - start).toBeLessThan(1_000);
  expect(await texts(first, second)).toEqual(["left ", "right!"]);
  page.terminate();
});

test("W5 thousands of words beside thousands of deleted pieces do not hold the server up", async () => {
  const { first } = await splitMeanwhile("left right", 5, () => undefined);
  const page = await enter();
  const start = page.text(first)._start!;
  const client = 6_100_000;
  let right: readonly [number, number] = [start.id.client, start.id.clock];
  let clock = 0;
  // Each in front of the one before it, so that no two of them are one piece.
  for (let updates = 0; updates < 5; updates++) {
    const structs = Array.from({ length: NEW_STRUCTS_MAX }, () => {
      const struct = { content: new Y.ContentDeleted(1), right };
      right = [client, clock];
      clock += 1;
      return struct;
    });
    page.sendUpdate(forge([{ client, clock: clock - structs.length, structs }]));
  }
  await until("all is taken", () => page.acknowledged() === page.sent());
  const attack = async (neighbours: object): Promise<number> => {
    const attacker = await enter();
    const structs = Array.from({ length: NEW_STRUCTS_MAX }, () => ({ content: text("x"), ...neighbours }));
    const since = performance.now();
    attacker.sendUpdate(forge([{ client: 6_200_000, clock: 0, structs }]));
    expect((await attacker.closed).code).toBe(4403);
    return performance.now() - since;
  };
  expect(await attack({ origin: [client, 0], right: [start.id.client, start.id.clock] })).toBeLessThan(1_000);
  await facilitator!.ask(id, { type: "removeClause", clauseId: first });
  expect(await attack({ right })).toBeLessThan(1_000);
  page.terminate();
}, 60_000);

test("M2 after all this the rows are whole, and a fresh room reads the same words", async () => {
  const before = await aaa!.opinion(id);
  expect(await verifyStream(site.concord.store, id)).toMatchObject({ bad: null });
  await site.concord.rooms.close();
  expect((await aaa!.opinion(id)).clauses).toEqual(before.clauses);
});
