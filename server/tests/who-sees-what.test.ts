import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { firstBrokenEntry, GENESIS } from "../../shared/events/chain.ts";
import { mergingOf } from "../../shared/merging/merging.ts";
import type { Entry } from "../../shared/events/event.ts";
import { PUBLIC_PARTS } from "../../shared/forum/public-parts.ts";
import type { HiddenEntry } from "../../shared/people/readers.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { recordOf, verifyRecordFile } from "../command-line/record-file.ts";
import { OPINION_FORMS, REPORT_FORMS } from "../exports/export-forms.ts";
import { partsOfPdf } from "../testing/read-pdf.ts";
import { signedIn } from "../testing/room-of-people.ts";
import { walkPublicPages } from "../testing/stranger.ts";
import { eavesdrop } from "../testing/eavesdropper.ts";
import {
  as,
  baseText,
  clauseId,
  closeSecrets,
  draftId,
  drafts,
  EARLIER,
  hiddenComment,
  id,
  isDraft,
  listening,
  MAY_READ,
  NO_DRAFTS,
  proposed,
  proposedByGroup,
  type Secret,
  SECRETS,
  site,
  tellSecrets,
  type Who,
  WHO,
} from "../testing/secrets.ts";

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await tellSecrets();
});
afterAll(closeSecrets);

const readers = (knows: (who: Who, secret: Secret) => boolean): Record<string, readonly Who[]> =>
  Object.fromEntries(SECRETS.map((secret) => [secret, WHO.filter((who) => knows(who, secret))]));

test("Q1 the event log tells each reader only what is for it, and the chain holds for all", async () => {
  const told = new Map<Who, string>();
  for (const who of WHO) {
    const { entries } = (await (await as(who).get(`/api/opinions/${id}/minutes`)).json()) as {
      entries: readonly (Entry | HiddenEntry)[];
    };
    expect(firstBrokenEntry(entries, GENESIS)).toBeNull();
    told.set(who, JSON.stringify(entries));
  }
  expect(readers((who, secret) => told.get(who)!.includes(secret))).toEqual({
    ...MAY_READ,
    ...NO_DRAFTS,
    [EARLIER]: ["BBB"],
  });
  for (const [text, draft] of drafts)
    expect([text, WHO.filter((who) => told.get(who)!.includes(draft))]).toEqual([text, MAY_READ[text]]);
  // The proponent's people and the asked one's.
  const asked = (delegationId: string): readonly Who[] =>
    WHO.filter((who) =>
      (JSON.parse(told.get(who)!) as Record<string, unknown>[]).some(
        (one) => one["type"] === "coSponsorAsked" && one["delegationId"] === delegationId,
      ),
    );
  expect(asked("BBB")).toEqual(["AAA", "AAA too", "BBB"]);
  expect(asked("CCC")).toEqual(["AAA", "AAA too", "CCC"]);
});

test("O3 the board tells nobody of drafts, comments, or words for the lead alone", async () => {
  await as("chair").post("/api/forum/commands", { type: "openBoard", to: "room" });
  for (const who of WHO) {
    for (const path of ["/api/board", "/api/board.csv"]) {
      const answer = await as(who).get(path);
      expect([who, path, answer.status]).toEqual([who, path, 200]);
      const text = await answer.text();
      // The room was told of parked clauses, and why.
      const told = SECRETS.filter((secret) => text.includes(secret));
      const parked = path === "/api/board" ? ["the lead parks it for this reason"] : [];
      expect([who, path, told]).toEqual([who, path, parked]);
      // AAA told the lead that it cannot accept something: no line says that anybody cannot.
      expect([who, text.includes("cannotAccept")]).toEqual([who, false]);
    }
  }
});

