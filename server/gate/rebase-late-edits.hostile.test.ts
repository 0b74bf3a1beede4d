import * as Y from "yjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { syncStep2 } from "../../shared/wire/codec.ts";
import { SPLIT_SENTINEL_CLIENT } from "../replay/server-doc.ts";
import { NEW_STRUCTS_MAX } from "./gate.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { forge, text } from "../testing/forge.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";
import { verifyStream } from "../command-line/verify.ts";
import { threadMs } from "../../shared/testing/thread-ms.ts";

/** Late edits on copied words (rule W20), as stubborn and as hostile clients send them. */
let site: TestSite;
/** The delegate, replaced by a new one once they have used up one person's allowance (G9, G12). */
let [facilitator, delegate]: TestPerson[] = [];
let id: string;

beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  [facilitator, delegate] = [await site.person("space"), await site.person("AAA")];
});
afterAll(() => site.close());

const enter = async (doc?: Y.Doc): Promise<ConcordClient> => {
  const { generation } = await delegate!.opinion(id);
  const client = openConcordClient(site.url, { cookie: delegate!.cookie, opinionId: id, generation, doc });
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
  const { clauses } = await delegate!.opinion(id);
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

test("W20 words typed offline beside others that were deleted again are carried over, too", async () => {
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

test("W20 words typed between copied ones that were deleted offline as well are carried over", async () => {
  const { doc, first, second } = await splitMeanwhile("one two three", 4, (words) => {
    words.delete(4, 9);
    words.insert(4, "2 3");
    words.delete(5, 1);
  });
  const page = await comeBack(doc);
  expect((await texts(first, second)).join("")).toBe("one 23");
  page.terminate();
});

test("W20 coming back many times with the same late edits changes nothing more", async () => {
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

test("W21 a late edit reaches no locked half, in whatever order it names its neighbours", async () => {
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

test("W20 a huge deleted run beside copied words does not hold the server up", async () => {
  const { first, second } = await splitMeanwhile("left right", 5, () => undefined);
  const page = await enter();
  let last = page.text(first)._start!;
  // The last of the copied words; behind it stands the seam.
  while (last.right !== null && last.right.id.client !== SPLIT_SENTINEL_CLIENT) last = last.right;
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

test("W20 thousands of words beside thousands of deleted pieces do not hold the server up", async () => {
  delegate = await site.person("BBB");
  const { first } = await splitMeanwhile("left right", 5, () => undefined);
  const page = await enter();
  const start = page.text(first)._start!;
  const client = 6_100_000;
  let right: readonly [number, number] = [start.id.client, start.id.clock];
  let clock = 0;
  // Each in front of the one before it, so that no two of them are one piece.
  for (let updates = 0; updates < 3; updates++) {
    const structs = Array.from({ length: NEW_STRUCTS_MAX }, () => {
      const struct = { content: new Y.ContentDeleted(1), right };
      right = [client, clock];
      clock += 1;
      return struct;
    });
    page.sendUpdate(forge([{ client, clock: clock - structs.length, structs }]));
  }
  await until("all is taken", () => page.acknowledged() === page.sent());
  delegate = await site.person("CCC");
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

/** Two clauses, joined after AAA's page went offline; then others deleted the copies. Gives that page's document. */
async function joinedMeanwhile(words: string) {
  const { clauses } = await facilitator!.opinion(id);
  const after = clauses.findLast((one) => one.kind === "operative")!.id;
  const add = async (text: string, behind: string): Promise<string> => {
    const added = await facilitator!.ask(id, { type: "addClause", after: behind, kind: "operative", text });
    return (added.entries![0] as unknown as { clauseId: string }).clauseId;
  };
  const first = await add("first ", after);
  const second = await add(words, first);
  const page = await enter();
  await until("it has the clause", () => page.doc.share.has(second));
  const joined = await facilitator!.ask(id, { type: "joinClauses", first, second });
  expect(joined).toMatchObject({ status: 200 });
  await until("the copies are here", () => page.text(first).toJSON().endsWith(words));
  page.type(() => page.text(first).delete(page.text(first).length - words.length, words.length));
  await until("they are deleted", () => page.acknowledged() === page.sent());
  const ranges: [number, number, number][] = [];
  for (let item = page.text(second)._start; item !== null; item = item.right)
    if (!item.deleted) ranges.push([item.id.client, item.id.clock, item.length]);
  page.terminate();
  return { first, second, deletions: forge([], ranges) };
}

test("W4 in no role or stage can anybody delete a joined clause's text whose copies are gone", async () => {
  delegate = await site.person("DDD");
  const admitted = await site.concord.secretariat.carryOut(null, {
    type: "admitParticipant",
    name: "A follower",
    role: "follower",
  });
  if ("refusal" in admitted) throw new Error(admitted.refusal.message);
  const token = admitted.link?.split("#")[1];
  const signIn = await fetch(`${site.url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  const follower = signIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  const chair = await site.person("chair");
  const lead = (command: Record<string, unknown>) => facilitator!.ask(id, command);
  const advance = (to: string) => chair.ask(id, { type: "advanceStage", to, reason: "as asked" });
  const cases = [
    { who: "a delegate", cookie: delegate.cookie },
    { who: "a follower", cookie: follower },
    {
      who: "a delegate without the pen",
      cookie: delegate.cookie,
      before: () => lead({ type: "setPen", to: "leads" }),
      after: () => lead({ type: "setPen", to: "everyone" }),
    },
    {
      who: "a delegate while the first clause is locked",
      cookie: delegate.cookie,
      before: (clauseId: string) => lead({ type: "lockClause", clauseId }),
    },
    {
      who: "a delegate in a withdrawn Opinion",
      cookie: delegate.cookie,
      before: () => advance("withdrawn"),
      after: () => advance("drafting"),
    },
  ];
  let refused = 0;
  for (const { who, cookie, before, after } of cases) {
    const { first, second, deletions } = await joinedMeanwhile("kept words");
    await before?.(first);
    const { generation } = await delegate.opinion(id);
    const attacker = openConcordClient(site.url, { cookie, opinionId: id, generation });
    await attacker.synced;
    attacker.sendUpdate(deletions);
    await until("it is answered", () => attacker.isClosed() || attacker.acknowledged() === attacker.sent());
    if (attacker.isClosed()) refused += 1;
    attacker.terminate();
    expect((await after?.())?.status ?? 200).toBe(200);
    await lead({ type: "unlockClause", clauseId: first, reason: "go on" });
    await lead({ type: "restoreClause", clauseId: second });
    expect(await texts(second), who).toEqual(["kept words"]);
  }
  console.log(`deletions of kept words: ${cases.length} attempts: ${refused} refused`);
  expect(refused).toBe(cases.length);
});

test("W21 L1 refuses late typing in a half that was locked since, and leaves no trace there", async () => {
  const { doc, first, second } = await splitMeanwhile("hello world", 6, (words) => words.insert(11, " LATE"));
  await facilitator!.ask(id, { type: "lockClause", clauseId: first });
  const page = openConcordClient(site.url, {
    cookie: delegate!.cookie,
    opinionId: id,
    generation: (await delegate!.opinion(id)).generation,
    doc,
  });
  expect(await page.closed).toMatchObject({ code: 4403, reason: expect.stringContaining("clauseLocked") });
  expect(page.refusal()).toMatchObject({ clauseId: first });
  expect(await texts(first, second)).toEqual(["hello ", "world"]);
  const newcomer = await enter();
  for (let item = newcomer.text(first)._start; item !== null; item = item.right)
    expect(item.id.client).not.toBe(doc.clientID);
  newcomer.terminate();
});

test("M2 after all this the rows are whole, and a fresh room reads the same words", async () => {
  const before = await delegate!.opinion(id);
  expect(await verifyStream(site.concord.store, id)).toMatchObject({ bad: null });
  await site.concord.rooms.close();
  expect((await delegate!.opinion(id)).clauses).toEqual(before.clauses);
});
