import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { delegationId, userId } from "../../shared/ids.ts";
import { workOf } from "../../shared/commands/command-work.ts";
import {
  BATCH_WORK_MAX,
  COMMAND_WAIT_MS_MAX,
  COSTLY_MESSAGES,
  DELEGATION_MESSAGES_BURST,
  NEW_CLIENTS_MAX,
  ROOM_CHANGE_MESSAGES,
  USER_BYTES_BURST,
  USER_BYTES_PER_SECOND,
  USER_MESSAGES_BURST,
  USER_MESSAGES_PER_SECOND,
} from "../../shared/limits.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { forge } from "../testing/forge.ts";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";
import { openBudget, type Whose } from "./budget.ts";
import { syncStep1, syncUpdate } from "../../shared/wire/codec.ts";

const whose = (user: string, delegation: string | null = null): Whose => ({
  user: userId(user),
  delegationId: delegation === null ? null : delegationId(delegation),
});

test("G9 messages and bytes in all rooms spend a person's allowance; time refills it", () => {
  let now = 0;
  const budget = openBudget(() => now);
  const spend = (messages: number, bytes: number, user = "one"): number =>
    budget.spend(whose(user), { messages, bytes }, "room");
  const change = spend(1, 0);
  expect(change).toBe(0);
  for (let i = 0; i < USER_MESSAGES_BURST - ROOM_CHANGE_MESSAGES - 1; i++) expect(spend(1, 10)).toBe(0);
  expect(spend(1, 10)).toBeGreaterThan(0);
  expect(spend(1, 10, "two")).toBe(0);
  expect(budget.spend(whose("one"), { messages: 0, bytes: 0 }, "another room")).toBeGreaterThan(0);
  now += 1000;
  for (let i = 0; i < USER_MESSAGES_PER_SECOND - 1; i++) expect(spend(1, 10)).toBe(0);
  now += 1_000_000;
  expect(spend(1, USER_BYTES_BURST)).toBe(0);
  expect(spend(0, USER_BYTES_PER_SECOND)).toBe(1000);
});

test("G9 the people of one delegation share an allowance, which one of them cannot spend", () => {
  const budget = openBudget(() => 0);
  const spend = (user: string, messages: number, of = "aaa"): number =>
    budget.spend(whose(user, of), { messages, bytes: 0 }, "room");
  expect(spend("1", USER_MESSAGES_BURST)).toBeGreaterThan(0);
  expect(spend("2", 1)).toBe(0);
  for (let n = 3; n <= DELEGATION_MESSAGES_BURST / USER_MESSAGES_BURST + 2; n++)
    spend(String(n), USER_MESSAGES_BURST);
  expect(spend("9", 1)).toBeGreaterThan(0);
  expect(spend("9", 1, "bbb")).toBe(0);
});

test("G9 accounts of many who come and go are forgotten, and none of who owes", () => {
  let now = 0;
  const budget = openBudget(() => now);
  budget.spend(whose("owes"), { messages: 10 * USER_MESSAGES_BURST, bytes: 0 }, "room");
  for (let n = 0; n < 5_000; n++) budget.spend(whose(`guest ${n}`), { messages: 1, bytes: 0 }, "room");
  now += 1_000;
  expect(budget.spend(whose("owes"), { messages: 0, bytes: 0 }, "room")).toBeGreaterThan(1_000);
});

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

