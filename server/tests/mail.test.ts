import { afterAll, beforeAll, expect, test } from "vitest";
import { simpleParser } from "mailparser";
import { MINUTE_MS } from "../../shared/durations.ts";
import type { UserId } from "../../shared/ids.ts";
import { openNoticeMails } from "../clocks/notice-mails.ts";
import { type MailServer, openMailServer } from "../testing/mail-server.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

/** Words that nobody may meet in a mail. */
const SECRET = ["zebra", "giraffe", "okapi", "walrus"] as const;

let smtp: MailServer;
let site: TestSite;
let chair: TestPerson;
beforeAll(async () => {
  smtp = await openMailServer();
  site = await openTestSite({ SMTP_URL: smtp.url, MAIL_FROM: "concord@example.org" });
  chair = await site.person("chair");
});
afterAll(async () => {
  await site.close();
  await smtp.close();
});

const userOf = async (person: TestPerson): Promise<UserId> => (await person.forum()).me.id;
async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < 1_000; n++) {
    if (await isDone()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it did not come to that");
}
const withAddress = async (person: TestPerson, email: string): Promise<UserId> => {
  const user = await userOf(person);
  await site.concord.store.saveContact({ user, email, title: "", gender: "" });
  return user;
};
const choose = (person: TestPerson, wishes: object): Promise<Response> => person.post("/api/mail", wishes);

test("A45 each person chooses their mails, and reads nobody else's choice", async () => {
  const user = await withAddress(chair, "chair@example.org");
  expect(await (await chair.get("/api/mail")).json()).toEqual({
    isOn: true,
    address: "chair@example.org",
    wishes: { concerns: "daily", followed: [], language: "" },
    bounce: null,
  });
  const [group] = (await chair.forum()).groups;
  const wishes = { concerns: "now", followed: [group?.id], language: "zh" };
  expect((await choose(chair, wishes)).status).toBe(204);
  expect(await (await chair.get("/api/mail")).json()).toMatchObject({ wishes });
  expect(await site.concord.mail.languageOf(user)).toBe("zh");
  for (const wrong of [
    {},
    { ...wishes, concerns: "often" },
    { ...wishes, followed: ["none"] },
    { ...wishes, user },
  ])
    expect((await choose(chair, wrong)).status).toBe(400);
  expect((await fetch(`${site.url}/api/mail`)).status).toBe(401);
});

test("A55 a sign-in on a new kind of device is told by mail, once, and with nothing secret", async () => {
  const user = await withAddress(chair, "chair@example.org");
  await choose(chair, { concerns: "never", followed: [], language: "en" });
  const before = smtp.got.length;
  const signIn = async (agent: string): Promise<string> => {
    const token = (await site.concord.secretariat.invite(user)).split("#")[1]!;
    const headers = { "user-agent": agent };
    const body = JSON.stringify({ token });
    const answer = await fetch(`${site.url}/api/sign-in`, { method: "POST", headers, body });
    expect(answer.status).toBe(204);
    return token;
  };
  const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1";
  const tokens = [await signIn(phone), await signIn(phone), await signIn("node")];
  await until(() => smtp.got.length > before);
  const { subject, text } = await simpleParser(smtp.got[before]!.raw);
  expect(subject).toContain("A new device signed in as you");
  expect(text).toContain("Safari on iPhone signed in as you");
  for (const token of tokens) expect(text).not.toContain(token);
  expect(text).not.toContain("#");
  await until(async () => (await site.concord.store.mailCounts()).waiting === 0);
  expect(smtp.got).toHaveLength(before + 1);
});

test("P27 nominator and expert are told by mail, each once; the expert's link signs in", async () => {
  const secretariat = await site.person("secretariat");
  const open = { type: "openNominations", letter: "CL 7", until: new Date(Date.now() + 9e7).toISOString() };
  const opened = await secretariat.post("/api/forum/commands", open);
  const { nominationCode: code } = (await opened.json()) as { readonly nominationCode: string };
  const nominator = { name: "Focal Point", email: "focal@example.org", capacity: "focalPoint" };
  const experts = [1, 2].map((n) => ({ name: `Expert ${n}`, title: "", email: `expert${n}@example.org` }));
  const before = smtp.got.length;
  const form = { code, delegation: "AAA", nominator, experts };
  for (let n = 0; n < 2; n++)
    await fetch(`${site.url}/api/nominations`, { method: "POST", body: JSON.stringify(form) });
  const { nominations } = (await (await secretariat.get("/api/nominations")).json()) as {
    readonly nominations: readonly { readonly id: string }[];
  };
  const [one, two] = nominations.map(({ id }) => `/api/nominations/${id}`);
  const approved = await Promise.all([1, 2].map(() => secretariat.post(`${one}/approve`, {})));
  const done = approved.find(({ status }) => status === 200)!;
  expect(((await done.json()) as { readonly link: unknown }).link).toBeNull();
  await secretariat.post(`${two}/refuse`, { reason: "walrus" });
  await until(() => smtp.got.length >= before + 3);
  await until(async () => (await site.concord.store.mailCounts()).waiting === 0);
  const got = await Promise.all(smtp.got.slice(before).map(({ raw }) => simpleParser(raw)));
  const subjects = got.map((mail, n) => `${smtp.got[before + n]!.to.join()}: ${mail.subject}`);
  expect(subjects.map((line) => line.replace(/: .*: /u, ": ")).toSorted()).toEqual([
    "expert1@example.org: A nomination was approved",
    "focal@example.org: A nomination was not approved",
    "focal@example.org: A nomination was received",
  ]);
  for (const { text } of got) expect(text).not.toMatch(/walrus|Expert \d/u);
  const token = /sign-in#(\S+)/u.exec(
    got.find(({ subject }) => subject?.endsWith("approved") && !subject.includes("not"))?.text ?? "",
  )?.[1];
  const signIn = { method: "POST", body: JSON.stringify({ token }) };
  expect((await fetch(`${site.url}/api/sign-in`, signIn)).status).toBe(204);
});

