import { afterAll, beforeAll, expect, test } from "vitest";
import { firstBrokenEntry, GENESIS } from "../../shared/events/chain.ts";
import { COMMAND_BYTES_MAX, EVENT_LOG_PAGE_ENTRIES } from "../../shared/limits.ts";
import type { Entry } from "../../shared/events/event.ts";
import { OPINION_FORMS } from "../exports/export-forms.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { answerOf, raw } from "../testing/http.ts";
import {
  openTestSite,
  type OpinionAnswer,
  signedIn,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let site: TestSite;
let [chair, secretariat, facilitator, aaa]: TestPerson[] = [];
let id: string;
let opinion: OpinionAnswer;
const NOBODY = "01J0000000000000000000AAAA";

beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  [chair, secretariat] = [await site.person("chair"), await site.person("secretariat")];
  [facilitator, aaa] = [await site.person("space"), await site.person("AAA")];
  opinion = await aaa.opinion(id);
});
afterAll(() => site.close());

test("M3 answers 400 to the unreadable and 413 to the too large, and says why", async () => {
  const post = (body: string) =>
    raw(site.url, `/api/opinions/${id}/commands`, { headers: { cookie: aaa!.cookie }, body });
  expect(await post('{"type":"takeOver"}')).toEqual({ status: 400, reason: "unknownCommand" });
  for (const body of [
    "null",
    "[]",
    "7",
    '"addClause"',
    "{}",
    '{"type":7}',
    '{"type":"__proto__"}',
    '{"type":"constructor"}',
  ]) {
    expect(await post(body), body).toEqual({ status: 400, reason: "unknownCommand" });
  }
  for (const body of [
    "",
    "{",
    "\u0000",
    '{"type":"addClause"}',
    '{"type":"lockClause","clauseId":"x"}',
    `{"type":"batch","commands":[]}`,
  ]) {
    expect(await post(body), body).toEqual({ status: 400, reason: "unreadable" });
  }
  const extra = JSON.stringify({ type: "removeClause", clauseId: NOBODY, force: true });
  expect(await post(extra)).toEqual({ status: 400, reason: "unreadable" });
  const nested = { type: "batch", commands: [{ type: "batch", commands: [] }] };
  expect(await post(JSON.stringify(nested))).toEqual({ status: 400, reason: "unreadable" });
  expect(await post(`{"type":${"[".repeat(100_000)}`)).toEqual({ status: 400, reason: "unreadable" });
  expect(await post(" ".repeat(COMMAND_BYTES_MAX + 1))).toEqual({ status: 413, reason: "tooLarge" });
  const long = JSON.stringify({ type: "addClause", after: null, kind: "note", text: "x".repeat(20_001) });
  expect(await post(long)).toEqual({ status: 413, reason: "tooLong" });
  const forum = await answerOf(secretariat!.post("/api/forum/commands", { type: "takeOver" }));
  expect(forum).toEqual({ status: 400, reason: "unknownCommand" });
});

test("M3 what is not there is 404, said alike whatever its name", async () => {
  for (const name of [NOBODY, "x", "forum", "..%2f..", "%00", id.toLowerCase(), `${id}x`, `${id}%00`]) {
    expect(await answerOf(aaa!.get(`/api/opinions/${name}`)), name).toEqual({
      status: 404,
      reason: "noSuchOpinion",
    });
    expect(await answerOf(aaa!.post(`/api/opinions/${name}/commands`, {})), name).toMatchObject({
      status: 404,
    });
  }
  expect(await aaa!.ask(id, { type: "removeClause", clauseId: NOBODY })).toMatchObject({
    status: 404,
    refusal: { reason: "noSuchClause" },
  });
  expect(await answerOf(aaa!.get("/api/nothing"))).toEqual({ status: 404, reason: "notBuilt" });
  const page = openConcordClient(site.url, { cookie: aaa!.cookie, opinionId: NOBODY, generation: "x" });
  expect((await page.closed).code).toBe(4404);
});

test("M3 `after` is a whole number", async () => {
  for (const after of ["-1", "1.5", "x", "1e3", "9".repeat(16), "NaN", ""]) {
    const answer = await answerOf(aaa!.get(`/api/opinions/${id}/minutes?after=${after}`));
    expect(answer, after).toEqual({ status: 400, reason: "unreadable" });
  }
});

test("P1 a delegate does not lock; a facilitator of another group does not either", async () => {
  const clauseId = opinion.clauses[3]!.id;
  expect(await aaa!.ask(id, { type: "lockClause", clauseId })).toMatchObject({
    status: 403,
    refusal: { reason: "notYourRole" },
  });
  const group = site.concord.forum.preset().groups.find((one) => one.id !== "space")!;
  const other = await site.person(group.id);
  expect(await other.ask(id, { type: "lockClause", clauseId })).toMatchObject({
    status: 403,
    refusal: { reason: "notYourGroup" },
  });
});

test("P1 a follower reads and sees what others type, and its own first character closes it", async () => {
  const follower = await admit({ role: "follower", name: "Follower, one" });
  const { generation, clauses } = await follower.opinion(id);
  const open = clauses.find((clause) => clause.kind === "recital")!;
  const [reader, writer] = [follower, aaa!].map((person) =>
    openConcordClient(site.url, { cookie: person.cookie, opinionId: id, generation }),
  );
  await Promise.all([reader!.synced, writer!.synced]);
  writer!.type(() => writer!.text(open.id).insert(0, "seen "));
  await until("it is read", () => reader!.text(open.id).toJSON().startsWith("seen "));
  expect(reader!.isClosed()).toBe(false);
  reader!.type(() => reader!.text(open.id).insert(0, "mine "));
  expect(await reader!.closed).toMatchObject({ code: 4403, reason: expect.stringContaining("notYourRole") });
  writer!.terminate();
});

