import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ExpertsAnswer, NominationTerms } from "../../shared/experts/expert.ts";
import type { Nomination } from "../../shared/experts/nomination.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

/** Experts are nominated under a circular letter, and listed. */
let site: TestSite;
let secretariat: TestPerson;
let chair: TestPerson;
let aaa: TestPerson;
let code = "";

const HOUR_MS = 3_600_000;
const later = (hours: number): string => new Date(site.concord.clock.now() + hours * HOUR_MS).toISOString();
const send = (path: string, body: unknown): Promise<Response> =>
  fetch(`${site.url}${path}`, { method: "POST", body: JSON.stringify(body) });
const reasonOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { readonly refusal?: { readonly reason: string } }).refusal?.reason ?? "done";
const ask = async (who: TestPerson, command: object): Promise<Response> =>
  who.post("/api/forum/commands", command);
const nominator = { name: "Nominator of AAA", email: "focal@aaa.example.org", capacity: "focalPoint" };
const expert = (n: number, more: object = {}) => ({
  name: `Expert ${n}`,
  title: "Engineer",
  email: `expert-${n}@aaa.example.org`,
  ...more,
});
const nominate = (experts: readonly object[], more: object = {}): Promise<Response> =>
  send("/api/nominations", { code, delegation: "AAA", nominator, experts, ...more });
const listed = async (): Promise<readonly Nomination[]> =>
  ((await (await secretariat.get("/api/nominations")).json()) as { nominations: Nomination[] }).nominations;
const experts = async (who: TestPerson): Promise<ExpertsAnswer> =>
  (await who.get("/api/experts")).json() as Promise<ExpertsAnswer>;

beforeAll(async () => {
  site = await openTestSite();
  [secretariat, chair, aaa] = [
    await site.person("secretariat"),
    await site.person("chair"),
    await site.person("AAA"),
  ];
});
afterAll(() => site.close());

test("P21 the secretariat opens nominations; the answer alone shows the code", async () => {
  const open = { type: "openNominations", letter: "Circular letter 7", until: later(24) };
  expect(await reasonOf(await ask(aaa, open))).toBe("notYourRole");
  expect(await reasonOf(await ask(chair, open))).toBe("notYourRole");
  expect(await reasonOf(await ask(secretariat, { ...open, until: later(-1) }))).toBe("closesTooSoon");
  const first = (await (await ask(secretariat, open)).json()) as { nominationCode: string };
  const second = (await (await ask(secretariat, open)).json()) as { nominationCode: string };
  code = second.nominationCode;
  expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/u);
  expect(await reasonOf(await send("/api/nominations/terms", { code: first.nominationCode }))).toBe(
    "nominationCodeWrong",
  );
  const terms = (await (
    await send("/api/nominations/terms", { code: code.toLowerCase().replaceAll("-", " ") })
  ).json()) as NominationTerms;
  expect(terms.letter).toBe("Circular letter 7");
  expect(terms.delegations.map(({ symbol }) => symbol)).toContain("AAA");
  const told = await (await aaa.get("/api/forum/minutes?after=0")).text();
  expect(told).toContain("Circular letter 7");
  expect(told).not.toContain(code.slice(0, 4));
});

