import { afterAll, beforeAll, expect, test } from "vitest";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { openYClient, until, type YClient } from "../testing/y-client.ts";

let site: TestSite;
let facilitator: TestPerson;
let aaa: TestPerson;
let bbb: TestPerson;
let opinionId: string;
const clients: YClient[] = [];

const open = async (person: TestPerson): Promise<YClient> => {
  const client = openYClient(site.url, { cookie: person.cookie, opinionId });
  clients.push(client);
  await client.synced;
  return client;
};

beforeAll(async () => {
  site = await openTestSite();
  opinionId = site.opinionOf("space");
  facilitator = await site.person("space");
  aaa = await site.person("AAA");
  bbb = await site.person("BBB");
});
afterAll(async () => {
  for (const client of clients) client.close();
  await site.close();
});

test("W1 any y-websocket client with a cookie reads and types", async () => {
  const [one, other] = [await open(aaa), await open(bbb)];
  const { clauses } = await aaa.opinion(opinionId);
  const item = clauses.find((clause) => clause.kind === "operative")!;
  expect(one.text(item.id).toJSON()).toBe(item.text);
  one.text(item.id).insert(0, "NEW ");
  await until("the other has it", () => other.text(item.id).toJSON().startsWith("NEW "));
  await until("the server has it", async () =>
    (await bbb.opinion(opinionId)).clauses.some((clause) => clause.text.startsWith("NEW ")),
  );
});

test("L1 a raw client cannot change one character of a locked clause, and is closed with 4403", async () => {
  const item = (await aaa.opinion(opinionId)).clauses.find((clause) => clause.kind === "recital")!;
  const locked = await facilitator.ask(opinionId, { type: "lockClause", clauseId: item.id, hash: item.hash });
  expect(locked.status).toBe(200);
  expect(locked.entries?.map((entry) => entry.type)).toEqual(["clauseLocked"]);
  const client = await open(aaa);
  client.text(item.id).delete(0, 1);
  const closed = await client.closed;
  expect(closed.code).toBe(4403);
  expect(closed.reason).toContain("clauseLocked");
  const now = (await aaa.opinion(opinionId)).clauses.find((clause) => clause.id === item.id)!;
  expect(now).toMatchObject({ text: item.text, hash: item.hash, locked: true });
});

test("L2 an update that touches a locked and an open clause is refused whole", async () => {
  const { clauses } = await aaa.opinion(opinionId);
  const lockedClause = clauses.find((clause) => clause.locked)!;
  const openClause = clauses.find((clause) => !clause.locked && clause.kind === "recital")!;
  const client = await open(aaa);
  client.doc.transact(() => {
    client.text(openClause.id).insert(0, "smuggled ");
    client.text(lockedClause.id).insert(0, "smuggled ");
  });
  expect((await client.closed).code).toBe(4403);
  const now = await aaa.opinion(opinionId);
  expect(now.clauses.map((clause) => clause.text)).toEqual(clauses.map((clause) => clause.text));
});

test("A1 without a sign-in there is no socket", async () => {
  const client = openYClient(site.url, { cookie: "", opinionId });
  clients.push(client);
  const status = await new Promise((resolve) => client.provider.on("connection-error", resolve));
  expect(status).toBeDefined();
  expect((await fetch(`${site.url}/api/forum`)).status).toBe(401);
});

test("A6 signing out closes that sign-in's sockets with 4401, and nobody else's", async () => {
  const ccc = await site.person("CCC");
  const [leaving, staying] = [await open(ccc), await open(bbb)];
  expect((await ccc.post("/api/sign-out", {})).status).toBe(204);
  expect((await leaving.closed).code).toBe(4401);
  expect(staying.provider.wsconnected).toBe(true);
});

test("A9 a page of another person than the signed-in one is refused by both transports", async () => {
  const ddd = await site.person("DDD");
  const [{ me }, other] = [await ddd.forum(), await aaa.forum()];
  const { generation, clauses } = await ddd.opinion(opinionId);
  const item = clauses.find((clause) => clause.kind === "operative")!;
  for (const by of [undefined, "stream", "poll"] as const) {
    const options = { cookie: ddd.cookie, opinionId, generation, ...(by === undefined ? {} : { by }) };
    const own = openConcordClient(site.url, { ...options, person: me.id });
    await own.synced;
    const typed = own.type(() => own.text(item.id).insert(0, "own "));
    await until("its own words are stored", () => own.acknowledged() >= typed);
    // Text of the other person's page from before the cookie was replaced.
    const update = await lateWords(aaa, item.id);
    const late = openConcordClient(site.url, { ...options, person: other.me.id });
    late.sendUpdate(update);
    expect(await late.closed).toMatchObject({ code: 4401 });
    expect(late.doc.store.clients.size).toBe(0);
    own.terminate();
  }
  const now = (await ddd.opinion(opinionId)).clauses.find((clause) => clause.id === item.id)!;
  expect(now.text).toBe(`own own own ${item.text}`);
});

/** An honest edit that was never sent. */
async function lateWords(person: TestPerson, clauseId: string): Promise<Uint8Array> {
  const client = await open(person);
  client.provider.disconnect();
  const updates: Uint8Array[] = [];
  client.doc.on("update", (update: Uint8Array) => updates.push(update));
  client.text(clauseId).insert(0, "late ");
  return updates[0]!;
}
