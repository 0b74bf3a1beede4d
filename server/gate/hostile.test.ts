import * as Y from "yjs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { AWARENESS_BYTES_MAX } from "../../shared/limits.ts";
import { awarenessMessage, syncUpdate } from "../../shared/wire/codec.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { type CharId, forge, text } from "../testing/forge.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let site: TestSite;
let [aaa, bbb]: TestPerson[] = [];
let opinionId: string;
let opinion: OpinionAnswer;
let open: OpinionAnswer["clauses"][number];
const clients: ConcordClient[] = [];

const enter = async (person: TestPerson, doc?: Y.Doc): Promise<ConcordClient> => {
  const { generation } = opinion;
  const client = openConcordClient(site.url, { cookie: person.cookie, opinionId, generation, doc });
  clients.push(client);
  await client.synced;
  return client;
};

/** The id of the first character of a clause, as this client has it. */
const first = (client: ConcordClient, clause: { readonly id: string }): CharId => {
  const { id } = client.text(clause.id)._start!;
  return [id.client, id.clock];
};

beforeAll(async () => {
  site = await openTestSite();
  opinionId = site.opinionOf("space");
  [aaa, bbb] = [await site.person("AAA"), await site.person("BBB")];
  opinion = await aaa.opinion(opinionId);
  open = opinion.clauses.find((clause) => clause.kind === "recital")!;
});
beforeEach(() => {
  for (const client of clients.splice(0)) client.terminate();
});
afterAll(async () => {
  for (const client of clients) client.terminate();
  await site.close();
});

test("G2 an overtaken update is acknowledged once a step 2 has brought what it builds on", async () => {
  const [client, witness] = [await enter(aaa!), await enter(bbb!)];
  await until("its step 2 is acknowledged", () => client.acknowledged() === client.sent());
  const before = client.acknowledged();
  const lost: Uint8Array[] = [];
  client.doc.on("update", (update: Uint8Array) => lost.push(update));
  client.text(open.id).insert(0, "one ");
  client.text(open.id).insert(4, "two ");
  client.sendUpdate(lost[1]!);
  await until(
    "it has everything",
    () => client.sent() > before + 1 && client.acknowledged() === client.sent(),
  );
  await until("the others have it", () => witness.text(open.id).toJSON().startsWith("one two "));
});

test("G3 a client id that somebody else showed first is not mine to type under, nor to show", async () => {
  const [owner, squatter] = [await enter(aaa!), await enter(bbb!)];
  const client = owner.doc.clientID;
  owner.show({ client, clock: 1, json: JSON.stringify({ cursor: "owner" }) });
  await until("it is seen", () => squatter.states().has(client));
  squatter.show({ client, clock: 9, json: JSON.stringify({ cursor: "squatter" }) });
  squatter.show({ client: squatter.doc.clientID, clock: 1, json: "{}" });
  await until("the squatter shows its own", () => owner.states().has(squatter.doc.clientID));
  expect(owner.states().get(client)).toEqual({ cursor: "owner" });
  squatter.sendBytes(
    syncUpdate(
      forge([{ client, clock: 0, structs: [{ content: text("x"), origin: first(squatter, open) }] }]),
    ),
  );
  expect((await squatter.closed).reason).toContain("foreignClient");
});

test("G3 two connections of one person type under ids of their own, and both are that person's", async () => {
  const [one, other] = [await enter(aaa!), await enter(aaa!)];
  for (const client of [one, other]) {
    client.type(() => client.text(open.id).insert(0, "two "));
    client.show({ client: client.doc.clientID, clock: 1, json: "{}" });
  }
  await until("both are taken", () =>
    [one, other].every((client) => client.acknowledged() === client.sent()),
  );
  await until("both are seen", () => one.people.size >= 2);
  const ids = new Set([one, other].map((client) => one.people.get(client.doc.clientID)?.userId));
  expect(ids.size).toBe(1);
});