test("P22 a form under the code is stored once; the code shows and admits nothing", async () => {
  for (const [bad, reason] of [
    [{ code: "WRONG" }, "nominationCodeWrong"],
    [{ delegation: "ZZZ" }, "noSuchDelegation"],
    [{ experts: [] }, "unreadable"],
    [{ experts: [expert(1, { email: "no address" })] }, "unreadable"],
    [{ experts: [expert(1, { name: "" })] }, "unreadable"],
    [{ experts: [expert(1, { name: "a\u202eb" })] }, "unreadable"],
    [{ experts: [expert(1, { admin: true })] }, "unreadable"],
    [{ nominator: { ...nominator, capacity: "secretariat" } }, "unreadable"],
    [{ experts: Array.from({ length: 21 }, (_, n) => expert(n)) }, "unreadable"],
  ] as const)
    expect(await reasonOf(await nominate([expert(1)], bad))).toBe(reason);
  expect((await nominate([expert(1), expert(2)])).status).toBe(201);
  expect((await nominate([expert(2), expert(3, { gender: "woman" })])).status).toBe(201);
  const all = await listed();
  expect(all.map((one) => one.expert.name)).toEqual(["Expert 1", "Expert 2", "Expert 3"]);
  expect(all[2]?.expert.gender).toBe("");
  const peopleNow = (await secretariat.forum()).people.map(({ name }) => name);
  expect(peopleNow).not.toContain("Expert 1");
  for (const who of [aaa, chair])
    expect(await reasonOf(await who.get("/api/nominations"))).toBe("notYourRole");
  expect((await fetch(`${site.url}/api/nominations`)).status).toBe(401);
  for (let n = 4; n <= 60; n += 19)
    expect((await nominate(Array.from({ length: 19 }, (_, i) => expert(n + i)))).status).toBe(201);
  expect(await reasonOf(await nominate([expert(99)]))).toBe("tooManyNominations");
});

test("P23 P27 two approvals at once admit one expert, who is listed; others wait", async () => {
  const [one] = await listed();
  const path = `/api/nominations/${one!.id}/approve`;
  expect(await reasonOf(await aaa.post(path, {}))).toBe("notYourRole");
  const answers = await Promise.all([1, 2, 3].map(() => secretariat.post(path, {})));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  const people = (await secretariat.forum()).people.filter(({ name }) => name === "Expert 1");
  expect(people).toHaveLength(1);
  expect(people[0]).toMatchObject({ role: "delegate", delegationId: "AAA" });
  const answered = (await answers.find(({ status }) => status === 200)!.json()) as { readonly link: string };
  // This server sends no mail: the secretariat hands the link over.
  expect((await send("/api/sign-in", { token: answered.link.split("#")[1] })).status).toBe(204);
  expect((await site.concord.store.contactOf(people[0]!.id))?.email).toBe("expert-1@aaa.example.org");
  const state = (await listed())[0]!.state;
  expect(state).toMatchObject({ kind: "approved", user: people[0]!.id });
});

test("P23 an expert who was admitted before a crash is not admitted again", async () => {
  const two = (await listed())[1]!;
  // The admission was stored, and its note was not.
  const admit = { type: "admitParticipant", name: "Expert 2", role: "delegate", delegation: "AAA" };
  await ask(secretariat, { ...admit, email: two.expert.email.toUpperCase() });
  expect((await secretariat.post(`/api/nominations/${two.id}/approve`, {})).status).toBe(200);
  const people = (await secretariat.forum()).people.filter(({ name }) => name === "Expert 2");
  expect(people).toHaveLength(1);
});

test("P24 a refused nomination keeps its reason and is not approved later", async () => {
  const three = (await listed())[2]!;
  const path = `/api/nominations/${three.id}/refuse`;
  expect(await reasonOf(await secretariat.post(path, { reason: " " }))).toBe("unreadable");
  expect((await secretariat.post(path, { reason: "not of this delegation" })).status).toBe(200);
  expect(await reasonOf(await secretariat.post(path, { reason: "again" }))).toBe("nominationDecided");
  expect(await reasonOf(await secretariat.post(`/api/nominations/${three.id}/approve`, {}))).toBe(
    "nominationDecided",
  );
  expect(await reasonOf(await secretariat.post("/api/nominations/none/approve", {}))).toBe(
    "noSuchNomination",
  );
  expect((await listed())[2]!.state).toMatchObject({ kind: "refused", reason: "not of this delegation" });
  // D23: nor is any decided while the forum is closed.
  const four = `/api/nominations/${(await listed())[3]!.id}`;
  expect(await reasonOf(await ask(secretariat, { type: "closeForum", reason: "Over" }))).toBe("done");
  for (const act of ["approve", "refuse"])
    expect(await reasonOf(await secretariat.post(`${four}/${act}`, { reason: "r" }))).toBe("forumClosed");
  expect(await reasonOf(await ask(secretariat, { type: "reopenForum", reason: "Again" }))).toBe("done");
});

