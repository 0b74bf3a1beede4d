import { hash } from "node:crypto";
import { strToU8 } from "fflate";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { PUBLIC_SEARCHES_A_MINUTE_MAX } from "../../shared/door-limits.ts";
import { PUBLIC_PARTS, type PublicPart } from "../../shared/forum/public-parts.ts";
import { contributionId, handedInId } from "../../shared/ids.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import type { ReportView } from "../../shared/report/report-view.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { askAsStranger, type StrangerAnswer, walkPublicPages } from "../testing/stranger.ts";

/** The public pages over a real socket, as a stranger reads them. */
let site: TestSite;
let people: Readonly<Record<"secretariat" | "chair" | "lead" | "aaa", TestPerson>>;
let opinion: string;
let [posted, gone, waiting] = ["", "", ""];

/** Words that stand in the forum and in no public page. */
const PRIVATE = {
  comment: "zebra comment of a delegation",
  position: "zebra position of a delegation",
  proposal: "that zebras are proposed",
  typed: "that zebras are typed after the base text",
  waiting: "Zebra paper that waits",
  waitingText: "zebra words of a paper that waits",
  withdrawn: "zebra words of a withdrawn paper",
  withdrawal: "zebra reason of a withdrawal",
  extension: "zebra reason of an extension",
  groupDate: "Zebra date of a group",
  proposedDate: "Zebra date that is proposed",
  meeting: "Zebra meeting that is planned",
  report: "zebra remarks that were not issued",
  draft: "Zebras are written after the draft.",
} as const;

const ask = async (who: TestPerson, command: object): Promise<Record<string, unknown>> => {
  const answer = await who.post("/api/forum/commands", command);
  const told = (await answer.json()) as { entries?: Record<string, unknown>[] };
  if (answer.status !== 200) throw new Error(JSON.stringify([command, told]));
  return told.entries?.[0] ?? {};
};
const open = async (...parts: readonly PublicPart[]): Promise<void> => {
  await ask(people.secretariat, { type: "openToPublic", parts });
};
const get = (path: string, headers?: Record<string, string>): Promise<StrangerAnswer> =>
  askAsStranger(site.url, path, headers);

async function handIn(title: string, text: string, name = "lamps.txt"): Promise<string> {
  const form = new FormData();
  const command = { type: "handInPaper", kind: "paper", title, language: "en", fileLanguages: ["en"] };
  form.append("command", JSON.stringify(command));
  form.append("file", new File([strToU8(text)], name));
  const answer = await fetch(`${site.url}/api/forum/papers`, {
    method: "POST",
    body: form,
    headers: { cookie: people.aaa.cookie, origin: site.url },
  });
  const { entries } = (await answer.json()) as { entries: { paper: { id: string } }[] };
  return entries[0]!.paper.id;
}
async function post(paperId: string, number: string): Promise<string> {
  const entry = await ask(people.secretariat, { type: "postPaper", paperId, number });
  return (entry["contribution"] as { id: string }).id;
}
async function done(who: TestPerson, command: Record<string, unknown>): Promise<void> {
  const answer = await who.ask(opinion, command);
  if (answer.status !== 200) throw new Error(JSON.stringify([command, answer]));
}