test("G7 only the sender's own state in an awareness message passes, under its known name", async () => {
  const [one, other] = [await enter(aaa!), await enter(bbb!)];
  const client = one.doc.clientID;
  const state = { cursor: { anchor: 1 }, user: { name: "Chair", color: "red" }, evil: "x".repeat(100) };
  one.show({ client, clock: 1, json: JSON.stringify(state) });
  await until("it is seen", () => other.states().has(client));
  expect(other.states().get(client)).toEqual({ cursor: { anchor: 1 }, user: { name: "AAA" } });
  expect(other.people.get(client)).toMatchObject({ symbol: "AAA", role: "delegate" });
  one.show({ client, clock: 2, json: JSON.stringify({ cursor: "x".repeat(AWARENESS_BYTES_MAX) }) });
  one.show({ client, clock: 3, json: "not JSON" });
  one.show({ client, clock: 2 ** 53 - 1, json: JSON.stringify({ cursor: "far" }) });
  one.sendBytes(awarenessMessage(new Uint8Array([9, 9, 9])));
  one.show({ client, clock: 4, json: JSON.stringify({ cursor: "last" }) });
  await until(
    "the last is seen",
    () => (other.states().get(client) as { cursor: unknown }).cursor === "last",
  );
  expect(one.isClosed()).toBe(false);
});

test("G7 a page that comes back with client id and clock is seen again, and gone on leaving", async () => {
  const other = await enter(bbb!);
  const doc = new Y.Doc();
  const state = { client: doc.clientID, clock: 5, json: JSON.stringify({ cursor: "here" }) };
  for (let times = 0; times < 3; times++) {
    const page = await enter(aaa!, doc);
    page.show(state);
    await until("it is seen", () => other.states().has(doc.clientID) && other.people.has(doc.clientID));
    page.terminate();
    await until("it is gone", () => !other.states().has(doc.clientID) && !other.people.has(doc.clientID));
  }
});

test("G7 a page back before its old socket is known dead stays when that socket goes", async () => {
  const other = await enter(bbb!);
  const doc = new Y.Doc();
  const state = { client: doc.clientID, clock: 5, json: JSON.stringify({ cursor: "here" }) };
  const old = await enter(aaa!, doc);
  old.show(state);
  await until("it is seen", () => other.states().has(doc.clientID));
  const again = await enter(aaa!, doc);
  again.show({ ...state, clock: 6, json: JSON.stringify({ cursor: "back" }) });
  await until(
    "it is back",
    () => (other.states().get(doc.clientID) as { cursor: unknown }).cursor === "back",
  );
  old.terminate();
  again.show({ ...state, clock: 7, json: JSON.stringify({ cursor: "still" }) });
  await until(
    "it stays",
    () => (other.states().get(doc.clientID) as { cursor: unknown } | undefined)?.cursor === "still",
  );
  expect(other.people.has(doc.clientID)).toBe(true);
});

test("W8 a step 2 that brings nothing new is acknowledged at once", async () => {
  const page = await enter(aaa!);
  await until("it is acknowledged", () => page.sent() === 1 && page.acknowledged() === 1);
});

test("W1 a page of another schema or generation is closed with 4409 before any exchange", async () => {
  const { generation } = opinion;
  for (const wrong of [{ schema: 99, generation }, { generation: "other" }]) {
    const page = openConcordClient(site.url, { cookie: aaa!.cookie, opinionId, ...wrong });
    expect((await page.closed).code).toBe(4409);
    expect(page.doc.share.size).toBe(0);
  }
});

test("C2 a command that cannot be read is answered by its number, and the socket stays", async () => {
  const page = await enter(aaa!);
  expect(await page.ask({ type: "takeOver" })).toMatchObject({ n: 1, refusal: { reason: "unknownCommand" } });
  expect(await page.ask({ type: "lockClause", clauseId: "x" })).toMatchObject({
    n: 2,
    refusal: { reason: "unreadable" },
  });
  expect(await page.ask({ type: "lockClause", clauseId: open.id })).toMatchObject({
    n: 3,
    refusal: { reason: "notYourRole" },
  });
  expect(page.isClosed()).toBe(false);
});
