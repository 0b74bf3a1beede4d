import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { FRAME_BYTES_MAX } from "../../shared/limits.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let site: TestSite;
let [facilitator, aaa, bbb]: TestPerson[] = [];
let opinionId: string;
let opinion: OpinionAnswer;
let locked: OpinionAnswer["clauses"][number];
let open: OpinionAnswer["clauses"][number];
const clients: ConcordClient[] = [];

const enter = async (
  person: TestPerson,
  options: { readonly by?: "stream" | "poll"; readonly doc?: Y.Doc; readonly schema?: number } = {},
): Promise<ConcordClient> => {
  const { generation } = opinion;
  const client = openConcordClient(site.url, { cookie: person.cookie, opinionId, generation, ...options });
  clients.push(client);
  await client.synced;
  return client;
};

const wordsOf = async (clause: { readonly id: string }): Promise<string> =>
  (await bbb!.opinion(opinionId)).clauses.find((one) => one.id === clause.id)!.text;

beforeAll(async () => {
  site = await openTestSite();
  opinionId = site.opinionOf("space");
  [facilitator, aaa, bbb] = [await site.person("space"), await site.person("AAA"), await site.person("BBB")];
  opinion = await facilitator.opinion(opinionId);
  [locked, open] = opinion.clauses.filter((clause) => clause.kind === "recital") as [
    typeof locked,
    typeof open,
  ];
  await facilitator.ask(opinionId, { type: "lockClause", clauseId: locked.id, reason: "read out" });
});
beforeEach(() => {
  for (const client of clients.splice(0)) client.terminate();
});
afterAll(async () => {
  for (const client of clients) client.terminate();
  await site.close();
});

for (const by of ["stream", "poll"] as const) {
  test(`W1 W8 over HTTP by ${by}, words go both ways and are acknowledged when they are stored`, async () => {
    const [line, socket] = [await enter(aaa!, { by }), await enter(bbb!)];
    expect(line.text(open.id).toJSON()).toBe(socket.text(open.id).toJSON());
    const count = line.type(() => line.text(open.id).insert(0, `by ${by} `));
    await until("it is acknowledged", () => line.acknowledged() >= count);
    expect(await wordsOf(open)).toContain(`by ${by} `);
    await until("the socket has it", () => socket.text(open.id).toJSON().startsWith(`by ${by} `));
    socket.type(() => socket.text(open.id).insert(0, `to ${by} `));
    await until("the line has it", () => line.text(open.id).toJSON().startsWith(`to ${by} `));
  });

  test(`L1 over HTTP by ${by}, words for a locked clause are refused: first why, then 4403`, async () => {
    const line = await enter(aaa!, { by });
    line.type(() => line.text(locked.id).insert(0, "x"));
    const { code, reason } = await line.closed;
    expect(code).toBe(4403);
    expect(reason).toContain("clauseLocked");
    expect(line.refusal()).toMatchObject({ reason: "clauseLocked", clauseId: locked.id });
    expect(await wordsOf(locked)).toBe(locked.text);
  });

  test(`P3 over HTTP by ${by}, commands are answered and refused, and the minutes reach everybody`, async () => {
    const [line, socket] = [await enter(aaa!, { by }), await enter(bbb!)];
    expect(await line.ask({ type: "lockClause", clauseId: open.id })).toMatchObject({
      refusal: { reason: "notYourRole" },
    });
    const added = await line.ask({ type: "addClause", after: open.id, kind: "recital", text: `by ${by}` });
    expect(added).toMatchObject({ entries: [{ type: "clauseAdded" }] });
    await until("both have the entry", () => line.entries.length > 0 && socket.entries.length > 0);
    expect(line.entries).toEqual(socket.entries);
  });

  test(`G7 over HTTP by ${by}, cursors travel, and go with the one who leaves`, async () => {
    const [line, socket] = [await enter(aaa!, { by }), await enter(bbb!)];
    const own = line.doc.clientID;
    line.show({ client: own, clock: 1, json: '{"cursor":null}' });
    await until("the socket sees it", () => socket.states().has(own));
    await until("it is in the room", () => socket.people.has(own));
    socket.show({ client: socket.doc.clientID, clock: 1, json: '{"cursor":null}' });
    await until("the line sees it", () => line.states().has(socket.doc.clientID));
  });
}

test("a page of another version is closed with 4409 before anything is exchanged", async () => {
  const line = await enter(aaa!, { by: "stream", schema: 0 });
  expect((await line.closed).code).toBe(4409);
  expect(line.doc.store.clients.size).toBe(0);
});

test("G6 a message over the limit is refused in words and closes with 4413", async () => {
  const near = await enter(aaa!, { by: "stream" });
  near.sendBytes(new Uint8Array(FRAME_BYTES_MAX + 1));
  expect((await near.closed).code).toBe(4413);
  expect(near.refusal()).toMatchObject({ reason: "tooLarge" });
});

test("A6 signing out closes that sign-in's lines at once, and it reads nothing more", async () => {
  const ccc = await site.person("CCC");
  const [streamed, polled] = [await enter(ccc, { by: "stream" }), await enter(ccc, { by: "poll" })];
  expect((await ccc.post("/api/sign-out", {})).status).toBe(204);
  expect((await streamed.closed).code).toBe(4401);
  // Its poll may have been between two answers: then the next one is refused.
  expect([4401, 1006]).toContain((await polled.closed).code);
});

test("A4 who is dismissed loses their line before the dismissal is answered", async () => {
  const ddd = await site.person("DDD");
  const line = await enter(ddd, { by: "stream" });
  const secretariat = await site.person("secretariat");
  const { participants } = site.concord.forum.forum();
  const id = [...participants.values()].find((one) => one.delegationId === "DDD")!.id;
  const before = await wordsOf(open);
  const dismissed = secretariat.post("/api/forum/commands", {
    type: "dismissParticipant",
    userId: id,
    reason: "left",
  });
  expect((await dismissed).status).toBe(200);
  line.type(() => line.text(open.id).insert(0, "too late "));
  expect((await line.closed).code).toBe(4401);
  expect(await wordsOf(open)).toBe(before);
});

test("W8 a line that does not read is spared, and reading again it has every word", async () => {
  const [line, socket] = [await enter(aaa!, { by: "stream" }), await enter(bbb!)];
  line.pause();
  let typed = 0;
  for (let i = 0; i < 40; i++) {
    const words = `${i}`.padEnd(18_000, "\u4e2d");
    const text = socket.text(open.id);
    typed = socket.type(() => text.insert(0, words));
    await until("it is stored", () => socket.acknowledged() >= typed);
    socket.type(() => text.delete(0, words.length));
  }
  const last = socket.type(() => socket.text(open.id).insert(0, "last "));
  await until("all is stored", () => socket.acknowledged() >= last);
  line.resume();
  await until("the line has it", () => line.text(open.id).toJSON().startsWith("last "));
  expect(line.text(open.id).toJSON()).toBe(socket.text(open.id).toJSON());
});