/** A draft of the report, and a paragraph that comes after it. */
async function publishDraft(): Promise<void> {
  const { secretariat } = people;
  await ask(secretariat, { type: "openMainReport", title: "Report on coasts", language: "en" });
  const { opinionId } = (await secretariat.forum()).mainReport!;
  const add = async (kind: string, text: string, more: object = {}): Promise<void> => {
    const after = (await secretariat.opinion(opinionId)).clauses.at(-1)!.id;
    const answer = await secretariat.ask(opinionId, { type: "addClause", after, kind, text, ...more });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  };
  await add("verb", "Introduction");
  await add("operative", "Coasts are long.", { level: 1 });
  const { hash: of } = await secretariat.opinion(opinionId);
  const draft = { kind: "draft", commentsUntil: "2027-02-01T12:00:00Z", annexes: [] };
  await ask(secretariat, { type: "publishReportDraft", hash: of, ...draft });
  const reopened = await secretariat.ask(opinionId, { type: "reopen", reason: "for the next draft" });
  if (reopened.status !== 200) throw new Error(JSON.stringify(reopened));
  await add("operative", PRIVATE.draft, { level: 1 });
}

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  site = await openTestSite();
  people = {
    secretariat: await site.person("secretariat"),
    chair: await site.person("chair"),
    lead: await site.person("space"),
    aaa: await site.person("AAA"),
  };
  const { secretariat, chair, lead, aaa } = people;
  opinion = site.opinionOf("space");
  await done(lead, { type: "consolidate", reason: "as it stands" });
  const clauses = (await lead.opinion(opinion)).clauses;
  const last = clauses.at(-1)!;
  await done(lead, { type: "addClause", after: last.id, kind: "operative", text: PRIVATE.typed });
  const on = { clauseId: last.id };
  await done(aaa, { type: "comment", on, text: PRIVATE.comment, readers: "room" });
  await done(aaa, { type: "propose", kind: "change", clauseId: last.id, text: PRIVATE.proposal });
  await done(aaa, {
    type: "takePosition",
    subject: on,
    hash: last.hash,
    position: "cannotAccept",
    reason: PRIVATE.position,
  });
  posted = await post(await handIn("On lamps", "that lamps are lit\n"), "1");
  gone = await post(await handIn("On ships", `${PRIVATE.withdrawn}\n`), "2");
  await ask(aaa, { type: "withdrawContribution", contributionId: gone, reason: PRIVATE.withdrawal });
  waiting = await handIn(PRIVATE.waiting, PRIVATE.waitingText);
  const entry = (what: string, more: object = {}) => ({
    type: "addTimetableEntry",
    entry: {
      date: "2027-03-01",
      what: { en: what },
      windows: [{ on: "comments", to: "closed" }],
      provisional: false,
      status: "inForce",
      ...more,
    },
  });
  await ask(secretariat, entry(PRIVATE.groupDate, { groupId: "space" }));
  await ask(secretariat, entry(PRIVATE.proposedDate, { status: "proposed" }));
  const added = await ask(secretariat, entry("Comments on the lamps close"));
  const entryId = (added["entry"] as { id: string }).id;
  await ask(secretariat, {
    type: "extendDeadline",
    entryId,
    until: "2027-03-09",
    reason: PRIVATE.extension,
  });
  await publishDraft();
  const { preparing } = (await (await chair.get("/api/report")).json()) as ReportView;
  await ask(chair, { type: "issueReport", hash: preparing!.hash });
  const { preparing: next } = (await (await chair.get("/api/report")).json()) as ReportView;
  await ask(chair, { type: "editReport", hash: next!.fieldsHash, remarks: PRIVATE.report });
}, 60_000);
afterAll(() => site.close());

/** All by which a stranger can tell two answers apart, but the time. */
const told = ({ status, headers, text }: StrangerAnswer): unknown => [
  status,
  [...headers].filter(([name]) => name !== "date"),
  text,
];

const PATHS: Readonly<Record<PublicPart, () => readonly string[]>> = {
  texts: () => ["/texts", `/texts/${opinion}/1`, `/texts/${opinion}/1.txt`],
  drafts: () => ["/drafts", "/drafts/1", ...["docx", "pdf", "txt"].map((form) => `/drafts/1/report.${form}`)],
  reports: () => {
    const { id } = site.concord.forum.forum().report.out[0]!.issue;
    return ["/reports", ...["docx", "pdf", "html", "akn.xml"].map((form) => `/reports/${id}/report.${form}`)];
  },
  contributions: () => [
    "/contributions",
    "/contributions?q=lamps",
    `/contributions/${posted}`,
    `/contributions/${gone}`,
  ],
  contributionFiles: () => [`/contributions/${posted}/${fileOf(posted).hash}`],
  timetable: () => ["/timetable", "/timetable.ics"],
  agenda: () => ["/agenda"],
};
const fileOf = (id: string) => site.concord.forum.contributionOf(contributionId(id))!.files![0]!;
const ALL = (): readonly string[] => ["", "/feed.atom", ...PUBLIC_PARTS.flatMap((part) => PATHS[part]())];

test("F17 F18 nothing is public before an act; each address answers as one that does not exist", async () => {
  const nowhere = told(await get("/public/en/nowhere"));
  for (const path of ALL()) expect([path, told(await get(`/public/en${path}`))]).toEqual([path, nowhere]);
  for (const path of ["/public", "/public/", "/public/xx", "/public/en/texts/x/1", "/public/style-0.css"])
    expect([path, told(await get(path))]).toEqual([path, nowhere]);
  const sent = await fetch(`${site.url}/public/en/texts`, { method: "POST" });
  expect([sent.status, await sent.text()]).toEqual([404, (await get("/public/en/nowhere")).text]);
});

