import { afterAll, beforeAll, expect, test } from "vitest";
import { strToU8 } from "fflate";
import type { ModerationAnswer } from "../../shared/consultation/moderated-input.ts";
import { proofOfInput } from "../../shared/consultation/input.ts";
import { DAY_MS } from "../../shared/durations.ts";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import { consultationId } from "../../shared/ids.ts";
import {
  faultsIn,
  formData,
  linksIn,
  longEnough,
  openConsultation,
  pageOf,
  stampIn,
  type StrangerForm,
  type StrangerPage,
  until,
} from "../testing/consulted.ts";
import { type MailServer, openMailServer } from "../testing/mail-server.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { wordFileOf } from "../imports/word-file-of.ts";

/** A public consultation from its opening to an erasure: strangers, mails, moderation, publication. */
let smtp: MailServer;
let site: TestSite;
let [secretariat, chair, aaa]: TestPerson[] = [];
let id = "";
/** Of forms that were opened at the beginning: each takes one input. */
const STAMPS = 6;
const stamps: string[] = [];

beforeAll(async () => {
  smtp = await openMailServer();
  site = await openTestSite({ SMTP_URL: smtp.url, MAIL_FROM: "concord@example.org" });
  [secretariat, chair, aaa] = [
    await site.person("secretariat"),
    await site.person("chair"),
    await site.person("AAA"),
  ];
  const now = site.concord.clock.now();
  id = await openConsultation(secretariat, { opensAt: now - 1_000, closesAt: now + DAY_MS });
  for (let n = 0; n < STAMPS; n += 1) stamps.push(stampIn((await get(address())).html));
  await longEnough();
});
afterAll(async () => {
  await site.close();
  await smtp.close();
});

const address = (rest = "", language = "en"): string =>
  `${site.url}/public/${language}/consultations/${id}${rest}`;
const get = async (url: string): Promise<StrangerPage> => pageOf(await fetch(url));
const send = async (form: StrangerForm, language = "en"): Promise<StrangerPage> =>
  pageOf(await fetch(address("", language), { method: "POST", body: formData(form) }));
const ask = async (who: TestPerson | undefined, command: object): Promise<string> => {
  const answer = await who!.post("/api/forum/commands", command);
  return ((await answer.json()) as { readonly refusal?: { reason: string } }).refusal?.reason ?? "done";
};
const moderated = async (): Promise<ModerationAnswer> =>
  (await secretariat!.get(`/api/consultations/${id}`)).json() as Promise<ModerationAnswer>;
/** Sends a good form and confirms it; gives the link. */
async function give(form: StrangerForm & { readonly email: string }, language = "en"): Promise<string> {
  const sent = await send({ stamp: stamps.pop() ?? "", ...form }, language);
  expect(faultsIn(sent.html)).toEqual([]);
  await until(async () => (await linksIn(smtp)).has(form.email));
  const link = (await linksIn(smtp)).get(form.email)!;
  const key = new URL(link).searchParams.get("key")!;
  const body = new URLSearchParams({ key });
  const confirmed = await fetch(link.split("?")[0]!, { method: "POST", body });
  expect(confirmed.status).toBe(200);
  return link;
}

test("F25 F26 a stranger reads the draft in each language, without cookie or script", async () => {
  const list = await get(`${site.url}/public/en/consultations`);
  expect(list.html).toContain("Draft on lamps");
  for (const language of ["ar", "zh", "en", "fr", "ru", "es"]) {
    const page = await get(address("", language));
    expect(page.status).toBe(200);
    expect(page.html).toContain(language === "fr" ? "Projet sur les lampes" : "Draft on lamps");
    expect(page.html).toContain("that ships see them");
    expect(page.html).not.toContain("<script");
    expect(page.headers.get("set-cookie")).toBeNull();
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  }
  // An address within a text is no link.
  expect((await get(address())).html).not.toContain('href="https://example.org');
  for (const none of [
    "/public/de/consultations",
    "/public/en/consultations/none",
    address("/summary").slice(site.url.length),
  ])
    expect((await get(site.url + none)).status, none).toBe(404);
  expect(await ask(aaa, { type: "closeConsultation", consultationId: id, reason: "No" })).toBe("notYourRole");
  const listed = (await (await aaa!.get("/api/consultations")).json()) as {
    consultations: { counts: unknown }[];
  };
  expect(listed.consultations.map(({ counts }) => counts)).toEqual([null]);
});

