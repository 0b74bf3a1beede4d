import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SOCKET_BYTES_MAX } from "../../shared/limits.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import type { Attacker, HostileCase } from "../testing/hostile-case.ts";
import { HOSTILE_FORMS } from "../testing/hostile-forms.ts";
import { HOSTILE_MESSAGES } from "../testing/hostile-messages.ts";
import { HOSTILE_WORDS } from "../testing/hostile-words.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

/** Everything that a delegate with a raw client can send, over a real socket: refused, or harmless. */
let site: TestSite;
let [facilitator, aaa, bbb]: TestPerson[] = [];
let opinionId: string;
let opinion: OpinionAnswer;
let witness: ConcordClient;
let [locked, open]: string[] = [];
const clients: ConcordClient[] = [];
const counts = { refused: 0, harmless: 0 };

const enter = async (person: TestPerson): Promise<ConcordClient> => {
  const { generation } = opinion;
  const client = openConcordClient(site.url, { cookie: person.cookie, opinionId, generation });
  clients.push(client);
  await client.synced;
  return client;
};
const served = async (): Promise<OpinionAnswer> => bbb!.opinion(opinionId);
const hashOf = (clauses: readonly { readonly id: string; readonly text: string }[]): string =>
  createHash("sha256")
    .update(JSON.stringify(clauses.map(({ id, text }) => [id, text])))
    .digest("hex");

beforeAll(async () => {
  site = await openTestSite();
  opinionId = site.opinionOf("space");
  [facilitator, aaa, bbb] = [await site.person("space"), await site.person("AAA"), await site.person("BBB")];
  opinion = await facilitator.opinion(opinionId);
  [locked, open] = opinion.clauses.filter((clause) => clause.kind === "recital").map(({ id }) => id);
  await facilitator.ask(opinionId, { type: "lockClause", clauseId: locked!, reason: "read out" });
  witness = await enter(bbb);
  await typeAsWitness();
});
afterAll(async () => {
  for (const client of clients) client.terminate();
  await site.close();
  console.log(`hostile matrix: ${counts.refused + counts.harmless} cases,`, counts);
});

let shown = 0;
/** An honest delegate of another delegation types, and it is on disk; a cursor that is not shown again is forgotten after 30 s. */
async function typeAsWitness(): Promise<void> {
  shown += 1;
  witness.show({ client: witness.doc.clientID, clock: shown, json: JSON.stringify({ cursor: "witness" }) });
  const count = witness.type(() => witness.text(open!).insert(0, "w"));
  await until("the witness is served", () => witness.acknowledged() >= count);
  expect(witness.isClosed()).toBe(false);
}

/** Nothing but what may change has, the room goes on, and who comes now has what the server has. */
async function nothingHappened(before: OpinionAnswer, { openMayChange = false } = {}): Promise<void> {
  const now = await served();
  const kept = (one: OpinionAnswer) => one.clauses.filter((clause) => !openMayChange || clause.id !== open);
  expect(hashOf(kept(now))).toBe(hashOf(kept(before)));
  expect(now.record).toEqual({ ...before.record, seq: now.record.seq });
  await typeAsWitness();
  const newcomer = await enter(bbb!);
  const { clauses } = await served();
  expect(clauses.map(({ id }) => newcomer.text(id).toJSON())).toEqual(
    clauses.map(({ id }) => witness.text(id).toJSON()),
  );
  expect(clauses.find(({ id }) => id === open)!.text).toBe(newcomer.text(open!).toJSON());
  expect(new Set(newcomer.doc.share.keys())).toEqual(new Set(witness.doc.share.keys()));
  expect(newcomer.doc.store.pendingStructs ?? newcomer.doc.store.pendingDs).toBe(null);
  expect(newcomer.states().get(witness.doc.clientID)).toEqual({ cursor: "witness" });
  for (const state of newcomer.states().values())
    expect(state).not.toMatchObject({ user: { name: "Chair" } });
  expect(Object.prototype).not.toHaveProperty("isAdmin");
  newcomer.terminate();
}

async function attack({ send, refused }: HostileCase): Promise<ConcordClient> {
  const client = await enter(aaa!);
  const attacker: Attacker = { client, open: open!, locked: locked!, victim: witness.doc.clientID };
  for (const bytes of send(attacker)) client.sendBytes(bytes);
  if (refused === null) {
    // Answered in order: what was sent before has been dealt with.
    expect(await client.ask({ type: "takeOver" })).toMatchObject({ refusal: { reason: "unknownCommand" } });
    expect(client.isClosed()).toBe(false);
    counts.harmless += 1;
  } else {
    const [code, reason] = refused;
    expect(await client.closed).toMatchObject({ code, reason: expect.stringContaining(reason) });
    expect(client.refusal()).toMatchObject({ reason });
    counts.refused += 1;
  }
  return client;
}