test("Q2 the Opinion as each gets it", async () => {
  const told = new Map<Who, string>();
  const merges = new Map<Who, readonly string[]>();
  for (const who of WHO) {
    const answer = await (await as(who).get(`/api/opinions/${id}`)).text();
    const { record } = JSON.parse(answer) as { readonly record: Opinion };
    merges.set(
      who,
      mergingOf(record).merges.map((merge) => merge.id),
    );
    // Each desk is on an address of its own.
    const desks = await Promise.all(
      merges
        .get(who)!
        .map(async (merge) => (await as(who).get(`/api/opinions/${id}/merges/${merge}`)).text()),
    );
    told.set(who, [answer, ...desks].join("\n"));
  }
  const hiddenMerges = merges.get("lead")!.filter((merge) => !merges.get("AAA")!.includes(merge));
  expect(hiddenMerges).toHaveLength(1);
  for (const who of WHO) {
    const { status } = await as(who).get(`/api/opinions/${id}/merges/${hiddenMerges[0]!}`);
    expect([who, status]).toEqual([who, merges.get(who)!.includes(hiddenMerges[0]!) ? 200 : 404]);
  }
  expect(readers((who, secret) => told.get(who)!.includes(secret))).toEqual({
    ...MAY_READ,
    ...NO_DRAFTS,
    [EARLIER]: [],
  });
  for (const [text, draft] of drafts)
    expect([text, WHO.filter((who) => told.get(who)!.includes(draft))]).toEqual([text, MAY_READ[text]]);
  expect(WHO.filter((who) => told.get(who)!.includes('"asked":["BBB"]'))).toEqual(["AAA", "AAA too", "BBB"]);
  // Whom AAA named as members of its group: nobody is named to the room who did not confirm (rule V8).
  const members = (...names: string[]): readonly Who[] =>
    WHO.filter((who) => told.get(who)!.includes(`"askedMembers":${JSON.stringify(names)}`));
  expect([members("BBB", "CCC"), members("BBB"), members("CCC")]).toEqual([
    ["AAA", "AAA too"],
    ["BBB"],
    ["CCC"],
  ]);
  expect(WHO.filter((who) => told.get(who)!.includes('"name":"Group of three","members":["AAA"]'))).toEqual(
    WHO,
  );
});

test("F23 with all parts public, no public page, feed or file of a text has a secret of the room", async () => {
  const answer = await as("secretariat").post("/api/forum/commands", {
    type: "openToPublic",
    parts: PUBLIC_PARTS,
  });
  expect(answer.status).toBe(200);
  const pages = await walkPublicPages(site.url, "/public/en");
  const told = [...pages].flatMap(([path, { text }]) =>
    SECRETS.filter((secret) => text.includes(secret)).map((secret) => `${path}: ${secret}`),
  );
  expect(pages.has(`/public/en/texts/${id}/1`)).toBe(true);
  expect(told).toEqual([]);
});

test("S15 a base text lists open matters of the room, and nothing told to some", async () => {
  const told = JSON.parse(baseText) as Extract<Entry, { type: "consolidated" }>;
  expect(told.movedOn).toMatchObject({
    proposals: [proposed, proposedByGroup],
    threads: [expect.any(String)],
  });
  // In quotes: an id may have three letters B by chance.
  for (const hidden of [hiddenComment, draftId, `"BBB"`])
    expect(baseText.includes(hidden), hidden).toBe(false);
});

test("Q1 an entry for some is told whole, and with its readers, as its hash covers them", async () => {
  const asked = { type: "comment", on: { clauseId }, text: "AAA asks its own people", readers: "delegation" };
  const { entries = [] } = await as("AAA").ask(id, asked);
  expect(entries).toMatchObject([
    { type: "commented", readers: { kind: "delegation", delegationId: "AAA" } },
  ]);
  expect(firstBrokenEntry(entries, entries[0]!.prev)).toBeNull();
});

test("Q3 on a socket each hears what is for it, and every other byte is the same for all", async () => {
  const { entries } = await as("lead").ask(id, { type: "editOpinion", number: "the last of it" });
  expect(entries).toHaveLength(1);
  await vi.waitFor(() => {
    for (const who of WHO) expect(listening.get(who)!.concord.heard("the last of it")).toBe(true);
  });
  expect(readers((who, secret) => listening.get(who)!.concord.heard(secret))).toEqual({
    ...MAY_READ,
    ...NO_DRAFTS,
    // Statements to the room were heard when they were made.
    [EARLIER]: WHO,
  });
  for (const [text, draft] of drafts)
    expect([text, WHO.filter((who) => listening.get(who)!.concord.heard(draft))]).toEqual([
      text,
      MAY_READ[text],
    ]);
  // A client of any make gets words alone, and of them those that all may read.
  expect(readers((who, secret) => listening.get(who)!.stock.heard(secret))).toEqual({
    ...Object.fromEntries(SECRETS.map((secret) => [secret, []])),
    "words proposed by AAA": WHO,
  });
});

/** A file's own words: of a Word file those of every part in it, of a PDF what is read on its pages. */
function wordsOf(form: string, bytes: Uint8Array): readonly string[] {
  if (form.startsWith("docx")) return Object.values(unzipSync(bytes)).map((file) => strFromU8(file));
  if (form === "pdf") return partsOfPdf(bytes);
  return [new TextDecoder().decode(bytes)];
}

