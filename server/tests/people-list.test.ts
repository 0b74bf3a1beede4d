import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditAnswer } from "../../shared/forum/audit-line.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { csvOf } from "../../shared/text/csv.ts";
import type { ToldLinks, ToldPeople } from "../../shared/people-list/told-list.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { listOf, sendList, takeList } from "../testing/people-list.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let dataDir: string;
let site: TestSite;
let office: TestPerson;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-people-list-"));
  site = await openTestSite({ DATA_DIR: dataDir });
  office = await site.person("secretariat");
});
afterAll(async () => {
  await site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const here = () => {
  const { participants, delegations, seq } = site.concord.forum.forum();
  return { people: participants.size, delegations: delegations.length, seq };
};
const idOf = async (name: string): Promise<string> =>
  (await office.forum()).people.find((one) => one.name === name)!.id;

test("P15 P16 P19 194 delegations and 600 people from one list, and twice nothing changes", async () => {
  const reader = await site.person("AAA");
  const id = site.opinionOf("space");
  const { generation } = await reader.opinion(id);
  const page = openConcordClient(site.url, { cookie: reader.cookie, opinionId: id, generation });
  await page.synced;
  await until("the page is told the windows", () => page.windows().told > 0);
  const told = page.windows().told;
  const list = listOf({ delegations: 194, people: 600 });
  const before = here();
  const preview = await sendList(office, list);
  expect([preview.wrong, preview.lines.length, preview.needsReason]).toEqual([[], 600, false]);
  expect(here()).toEqual(before);

  const begun = performance.now();
  const taken = await takeList(office, list);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  expect(taken.refusal).toBeUndefined();
  const kinds = Map.groupBy(taken.entries, ({ type }) => type);
  expect([...kinds].map(([type, all]) => [type, all.length])).toEqual([
    ["delegationAdmitted", 194],
    ["participantAdmitted", 600],
    ["deputyNamed", 28],
  ]);
  expect(here()).toEqual({
    people: before.people + 600,
    delegations: before.delegations + 194,
    seq: before.seq + 194 + 600 + 28,
  });
  expect((await site.concord.store.contacts()).length).toBe(600);
  await until("the page is told", () => page.windows().told > told);
  // Whatever comes after it would have come by now.
  await reader.forum();
  expect(page.windows().told).toBe(told + 1);
  page.terminate();
  console.log(`194 delegations and 600 people from CSV in ${seconds} s`);

  const again = await sendList(office, list);
  expect([again.wrong, again.lines, again.same]).toEqual([[], [], 600]);
  expect((await takeList(office, list)).refusal?.reason).toBe("nothingToDo");
  expect(here().people).toBe(before.people + 600);
});

test("P16 a list is taken only as it was shown, whole, and by the secretariat alone", async () => {
  const list = "delegation,name,title\nD001,Head 1,Minister-Counsellor\nD001,New person,\n";
  const { plan } = await sendList(office, list);
  const change = { type: "changeParticipant", userId: await idOf("Head 1"), title: "Counsellor at large" };
  expect((await office.post("/api/forum/commands", change)).status).toBe(200);
  const late = await sendList(office, list, { plan });
  expect(late.refusal?.reason).toBe("listChanged");
  expect((await office.forum()).people.some(({ name }) => name === "New person")).toBe(false);

  const bad = `${list}NONE,Nobody,\n`;
  const shown = await sendList(office, bad);
  expect(shown.wrong).toEqual([{ code: "delegationUnknown", line: 4, value: "NONE" }]);
  expect((await sendList(office, bad, { plan: shown.plan })).refusal?.reason).toBe("listChanged");
  for (const who of ["AAA", "chair", "space"])
    expect((await sendList(await site.person(who), list)).refusal?.reason).toBe("notYourRole");
  expect((await takeList(office, list)).refusal).toBeUndefined();
  const records = await (await office.get("/api/forum/minutes?after=0")).text();
  expect(records).not.toMatch(/example\.org|Counsellor|Head 1"/u);
});

test("P15 files as spreadsheets write them are read", async () => {
  const table = [
    ["delegation", "name", "title", "e-mail"],
    ["D002", "Łucja Ünal, 林", "Adviser;\nsecond line", "lucja@example.org"],
    ["D003", 'The "second"', "=1+1", "second@example.org"],
  ];
  const quoted = (one: string): string => `"${one.replaceAll('"', '""')}"`;
  const written = (sign: string, end = "\r\n"): string =>
    table.map((row) => row.map(quoted).join(sign)).join(end);
  const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, "utf16le");
  const files: readonly (string | Uint8Array)[] = [
    written(","),
    `\uFEFF${written(",")}`,
    written(";", "\n"),
    written("\t"),
    `sep=;\r\n${written(";")}`,
    utf16(written("\t")),
    Buffer.from(utf16(written(","))).swap16(),
    Buffer.from(written(";"), "utf16le"),
    `${written(",")}\r\n\r\n,,,\r\n`,
    csvOf(table),
  ];
  const shown = await Promise.all(files.map((file) => sendList(office, file)));
  const acts = shown.map(({ lines, wrong }) => [lines.map((one) => one.acts), wrong]);
  expect(new Set(acts.map((one) => JSON.stringify(one))).size).toBe(1);
  const title = "Adviser; second line";
  expect(JSON.stringify(acts[0])).toContain(title);
  expect(JSON.stringify(acts[0])).toContain('"=1+1"');
  expect(shown.map(({ lines }) => lines.map(({ line }) => line)).slice(0, 2)).toEqual([
    [2, 4],
    [2, 4],
  ]);
});

test("P16 a file that is no list is refused in a word, by its line", async () => {
  const bad: readonly (readonly [string, string | Uint8Array])[] = [
    ["empty 1", ""],
    ["empty 1", "\uFEFF\r\n\r\n"],
    ["workbook 1", Buffer.from("PK\u0003\u0004 a workbook")],
    ["notUtf8 1", Buffer.from("delegation,name\nD001,Jos\xe9", "latin1")],
    ["notUtf8 1", Buffer.from("delegation,name\nD001,a\0b")],
    ["brokenQuotes 2", 'delegation,name\nD001,"open\n'],
    ["brokenQuotes 2", 'delegation,name\nD001,"a"b\n'],
    ["noColumns 1", "a;b\n1;2"],
    ["tooManyLines 5002", `delegation,name\n${"D001,x\n".repeat(5_001)}`],
  ];
  for (const [wrong, file] of bad) {
    const told = await sendList(office, file);
    expect(told.wrong.map(({ code, line }) => `${code} ${line}`)).toEqual([wrong]);
  }
  const noted = await sendList(office, "delegation,name,shoe size\nD001,Head 1,44\n");
  expect([noted.wrong, noted.notes]).toEqual([[], [{ code: "columnUnknown", line: 1, value: "shoe size" }]]);
});

test("P11 P14 P17 contacts, last use and links go to those who keep the person alone", async () => {
  const told = async (who: TestPerson): Promise<ToldPeople> =>
    (await (await who.get("/api/people")).json()) as ToldPeople;
  const { participants } = site.concord.forum.forum();
  expect((await told(office)).people.length).toBe(participants.size);
  const { links } = (await (
    await office.post("/api/people/links", { users: [await idOf("Head 5"), await idOf("Expert 5")] })
  ).json()) as ToldLinks;
  expect(links).toHaveLength(2);
  const signIn = async (link: string): Promise<string> => {
    const body = JSON.stringify({ token: link.split("#")[1] });
    const answer = await fetch(`${site.url}/api/sign-in`, { method: "POST", body });
    return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  };
  const [headCookie, expertCookie] = await Promise.all(links.map(({ link }) => signIn(link)));
  const get = async (cookie: string | undefined): Promise<ToldPeople["people"]> => {
    const answer = await fetch(`${site.url}/api/people`, { headers: { cookie: cookie ?? "" } });
    return ((await answer.json()) as ToldPeople).people;
  };
  const own = await get(headCookie);
  expect(own.map(({ email }) => email).toSorted()).toEqual([
    "expert199@example.org",
    "expert393@example.org",
    "expert5@example.org",
    "head5@example.org",
  ]);
  expect(own.filter(({ lastSeen }) => lastSeen !== null).map(({ email }) => email)).toEqual([
    "head5@example.org",
    "expert5@example.org",
  ]);
  const bounced = { at: 1, why: "550 5.1.1 No such user here" };
  const ids = [userId(await idOf("Head 5")), userId(await idOf("Expert 5"))] as const;
  await site.concord.store.noteMailBounce({ ...bounced, user: ids[0], address: "earlier@example.org" });
  await site.concord.store.noteMailBounce({ ...bounced, user: ids[1], address: "expert5@example.org" });
  const bounces = (await get(headCookie)).filter(({ bounce }) => bounce !== null);
  expect(bounces.map(({ id, bounce }) => [id, bounce])).toEqual([[ids[1], "unknownAddress"]]);
  // D17: one line for all of them; the audit has each.
  const { id: byOffice } = (await office.forum()).me;
  expect(site.logged.filter((line) => line.startsWith("link:")).at(-1)).toBe(
    `link: made for 2 people, by ${byOffice}`,
  );
  const audit = await (await office.get("/api/audit?kind=people")).json();
  expect((audit as AuditAnswer).lines.filter(({ act }) => act === "linkMade").slice(0, 2)).toMatchObject([
    { user: { name: "Expert 5" } },
    { user: { name: "Head 5" } },
  ]);
  expect((await get(expertCookie)).map(({ email }) => email)).toEqual(["expert5@example.org"]);
  const ask = async (cookie: string | undefined, users: readonly string[]): Promise<number> =>
    (
      await fetch(`${site.url}/api/people/links`, {
        method: "POST",
        headers: { cookie: cookie ?? "" },
        body: JSON.stringify({ users }),
      })
    ).status;
  const [ownExpert, other] = [await idOf("Expert 5"), await idOf("Expert 6")];
  expect([await ask(headCookie, [ownExpert]), await ask(headCookie, [ownExpert, other])]).toEqual([200, 403]);
  expect(await ask(expertCookie, [ownExpert])).toBe(403);
  const mailed = await office.post("/api/people/invitations", {
    users: [ownExpert],
    language: "en",
    press: "press-0001",
  });
  expect(((await mailed.json()) as { refusal: { reason: string } }).refusal.reason).toBe("mailOff");
  const ended = await office.post(`/api/people/${ownExpert}/end-sign-ins`, {});
  expect(await ended.json()).toEqual({ ended: 1 });
  expect((await fetch(`${site.url}/api/people`, { headers: { cookie: expertCookie ?? "" } })).status).toBe(
    401,
  );
});
