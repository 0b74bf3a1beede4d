import { afterAll, beforeAll, expect, test } from "vitest";
import type {
  LookAnswer,
  StatesAnswer,
  ToldComparison,
  TypedAnswer,
} from "../../shared/history/told-comparison.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { openYClient, until } from "../testing/y-client.ts";

/** Two delegations draft a clause; what each may see of how it came about. */
let site: TestSite;
let id: string;
let lead: TestPerson;
let secretariat: TestPerson;
let aaa: TestPerson;
let bbb: TestPerson;
beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  lead = await site.person("space");
  secretariat = await site.person("secretariat");
  aaa = await site.person("AAA");
  bbb = await site.person("BBB");
});
afterAll(() => site.close());

const done = async (who: TestPerson, command: Record<string, unknown>): Promise<number> => {
  const answer = await who.ask(id, command);
  expect(answer.refusal).toBeUndefined();
  return answer.entries!.at(-1)!.seq;
};
const typed = async (who: TestPerson, clauseId: string, words: string): Promise<number> => {
  const client = openYClient(site.url, { cookie: who.cookie, opinionId: id });
  await client.synced;
  const text = client.text(clauseId);
  text.insert(text.length, words);
  const now = text.toString();
  await until("typed", async () => (await who.opinion(id)).clauses.some((one) => one.text === now));
  client.close();
  const room = (await site.concord.rooms.get(id as never))!;
  return (await room.view()).seq;
};
const states = async (who: TestPerson): Promise<StatesAnswer> =>
  (await (await who.get(`/api/opinions/${id}/states`)).json()) as StatesAnswer;
const compare = async (who: TestPerson, query: string): Promise<ToldComparison> =>
  (await (await who.get(`/api/opinions/${id}/compare?${query}`)).json()) as ToldComparison;
const status = async (who: TestPerson, path: string): Promise<string> => {
  const answer = await who.get(`/api/opinions/${id}/${path}`);
  const body = answer.status === 200 ? {} : ((await answer.json()) as { refusal?: { reason: string } });
  return `${answer.status} ${body.refusal?.reason ?? ""}`.trim();
};
const hash = async (clauseId: string): Promise<string> =>
  (await lead.opinion(id)).clauses.find((one) => one.id === clauseId)!.hash;

let clauseId: string;
let added: number;
let byAaa: number;
let byBbb: number;
let settled: number;
test("J1 J11 the past of a text is its settled states, told without words or typing", async () => {
  const last = (await lead.opinion(id)).clauses.at(-1)!.id;
  const command = { type: "addClause", after: last, kind: "operative", text: "that all serve" };
  const answer = await lead.ask(id, command);
  ({ clauseId } = answer.entries![0] as unknown as { clauseId: string });
  added = answer.entries!.at(-1)!.seq;
  byAaa = await typed(aaa, clauseId, " people");
  byBbb = await typed(bbb, clauseId, " everywhere");
  await done(aaa, { type: "comment", on: { clauseId }, text: "as we said", readers: "room" });
  settled = await done(lead, { type: "settleClause", clauseId });
  const told = await states(bbb);
  expect(told.seq).toBe(settled);
  expect(told.states.filter(({ seq }) => seq >= added)).toMatchObject([
    { seq: added, type: "clauseAdded", clauseId, words: { runs: [] } },
    { seq: settled, type: "clauseSettled", clauseId, words: { runs: [] } },
  ]);
  expect(told.states.some(({ seq }) => seq === byAaa || seq === byBbb)).toBe(false);
});