test("A48 the link in a notice stops it by POST alone, without signing in, and once for all", async () => {
  const secretariat = await site.person("secretariat");
  const user = await withAddress(secretariat, "secretariat@example.org");
  await choose(secretariat, { concerns: "now", followed: [], language: "en" });
  const items = [{ what: "proposal", link: `${site.url}/` }] as const;
  const before = smtp.got.length;
  await site.concord.mail.queue({
    key: "n1",
    to: { user },
    language: "en",
    kind: "notice",
    values: { items },
  });
  await until(() => smtp.got.length > before);
  const mail = await simpleParser(smtp.got.at(-1)!.raw);
  const link =
    /<(.*)>/.exec(String(mail.headerLines.find(({ key }) => key === "list-unsubscribe")?.line))?.[1] ?? "";
  expect(link).toContain("/unsubscribe/");
  expect(mail.text).toContain(link);
  const concerns = async () => (await site.concord.store.mailChoiceOf(user))?.concerns;
  const page = await fetch(link);
  expect([page.status, await concerns()]).toEqual([200, "now"]);
  expect(await page.text()).toContain('<form method="post">');
  const arabic = await fetch(link, { headers: { "accept-language": "ar-EG,ar;q=0.9" } });
  expect(await arabic.text()).toMatch(/<html lang="ar" dir="rtl">.*إيقاف هذه الرسائل/su);
  const foreign = await fetch(link.slice(0, -1) + (link.endsWith("A") ? "B" : "A"), { method: "POST" });
  expect([await foreign.text(), await concerns()]).toEqual([expect.stringContaining("not known"), "now"]);
  const done = await fetch(link, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: "null" },
    body: "List-Unsubscribe=One-Click",
  });
  expect([done.status, await concerns()]).toEqual([200, "never"]);
  expect((await fetch(link, { method: "POST" })).status).toBe(200);
});

