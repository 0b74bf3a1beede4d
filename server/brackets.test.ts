import { afterAll, beforeAll, expect, test } from "vitest";
import type { OwnedBracket } from "../shared/negotiation/owned-bracket.ts";
import type { ConcordClient } from "./testing/concord-client.ts";
import { openConcordClient } from "./testing/concord-client.ts";
import type { OpinionAnswer, TestPerson, TestSite } from "./testing/room-of-people.ts";
import { openTestSite } from "./testing/room-of-people.ts";
import { until } from "./testing/y-client.ts";

let site: TestSite;
let [lead, aaa, bbb]: TestPerson[] = [];
let opinionId: string;
const clients: ConcordClient[] = [];

const clause = async (): Promise<OpinionAnswer["clauses"][number]> =>
  (await aaa!.opinion(opinionId)).clauses.find(({ kind }) => kind === "recital")!;

const enter = async (person: TestPerson): Promise<ConcordClient> => {
  const { generation } = await person.opinion(opinionId);
  const client = openConcordClient(site.url, { cookie: person.cookie, opinionId, generation });
  clients.push(client);
  await client.synced;
  return client;
};

const raise = async (person: TestPerson, from: number, to: number): Promise<OwnedBracket["id"]> => {
  const { id, hash } = await clause();
  const answer = await person.ask(opinionId, {
    type: "raiseBracket",
    clauseId: id,
    from,
    to,
    alternatives: ["other"],
    hash,
  });
  const [act] = answer.entries ?? [];
  if (act?.type !== "bracketRaised") throw new Error(JSON.stringify(answer));
  return act.bracketId;
};

beforeAll(async () => {
  site = await openTestSite();
  opinionId = site.opinionOf("space");
  [lead, aaa, bbb] = [await site.person("space"), await site.person("AAA"), await site.person("BBB")];
});
afterAll(async () => {
  for (const client of clients) client.terminate();
  await site.close();
});

test("B3 whoever deletes a sign, even the owner, is refused whole, and everybody keeps the words", async () => {
  const { id } = await clause();
  await raise(aaa!, 0, 4);
  const [owner, other] = [await enter(aaa!), await enter(bbb!)];
  await until("the signs are here", () => owner.text(id).toJSON().startsWith("["));
  const words = owner.text(id).toJSON();
  for (const client of [owner, other]) {
    client.type(() => {
      client.text(id).insert(3, "mine ");
      client.text(id).delete(0, 1);
    });
    const { code, reason } = await client.closed;
    expect([code, reason.includes("bracketStands")]).toEqual([4403, true]);
  }
  expect((await clause()).text).toBe(words);
  const again = await enter(bbb!);
  again.type(() => again.text(id).insert(1, "so "));
  await until("what stands between the signs is typed", async () => (await clause()).text.startsWith("[so "));
});

test("B2 on a locked clause the server alone writes; B4 the lead lifts, and the words are what they were", async () => {
  const before = await clause();
  await lead!.ask(opinionId, { type: "lockClause", clauseId: before.id, hash: before.hash });
  const from = before.text.length - 4;
  const bracket = await raise(bbb!, from, before.text.length);
  const bracketed = await clause();
  expect([bracketed.locked, bracketed.text.endsWith("][other]")]).toEqual([true, true]);
  const { hash } = bracketed;
  const asked = { bracketId: bracket, hash };
  expect((await aaa!.ask(opinionId, { type: "withdrawBracket", ...asked })).status).toBe(403);
  const lifted = { type: "liftBracket", ...asked, reason: "agreed in the huddle" };
  expect((await lead!.ask(opinionId, { ...lifted, hash: before.hash })).status).toBe(409);
  expect((await lead!.ask(opinionId, lifted)).status).toBe(200);
  expect(await clause()).toMatchObject({ text: before.text, hash: before.hash, locked: true });
});