const OPEN_MAY_CHANGE = [
  "says two things",
  "types in front of",
  "types between the halves",
  "deletes half",
  "continues a run",
  "brings half",
];

test.each([...HOSTILE_WORDS, ...HOSTILE_FORMS, ...HOSTILE_MESSAGES])(
  "G1 G6 who $what gets nowhere",
  async (one) => {
    const before = await served();
    const attacker = await attack(one);
    const openMayChange = OPEN_MAY_CHANGE.some((start) => one.what.startsWith(start));
    await nothingHappened(before, { openMayChange });
    attacker.terminate();
  },
);

test("G1 who sends more than the socket takes in loses that connection alone", async () => {
  const before = await served();
  const attacker = await enter(aaa!);
  attacker.sendBytes(new Uint8Array(SOCKET_BYTES_MAX + 1));
  expect((await attacker.closed).code).toBe(1009);
  counts.refused += 1;
  await nothingHappened(before);
});

test("G4 who typed before a lock and sends after it is refused, whole", async () => {
  const attacker = await enter(aaa!);
  const updates: Uint8Array[] = [];
  attacker.doc.on("update", (update: Uint8Array) => updates.push(update));
  attacker.text(open!).insert(0, "raced ");
  await facilitator!.ask(opinionId, { type: "lockClause", clauseId: open! });
  const before = await served();
  for (const update of updates) attacker.sendUpdate(update);
  expect(await attacker.closed).toMatchObject({
    code: 4403,
    reason: expect.stringContaining("clauseLocked"),
  });
  expect(hashOf((await served()).clauses)).toBe(hashOf(before.clauses));
  await facilitator!.ask(opinionId, { type: "unlockClause", clauseId: open!, reason: "go on" });
  counts.refused += 1;
  await nothingHappened(await served());
});

test("G4 who undoes after a lock what it typed before it is refused", async () => {
  const attacker = await enter(aaa!);
  const count = attacker.type(() => attacker.text(open!).insert(0, "undone "));
  await until("it is taken", () => attacker.acknowledged() >= count);
  await facilitator!.ask(opinionId, { type: "lockClause", clauseId: open! });
  const before = await served();
  attacker.type(() => attacker.text(open!).delete(0, 7));
  expect(await attacker.closed).toMatchObject({
    code: 4403,
    reason: expect.stringContaining("clauseLocked"),
  });
  expect(hashOf((await served()).clauses)).toBe(hashOf(before.clauses));
  await facilitator!.ask(opinionId, { type: "unlockClause", clauseId: open!, reason: "go on" });
  counts.refused += 1;
  await nothingHappened(await served());
});

test("G4 who types where the pen is with another is refused", async () => {
  await facilitator!.ask(opinionId, { type: "setPen", clauseId: open, to: "leads" });
  const attacker = await enter(aaa!);
  const before = await served();
  attacker.type(() => attacker.text(open!).insert(0, "x"));
  expect(await attacker.closed).toMatchObject({
    code: 4403,
    reason: expect.stringContaining("penElsewhere"),
  });
  expect(hashOf((await served()).clauses)).toBe(hashOf(before.clauses));
  await facilitator!.ask(opinionId, { type: "setPen", clauseId: open, to: "everyone" });
  counts.refused += 1;
  await nothingHappened(await served());
});

test("W4 who types in a removed clause is refused", async () => {
  const attacker = await enter(aaa!);
  await facilitator!.ask(opinionId, { type: "removeClause", clauseId: open! });
  attacker.type(() => attacker.text(open!).insert(0, "x"));
  expect(await attacker.closed).toMatchObject({
    code: 4403,
    reason: expect.stringContaining("clauseRemoved"),
  });
  await facilitator!.ask(opinionId, { type: "restoreClause", clauseId: open! });
  counts.refused += 1;
  await nothingHappened(await served());
});

test("G1 after a refusal nothing else from that socket is taken", async () => {
  const before = await served();
  const attacker = await enter(aaa!);
  attacker.sendBytes(new Uint8Array([99]));
  attacker.type(() => attacker.text(open!).insert(0, "too late"));
  await attacker.closed;
  counts.refused += 1;
  await nothingHappened(before);
});

test("A4 who was dismissed types nothing more, on the socket that was open", async () => {
  const attacker = await enter(aaa!);
  const { participants } = site.concord.forum.forum();
  const user = [...participants.values()].find(
    (one) => one.role === "delegate" && one.delegationId === "AAA",
  )!;
  const before = await served();
  await site.concord.secretariat.carryOut(null, {
    type: "dismissParticipant",
    userId: user.id,
    reason: "no longer nominated",
  });
  attacker.type(() => attacker.text(open!).insert(0, "still here"));
  expect((await attacker.closed).code).toBe(4401);
  counts.refused += 1;
  await nothingHappened(before);
});

test("the matrix is whole", () => {
  expect(counts.refused + counts.harmless).toBeGreaterThanOrEqual(100);
});