test("F17 F18 a part that is opened is there with the next request, and gone when it is closed", async () => {
  for (const part of PUBLIC_PARTS) {
    const needs: readonly PublicPart[] = part === "contributionFiles" ? ["contributions"] : [];
    await open(...needs, part);
    const nowhere = told(await get("/public/en/nowhere"));
    const isOpen = new Set([...needs, part].flatMap((one) => PATHS[one]()));
    for (const path of ALL().slice(2)) {
      const answer = await get(`/public/en${path}`);
      if (isOpen.has(path)) expect([path, answer.status]).toEqual([path, 200]);
      else expect([path, told(answer)]).toEqual([path, nowhere]);
    }
    expect((await get("/public/en")).status).toBe(200);
  }
  const path = "/public/en/agenda";
  const tag = (await get(path)).headers.get("etag")!;
  expect((await get(path, { "if-none-match": tag })).status).toBe(304);
  await open();
  // A cache that asks again sees that the part is closed.
  expect((await get(path, { "if-none-match": tag })).status).toBe(404);
});

test("F17 the secretariat alone opens, each act stands in the record, and no act repeats itself", async () => {
  const send = async (who: TestPerson, parts: readonly string[]): Promise<unknown> => {
    const answer = await who.post("/api/forum/commands", { type: "openToPublic", parts });
    return ((await answer.json()) as { refusal?: { reason: string } }).refusal?.reason ?? answer.status;
  };
  expect(await send(people.chair, ["agenda"])).toBe("notYourRole");
  expect(await send(people.secretariat, ["contributionFiles"])).toBe("unreadable");
  expect(await send(people.secretariat, ["agenda", "agenda"])).toBe("unreadable");
  expect(await send(people.secretariat, ["timetable", "agenda"])).toBe(200);
  expect(await send(people.secretariat, ["agenda", "timetable"])).toBe("nothingToDo");
  const { publicSet } = await people.aaa.forum();
  expect(publicSet?.parts).toEqual(["timetable", "agenda"]);
});

