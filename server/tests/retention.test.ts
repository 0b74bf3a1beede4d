import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import type { LookAnswer, StatesAnswer, ToldComparison } from "../../shared/history/told-comparison.ts";
import { verifyStreams } from "../command-line/verify.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import {
  openTestSite,
  type OpinionAnswer,
  signedIn,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { openYClient, until } from "../testing/y-client.ts";

/** Typed in summer, in winter the forum's 180 days are over: what people find then. */
let dataDir: string;
let site: TestSite;
let id: string;
let clauseId: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-retention-"));
  site = await openTestSite({ DATA_DIR: dataDir, FORUM_NOW: "2025-07-01T09:00Z" });
  id = site.opinionOf("space");
});
afterAll(async () => {
  await site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** As who was invited at the first start, whenever that was. */
async function person(symbol: string): Promise<TestPerson> {
  const { forum, secretariat } = site.concord;
  const { delegations, participants } = forum.forum();
  const of = delegations.find((one) => one.symbol === symbol)?.id;
  const found = [...participants.values()].find((one) =>
    of === undefined
      ? one.role === symbol || one.leads.includes(symbol as never)
      : one.delegationId === of && one.head,
  )!;
  const token = (await secretariat.invite(found.id)).split("#")[1];
  const answer = await fetch(`${site.url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  return signedIn(site.url, answer.headers.get("set-cookie")!.split(";")[0]!);
}

const room = async () => (await site.concord.rooms.get(id as never))!;
/** Typed in one piece, so that it lies in one piece in the file. */
async function typed(who: TestPerson, act: (text: Y.XmlText) => void): Promise<number> {
  const client = openYClient(site.url, { cookie: who.cookie, opinionId: id });
  await client.synced;
  act(client.text(clauseId));
  const now = client.text(clauseId).toString();
  await until("typed", async () => (await who.opinion(id)).clauses.some((one) => one.text === now));
  client.close();
  return (await (await room()).view()).seq;
}
const insert =
  (words: string) =>
  (text: Y.XmlText): void =>
    text.insert(text.length, words);
const cut =
  (words: string) =>
  (text: Y.XmlText): void =>
    text.delete(text.toString().indexOf(words), words.length);
const status = async (who: TestPerson, path: string): Promise<string> => {
  const answer = await who.get(`/api/opinions/${id}/${path}`);
  const body = answer.status === 200 ? {} : ((await answer.json()) as { refusal?: { reason: string } });
  return `${answer.status} ${body.refusal?.reason ?? ""}`.trim();
};
const filesHold = (words: string): readonly string[] =>
  readdirSync(dataDir).filter(
    (name) => name.startsWith("concord.sqlite") && readFileSync(join(dataDir, name)).includes(words),
  );

const [GONE, LOOKED, OLD] = ["zebraquagga", "lookedatthat", "stoodinsummer"];
const [YOUNG, DRAFTED] = ["typedinwinter", "draftedandcut"];
let goneSeq: number;
let lookedSeq: number;
let settledSeq: number;
let offline: Y.Doc;
let draft: string;
test("Z7 removed words are nowhere in the file, and settled ones are there", async () => {
  const [aaa, bbb, lead] = [await person("AAA"), await person("BBB"), await person("space")];
  const last = (await lead.opinion(id)).clauses.at(-1)!.id;
  const added = await lead.ask(id, {
    type: "addClause",
    after: last,
    kind: "operative",
    text: "that all serve",
  });
  ({ clauseId } = added.entries![0] as unknown as { clauseId: string });
  goneSeq = await typed(aaa, insert(` ${GONE}`));
  await typed(aaa, insert(` ${LOOKED}`));
  await bbb.post(`/api/opinions/${id}/look`, {});
  lookedSeq = (await (await room()).view()).seq;
  await typed(bbb, cut(` ${GONE}`));
  await typed(bbb, cut(` ${LOOKED}`));
  await typed(aaa, insert(` ${OLD}`));
  settledSeq = (await lead.ask(id, { type: "settleClause", clauseId })).entries!.at(-1)!.seq;
  await typed(bbb, cut(` ${OLD}`));
  draft = (
    (await aaa.ask(id, { type: "draftProposal", kind: "change", clauseId })).entries![0] as unknown as {
      proposalId: string;
    }
  ).proposalId;
  const { generation: drafted } = (await (await aaa.get(`/api/drafts/${draft}`)).json()) as OpinionAnswer;
  const drafting = openConcordClient(site.url, {
    cookie: aaa.cookie,
    opinionId: draft,
    rooms: "drafts",
    generation: drafted,
  });
  await drafting.synced;
  drafting.type(() => drafting.text(draft).insert(0, `${DRAFTED} `));
  const count = drafting.type(() => drafting.text(draft).insert(0, "draft "));
  drafting.type(() => drafting.text(draft).delete("draft ".length, DRAFTED.length + 1));
  await until("drafted", () => drafting.acknowledged() > count);
  drafting.terminate();
  const { generation } = await aaa.opinion(id);
  const page = openConcordClient(site.url, { cookie: aaa.cookie, opinionId: id, generation });
  await page.synced;
  offline = page.doc;
  page.terminate();
  await site.close();

  site = await openTestSite({ DATA_DIR: dataDir, FORUM_NOW: "2026-02-01T09:00Z" });
  await typed(await person("AAA"), insert(` ${YOUNG}`));
  for (const words of [GONE, LOOKED, OLD, YOUNG, DRAFTED]) expect(filesHold(words)).not.toEqual([]);
  const done = await site.concord.retention.remove({ before: null, by: "clock" });
  expect(done).toMatchObject({
    problems: [],
    opinions: expect.arrayContaining([expect.objectContaining({ opinionId: id })]),
  });
  if ("refused" in done) throw new Error(done.refused);
  expect(done.draftRows).toBe(4);
  for (const words of [GONE, LOOKED, DRAFTED]) expect(filesHold(words)).toEqual([]);
  for (const words of [OLD, YOUNG]) expect(filesHold(words)).not.toEqual([]);
  expect(await verifyStreams(site.concord)).toMatchObject({ code: 0 });
});

test("Z2 Z8 J2 settled states are there; what stood between them is told as removed", async () => {
  const [aaa, bbb, lead, secretariat] = [
    await person("AAA"),
    await person("BBB"),
    await person("space"),
    await person("secretariat"),
  ];
  for (const path of ["export.txt?at=", "compare?to=now&from="]) {
    for (const who of [aaa, bbb, lead, secretariat]) {
      expect(await status(who, path + settledSeq)).toBe("200");
      expect(await status(who, path + goneSeq)).toBe("403 keystrokesRemoved");
    }
  }
  expect(await (await aaa.get(`/api/opinions/${id}/export.txt?at=${settledSeq}`)).text()).toContain(OLD);
  const { states } = (await (await aaa.get(`/api/opinions/${id}/states`)).json()) as StatesAnswer;
  for (const { seq } of states) expect(await status(aaa, `export.json?at=${seq}`)).toBe("200");
  expect(await status(aaa, "export.docx?form=tracked")).toBe("200");
  const { clauses, who } = (await (
    await aaa.get(`/api/opinions/${id}/compare?from=${settledSeq}&to=now`)
  ).json()) as ToldComparison;
  const pieces = clauses.find((one) => one.id === clauseId)!.pieces;
  const symbol = (by: number | undefined): string | undefined =>
    site.concord.forum.forum().delegations.find((one) => one.id === who[by ?? -1]?.delegationId)?.symbol;
  const struck = pieces.find(({ kind }) => kind === "removed")!;
  expect([struck.text, symbol(struck.by), symbol(struck.deletedBy)]).toEqual([` ${OLD}`, "AAA", "BBB"]);
});

test("Z8 J8 a look that is older falls back to the settled state before it", async () => {
  const bbb = await person("BBB");
  const look = (await (await bbb.get(`/api/opinions/${id}/look`)).json()) as LookAnswer;
  expect(look.look?.seq).toBe(lookedSeq);
  expect(look.changed).toEqual([{ clauseId, change: "changed" }]);
  const since = await bbb.get(`/api/opinions/${id}/compare?from=${lookedSeq}&to=now`);
  expect(since.status).toBe(200);
  const told = (await since.json()) as ToldComparison;
  expect(told.from).toBeLessThan(lookedSeq);
  const { states } = (await (await bbb.get(`/api/opinions/${id}/states`)).json()) as StatesAnswer;
  expect(told.from).toBe(states.findLast(({ seq }) => seq <= lookedSeq)!.seq);
});

test("Z8 a page that was away since before goes on with what it has, and its words come in", async () => {
  const aaa = await person("AAA");
  const { generation } = await aaa.opinion(id);
  const page = openConcordClient(site.url, { cookie: aaa.cookie, opinionId: id, generation, doc: offline });
  await page.synced;
  const count = page.type(() => page.text(clauseId).insert(0, "offline "));
  await until("saved", () => page.acknowledged() >= count);
  const now = (await aaa.opinion(id)).clauses.find((one) => one.id === clauseId)!.text;
  expect(now).toBe(`offline that all serve ${YOUNG}`);
  expect(page.text(clauseId).toString()).toBe(now);
  page.terminate();
});

test("Q8 Z2 a draft keeps its words as they stand, and verifies", async () => {
  const aaa = await person("AAA");
  const { clauses } = (await (await aaa.get(`/api/drafts/${draft}`)).json()) as OpinionAnswer;
  expect(clauses[0]!.text).toMatch(/^draft that all serve/);
  const { lines } = await verifyStreams(site.concord);
  expect(lines.filter((line) => line.startsWith(`${draft}\t`))[1]).toContain("were removed by retention");
});

test("Z4 the forum's log tells who removed what and until when; no entry shows drafts", async () => {
  const aaa = await person("AAA");
  const { entries } = (await (await aaa.get("/api/forum/minutes?after=0")).json()) as {
    entries: readonly Record<string, unknown>[];
  };
  const told = entries.filter(({ type }) => type === "keystrokesRemoved");
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    asked: "clock",
    before: expect.any(Number),
    opinions: expect.arrayContaining([
      {
        opinionId: id,
        from: 1,
        to: expect.any(Number),
        rows: expect.any(Number),
        proof: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]),
  });
  expect(JSON.stringify(entries)).not.toContain("draftKeystrokesRemoved");
});

test("Z1 what is younger than the forum's period is not removed, whoever asks", async () => {
  const before = (await site.concord.store.read(id, 0, { limit: 10_000 })).map(({ body }) => body.length);
  const { opinions } = site.concord.forum.forum();
  const early = await site.concord.retention.remove({
    before: Date.parse("2026-01-01T00:00Z"),
    by: "commandLine",
  });
  expect(early).toMatchObject({ refused: expect.stringContaining("for 180 days") });
  expect(await site.concord.retention.remove({ before: null, by: "clock" })).toMatchObject({
    opinions: [],
    problems: [],
  });
  expect((await site.concord.store.read(id, 0, { limit: 10_000 })).map(({ body }) => body.length)).toEqual(
    before,
  );
  expect(site.concord.forum.forum().opinions).toEqual(opinions);
});
