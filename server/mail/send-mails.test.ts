import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { simpleParser } from "mailparser";
import { afterEach, beforeEach, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { CHILD_ENVIRONMENT } from "../processes/child-environment.ts";
import { markRestored, openSqlite } from "../store/sqlite.ts";
import type { Store } from "../store/store.ts";
import { type MailServer, openMailServer } from "../testing/mail-server.ts";
import { freePort, runCliIn } from "../testing/server-process.ts";
import { type MailQueue, type NewMail, openMailQueue } from "./mail-queue.ts";
import { readMailSettings } from "./mail-settings.ts";
import { type MailSending, openMailSending } from "./send-mails.ts";

const file = (name: string): string => fileURLToPath(new URL(`../testing/${name}`, import.meta.url));
const AAA = userId("01J0000000000000000000AAAA");
const LINK = "https://concord.example.org/sign-in#a-secret-token";
const MANY = 200;

let dir: string;
let open: { close: () => unknown }[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "concord-mail-"));
  open = [];
});
afterEach(async () => {
  for (const one of open.toReversed()) await one.close();
  rmSync(dir, { recursive: true, force: true });
});

const kept = <One extends { close: () => unknown }>(one: One): One => {
  open.push(one);
  return one;
};
const openStore = (): Store => kept(openSqlite(join(dir, "concord.sqlite")));
const queueOf = (store: Store): MailQueue =>
  openMailQueue({ store, isOn: true, host: () => "concord.example.org" });

async function sendingTo(
  store: Store,
  server: Pick<MailServer, "url"> | null,
  environment: Record<string, string> = {},
): Promise<{ readonly sending: MailSending; readonly logged: string[] }> {
  const set = server === null ? {} : { SMTP_URL: server.url };
  const settings = readMailSettings({
    MAIL_FROM: "Concord <concord@example.org>",
    MAIL_PER_MINUTE: "6000",
    ...set,
    ...environment,
  });
  if (settings === null || "problem" in settings) throw new Error(settings?.problem ?? "no settings");
  const logged: string[] = [];
  const sending = await openMailSending({
    store,
    settings,
    forum: {
      name: () => "WTPF",
      timeZone: "Europe/Zurich",
      seat: () => "Geneva",
      address: () => "https://concord.example.org",
    },
    takesPart: (user) => user === AAA,
    stopAddress: async (user) => `https://concord.example.org/unsubscribe/${user}`,
    log: (line) => void logged.push(line),
    againMs: [20],
  });
  return { sending: kept(sending), logged };
}

const link = (key: string, address: string): NewMail => ({
  key,
  to: { address },
  language: "en",
  kind: "signIn",
  values: { link: LINK, code: "123456", minutes: 15 },
});
const digest = (n: number): NewMail => ({
  key: `digest/${n}`,
  to: { address: `delegate-${n}@example.org` },
  language: n % 2 === 0 ? "en" : "zh",
  kind: "digest",
  values: { day: "2027-03-01", items: [{ what: "proposal", group: "Group 1", link: LINK }] },
});