test("J2 typing between two states is shown to its delegation and the secretariat alone", async () => {
  for (const path of ["export.txt?at=", "compare?to=now&from="]) {
    for (const who of [lead, aaa, bbb]) {
      expect(await status(who, path + added)).toBe("200");
      expect(await status(who, path + settled)).toBe("200");
    }
    expect(await status(aaa, path + byAaa)).toBe("200");
    expect(await status(bbb, path + byAaa)).toBe("403 notSettled");
    expect(await status(bbb, path + byBbb)).toBe("200");
    expect(await status(lead, path + byBbb)).toBe("403 notSettled");
    expect(await status(secretariat, path + byAaa)).toBe("200");
    expect(await status(secretariat, path + byBbb)).toBe("200");
    expect(await status(secretariat, `${path}999999`)).toBe("404 noSuchPlace");
  }
  // Pauses are told to each one's own alone, and all of them to the secretariat.
  const paused = async (who: TestPerson): Promise<readonly number[]> => {
    const told = (await (await who.get(`/api/opinions/${id}/typed`)).json()) as TypedAnswer;
    return told.typed.map(({ seq }) => seq);
  };
  expect(await paused(aaa)).toEqual([byAaa]);
  expect(await paused(bbb)).toEqual([byBbb]);
  expect(await paused(lead)).toEqual([]);
  expect(await paused(secretariat)).toEqual([byAaa, byBbb]);
  expect((await fetch(`${site.url}/api/opinions/${id}/typed`)).status).toBe(401);
  expect(await status(lead, "compare?from=x")).toBe("400 unreadable");
  expect((await fetch(`${site.url}/api/opinions/${id}/states`)).status).toBe(401);
});

test("J3 J4 J5 states are compared by delegation; its own and the secretariat read names", async () => {
  const told = async (who: TestPerson) => {
    const { who: authors, clauses } = await compare(who, `from=${added}&to=${settled}`);
    const row = clauses.find((one) => one.id === clauseId)!;
    expect(row.change).toBe("changed");
    return row.pieces.map(({ kind, text, by }) => {
      const { delegationId, office, userId } = authors[by]!;
      return [kind, text, delegationId ?? office, userId !== undefined];
    });
  };
  const [people, everywhere] = [
    ["added", " people", "AAA"],
    ["added", " everywhere", "BBB"],
  ];
  const kept = ["same", "that all serve", "facilitator", false];
  expect(await told(bbb)).toEqual([kept, [...people, false], [...everywhere, true]]);
  expect(await told(aaa)).toEqual([kept, [...people, true], [...everywhere, false]]);
  expect(await told(lead)).toEqual([kept, [...people, false], [...everywhere, false]]);
  expect(await told(secretariat)).toEqual([
    [...kept.slice(0, 3), true],
    [...people, true],
    [...everywhere, true],
  ]);
  // Named the other way round it is the same.
  expect(await compare(aaa, `from=${settled}&to=${added}`)).toEqual(
    await compare(aaa, `from=${added}&to=${settled}`),
  );
});

test("J12 J5 what was deleted is told with who deleted it, and split words are moved", async () => {
  const client = openYClient(site.url, { cookie: bbb.cookie, opinionId: id });
  await client.synced;
  client.text(clauseId).delete(8, 6);
  await until("deleted", async () =>
    (await lead.opinion(id)).clauses.some((one) => one.text === "that all people everywhere"),
  );
  client.close();
  const answer = await lead.ask(id, { type: "splitClause", clauseId, at: 15 });
  const { newClauseId } = answer.entries![0] as unknown as { newClauseId: string };
  const { who, clauses } = await compare(aaa, `from=${settled}&to=now`);
  const pieces = (row: string) =>
    clauses
      .find((one) => one.id === row)!
      .pieces.map(({ kind, text, deletedBy, clauseId: other }) => [
        kind,
        text,
        deletedBy === undefined ? null : who[deletedBy]!.delegationId,
        other ?? null,
      ]);
  expect(pieces(clauseId)).toEqual([
    ["same", "that all", null, null],
    ["removed", " serve", "BBB", null],
    ["same", " people", null, null],
    ["movedOut", " everywhere", null, newClauseId],
  ]);
  expect(pieces(newClauseId)).toEqual([["movedIn", " everywhere", null, clauseId]]);
});