test("F17 the secretariat reads the pages before it opens a part, and nobody else does", async () => {
  await open();
  const preview = async (who: TestPerson, path: string): Promise<Response> => who.get(`/preview${path}`);
  const page = await preview(people.secretariat, "/en/texts");
  expect([page.status, page.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  expect(await page.text()).toContain(`href="/preview/en/texts/${opinion}/1"`);
  const file = await preview(people.secretariat, `/en/contributions/${posted}/${fileOf(posted).hash}`);
  expect(hash("sha256", new Uint8Array(await file.arrayBuffer()))).toBe(fileOf(posted).hash);
  expect((await preview(people.secretariat, "/en/contributions?q=lamps")).status).toBe(200);
  expect((await preview(people.chair, "/en/texts")).status).toBe(403);
  expect((await get("/preview/en/texts")).status).toBe(401);
  expect((await get("/public/en/texts")).status).toBe(404);
});

test("F17 the sign-in page is told if anything is public", async () => {
  const ways = async (): Promise<unknown> => JSON.parse((await get("/api/sign-in/ways")).text) as unknown;
  expect(await ways()).toMatchObject({ publicPages: false });
  await open("agenda");
  expect(await ways()).toMatchObject({ publicPages: true });
});

test("F19 F20 pages have no script and set no cookie; their policy and cache say so", async () => {
  await open(...PUBLIC_PARTS);
  for (const language of REPORT_LANGUAGES) {
    const page = await get(`/public/${language}/contributions`, { cookie: "concord-language=ru" });
    expect(page.text).toContain(`<html lang="${language === "zh" ? "zh-Hans" : language}"`);
    expect(page.text.includes('dir="rtl">')).toBe(true);
    expect(page.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'self'; /u);
    expect(page.headers.get("cache-control")).toBe("public, max-age=10, must-revalidate");
  }
  for (const [path, answer] of await walkPublicPages(site.url, "/public/en")) {
    expect([path, answer.status, answer.headers.get("set-cookie")]).toEqual([path, 200, null]);
    expect([path, answer.headers.get("x-content-type-options")]).toEqual([path, "nosniff"]);
    expect(/vary.*cookie/iu.test(String(answer.headers.get("vary")))).toBe(false);
    if (answer.headers.has("content-disposition")) continue;
    expect([
      path,
      /<script|<img|<iframe|\son\w+=|style="|https?:\/\/(?!localhost)/u.test(answer.text),
    ]).toEqual([path, answer.type.startsWith("application/atom+xml")]);
  }
  const wished = await get("/public", { "accept-language": "pt, fr;q=0.8" });
  expect([wished.status, wished.headers.get("location")]).toEqual([302, "/public/fr"]);
});

test("F21 files go out for download alone, byte for byte as the record names them", async () => {
  const file = fileOf(posted);
  const answer = await get(`/public/en/contributions/${posted}/${file.hash}`);
  expect(hash("sha256", answer.bytes)).toBe(file.hash);
  const report = site.concord.forum.forum().report.out[0]!.issue;
  for (const { format, hash: named } of report.files) {
    const issued = await get(`/public/en/reports/${report.id}/report.${format}`);
    expect([format, hash("sha256", issued.bytes)]).toEqual([format, named]);
    expect(issued.headers.get("content-disposition")).toMatch(/^attachment; /u);
    expect(issued.headers.get("content-security-policy")).toContain("sandbox");
  }
  const text = await get(`/public/en/texts/${opinion}/1.txt`);
  expect(text.headers.get("content-disposition")).toMatch(/^attachment; /u);
});

test("F17 a draft of the report is public as it was published, and the report is no Opinion", async () => {
  const page = (await get("/public/en/drafts/1")).text;
  for (const said of [
    "Coasts are long.",
    "Comments are taken until 1 February 2027, 13:00 (Geneva,\u00A0UTC+1).",
  ])
    expect(page).toContain(said);
  const draft = site.concord.forum.forum().mainReport!.drafts[0]!;
  for (const { format, hash: named } of draft.files) {
    const file = await get(`/public/en/drafts/1/report.${format}`);
    expect([format, hash("sha256", file.bytes)]).toEqual([format, named]);
  }
  expect((await get("/public/en/texts")).text).not.toContain("Report on coasts");
  const { opinionId } = site.concord.forum.forum().mainReport!;
  expect((await get(`/public/en/texts/${opinionId}/1`)).status).toBe(404);
});

test("F22 a withdrawn contribution says so, and its text and files are gone", async () => {
  const page = await get(`/public/en/contributions/${gone}`);
  expect(page.text).toContain("Its source withdrew this contribution.");
  const file = await get(`/public/en/contributions/${gone}/${fileOf(gone).hash}`);
  expect(told(file)).toEqual(told(await get("/public/en/nowhere")));
  expect((await get("/public/en/contributions?q=lit")).text).toContain("1 contribution<");
  // Withdrawn words are not found either.
  expect((await get("/public/en/contributions?q=zebra")).text).toContain("0 contributions<");
  await open("contributions");
  expect((await get("/public/en/contributions?q=lit")).text).toContain("0 contributions<");
  await open(...PUBLIC_PARTS);
});

test("F23 no public page, feed or file of a text names a person or tells of work in the room", async () => {
  // In all languages: each page leads to the others.
  const pages = [...(await walkPublicPages(site.url, "/public/en"))];
  expect(pages.length).toBeGreaterThan(40);
  const words = [...Object.values(PRIVATE), waiting].map((one) => one.toLowerCase());
  const users = [...site.concord.forum.forum().people.keys()];
  // The sample calls its secretariat by the office, as reports do.
  const names = users
    .map((user) => site.concord.people.nameOf(user))
    .filter((name) => name !== "Secretariat");
  expect(names.length).toBeGreaterThan(5);
  // An issued report is published as the Chair wrote it.
  const read = pages.filter(([path]) => !/\/reports\/.+\/report\./u.test(path));
  for (const [path, { text }] of read) {
    const folded = text.toLowerCase();
    const found = [
      ...words.filter((one) => folded.includes(one)),
      ...names.filter((one) => text.includes(one)),
    ];
    expect([path, found]).toEqual([path, []]);
  }
  expect(site.concord.forum.forum().handedIn.some(({ id }) => id === handedInId(waiting))).toBe(true);
});

test("F24 the feed and the calendar tell of the open parts alone, and of a new deadline", async () => {
  const feed = (await get("/public/en/feed.atom")).text;
  for (const said of [
    "base text 1 was circulated",
    "Draft 1 of the report was published: Report on coasts",
    "Contribution 1 was posted: On lamps",
    "Contribution 2 was withdrawn",
    "New date: Comments on the lamps close",
    "Extended to 9 March 2027, 23:59 (Geneva, UTC+1): Comments on the lamps close",
  ])
    expect(feed).toContain(said);
  const dates = (await get("/public/en/timetable.ics")).text;
  expect(dates).toContain("SUMMARY:Comments on the lamps close\r\n");
  expect(dates).toContain("DTSTART:20270309T225959Z");
  await open("texts");
  expect((await get("/public/en/feed.atom")).text).not.toContain("lamps");
});

test("F24 one network searches so often in a minute, and reads on", async () => {
  await open("contributions");
  const asked = Array.from({ length: PUBLIC_SEARCHES_A_MINUTE_MAX }, () =>
    get("/public/en/contributions?q=lamps"),
  );
  const last = (await Promise.all(asked)).at(-1)!;
  const over = last.status === 429 ? last : await get("/public/en/contributions?q=lamps");
  expect([over.status, over.headers.get("retry-after")]).toEqual([429, "60"]);
  expect((await get("/public/en/contributions")).status).toBe(200);
});
