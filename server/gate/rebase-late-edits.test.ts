import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { openYClient, until, type YClient } from "../testing/y-client.ts";

let site: TestSite;
let facilitator: TestPerson;
let aaa: TestPerson;
let opinionId: string;
const clients: YClient[] = [];

beforeAll(async () => {
  site = await openTestSite();
  opinionId = site.opinionOf("innovation");
  facilitator = await site.person("innovation");
  aaa = await site.person("AAA");
});
afterAll(async () => {
  for (const client of clients) client.close();
  await site.close();
});

const addItem = async (text: string): Promise<string> => {
  const { clauses } = await facilitator.opinion(opinionId);
  const after = clauses.findLast((clause) => clause.kind === "operative")!.id;
  const added = await facilitator.ask(opinionId, { type: "addClause", after, kind: "operative", text });
  const entry = added.entries?.[0];
  if (entry?.type !== "clauseAdded") throw new Error("not added");
  return entry.clauseId;
};

/** A client that has everything up to now and then goes offline. */
const offline = async (clauseId: string): Promise<YClient> => {
  const client = openYClient(site.url, { cookie: aaa.cookie, opinionId });
  clients.push(client);
  await client.synced;
  await until("it has the clause", () => client.doc.share.has(clauseId));
  client.provider.disconnect();
  return client;
};

const comeBack = async (client: YClient): Promise<void> => {
  client.provider.connect();
  await until("it is back", () => client.provider.synced);
};

const texts = async (...ids: readonly string[]): Promise<readonly string[]> => {
  const { clauses } = await aaa.opinion(opinionId);
  return ids.map((id) => clauses.find((clause) => clause.id === id)?.text ?? "(removed)");
};

const split = async (clauseId: string, at: number): Promise<string> => {
  const entry = (await facilitator.ask(opinionId, { type: "splitClause", clauseId, at })).entries?.[0];
  if (entry?.type !== "clauseSplit") throw new Error("not split");
  return entry.newClauseId;
};

test("W20 late words in the second half of a split clause go where that half is", async () => {
  const first = await addItem("one two three four");
  const client = await offline(first);
  client.text(first).insert(13, " and a half");
  client.text(first).delete(0, 4);
  const second = await split(first, 8);
  await comeBack(client);
  await until("carried over", async () => (await texts(second))[0]?.includes("half") === true);
  expect(await texts(first, second)).toEqual(["two ", "three and a half four"]);
  await until("the author sees it", () => client.text(second).toJSON() === "three and a half four");
  expect(client.text(first).toJSON()).toBe("two ");
});

test("W20 a late deletion is done where the words are now, and spares one's own copies", async () => {
  const first = await addItem("alpha beta gamma");
  const client = await offline(first);
  client.text(first).delete(11, 5);
  const second = await split(first, 6);
  await comeBack(client);
  await until("carried over", async () => (await texts(second))[0] === "beta ");
  // It knows of the copying now: its next step 2 carries the old deletions and must not harm the copies.
  client.provider.disconnect();
  client.text(second).insert(0, "x");
  await comeBack(client);
  await until("typed", async () => (await texts(second))[0] === "xbeta ");
  expect(await texts(first, second)).toEqual(["alpha ", "xbeta "]);
});

test("W20 words typed into a clause while it was joined to the one before follow it there", async () => {
  const first = await addItem("left");
  const second = await split(first, 2);
  const client = await offline(second);
  client.text(second).insert(0, ">");
  client.text(second).insert(3, "<");
  expect((await facilitator.ask(opinionId, { type: "joinClauses", first, second })).status).toBe(200);
  await comeBack(client);
  await until("carried over", async () => (await texts(first))[0]!.length === 6);
  expect(await texts(first)).toEqual(["le>ft<"]);
});

test("W21 late words are refused where their place is locked now", async () => {
  const first = await addItem("keep this | lock that");
  const client = await offline(first);
  client.text(first).insert(21, " too");
  const second = await split(first, 12);
  await facilitator.ask(opinionId, { type: "lockClause", clauseId: second });
  client.provider.connect();
  expect((await client.closed).code).toBe(4403);
  expect(await texts(first, second)).toEqual(["keep this | ", "lock that"]);
});

test("W20 wherever a clause is split and joined, no late word is lost or doubled", async () => {
  const word = fc.stringMatching(/^[a-z]{1,3}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(19), word), { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(19), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (typed, cuts, join) => {
        const first = await addItem("ABCDEFGHIJKLMNOPQRST");
        const client = await offline(first);
        for (const [at, letters] of typed)
          client.text(first).insert(Math.min(at, client.text(first).length), letters);
        const all = [first];
        for (const cut of cuts) {
          const [text] = await texts(first);
          all.splice(1, 0, await split(first, Math.min(cut, text!.length)));
        }
        if (join) {
          await facilitator.ask(opinionId, { type: "joinClauses", first: all[0], second: all[1] });
          all.splice(1, 1);
        }
        const letters = client.text(first).toJSON();
        await comeBack(client);
        await until("all is there", async () => (await texts(...all)).join("").length === letters.length);
        expect(
          Array.from((await texts(...all)).join(""))
            .toSorted()
            .join(""),
        ).toBe(Array.from(letters).toSorted().join(""));
        expect((await texts(...all)).join("").replace(/[a-z]/g, "")).toBe("ABCDEFGHIJKLMNOPQRST");
        await until(
          "the author has the same",
          () => all.map((id) => client.text(id).toJSON()).join("").length === letters.length,
        );
        client.close();
        for (const id of all) await facilitator.ask(opinionId, { type: "removeClause", clauseId: id });
      },
    ),
    { numRuns: 8 },
  );
}, 60_000);