async function admit(seat: Record<string, unknown>): Promise<TestPerson> {
  const answer = await secretariat!.post("/api/forum/commands", { type: "admitParticipant", ...seat });
  const { link } = (await answer.json()) as { link: string };
  const body = JSON.stringify({ token: link.split("#")[1] });
  const signed = await fetch(`${site.url}/api/sign-in`, { method: "POST", body });
  return signedIn(site.url, signed.headers.get("set-cookie")!.split(";")[0]!);
}

test("A4 an answered dismissal has closed every socket of that person with 4401", async () => {
  const person = await admit({ role: "delegate", name: "Delegate, leaving", delegation: "AAA" });
  const { me } = await person.forum();
  const clause = opinion.clauses.find((one) => one.kind === "recital")!;
  const groups = ["space", site.concord.forum.preset().groups[1]!.id];
  const pages = await Promise.all(
    groups.map(async (group) => {
      const opinionId = site.opinionOf(group);
      const { generation } = await person.opinion(opinionId);
      const page = openConcordClient(site.url, { cookie: person.cookie, opinionId, generation });
      await page.synced;
      return page;
    }),
  );
  // Handshakes under way at that moment must not slip through.
  const underWay = Array.from({ length: 5 }, () =>
    openConcordClient(site.url, { cookie: person.cookie, opinionId: id, generation: opinion.generation }),
  );
  const dismissed = secretariat!.post("/api/forum/commands", {
    type: "dismissParticipant",
    userId: me.id,
    reason: "left",
  });
  pages[0]!.type(() => pages[0]!.text(clause.id).insert(0, "at the same moment "));
  expect((await dismissed).status).toBe(200);
  pages[0]!.type(() => pages[0]!.text(clause.id).insert(0, "after "));
  expect((await Promise.all(pages.map((page) => page.closed))).map((close) => close.code)).toEqual([
    4401, 4401,
  ]);
  await Promise.all(underWay.map((page) => page.closed));
  expect(await answerOf(person.get("/api/forum"))).toEqual({ status: 401, reason: "notSignedIn" });
  expect((await aaa!.opinion(id)).clauses.find((one) => one.id === clause.id)!.text).not.toContain("after ");
  expect((await person.ask(id, { type: "removeClause", clauseId: clause.id })).status).toBe(401);
});

test("R6 formats that are not built answer 404; built ones give every reader a file", async () => {
  for (const format of ["odt", "exe", "docx.exe"]) {
    expect(await answerOf(aaa!.get(`/api/opinions/${id}/export.${format}`)), format).toEqual({
      status: 404,
      reason: "notBuilt",
    });
    expect(await answerOf(chair!.get(`/api/report.${format}`)), format).toEqual({
      status: 404,
      reason: "notBuilt",
    });
  }
  for (const format of OPINION_FORMS) {
    const answer = await aaa!.get(`/api/opinions/${id}/export.${format}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="[A-Za-z0-9.-]+"$/);
  }
});

test("P1 the report is the Chair's: 200 for the chair, 403 for everybody else", async () => {
  const answer = await chair!.get("/api/report.docx");
  expect(answer.status).toBe(200);
  expect(new Uint8Array(await answer.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  for (const person of [secretariat!, facilitator!, aaa!]) {
    expect((await answerOf(person.get("/api/report.docx"))).status).toBe(403);
  }
});

test("M1 the event log comes in pages, `more` tells of further ones, and the served chain holds", async () => {
  const { clauses } = await facilitator!.opinion(id);
  const note = { type: "setPen", clauseId: clauses[3]!.id };
  const commands = Array.from({ length: 500 }, (_, i) => ({
    ...note,
    to: i % 2 === 0 ? "leads" : "everyone",
  }));
  for (let i = 0; i < 3; i++)
    expect((await facilitator!.ask(id, { type: "batch", commands })).status).toBe(200);
  type Page = { readonly entries: readonly Entry[]; readonly more: boolean };
  const entries: Entry[] = [];
  let pages = 0;
  for (let more = true; more; pages++) {
    const answer = await aaa!.get(`/api/opinions/${id}/minutes?after=${entries.at(-1)?.seq ?? 0}`);
    const page = (await answer.json()) as Page;
    expect(page.entries.length).toBeLessThanOrEqual(EVENT_LOG_PAGE_ENTRIES);
    entries.push(...page.entries);
    more = page.more;
  }
  expect(pages).toBe(Math.ceil(entries.length / EVENT_LOG_PAGE_ENTRIES));
  expect(entries.length).toBeGreaterThan(1_500);
  expect(firstBrokenEntry(entries, GENESIS)).toBeNull();
  const forged = entries.map((entry, i) => (i === 700 ? { ...entry, by: NOBODY as Entry["by"] } : entry));
  expect(firstBrokenEntry(forged, GENESIS)).toBe(entries[700]!.seq);
  const forum = (await (await aaa!.get("/api/forum/minutes")).json()) as Page;
  expect(firstBrokenEntry(forum.entries, GENESIS)).toBeNull();
});

test("A7 persons are named to their own delegation and to the secretariat alone", async () => {
  const named = async (who: string): Promise<readonly string[]> =>
    (await (await site.person(who)).forum()).people.map((one) => one.name).filter((name) => name !== "");
  expect(await named("AAA")).toEqual(["Head, Delegation A"]);
  expect(await named("space")).toEqual(["Facilitator, Space connectivity"]);
  expect((await named("secretariat")).length).toBeGreaterThan(10);
});
