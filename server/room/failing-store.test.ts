import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";
import { verifyStream } from "../command-line/verify.ts";
import { Fenced, Taken } from "../store/claims.ts";
import { Away } from "../store/store.ts";

/** The same site on a store of which one append fails, when asked to. */
let site: TestSite;
let facilitator: TestPerson;
let aaa: TestPerson;
let opinionId: string;
let failNext = 0;
let failure: Error;
let isStoredAllTheSame: boolean;
beforeEach(() => {
  failure = new Error("the disk is full");
  isStoredAllTheSame = false;
});

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  site = await openTestSite();
  const { store } = site.concord;
  const append = store.append;
  // The very store of the server: only its append is made to fail, as a full disk would make it.
  Object.assign(store, {
    append: async (rows: Parameters<typeof append>[0]) => {
      if (failNext > 0 && rows.length > 0) {
        failNext -= 1;
        if (isStoredAllTheSame) await append(rows);
        throw failure;
      }
      return append(rows);
    },
  });
  opinionId = site.opinionOf("space");
  [facilitator, aaa] = [await site.person("space"), await site.person("AAA")];
});
afterAll(() => site.close());

test("W8 a failed append closes all with 4503, acknowledges nothing, and reloads the room", async () => {
  const { generation, clauses } = await aaa.opinion(opinionId);
  const open = clauses.find((clause) => clause.kind === "recital")!;
  const options = { cookie: aaa.cookie, opinionId, generation };
  const page = openConcordClient(site.url, options);
  const other = openConcordClient(site.url, { ...options, cookie: facilitator.cookie });
  await Promise.all([page.synced, other.synced]);
  await until("step 2 is acknowledged", () => page.acknowledged() === 1);
  failNext = 1;
  const count = page.type(() => page.text(open.id).insert(0, "not stored "));
  expect([await page.closed, await other.closed].map((close) => close.code)).toEqual([4503, 4503]);
  expect(page.acknowledged()).toBeLessThan(count);
  expect(other.text(open.id).toJSON()).toBe(open.text);
  expect((await aaa.opinion(opinionId)).clauses.find((one) => one.id === open.id)!.text).toBe(open.text);
  // The page comes back with its document: a step 2 brings what was not stored.
  const again = openConcordClient(site.url, { ...options, doc: page.doc });
  await until("it is stored now", () => again.sent() > 0 && again.acknowledged() === again.sent());
  const now = (await facilitator.opinion(opinionId)).clauses.find((one) => one.id === open.id)!;
  expect(now.text).toBe(`not stored ${open.text}`);
  expect((await verifyStream(site.concord.store, opinionId)).bad).toBeNull();
  again.terminate();
});

test("W8 a command whose append fails is answered 500, and nothing of it is in the minutes", async () => {
  const { clauses, seq } = await facilitator.opinion(opinionId);
  const open = clauses.find((clause) => clause.kind === "operative")!;
  failNext = 1;
  const answer = await facilitator.ask(opinionId, { type: "lockClause", clauseId: open.id });
  expect(answer).toMatchObject({ status: 500, refusal: { reason: "failed" } });
  const now = await facilitator.opinion(opinionId);
  expect(now.seq).toBe(seq);
  expect(now.clauses.find((clause) => clause.id === open.id)!.locked).toBe(false);
  const again = await facilitator.ask(opinionId, { type: "lockClause", clauseId: open.id });
  expect(again.status).toBe(200);
});

test("W8 a command of a socket whose append fails is never answered as done", async () => {
  const { generation, clauses } = await facilitator.opinion(opinionId);
  const locked = clauses.find((clause) => clause.locked)!;
  const page = openConcordClient(site.url, { cookie: facilitator.cookie, opinionId, generation });
  await page.synced;
  failNext = 1;
  let answered = false;
  void page.ask({ type: "unlockClause", clauseId: locked.id, reason: "again" }).then(() => (answered = true));
  expect((await page.closed).code).toBe(4503);
  expect(answered).toBe(false);
  const now = await facilitator.opinion(opinionId);
  expect(now.clauses.find((clause) => clause.id === locked.id)!.locked).toBe(true);
});

test("W8 a forum command whose append fails changes nothing", async () => {
  const secretariat = await site.person("secretariat");
  const before = await secretariat.forum();
  failNext = 1;
  const asked = {
    type: "admitDelegation",
    symbol: "ZZZ",
    name: { en: "ZZZ", zh: "ZZZ" },
    category: "memberState",
  };
  expect((await secretariat.post("/api/forum/commands", asked)).status).toBe(500);
  expect((await secretariat.forum()).delegations).toEqual(before.delegations);
  expect((await secretariat.post("/api/forum/commands", asked)).status).toBe(200);
  expect((await verifyStream(site.concord.store, "forum")).bad).toBeNull();
});

const ENDS: readonly (readonly [string, Error, number])[] = [
  ["D33 a room whose node has lost the key", new Fenced({ key: "forum", node: "one", epoch: 1 }), 1012],
  ["D33 a room whose place is taken", new Taken(new Error("a row is there")), 4503],
  ["D11 a room whose store is away", new Away(new Error("no connection")), 4503],
];
for (const [whose, error, code] of ENDS) {
  test(`${whose} is dropped, closes with ${code} and is not quarantined`, async () => {
    const { generation, clauses } = await aaa.opinion(opinionId);
    const open = clauses.find((clause) => clause.kind === "recital")!;
    const page = openConcordClient(site.url, { cookie: aaa.cookie, opinionId, generation });
    await page.synced;
    failure = error;
    failNext = 1;
    page.type(() => page.text(open.id).insert(0, `${code} `));
    expect((await page.closed).code).toBe(code);
    expect(site.concord.rooms.closedForRepair()).toEqual([]);
    expect((await aaa.opinion(opinionId)).clauses.find((one) => one.id === open.id)!.text).toBe(open.text);
  });
}

test("D33 the forum goes on after an append that was stored though it failed", async () => {
  const secretariat = await site.person("secretariat");
  const admit = (symbol: string): Promise<{ readonly status: number }> =>
    secretariat.post("/api/forum/commands", {
      type: "admitDelegation",
      symbol,
      name: { en: symbol, zh: symbol },
      category: "memberState",
    });
  isStoredAllTheSame = true;
  for (const fault of [new Away(new Error("no connection")), new Taken(new Error("a row is there"))]) {
    failure = fault;
    failNext = 1;
    const symbol = fault instanceof Away ? "YYY" : "UUU";
    await admit(symbol);
    expect(site.concord.forum.forum().delegations.filter((one) => one.symbol === symbol).length).toBeLessThan(
      2,
    );
    expect((await admit(`${symbol.slice(1)}W`)).status).toBe(200);
    const symbols = site.concord.forum.forum().delegations.map((one) => one.symbol);
    expect(symbols).toEqual(expect.arrayContaining([symbol, `${symbol.slice(1)}W`]));
  }
  expect((await verifyStream(site.concord.store, "forum")).bad).toBeNull();
});