test("Q2 exports and figures tell nobody more, and are the same bytes for all", async () => {
  const told = new Map<Who, string>();
  const word = ["clean", "tracked", "bilingual&language=fr"].map((form) => `docx?form=${form}`);
  const forms: readonly string[] = [...OPINION_FORMS, ...word];
  const files = new Map<string, Set<string>>(forms.map((form) => [form, new Set()]));
  for (const who of WHO) {
    const parts: string[] = [JSON.stringify((await as(who).forum()).groups)];
    for (const format of forms) {
      const bytes = new Uint8Array(
        await (await as(who).get(`/api/opinions/${id}/export.${format}`)).arrayBuffer(),
      );
      parts.push(...wordsOf(format, bytes));
      files.get(format)!.add(Buffer.from(bytes).toString("base64"));
    }
    told.set(who, parts.join("\n"));
  }
  expect([...files].map(([form, different]) => [form, different.size])).toEqual(
    forms.map((form) => [form, 1]),
  );
  for (const who of WHO) {
    for (const secret of SECRETS.filter((one) => one === EARLIER || !MAY_READ[one].includes(who as never)))
      expect(told.get(who)!.includes(secret), `${who}: ${secret}`).toBe(false);
    for (const draft of drafts.values()) expect(told.get(who)!.includes(draft)).toBe(false);
  }
  // Hashes stay as they were then: a position that stands no more is in no version of the past either.
  const rows = (await (await as("CCC").get(`/api/opinions/${id}/minutes`)).json()) as { entries: Entry[] };
  for (const { seq } of rows.entries.slice(-14)) {
    const past = await (await as("CCC").get(`/api/opinions/${id}/export.json?at=${seq}`)).text();
    for (const secret of SECRETS.filter((one) => one === EARLIER || !MAY_READ[one].includes("CCC" as never)))
      expect(past.includes(secret)).toBe(false);
  }
});

test("Q2 R3 the Chair's report tells the room's words alone, and names nobody who took part", async () => {
  const hidden = SECRETS.filter((one) => one === EARLIER || MAY_READ[one].length < WHO.length);
  const people = [...site.concord.forum.forum().participants.keys()].map((user) =>
    site.concord.people.nameOf(user),
  );
  for (const form of REPORT_FORMS) {
    const answer = await as("chair").get(`/api/report.${form}`);
    expect([form, answer.status]).toEqual([form, 200]);
    const text = wordsOf(form, new Uint8Array(await answer.arrayBuffer())).join("\n");
    for (const words of [...hidden, ...drafts.values(), ...people])
      expect(text.includes(words), `${form}: ${words}`).toBe(false);
  }
});

test("A1 who is not signed in gets nothing of it", async () => {
  const nobody = signedIn(site.url, "");
  for (const path of [
    `/api/opinions/${id}`,
    `/api/opinions/${id}/minutes`,
    ...OPINION_FORMS.map((form) => `/api/opinions/${id}/export.${form}`),
    `/api/drafts/${draftId}`,
  ]) {
    const answer = await nobody.get(path);
    expect(answer.status).toBe(401);
    const text = await answer.text();
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
  }
  const socket = eavesdrop(site.url, { cookie: "", path: `/ws/drafts/${draftId}` });
  expect((await socket.closed).code).toBe(1006);
});

test("A7 persons behind an act are named to their own delegation and to the secretariat", async () => {
  const named = async (who: Who): Promise<boolean> =>
    JSON.stringify((await as(who).forum()).people).includes("Second of AAA");
  const known: Who[] = [];
  for (const who of WHO) if (await named(who)) known.push(who);
  expect(known).toEqual(["AAA", "AAA too", "lead from AAA", "secretariat"]);
});

test("M9 a record that somebody took away verifies, with what is hidden in it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "concord-record-"));
  const file = join(folder, "record.json");
  const participants = [...site.concord.forum.forum().participants.values()];
  const of = (symbol: string) => participants.find((one) => one.delegationId === symbol)!;
  const knows: Record<string, readonly Secret[]> = {};
  for (const [who, reader] of [
    ["AAA", of("AAA")],
    ["BBB", of("BBB")],
    ["all", null],
  ] as const) {
    const { record, hidden } = await recordOf(site.concord, reader);
    expect(hidden).toBeGreaterThan(0);
    const text = JSON.stringify(record);
    writeFileSync(file, text);
    expect(verifyRecordFile(file)).toMatchObject({ code: 0 });
    knows[who] = SECRETS.filter((secret) => text.includes(secret));
  }
  rmSync(folder, { recursive: true });
  const forRoom: readonly Secret[] = [
    "the room was told that BBB can go along",
    "AAA asks the room",
    "the lead parks it for this reason",
    "the question that a huddle took along",
    "what AAA reports back from the huddle",
    "words proposed by AAA",
    "all watch what is merged in the open",
  ];
  const forAaa = SECRETS.filter(
    (one) => one !== EARLIER && !isDraft(one) && (MAY_READ[one] as readonly Who[]).includes("AAA"),
  );
  expect(knows).toEqual({ AAA: forAaa, BBB: [...forRoom, EARLIER], all: forRoom });
});