test("J7 words of a state are restored over HTTP, by who may see it, under their authors", async () => {
  const ask = async (seq: number) => ({ type: "restoreWords", clauseId, seq, hash: await hash(clauseId) });
  const refused = await bbb.ask(id, await ask(byAaa));
  expect([refused.status, refused.refusal?.reason]).toEqual([403, "notSettled"]);
  const seq = await done(aaa, await ask(settled));
  expect((await lead.opinion(id)).clauses.find((one) => one.id === clauseId)!.text).toBe(
    "that all serve people everywhere",
  );
  const { who, clauses } = await compare(lead, `from=${added}&to=${seq}`);
  const authors = clauses
    .find((one) => one.id === clauseId)!
    .pieces.map(({ kind, text, by }) => [kind, text, who[by]!.delegationId ?? who[by]!.office]);
  expect(authors).toEqual([
    ["same", "that all serve", "facilitator"],
    ["added", " people", "AAA"],
    ["added", " everywhere", "BBB"],
  ]);
  expect((await states(lead)).states.at(-1)).toMatchObject({ seq, type: "wordsRestored", from: settled });
});

test("J8 what changed since a person last looked is told to that person alone", async () => {
  const look = async (who: TestPerson): Promise<LookAnswer> =>
    (await (await who.get(`/api/opinions/${id}/look`)).json()) as LookAnswer;
  const seen = (who: TestPerson): Promise<Response> => who.post(`/api/opinions/${id}/look`, {});
  const news = { agreed: 0, adReferendum: 0, proposals: 0, baseText: 0 };
  expect(await look(aaa)).toEqual({ look: null, changed: [], news });
  expect((await seen(aaa)).status).toBe(204);
  const before = await look(aaa);
  expect(before.changed).toEqual([]);
  const seq = await typed(bbb, clauseId, " and at all times");
  const second = (await lead.opinion(id)).clauses.at(-1)!.id;
  await done(lead, { type: "removeClause", clauseId: second });
  expect(await look(aaa)).toEqual({
    look: before.look,
    changed: [
      { clauseId, change: "changed" },
      { clauseId: second, change: "removed" },
    ],
    news,
  });
  // The view they had, typing of others in it, is theirs to see again; nobody else's.
  expect(await status(aaa, `compare?from=${before.look!.seq}`)).toBe("200");
  await seen(bbb);
  expect((await look(bbb)).changed).toEqual([]);
  await done(lead, { type: "restoreClause", clauseId: second });
  const undone = await look(aaa);
  expect(undone.changed).toEqual([{ clauseId, change: "changed" }]);
  expect(seq).toBeGreaterThan(before.look!.seq);
  // It left no trace that others read.
  const { seq: last } = await lead.opinion(id);
  await seen(aaa);
  expect((await lead.opinion(id)).seq).toBe(last);
});

test("J12 J9 what was cut here and pasted there is told as moved, with where it went", async () => {
  const words = "that ferries leave on time in all seasons";
  const after = (await lead.opinion(id)).clauses.at(-1)!.id;
  const add = async (): Promise<string> => {
    const answer = await lead.ask(id, { type: "addClause", after, kind: "operative", text: words });
    return (answer.entries![0] as unknown as { readonly clauseId: string }).clauseId;
  };
  const cut = await add();
  const from = (await lead.opinion(id)).seq;
  await done(lead, { type: "removeClause", clauseId: cut });
  const pasted = await add();
  const { clauses } = await compare(lead, `from=${from}&to=now`);
  const told = (clauseId: string) =>
    clauses
      .find((one) => one.id === clauseId)!
      .pieces.map(({ kind, text, clauseId: where }) => [kind, text, where]);
  expect(told(cut)).toEqual([["movedOut", words, pasted]]);
  expect(told(pasted)).toEqual([["movedIn", words, cut]]);
});