test("G9 a flooding client is read more slowly: all its words arrive, others are answered", async () => {
  const opinionId = site.opinionOf("space");
  const [aaa, bbb] = [await site.person("AAA"), await site.person("BBB")];
  const { generation, clauses } = await aaa.opinion(opinionId);
  const [first, second] = clauses.filter((clause) => clause.kind === "operative" && !clause.locked);
  const flooding = openConcordClient(site.url, { cookie: aaa.cookie, opinionId, generation });
  const honest = openConcordClient(site.url, { cookie: bbb.cookie, opinionId, generation });
  await Promise.all([flooding.synced, honest.synced]);

  const questions = (USER_MESSAGES_BURST / COSTLY_MESSAGES) * 1.5;
  for (let i = 0; i < questions; i++) flooding.sendBytes(syncStep1(new Uint8Array([0])));
  const last = flooding.type(() => flooding.text(first!.id).insert(0, "after the flood "));
  const typed = honest.type(() => honest.text(second!.id).insert(0, "meanwhile "));
  await until("the honest typist is acknowledged", () => honest.acknowledged() >= typed);
  // The flood is still waiting to be read: its last words are not here yet.
  expect(flooding.acknowledged()).toBeLessThan(last);
  await until("the flood was read to its end", () => flooding.acknowledged() >= last);
  expect(flooding.isClosed()).toBe(false);
  await until("both are here", async () => {
    const texts = (await bbb.opinion(opinionId)).clauses.map((clause) => clause.text).join("\n");
    return texts.includes("after the flood ") && texts.includes("meanwhile ");
  });
  flooding.terminate();
  honest.terminate();
});

test("G9 another connection gives a person no more: all of them are read more slowly", async () => {
  const opinionId = site.opinionOf("space");
  const [aaa, bbb] = [await site.person("AAA"), await site.person("BBB")];
  const { generation, clauses } = await aaa.opinion(opinionId);
  const [first, second] = clauses.filter((clause) => clause.kind === "operative" && !clause.locked);
  const enter = (cookie: string, by?: "stream") =>
    openConcordClient(site.url, { cookie, opinionId, generation, ...(by === undefined ? {} : { by }) });
  const others = [enter(aaa.cookie), enter(aaa.cookie, "stream")];
  const honest = enter(bbb.cookie);
  await Promise.all([...others, honest].map((client) => client.synced));

  const room = (await site.concord.rooms.get(opinionId as never))!;
  const user = site.concord.people.byName(site.concord.invited.find((one) => one.of === "AAA")!.name)!;
  // The spending of a third connection of theirs, and two seconds beyond it.
  room.spend(user, { messages: USER_MESSAGES_BURST + 2 * USER_MESSAGES_PER_SECOND, bytes: 0 });
  // The message with which a connection learns of it is still taken.
  const typed = others.map((client) => {
    for (let n = 0; n < 3; n++) client.type(() => client.text(first!.id).insert(0, "more "));
    return client.sent();
  });
  const counted = honest.type(() => honest.text(second!.id).insert(0, "meanwhile "));
  await until("the honest typist is acknowledged", () => honest.acknowledged() >= counted);
  for (const [i, client] of others.entries()) expect(client.acknowledged()).toBeLessThan(typed[i]!);
  await until("all was read in the end", () =>
    others.every((client, i) => client.acknowledged() >= typed[i]!),
  );
  for (const client of [...others, honest]) client.terminate();
});

test("G9 G6 what cannot be read closes the connection in the midst of a flood, too", async () => {
  const opinionId = site.opinionOf("space");
  const aaa = await site.person("AAA");
  const { generation } = await aaa.opinion(opinionId);
  const flooding = openConcordClient(site.url, { cookie: aaa.cookie, opinionId, generation });
  await flooding.synced;
  for (let i = 0; i < 500; i++) flooding.sendBytes(syncStep1(new Uint8Array([0])));
  flooding.sendBytes(syncUpdate(new Uint8Array([9, 9, 9])));
  expect((await flooding.closed).code).toBe(4403);
});