async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < 1_500; n++) {
    if (await isDone()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it did not come to that");
}
const isAllDone = async (store: Store): Promise<boolean> => {
  const { waiting, handed } = await store.mailCounts();
  return waiting + handed === 0;
};

function start(script: string, env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [file(script)], {
    env: { ...CHILD_ENVIRONMENT, PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  open.push({ close: () => child.kill("SIGKILL") });
  return child;
}

test("A40 a mail waits on disk, goes out once by its key, and loses its link there", async () => {
  const store = openStore();
  const queue = queueOf(store);
  for (let n = 0; n < 3; n++) await queue.queue(link("one", "a@example.org"));
  expect(await store.mailCounts()).toMatchObject({ waiting: 1, sent: 0 });
  const server = kept(await openMailServer());
  await sendingTo(store, server);
  await until(() => isAllDone(store));
  await queue.queue(link("one", "a@example.org"));
  expect(await store.mailCounts()).toMatchObject({ waiting: 0, sent: 1 });
  const [mail] = await server.parsed();
  expect(mail).toMatchObject({ subject: "WTPF: Your link to sign in" });
  expect(mail?.messageId).toMatch(/^<[\w-]+@concord\.example\.org>$/);
  expect(mail?.text).toContain(LINK);
  expect(server.got[0]).toMatchObject({ to: ["a@example.org"], from: "concord@example.org" });
  store.close();
  open = open.filter((one) => one !== store);
  expect(readFileSync(join(dir, "concord.sqlite"), "latin1")).not.toContain("a-secret-token");
});

test("A42 each of 200 mails arrives once over kills of this server in every step of SMTP", async () => {
  const store = openStore();
  const queue = queueOf(store);
  for (let n = 0; n < MANY; n++) await queue.queue(digest(n));
  store.close();
  open = [];
  const server = kept(await openMailServer());
  const env = {
    STORE: join(dir, "concord.sqlite"),
    SMTP_URL: server.url,
    MAIL_FROM: "concord@example.org",
    MAIL_PER_MINUTE: "6000",
  };
  const kills: number[] = [];
  for (const phase of ["from", "to", "end"] as const) {
    const sender = start("mail-sender-process.ts", env);
    await until(() => server.got.length >= (kills.length + 1) * 45);
    await server.hold(phase, 2);
    sender.kill("SIGKILL");
    await once(sender, "exit");
    // The mail server goes on with what it has: it took those whose last line had come.
    server.release();
    kills.push(server.got.length);
  }
  const last = start("mail-sender-process.ts", env);
  await until(() => server.got.length >= MANY);
  await new Promise((resolve) => setTimeout(resolve, 200));
  last.kill("SIGKILL");
  await once(last, "exit");
  const ids = new Set((await server.parsed()).map(({ messageId }) => messageId));
  const to = new Set(server.got.flatMap((mail) => mail.to));
  console.log(`killed at ${kills.join(", ")}: ${server.got.length} mails arrived, ${ids.size} different`);
  expect([server.got.length, ids.size, to.size]).toEqual([MANY, MANY, MANY]);
});

test("A42 each of 60 mails arrives once over kills of the mail server in the middle of a text", async () => {
  const store = openStore();
  const queue = queueOf(store);
  for (let n = 0; n < 60; n++) await queue.queue(digest(n));
  const port = String(await freePort());
  const keepIn = join(dir, "got.txt");
  const lines = (): readonly string[] =>
    existsSync(keepIn) ? readFileSync(keepIn, "utf8").trimEnd().split("\n") : [];
  await sendingTo(store, { url: `smtp://127.0.0.1:${port}` });
  const deaths: number[] = [];
  for (const at of [7, 12]) {
    const child = start("mail-server-process.ts", { PORT: port, KEEP_IN: keepIn, DIE_AT: String(at) });
    await once(child, "exit");
    deaths.push(lines().length);
  }
  start("mail-server-process.ts", { PORT: port, KEEP_IN: keepIn });
  await until(() => isAllDone(store));
  const to = lines().map((line) => (JSON.parse(line) as { to: string[] }).to[0]);
  console.log(
    `mail server died at ${deaths.join(", ")}: ${to.length} mails arrived, ${new Set(to).size} different`,
  );
  expect([to.length, new Set(to).size]).toEqual([60, 60]);
});

test("A42 a link whose answer was not seen is sent again as the same mail, a digest is not", async () => {
  const store = openStore();
  const queue = queueOf(store);
  await queue.queue(link("link", "a@example.org"));
  await queue.queue(digest(1));
  for (const mail of await store.mailsDue({ now: Date.now(), kinds: ["signIn", "digest"], limit: 9 }))
    await store.noteMail(mail.n, { ...mail, state: "handed" });
  const server = kept(await openMailServer());
  const { logged } = await sendingTo(store, server);
  await until(() => isAllDone(store));
  expect(server.got.map(({ to }) => to)).toEqual([["a@example.org"]]);
  expect(logged).toEqual([
    "mail: 1 (signIn) had left when the server ended: sent again",
    "mail: 2 (digest) had left when the server ended: taken for sent",
  ]);
});

test("A42 a full disk at the end of a mail lets nothing leave", async () => {
  const store = openStore();
  await queueOf(store).queue(digest(1));
  let isFull = true;
  const failing: Store = {
    ...store,
    noteMail: async (n, step) => {
      if (isFull && step.state === "handed") throw new Error("database or disk is full");
      return store.noteMail(n, step);
    },
  };
  const server = kept(await openMailServer());
  const { logged } = await sendingTo(failing, server);
  await until(
    async () => (await store.mailsDue({ now: Infinity, kinds: ["digest"], limit: 1 }))[0]?.attempts === 2,
  );
  expect(server.got).toEqual([]);
  isFull = false;
  await until(() => isAllDone(store));
  expect(server.got).toHaveLength(1);
  expect(logged.join("\n")).not.toContain("@");
});

test("A43 an address that refuses mail for good is noted, one that is busy is asked again", async () => {
  const store = openStore();
  const admitted = {
    person: { id: AAA, name: "A", createdAt: 1 },
    link: { hash: "h", user: AAA, at: 1, endsAt: 2, kind: "invitation", code: null, asker: null } as const,
  };
  await store.savePeople([], { admitted: [admitted] });
  const toAaa = async (email: string): Promise<void> =>
    store.saveContact({ user: AAA, email, title: "", gender: "" });
  await toAaa("unknown@example.org");
  const queue = queueOf(store);
  const server = kept(await openMailServer());
  const { sending, logged } = await sendingTo(store, server);
  const notice = (key: string): NewMail => ({
    ...digest(1),
    key,
    to: { user: AAA },
  });
  const send = async (mail: NewMail): Promise<void> => {
    await queue.queue(mail);
    sending.wake();
    await until(() => isAllDone(store));
  };
  await send(notice("1"));
  expect(await store.mailBounces()).toMatchObject([
    { user: AAA, address: "unknown@example.org", why: "550 5.1.1 No such user here" },
  ]);
  // Nothing more goes to it, save a link that somebody asked for.
  await send(notice("2"));
  expect(await store.mailCounts()).toMatchObject({ refused: 1, givenUp: 1 });
  await toAaa("busy@example.org");
  await send(notice("3"));
  expect(await store.mailBounces()).toEqual([]);
  await send(link("4", "spam@example.org"));
  expect(await store.mailCounts()).toMatchObject({ refused: 2, givenUp: 1, sent: 1 });
  expect(server.got.map(({ to }) => to)).toEqual([["busy@example.org"]]);
  expect(logged.join("\n")).not.toContain("@");
});

test("A44 a person gets 12 notices an hour and the minute its number; links go first", async () => {
  const store = openStore();
  const queue = queueOf(store);
  const server = kept(await openMailServer());
  for (let n = 0; n < 20; n++) await queue.queue({ ...digest(n), to: { address: "delegate@example.org" } });
  await queue.queue(link("link", "delegate@example.org"));
  const { sending } = await sendingTo(store, server, { MAIL_PER_MINUTE: "15" });
  await until(() => server.got.length === 13);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(server.got).toHaveLength(13);
  expect(server.got.slice(0, 2).some(({ raw }) => raw.includes("sign in"))).toBe(true);
  for (let n = 30; n < 40; n++) await queue.queue(digest(n));
  sending.wake();
  await until(() => server.got.length === 15);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(server.got).toHaveLength(15);
});

test("A41 a dry run writes each mail as a file that its owner alone can read, and sends none", async () => {
  const store = openStore();
  const queue = queueOf(store);
  const server = kept(await openMailServer());
  await queue.queue(link("link", "a@example.org"));
  await queue.queue(digest(1));
  const mails = join(dir, "mails");
  await sendingTo(store, server, { MAIL_DRY_RUN: mails });
  await until(() => isAllDone(store));
  const names = readdirSync(mails).toSorted();
  expect(names).toEqual(["000001-signIn.eml", "000002-digest.eml"]);
  expect(statSync(join(mails, names[0]!)).mode & 0o777).toBe(0o600);
  expect((await simpleParser(readFileSync(join(mails, names[0]!)))).text).toContain(LINK);
  expect(server.got).toEqual([]);
});

test("A40 a mail that nobody needs any more is given up and told", async () => {
  const store = openStore();
  await queueOf(store).queue(link("old", "a@example.org"));
  const { logged } = await sendingTo(store, { url: `smtp://127.0.0.1:${await freePort()}` });
  await until(() => logged.length > 0);
  expect(logged[0]).toMatch(/^mail: the mail server takes no mail: connect ECONNREFUSED/);
  expect(await store.mailCounts()).toMatchObject({ waiting: 1 });
});

test("A41 mail-test says in plain words how the mail server answered", async () => {
  const server = kept(await openMailServer());
  const test = (to: string, environment: Record<string, string> = {}) =>
    runCliIn({ DATA_DIR: dir, SMTP_URL: server.url, MAIL_FROM: "concord@example.org", ...environment }, [
      "mail-test",
      to,
    ]);
  const [sent, unknown] = await Promise.all([test("a@example.org"), test("unknown@example.org")]);
  expect(sent.out).toMatch(/^127\.0\.0\.1:\d+\tThe mail server took the mail: 250 /);
  expect([sent.code, unknown.code]).toEqual([0, 1]);
  expect(unknown.out).toContain("refuses this mail or its address: 550 5.1.1 No such user here");
  expect((await server.parsed()).map(({ subject }) => subject)).toEqual(["Concord: A test of mail"]);
});

test("A42 a restored backup sends none of the mails that waited in it", async () => {
  const store = openStore();
  await queueOf(store).queue(digest(1));
  store.close();
  open = [];
  markRestored(join(dir, "concord.sqlite"), { mark: "m", at: 1, isRehearsal: false });
  expect(await openStore().mailCounts()).toMatchObject({ waiting: 0 });
});
