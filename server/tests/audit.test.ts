import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AUDIT_KINDS, type AuditAnswer, type AuditLine } from "../../shared/forum/audit-line.ts";
import { NOTED_ACTS } from "../../shared/people/audit.ts";
import { runCommand } from "../command-line/run-command.ts";
import { LOG_EVENTS, openLog } from "../log/log.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let secretariat: TestPerson;
/** The whole log of the site, as a program reads it. */
const json: string[] = [];
const jsonLog = openLog("json", { write: (line) => void json.push(line) });
beforeAll(async () => {
  site = await openTestSite({}, { alsoLog: jsonLog });
  secretariat = await site.person("secretariat");
});
afterAll(() => site.close());

const read = async (query = ""): Promise<AuditAnswer> =>
  (await (await secretariat.get(`/api/audit?${query}`)).json()) as AuditAnswer;
const acts = (lines: readonly AuditLine[]) => lines.map(({ act }) => act);

test("D18 each act of the audit stands under one filter of its page", () => {
  const listed = Object.values(AUDIT_KINDS).flat();
  expect(new Set(listed).size).toBe(listed.length);
  for (const act of NOTED_ACTS) expect(listed).toContain(act);
});

test("D18 the audit shows sign-ins, failures and changes of people, the newest first", async () => {
  const failed = () => fetch(`${site.url}/api/sign-in`, { method: "POST", body: '{"token":"wrong"}' });
  await Promise.all(Array.from({ length: 5 }, failed));
  const admitted = await secretariat.post("/api/forum/commands", {
    type: "admitParticipant",
    name: '=Somebody, "New"',
    role: "delegate",
    delegation: "AAA",
  });
  const { entries } = (await admitted.json()) as { entries: { participant?: { id: string } }[] };
  const userId = entries[0]!.participant!.id;
  const dismissed = { type: "dismissParticipant", userId, reason: "replaced" };
  expect((await secretariat.post("/api/forum/commands", dismissed)).status).toBe(200);
  const { lines } = await read();
  expect(lines[0]).toMatchObject({
    act: "personDismissed",
    user: { name: '=Somebody, "New"', symbol: "AAA" },
  });
  expect(lines[0]!.by!.name).toBe("Secretariat");
  const failure = lines.find(({ act }) => act === "signInFailed")!;
  expect(failure).toMatchObject({ reason: "linkUnknown", count: 5, user: null });
  const signedIn = lines.find(({ act }) => act === "signedIn")!;
  expect(signedIn).toMatchObject({ way: "link", device: "program", user: { name: "Secretariat" } });
  expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).toSorted((a, b) => b - a));
});

test("D18 filter, search, pages and CSV give the same lines, and no cell begins a formula", async () => {
  const all: AuditLine[] = [];
  for (let next: string | null = ""; next !== null;) {
    const page: AuditAnswer = await read(`from=${next}`);
    all.push(...page.lines);
    ({ next } = page);
  }
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const { lines } = await read("kind=signIns");
  expect(lines.length).toBeGreaterThan(1);
  for (const act of acts(lines)) expect(AUDIT_KINDS.signIns).toContain(act);
  const found = (await read("search=somebody")).lines;
  expect(found.length).toBeGreaterThan(1);
  for (const { user } of found) expect(user?.name).toContain("Somebody");
  expect((await read("search=nobody-is-called-so")).lines).toEqual([]);
  // Odd queries are no fault.
  for (const query of ["kind=odd", "from=odd", "from=1.2.3", "from=-1.5", "search=%00"])
    expect((await secretariat.get(`/api/audit?${query}`)).status, query).toBe(200);
  const csv = await (await secretariat.get("/api/audit.csv")).text();
  expect(csv.trim().split("\r\n")).toHaveLength(all.length + 1);
  expect(csv).toContain(`"'=Somebody, ""New"""`);
});

test("D18 a record or list that goes out and a backup stand in the audit, by whom", async () => {
  const done = async (name: string, ...words: readonly string[]): Promise<number> =>
    (await runCommand(site.concord, { name, arguments: words })).code;
  expect(await done("export", "record", "--out", "record.json")).toBe(0);
  expect(await done("copy", join(site.dataDir, "copy.sqlite"))).toBe(0);
  expect((await secretariat.get("/api/experts.csv")).status).toBe(200);
  const { lines } = await read("kind=files");
  expect(acts(lines).slice(0, 3)).toEqual(["peopleExported", "backupMade", "recordExported"]);
  expect(lines[0]?.user).not.toBeNull();
  expect(lines.slice(1, 3).map(({ user, by }) => user ?? by)).toEqual([null, null]);
});

test("D18 only the secretariat reads the audit", async () => {
  for (const who of ["chair", "AAA", "space"]) {
    const person = await site.person(who);
    for (const path of ["/api/audit", "/api/audit.csv"])
      expect((await person.get(path)).status, who).toBe(403);
  }
  expect((await fetch(`${site.url}/api/audit`)).status).toBe(401);
});

test("D17 after many acts the log holds no name, link, token or content", async () => {
  const aaa = await site.person("AAA");
  const id = site.opinionOf("space");
  const { generation, clauses } = await aaa.opinion(id);
  const client = openConcordClient(site.url, { cookie: aaa.cookie, opinionId: id, generation });
  await client.synced;
  const clause = clauses.find(({ locked, text }) => !locked && text.length > 10)!.id;
  client.type(() => client.text(clause).insert(0, "confidential-words "));
  await expect.poll(client.acknowledged).toBe(client.sent());
  client.terminate();
  await secretariat.post("/api/forum/commands", {
    type: "admitParticipant",
    name: "Private Name",
    role: "delegate",
    delegation: "BBB",
    email: "private@example.org",
  });
  await secretariat.post("/api/forum/commands", {
    type: "admitParticipant",
    name: "Refused Name",
    role: "odd",
  });
  await aaa.post("/api/forum/commands", "no JSON of ours: Private Body");
  await aaa.post("/api/sign-out", {});
  for (const type of ["closeForum", "reopenForum"])
    expect((await secretariat.post("/api/forum/commands", { type, reason: "Private Reason" })).status).toBe(
      200,
    );
  const user = site.concord.people.byName("Private Name")!;
  const link = await site.concord.secretariat.invite(user);
  await fetch(`${site.url}/api/sign-in?token=in-the-address`, {
    method: "POST",
    body: JSON.stringify({ token: link.split("#")[1] }),
  });
  const log = json.join("\n");
  const secrets = [
    ...site.concord.invited.flatMap(({ name, link: one }) => [name, one.split("#")[1]!]),
    ...[aaa, secretariat].map(({ cookie }) => cookie.split("=")[1]!),
    ...clauses.map(({ text }) => text).filter((text) => text.length > 10),
    "confidential-words",
    "Private Name",
    "private@example.org",
    "Refused Name",
    "Private Body",
    "in-the-address",
    "Private Reason",
    link.split("#")[1]!,
  ];
  for (const secret of secrets) expect(log.includes(secret), secret).toBe(false);
  const events = json.map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const { time, level, event } of events) {
    expect(new Date(String(time)).toISOString()).toBe(time);
    expect(["info", "warn", "error"]).toContain(level);
    expect(LOG_EVENTS).toContain(event);
  }
  const typed = ["signedIn", "signInFailed", "signedOut", "linkMade", "personDismissed"];
  for (const event of [...typed, "forumClosed", "forumReopened"])
    expect(
      events.map((one) => one["event"]),
      event,
    ).toContain(event);
  console.log(`log: ${json.length} lines held against ${secrets.length} secrets, none in it`);
});