test("G9 who types under ever new client ids is slowed like one who floods", async () => {
  const opinionId = site.opinionOf("digital-divide");
  const ddd = await site.person("DDD");
  const room = (await site.concord.rooms.get(opinionId as never))!;
  const user = site.concord.people.byName(site.concord.invited.find((one) => one.of === "DDD")!.name)!;
  const { generation, clauses } = await ddd.opinion(opinionId);
  const client = openConcordClient(site.url, { cookie: ddd.cookie, opinionId, generation });
  await client.synced;
  const { id } = client.text(clauses.find((one) => one.kind === "recital")!.id)._start!;
  for (let n = 0; n < 5; n++) {
    const blocks = Array.from({ length: NEW_CLIENTS_MAX }, (_, i) => ({
      client: 8_000_000 + n * NEW_CLIENTS_MAX + i,
      clock: 0,
      structs: [{ content: new Y.ContentDeleted(1), right: [id.client, id.clock] as const }],
    }));
    client.sendUpdate(forge(blocks));
  }
  await until("they are taken", () => client.acknowledged() === client.sent());
  expect(room.spend(user, { messages: 0, bytes: 0 })).toBeGreaterThan(0);
  client.terminate();
});

test("G9 who asks by HTTP far more than a person can is told to come back", async () => {
  const opinionId = site.opinionOf("resilience");
  const ccc = await site.person("CCC");
  const room = (await site.concord.rooms.get(opinionId as never))!;
  const user = site.concord.people.byName(site.concord.invited.find((one) => one.of === "CCC")!.name)!;
  expect((await ccc.ask(opinionId, { type: "lockClause", clauseId: "x" })).status).not.toBe(429);
  const seconds = COMMAND_WAIT_MS_MAX / 1000 + 60;
  room.spend(user, { messages: USER_MESSAGES_BURST + seconds * USER_MESSAGES_PER_SECOND, bytes: 0 });
  const [, clause] = (await ccc.opinion(opinionId)).clauses;
  const asked = await ccc.post(`/api/opinions/${opinionId}/commands`, {
    type: "settleClause",
    clauseId: clause!.id,
  });
  expect(asked.status).toBe(429);
  expect(Number(asked.headers.get("retry-after"))).toBeGreaterThan(COMMAND_WAIT_MS_MAX / 1000);
  expect(((await asked.json()) as { refusal: { reason: string } }).refusal.reason).toBe("tooMany");
  // A refused request costs nothing: a client that asks too early does not put it off.
  const waitMs = room.spend(user, { messages: 0, bytes: 0 });
  const costly = { type: "consolidate", hash: "0".repeat(64) };
  for (let n = 0; n < 20; n++)
    expect((await ccc.post(`/api/opinions/${opinionId}/commands`, costly)).status).toBe(429);
  expect(room.spend(user, { messages: 0, bytes: 0 })).toBeLessThanOrEqual(waitMs);
});

test("G9 M6 work on the whole text costs more, and a batch of it is refused undecided", async () => {
  const opinionId = site.opinionOf("space");
  const lead = await site.person("space");
  const room = (await site.concord.rooms.get(opinionId as never))!;
  const user = site.concord.people.byName(site.concord.invited.find((one) => one.of === "space")!.name)!;
  const batch = (n: number) => ({
    type: "batch",
    commands: Array.from({ length: n }, () => ({ type: "consolidate", hash: "0".repeat(64) })),
  });
  const most = BATCH_WORK_MAX / workOf({ type: "consolidate" });
  expect((await lead.ask(opinionId, batch(most + 1))).refusal?.reason).toBe("tooLarge");
  expect((await lead.ask(opinionId, batch(most))).refusal?.reason).toBe("wordsChanged");
  const { generation } = await lead.opinion(opinionId);
  const client = openConcordClient(site.url, { cookie: lead.cookie, opinionId, generation });
  await client.synced;
  expect(await client.ask(batch(most + 1))).toMatchObject({ refusal: { reason: "tooLarge" } });
  expect(await client.ask(batch(most))).toMatchObject({ refusal: { reason: "wordsChanged" } });
  client.terminate();
  // Twice as much as one person is given at once is spent.
  expect(room.spend(user, { messages: 0, bytes: 0 })).toBeGreaterThan(0);
});
