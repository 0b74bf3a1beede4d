import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { openYClient, until, type YClient } from "../testing/y-client.ts";

/** A split leaves two ends: text typed there later stays, text typed before goes along (rule W20). */
let site: TestSite;
let [facilitator, aaa]: TestPerson[] = [];
let opinionId: string;
const clients: YClient[] = [];

beforeAll(async () => {
  site = await openTestSite();
  opinionId = site.opinionOf("green");
  [facilitator, aaa] = [await site.person("green"), await site.person("AAA")];
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(() => site.close());

const addItem = async (text: string): Promise<string> => {
  const { clauses } = await facilitator!.opinion(opinionId);
  const after = clauses.findLast((clause) => clause.kind === "operative")!.id;
  const added = await facilitator!.ask(opinionId, { type: "addClause", after, kind: "operative", text });
  const entry = added.entries?.[0];
  if (entry?.type !== "clauseAdded") throw new Error("not added");
  return entry.clauseId;
};
const split = async (clauseId: string, at: number): Promise<string> => {
  const entry = (await facilitator!.ask(opinionId, { type: "splitClause", clauseId, at })).entries?.[0];
  if (entry?.type !== "clauseSplit") throw new Error("not split");
  return entry.newClauseId;
};
const enter = async (clauseId: string): Promise<YClient> => {
  const client = openYClient(site.url, { cookie: aaa!.cookie, opinionId });
  clients.push(client);
  await client.synced;
  await until("it has the clause", () => client.doc.share.has(clauseId));
  return client;
};
const texts = async (...ids: readonly string[]): Promise<readonly string[]> => {
  const { clauses } = await aaa!.opinion(opinionId);
  return ids.map((id) => clauses.find((clause) => clause.id === id)?.text ?? "(removed)");
};
const typeAtEnd = (client: YClient, clause: string, words: string): void =>
  client.text(clause).insert(client.text(clause).length, words);

test("W20 what is typed at the end of the first half after the split stays there", async () => {
  const first = await addItem("one two");
  const client = await enter(first);
  const second = await split(first, 3);
  await until("the split is here", () => client.text(first).toJSON() === "one");
  typeAtEnd(client, first, " and a half");
  await until("it is there", async () => (await texts(first))[0] !== "one");
  expect(await texts(first, second)).toEqual(["one and a half", " two"]);
});

test("W20 what is typed into a first half that is left empty stays there", async () => {
  const first = await addItem("one two");
  const client = await enter(first);
  const second = await split(first, 0);
  await until("the split is here", () => client.text(first).toJSON() === "");
  typeAtEnd(client, first, "zero");
  await until("it is there", async () => (await texts(first))[0] !== "");
  expect(await texts(first, second)).toEqual(["zero", "one two"]);
});

test("W20 late words at the old end go along, and words at the new end stay, in either order", async () => {
  for (const lateFirst of [true, false]) {
    const first = await addItem("one two");
    const late = await enter(first);
    const live = await enter(first);
    late.provider.disconnect();
    typeAtEnd(late, first, " three");
    const second = await split(first, 3);
    await until("the split is here", () => live.text(first).toJSON() === "one");
    const comeBack = async (): Promise<void> => {
      late.provider.connect();
      await until("late words are there", async () => (await texts(second))[0] === " two three");
    };
    if (lateFirst) await comeBack();
    typeAtEnd(live, first, " and a half");
    await until("new words are there", async () => (await texts(first))[0] === "one and a half");
    if (!lateFirst) await comeBack();
    expect(await texts(first, second)).toEqual(["one and a half", " two three"]);
    // And once more, when both have come.
    typeAtEnd(live, first, ", no more");
    await until("more words are there", async () => (await texts(first))[0] === "one and a half, no more");
    expect(await texts(second)).toEqual([" two three"]);
  }
});