test("F26 F27 each fault has a sentence in the page's language, and what was typed stays", async () => {
  const { html } = await get(address("", "fr"));
  const early = await send({ stamp: stampIn(html) }, "fr");
  expect([early.status, faultsIn(early.html)]).toEqual([
    400,
    ["Le formulaire est arrivé trop vite. Attendez quelques secondes, puis renvoyez-le."],
  ]);
  const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(2)>';
  const lines = await send({ stamp: stampIn(html), text: "First\n\nSecond" });
  expect(lines.html).toContain(">\nFirst\n\nSecond</textarea>");
  const wrong = await send({
    stamp: "no.stamp.here",
    name: hostile,
    text: hostile,
    email: "nobody",
    consent: false,
  });
  expect(faultsIn(wrong.html)).toHaveLength(3);
  expect(wrong.html).toContain("&lt;script&gt;alert(1)");
  expect(wrong.html).not.toMatch(/<script|<img|onerror=alert\(2\)>"/u);
  const trapped = await send({ stamp: stampIn(html), website: "https://buy.example.org" });
  expect(faultsIn(trapped.html)[0]).toContain("hidden field");
  for (const [body, type] of [
    ["not a form", "text/plain"],
    ["--x\r\nbroken", "multipart/form-data; boundary=x"],
  ] as const) {
    const answer = await pageOf(
      await fetch(address(), { method: "POST", body, headers: { "content-type": type } }),
    );
    expect([answer.status, faultsIn(answer.html).length]).toEqual([400, 1]);
  }
  expect((await moderated()).inputs).toEqual([]);
});

test("F28 reading the mailed link does nothing; its button confirms once, from the instant of receipt", async () => {
  const stamp = stamps.pop() ?? "";
  const before = Date.now();
  const sent = await send({ stamp, email: "ana@example.org", text: "Keep \u202Ethem\u0000 lit." });
  const after = Date.now();
  expect(sent.html).toContain("ana@example.org");
  // A second press is the same input.
  expect((await send({ stamp, email: "ana@example.org" })).status).toBe(200);
  await until(async () => (await linksIn(smtp)).size > 0);
  expect(smtp.got).toHaveLength(1);
  expect(smtp.got[0]!.raw).not.toContain("Keep");
  const link = (await linksIn(smtp)).get("ana@example.org")!;
  for (let n = 0; n < 3; n += 1) expect((await get(link)).html).toContain('method="post"');
  expect((await moderated()).inputs).toEqual([]);
  const key = new URL(link).searchParams.get("key")!;
  const confirm = (): Promise<Response> =>
    fetch(link.split("?")[0]!, { method: "POST", body: new URLSearchParams({ key }) });
  const answers = await Promise.all([confirm(), confirm(), confirm()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const [input, ...others] = (await moderated()).inputs;
  expect(others).toEqual([]);
  expect(input).toMatchObject({ state: "received", words: { text: "Keep them lit.", about: ["p1"] } });
  expect(input!.receivedAt).toBeGreaterThanOrEqual(before);
  expect(input!.receivedAt).toBeLessThanOrEqual(after);
  expect((await get(link)).html).not.toContain('method="post"');
  expect((await get(`${site.url}/public/en/confirm?key=${"x".repeat(43)}`)).html).toContain("not known");
});

test("F28 an input that nobody confirmed is removed, and its link with it", async () => {
  await send({ stamp: stamps.pop() ?? "", email: "late@example.org" });
  await until(async () => (await linksIn(smtp)).has("late@example.org"));
  const link = (await linksIn(smtp)).get("late@example.org")!;
  expect(await site.concord.store.forgetInputs(site.concord.clock.now() - 7 * DAY_MS)).toBe(0);
  expect(await site.concord.store.forgetInputs(site.concord.clock.now() + 1)).toBe(1);
  const key = new URL(link).searchParams.get("key")!;
  const answer = await fetch(link.split("?")[0]!, { method: "POST", body: new URLSearchParams({ key }) });
  expect(answer.status).toBe(400);
  expect((await moderated()).inputs).toHaveLength(1);
});

test("F25 an input that comes at the deadline or a second after it is late", async () => {
  const now = site.concord.clock.now();
  const short = await openConsultation(secretariat!, { opensAt: now, closesAt: now + 3_500 });
  const page = `${site.url}/public/en/consultations/${short}`;
  const { html } = await get(page);
  await longEnough();
  const inTime = await pageOf(
    await fetch(page, {
      method: "POST",
      body: formData({ stamp: stampIn(html), email: "in-time@example.org" }),
    }),
  );
  expect(inTime.status).toBe(200);
  await until(() => site.concord.clock.now() >= now + 4_500);
  const late = await pageOf(
    await fetch(page, {
      method: "POST",
      body: formData({ stamp: stampIn(html), email: "late@example.org" }),
    }),
  );
  expect([late.status, faultsIn(late.html)]).toEqual([
    403,
    ["The deadline has passed. Your input came after it."],
  ]);
  expect((await get(page)).html).toContain("takes no more inputs");
  // One that came in time is confirmed after the deadline.
  await until(async () => (await linksIn(smtp)).has("in-time@example.org"));
  const link = (await linksIn(smtp)).get("in-time@example.org")!;
  const body = new URLSearchParams({ key: new URL(link).searchParams.get("key")! });
  expect((await fetch(link.split("?")[0]!, { method: "POST", body })).status).toBe(200);
});

test("F29 F32 the secretariat publishes and withholds; public pages show text as text", async () => {
  const hostile = '<b onclick="alert(1)">bold</b> https://evil.example.org javascript:alert(1)';
  await give({ email: "bob@example.org", name: "Bob <i>B</i>", affiliation: "", text: hostile, about: [] });
  const odd = { name: "notes.txt", bytes: strToU8("First line\n\n<script>second</script>\n") };
  await give({ email: "eve@example.org", name: "Eve", text: "", file: odd, about: ["t1", "p2"] });
  const { inputs } = await moderated();
  expect(inputs.map(({ words }) => words?.name)).toEqual(["Ana Example", "Bob <i>B</i>", "Eve"]);
  const [ana, bob, eve] = inputs.map((one) => one.id);
  expect((await get(address("/inputs"))).html).not.toContain("Ana");
  const publish = { type: "publishInputs", consultationId: id, inputIds: [bob, eve] };
  for (const who of [chair, aaa]) {
    expect(await ask(who, publish)).toBe("notYourRole");
    expect((await who!.get(`/api/consultations/${id}`)).status).toBe(403);
  }
  expect(await ask(secretariat, publish)).toBe("done");
  const withhold = {
    type: "withholdInputs",
    consultationId: id,
    inputIds: [ana],
    reason: "Not on the draft",
  };
  expect(await ask(secretariat, withhold)).toBe("done");
  const { html } = await get(address("/inputs"));
  expect(html).toContain("&lt;b onclick=&quot;alert(1)&quot;&gt;bold&lt;/b&gt; https://evil.example.org");
  expect(html).toContain("&lt;script&gt;second&lt;/script&gt;");
  for (const secret of [
    "bob@example.org",
    "Ana Example",
    "Not on the draft",
    "<script",
    'href="https://evil',
  ])
    expect(html).not.toContain(secret);
  const file = await fetch(address(`/inputs/${eve}/file`));
  expect(file.headers.get("content-disposition")).toMatch(/^attachment/u);
  expect(file.headers.get("content-security-policy")).toContain("sandbox");
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array(odd.bytes));
  expect((await fetch(address(`/inputs/${ana}/file`))).status).toBe(404);
  // Nobody but the secretariat reads in the record which inputs came.
  const minutes = async (who: TestPerson) => (await who.get("/api/forum/minutes?after=0")).text();
  expect(await minutes(secretariat!)).toContain("inputWithheld");
  for (const who of [chair!, aaa!])
    expect(await minutes(who)).not.toMatch(/inputReceived|inputWithheld|Not on the/u);
});

test("F30 a summary by paragraph is kept, published with its counts, and read by everybody", async () => {
  const notes = [{ about: "p2", text: "One sees <ships>." }];
  const keep = { type: "keepSummary", consultationId: id, seq: 0, notes };
  expect(await ask(secretariat, keep)).toBe("done");
  expect(await ask(secretariat, keep)).toBe("changedSince");
  expect((await get(address("/summary"))).status).toBe(404);
  const { kept } = (await moderated()).consultation.summary;
  expect(await ask(secretariat, { type: "publishSummary", consultationId: id, seq: kept!.seq })).toBe("done");
  const { html } = await get(address("/summary"));
  expect(html).toContain("One sees &lt;ships&gt;.");
  expect(html).toContain("1 input is published");
});

test("F33 inputs go out as Word, CSV and JSON; no cell begins a formula", async () => {
  await give({
    email: "formula@example.org",
    name: "=HYPERLINK(1)",
    affiliation: "+1",
    text: '@SUM(1+1)"',
  });
  const exported = (form: string) => secretariat!.get(`/api/consultations/${id}/inputs.${form}`);
  const csv = await (await exported("csv")).text();
  expect(csv).not.toMatch(/(?:^|,)\uFEFF?"?[=+@-]/mu);
  expect(csv).toContain("HYPERLINK(1)");
  const json = (await (await exported("json")).json()) as { inputs: { name: string; proof: string }[] };
  expect(json.inputs.map(({ name }) => name)).toContain("=HYPERLINK(1)");
  expect(json.inputs[0]!.proof).toMatch(/^[0-9a-f]{64}$/u);
  const word = wordFileOf(new Uint8Array(await (await exported("docx")).arrayBuffer()));
  const words = word.paragraphs.map(({ printed }) => printed).join("\n");
  expect(words).toContain("Bob <i>B</i>");
  for (const who of [chair, aaa])
    expect((await who!.get(`/api/consultations/${id}/inputs.csv`)).status).toBe(403);
});

test("F31 an erasure leaves the proof, and nothing that a guess can be tested against", async () => {
  const { store } = site.concord;
  const stored = (await store.inputsOf(consultationId(id))).find(({ words }) => words.name === "Eve")!;
  const erase = { type: "eraseInput", consultationId: id, inputId: stored.id, reason: "She asked by mail" };
  expect(await ask(chair, erase)).toBe("notYourRole");
  expect(await ask(secretariat, erase)).toBe("done");
  expect(await ask(secretariat, erase)).toBe("paperSettled");
  const erased = (await moderated()).inputs.find((one) => one.id === stored.id)!;
  expect(erased).toMatchObject({ state: "erased", words: null, proof: proofOfInput(stored) });
  expect(erased.acts.at(-1)).toMatchObject({ kind: "erased", reason: "She asked by mail" });
  expect((await fetch(address(`/inputs/${stored.id}/file`))).status).toBe(404);
  expect((await get(address("/inputs"))).html).not.toContain("Eve");
  expect(await store.inputFile(stored.id)).toBeNull();
  const log = await (await secretariat!.get("/api/forum/minutes?after=0")).text();
  const entries = (JSON.parse(log) as { entries?: ForumEntry[] }).entries ?? [];
  const about = JSON.stringify(entries.filter((one) => JSON.stringify(one).includes(stored.id)));
  expect(log).toContain(erased.proof);
  for (const word of ["Eve", "eve@example.org", stored.salt]) expect(about).not.toContain(word);
});