test("P20 P25 the list is read by its readers, as Word, PDF and CSV, without an address", async () => {
  expect(await reasonOf(await aaa.get("/api/experts"))).toBe("notYourRole");
  for (const form of ["docx", "pdf", "csv"])
    expect(await reasonOf(await aaa.get(`/api/experts.${form}`))).toBe("notYourRole");
  expect((await experts(chair)).listed.length).toBeGreaterThan(3);
  const publish = { type: "setExpertsList", to: "participants", regions: false, genders: false };
  expect(await reasonOf(await ask(aaa, publish))).toBe("notYourRole");
  expect(await reasonOf(await ask(secretariat, publish))).toBe("done");
  expect(await reasonOf(await ask(secretariat, publish))).toBe("nothingToDo");
  const told = await experts(aaa);
  const own = told.listed.find(({ delegation }) => delegation.symbol === "AAA")!;
  expect(own.experts[0]?.head).toBe(true);
  expect(own.experts).toContainEqual({ name: "Expert 1", title: "Engineer", head: false });
  expect(told.balance).toBeNull();
  const csv = await (await aaa.get("/api/experts.csv")).text();
  expect(csv).toContain("AAA,Delegation A,Member State,Expert 1,Engineer,");
  const docx = new Uint8Array(await (await aaa.get("/api/experts.docx?language=zh")).arrayBuffer());
  const words = JSON.stringify(wordFileOf(docx));
  expect(words).toContain("Expert 1");
  const pdf = await aaa.get("/api/experts.pdf");
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  expect((await pdf.arrayBuffer()).byteLength).toBeGreaterThan(5_000);
  expect(await reasonOf(await aaa.get("/api/experts.html"))).toBe("notBuilt");
  for (const text of [csv, words, JSON.stringify(told)]) expect(text).not.toContain("@");
});

test("P26 balance is for secretariat and chair, by what the forum records alone", async () => {
  expect((await experts(secretariat)).balance).toMatchObject({ regions: null, genders: null });
  await ask(secretariat, { type: "setExpertsList", to: "participants", regions: true, genders: true });
  const correct = {
    type: "correctDelegation",
    delegationId: "AAA",
    region: "North",
    reason: "from the list",
  };
  expect(await reasonOf(await ask(secretariat, correct))).toBe("done");
  expect(await reasonOf(await ask(secretariat, correct))).toBe("nothingToDo");
  expect((await nominate([expert(70, { gender: "woman" })])).status).toBe(201);
  const last = (await listed()).at(-1)!;
  expect(last.expert.gender).toBe("woman");
  await secretariat.post(`/api/nominations/${last.id}/approve`, {});
  const { balance } = await experts(chair);
  expect(balance?.regions?.find(({ value }) => value === "North")?.experts).toBeGreaterThan(2);
  expect(balance?.genders).toContainEqual({ value: "woman", experts: 1 });
  expect((await experts(aaa)).balance).toBeNull();
});

test("P21 closed nominations, and those whose time is over, take nothing", async () => {
  expect(await reasonOf(await ask(secretariat, { type: "closeNominations" }))).toBe("done");
  expect(await reasonOf(await ask(secretariat, { type: "closeNominations" }))).toBe("nothingToDo");
  expect(await reasonOf(await nominate([expert(80)]))).toBe("nominationsClosed");
  expect(await reasonOf(await send("/api/nominations/terms", { code }))).toBe("nominationsClosed");
  const folder = mkdtempSync(join(tmpdir(), "concord-code-"));
  await site.concord.store.copyTo(join(folder, "copy.sqlite"));
  const stored = readFileSync(join(folder, "copy.sqlite"));
  rmSync(folder, { recursive: true });
  expect(stored.includes(Buffer.from("Circular letter 7"))).toBe(true);
  expect(stored.includes(Buffer.from(code.replaceAll("-", "")))).toBe(false);
});