test("A49 notices make one mail, a digest comes once, and no mail has words of a text", async () => {
  const { concord } = site;
  const { store } = concord;
  const group = (await chair.forum()).groups[0]!;
  const lead = await site.person(group.id);
  const delegate = await site.person(concord.invited.find(({ role }) => role === "delegate")!.of);
  await withAddress(chair, "chair@example.org");
  await withAddress(lead, "lead@example.org");
  await withAddress(delegate, "delegate@example.org");
  await choose(lead, { concerns: "now", followed: [], language: "en" });
  await choose(delegate, { concerns: "never", followed: [], language: "en" });
  await choose(chair, { concerns: "never", followed: [group.id], language: "zh" });
  const opinion = site.opinionOf(group.id);
  const clause = (await lead.opinion(opinion)).clauses.find(({ kind }) => kind === "operative")!;
  const at = Date.parse("2031-03-02T12:00Z");
  // Nobody can take back what was done a minute before.
  const later = { now: () => concord.clock.now() + MINUTE_MS };
  const mailed = async () =>
    openNoticeMails({ ...concord, clock: later, log: () => undefined, wallClock: () => at }).close();
  const place = async (which: "mailedNow" | "mailedDaily") =>
    JSON.parse((await store.meta(which))!) as { done: number };
  await mailed();
  const [now, daily] = [await place("mailedNow"), await place("mailedDaily")];
  const before = smtp.got.length;
  for (const readers of ["room", "lead"]) {
    for (const word of SECRET)
      expect(
        await delegate.ask(opinion, {
          type: "comment",
          on: { clauseId: clause.id },
          text: `${word} here`,
          readers,
        }),
      ).toMatchObject({ status: 200 });
  }
  await store.saveMeta("mailedDaily", JSON.stringify({ ...daily, day: "2031-03-01" }));
  await mailed();
  await until(() => smtp.got.length >= before + 2);
  // A crash behind the queueing and before its place was noted: the same keys, and so no second mail.
  const { done } = await place("mailedNow");
  expect(done).toBeGreaterThan(now.done);
  for (const [which, { done: begun }] of [
    ["mailedNow", now],
    ["mailedDaily", daily],
  ] as const)
    await store.saveMeta(which, JSON.stringify({ done: begun, until: done, day: "2031-03-01" }));
  await mailed();
  await mailed();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const got = await Promise.all(
    smtp.got.slice(before).map(async ({ to, raw }) => ({ to: to[0], mail: await simpleParser(raw) })),
  );
  expect(new Set(got.map(({ to }) => to))).toEqual(new Set(["chair@example.org", "lead@example.org"]));
  expect(got).toHaveLength(2);
  const textTo = (who: string): string => got.find(({ to }) => to === who)?.mail.text ?? "";
  console.log(textTo("lead@example.org"), textTo("chair@example.org"));
  expect(textTo("lead@example.org")).toMatch(/A new comment · by AAA \(4\)/);
  expect(textTo("lead@example.org")).toMatch(/something new for your delegation \(4\)/);
  expect(textTo("chair@example.org")).toMatch(/新评论 · 由AAA（4）/);
  for (const { mail } of got)
    for (const word of SECRET)
      expect(`${mail.subject} ${mail.text} ${String(mail.html)}`).not.toContain(word);
});

test("A49 C49 a decision is mailed when final; one taken back, never", async () => {
  const { concord } = site;
  const { store } = concord;
  const group = (await chair.forum()).groups[0]!;
  const lead = await site.person(group.id);
  const delegate = await site.person(concord.invited.find(({ role }) => role === "delegate")!.of);
  await withAddress(delegate, "delegate@example.org");
  for (const who of [lead, chair]) await choose(who, { concerns: "never", followed: [], language: "en" });
  await choose(delegate, { concerns: "now", followed: [], language: "en" });
  const id = site.opinionOf(group.id);
  const { id: clauseId, hash } = (await lead.opinion(id)).clauses.find(({ kind }) => kind === "operative")!;
  const proposal = { type: "propose", kind: "change", clauseId, text: "otherwise", hash };
  expect(await delegate.ask(id, proposal)).toMatchObject({ status: 200 });
  /** Mails what is due so many milliseconds later, and tells up to which notice. */
  const mailed = async (later: number): Promise<number> => {
    const clock = { now: () => concord.clock.now() + later };
    await openNoticeMails({ ...concord, clock, log: () => undefined }).close();
    await until(async () => (await store.mailCounts()).waiting === 0);
    return (JSON.parse((await store.meta("mailedNow"))!) as { readonly done: number }).done;
  };
  const marked = async (): Promise<number> => {
    const mark = { type: "markClause", clauseId, tier: "ad-referendum", hash, reason: "read aloud" };
    const { status, entries } = await lead.ask(id, mark);
    expect(status).toBe(200);
    return entries![0]!.seq;
  };
  const start = await mailed(MINUTE_MS);
  const before = smtp.got.length;
  const seq = await marked();
  // It can still be taken back, so its notice waits.
  expect(await mailed(0)).toBe(start);
  expect(await lead.ask(id, { type: "takeBack", seq })).toMatchObject({ status: 200 });
  expect(await mailed(MINUTE_MS)).toBeGreaterThan(start);
  expect(smtp.got.slice(before)).toEqual([]);
  await marked();
  await mailed(MINUTE_MS);
  await until(() => smtp.got.length > before);
  const got = await Promise.all(smtp.got.slice(before).map(({ raw }) => simpleParser(raw)));
  expect(got.map(({ text }) => /agreed ad referendum/iu.test(text ?? ""))).toEqual([true]);
});
