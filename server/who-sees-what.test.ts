import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { firstBrokenEntry, GENESIS } from "../shared/chain.ts";
import { groupId } from "../shared/ids.ts";
import { mergingOf } from "../shared/merging/merging.ts";
import type { Role } from "../shared/participant.ts";
import type { Entry, HiddenEntry } from "../shared/minutes.ts";
import type { Opinion } from "../shared/opinion.ts";
import { recordOf, verifyRecordFile } from "./command-line/record-file.ts";
import { OPINION_FORMS, REPORT_FORMS } from "./exports/export-forms.ts";
import type { Eavesdropper } from "./testing/eavesdropper.ts";
import { eavesdrop } from "./testing/eavesdropper.ts";
import type { TestPerson, TestSite } from "./testing/room-of-people.ts";
import { partsOfPdf } from "./testing/read-pdf.ts";
import { openTestSite, signedIn } from "./testing/room-of-people.ts";
import { wordFileBytes } from "./testing/word-package.ts";

/**
 * Who sees what (practice, table B4), through a real server: everybody listens on a Concord connection and on a
 * stock one, then asks for all there is, and it is looked for each secret in every byte.
 */
const WHO = [
  "AAA",
  "AAA too",
  "BBB",
  "CCC",
  "lead",
  "lead from AAA",
  "other lead",
  "chair",
  "team",
  "secretariat",
  "follower",
] as const;
type Who = (typeof WHO)[number];

/** Each secret by the words in it, and who may read them. */
const ROOM = WHO;
const MAY_READ = {
  "the room was told that BBB can go along": ROOM,
  "the lead alone was told what AAA cannot accept": ["AAA", "AAA too", "lead", "lead from AAA"],
  "AAA asks its own people": ["AAA", "AAA too"],
  "AAA asks whoever leads": ["AAA", "AAA too", "lead", "lead from AAA"],
  "whoever leads answers AAA": ["AAA", "AAA too", "lead", "lead from AAA"],
  "AAA asks the room": ROOM,
  "the lead parks it for this reason": ROOM,
  "the question that a huddle took along": ROOM,
  "what AAA reports back from the huddle": ROOM,
  "words proposed by AAA": ROOM,
  "a draft of AAA": ["AAA", "AAA too"],
  "the management team merges in private": [
    "lead",
    "lead from AAA",
    "other lead",
    "chair",
    "team",
    "secretariat",
  ],
  "all watch what is merged in the open": ROOM,
  "a draft of AAA and BBB as a group": ["AAA", "AAA too", "BBB"],
  // CCC joined the huddle after its draft was begun (rule Y4).
  "a draft of a huddle": ["AAA", "AAA too", "BBB"],
  "a draft of the facilitators": ["lead", "lead from AAA"],
  "a draft of the Chair": ["chair"],
} as const satisfies Record<string, readonly Who[]>;
type DraftWords = Extract<keyof typeof MAY_READ, `a draft of ${string}`>;
/** A draft's words are in a document of its own, in nothing that is told of its Opinion. */
const NO_DRAFTS = Object.fromEntries(
  Object.keys(MAY_READ).flatMap((secret) => (secret.startsWith("a draft of") ? [[secret, []]] : [])),
);
const isDraft = (secret: string): boolean => secret in NO_DRAFTS;
/** What BBB said first: heard by all then, BBB's alone once it moved. */
const EARLIER = "BBB said something else before";
type Secret = keyof typeof MAY_READ | typeof EARLIER;
const SECRETS: readonly Secret[] = [...(Object.keys(MAY_READ) as (keyof typeof MAY_READ)[]), EARLIER];

let site: TestSite;
let id: string;
const people = new Map<Who, TestPerson>();
const as = (who: Who): TestPerson => people.get(who)!;
const listening = new Map<Who, { readonly concord: Eavesdropper; readonly stock: Eavesdropper }>();
let draftId: string;
/** By its words. */
const drafts = new Map<DraftWords, string>();
let hiddenComment: string;
let clauseId: string;
let proposed: string;
let proposedByGroup: string;
let baseText: string;
const NO_ID = `01${"Z".repeat(24)}`;

const admit = async (
  name: string,
  role: Role,
  { delegation, leads }: { readonly delegation?: string; readonly leads?: string } = {},
): Promise<TestPerson> => {
  const admitted = await site.concord.secretariat.carryOut(null, {
    type: "admitParticipant",
    name,
    role,
    ...(delegation === undefined ? {} : { delegation }),
    ...(leads === undefined ? {} : { leads: [groupId(leads)] }),
  });
  if ("refusal" in admitted) throw new Error(admitted.refusal.message);
  const token = admitted.link?.split("#")[1];
  const answer = await fetch(`${site.url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  return signedIn(site.url, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
};

const done = async (who: Who, command: Record<string, unknown>): Promise<Record<string, string>> => {
  const answer = await as(who).ask(id, command);
  if (answer.status !== 200) throw new Error(`${who}: ${JSON.stringify([command, answer])}`);
  return answer.entries![0] as unknown as Record<string, string>;
};
const hashOf = async (): Promise<string> =>
  (await as("lead").opinion(id)).clauses.find((one) => one.id === clauseId)!.hash;

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  site = await openTestSite();
  id = site.opinionOf("space");
  for (const [who, named] of [
    ["AAA", "AAA"],
    ["BBB", "BBB"],
    ["CCC", "CCC"],
    ["lead", "space"],
    ["other lead", "green"],
    ["chair", "chair"],
    ["secretariat", "secretariat"],
  ] as const) {
    people.set(who, await site.person(named));
  }
  people.set("AAA too", await admit("Second of AAA", "delegate", { delegation: "AAA" }));
  people.set(
    "lead from AAA",
    await admit("Facilitator from AAA", "facilitator", { delegation: "AAA", leads: "space" }),
  );
  people.set("team", await admit("Member of the management team", "managementTeam"));
  people.set("follower", await admit("Somebody who follows", "follower"));
  const { generation } = await as("lead").opinion(id);
  for (const [who, { cookie }] of people) {
    const path = `/ws/opinions/${id}`;
    listening.set(who, {
      concord: eavesdrop(site.url, { cookie, path, concord: { generation } }),
      stock: eavesdrop(site.url, { cookie, path }),
    });
  }
  await Promise.all([...listening.values()].flatMap(({ concord, stock }) => [concord.there, stock.there]));
  const last = (await as("lead").opinion(id)).clauses.at(-1)!.id;
  const added = await done("lead", {
    type: "addClause",
    after: last,
    kind: "operative",
    text: "that ICTs help",
  });
  clauseId = added["clauseId"]!;

  const hash = await hashOf();
  const subject = { clauseId };
  const take = (position: string, reason: string, to: string) => {
    return { type: "takePosition", subject, hash, position, reason, to };
  };
  await done("BBB", take("cannotAccept", EARLIER, "room"));
  await done("BBB", take("canAccept", "the room was told that BBB can go along", "room"));
  await done("AAA", take("cannotAccept", "the lead alone was told what AAA cannot accept", "lead"));

  const comment = (text: string, readers: string) => ({ type: "comment", on: subject, text, readers });
  const own = await done("AAA", comment("AAA asks its own people", "delegation"));
  hiddenComment = own["commentId"]!;
  const asked = await done("AAA", comment("AAA asks whoever leads", "lead"));
  await done("lead", {
    type: "replyToComment",
    commentId: asked["commentId"],
    text: "whoever leads answers AAA",
  });
  await done("AAA", comment("AAA asks the room", "room"));

  const paste = async (openness: string, text: string): Promise<void> => {
    const { mergeId } = await done("other lead", { type: "openMerge", openness });
    const from = { kind: "text", name: "A paper", whose: [], text: `_noting_\n\na)\t${text};` };
    await done("team", { type: "takeMergeInput", mergeId, from });
  };
  await paste("private", "the management team merges in private");
  await paste("open", "all watch what is merged in the open");

  // On another clause: this one is to be marked.
  const other = await done("lead", {
    type: "addClause",
    after: last,
    kind: "operative",
    text: "that gaps close",
  });
  const aside = { clauseId: other["clauseId"] };
  await done("lead", {
    type: "park",
    subject: aside,
    reason: "the lead parks it for this reason",
    until: { meeting: "the next one" },
    reportsBack: "BBB",
  });
  const { huddleId } = await done("lead", {
    type: "formHuddle",
    ...aside,
    question: "the question that a huddle took along",
    delegations: ["AAA", "BBB"],
    until: "2099-01-01T12:00:00+01:00",
  });

  const pair = { symbol: "TWO", name: "Group of two", members: ["AAA", "BBB"] };
  for (const [who, text, as] of [
    ["AAA too", "a draft of AAA", "delegation"],
    ["AAA", "a draft of AAA and BBB as a group", pair],
    ["AAA", "a draft of a huddle", { symbol: "H1", name: "Huddle 1", members: ["AAA", "BBB"] }],
    ["lead from AAA", "a draft of the facilitators", "office"],
    ["chair", "a draft of the Chair", "office"],
  ] as const) {
    const draft = await done(who, { type: "draftProposal", kind: "change", clauseId, text, as });
    drafts.set(text, draft["proposalId"]!);
  }
  await done("CCC", { type: "joinHuddle", huddleId });
  await done("AAA", {
    type: "reportHuddle",
    huddleId,
    proposalId: null,
    note: "what AAA reports back from the huddle",
  });
  draftId = drafts.get("a draft of AAA")!;
  const submitted = await done("AAA", {
    type: "propose",
    kind: "change",
    clauseId,
    text: "words proposed by AAA",
    hash,
  });
  proposed = submitted["proposalId"]!;
  await done("AAA", { type: "askCoSponsor", proposalId: proposed, delegationId: "BBB" });
  const group = { symbol: "GRP", name: "Group of three", members: ["AAA", "BBB", "CCC"] };
  const inGroup = await done("AAA", { type: "propose", kind: "keep", clauseId, as: group, hash });
  proposedByGroup = inGroup["proposalId"]!;
  const entry = await done("lead", { type: "consolidate", hash: (await as("lead").opinion(id)).hash });
  baseText = JSON.stringify(entry);
});
afterAll(async () => {
  for (const { concord, stock } of listening.values()) {
    concord.terminate();
    stock.terminate();
  }
  await site.close();
});

const readers = (knows: (who: Who, secret: Secret) => boolean): Record<string, readonly Who[]> =>
  Object.fromEntries(SECRETS.map((secret) => [secret, WHO.filter((who) => knows(who, secret))]));

test("Q1 the minutes tell each reader what is for it and nothing else, and the chain holds for all", async () => {
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

test("O3 the convergence board tells nobody what was told to the lead alone, nor drafts and comments", async () => {
  await as("chair").post("/api/forum/commands", { type: "openBoard", to: "room" });
  for (const who of WHO) {
    for (const path of ["/api/board", "/api/board.csv"]) {
      const answer = await as(who).get(path);
      expect([who, path, answer.status]).toEqual([who, path, 200]);
      const text = await answer.text();
      // What is parked, and why, was said to the room.
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
    // What lies on a desk is on an address of its own.
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

test("S7 a base text lists what the room may read of what is open, and nothing of what was told to some", async () => {
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
    // What was said to the room was heard when it was said.
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
  // What was as it was then: a position that stands no more is in no version of the past either.
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

test("Q7 what is hidden is refused in the very words of what is not there", async () => {
  const answers = async (who: Who, subject: { readonly draft: string; readonly comment: string }) => {
    const asked: Record<string, unknown>[] = [
      { type: "discardDraft", proposalId: subject.draft },
      { type: "propose", kind: "change", clauseId, draftId: subject.draft },
      {
        type: "takePosition",
        subject: { proposalId: subject.draft },
        position: "supports",
        hash: "0".repeat(64),
      },
      { type: "askCoSponsor", proposalId: subject.draft, delegationId: "BBB" },
      { type: "comment", on: { proposalId: subject.draft }, text: "x", readers: "room" },
      { type: "withdrawProposal", proposalId: subject.draft },
      { type: "declineProposal", proposalId: subject.draft, reason: "x" },
      { type: "resolveComment", commentId: subject.comment },
      { type: "replyToComment", commentId: subject.comment, text: "x" },
    ];
    const said: unknown[] = [];
    for (const command of asked) {
      const answer = await as(who).ask(id, command);
      expect(answer.status, JSON.stringify([who, command])).not.toBe(200);
      said.push(answer);
    }
    // What somebody asked about may be said back.
    return JSON.parse(
      JSON.stringify(said).replaceAll(subject.draft, "that").replaceAll(subject.comment, "that"),
    ) as unknown;
  };
  for (const [text, draft] of drafts) {
    const outside = WHO.filter((one) => !(MAY_READ[text] as readonly Who[]).includes(one));
    for (const who of outside.filter((one) => !one.startsWith("AAA"))) {
      expect(await answers(who, { draft, comment: hiddenComment })).toEqual(
        await answers(who, { draft: NO_ID, comment: NO_ID }),
      );
    }
  }
  // Somebody marks over what only the lead was told: neither who nor why is said.
  const answer = await as("chair").ask(id, {
    type: "markClause",
    clauseId,
    tier: "ad-referendum",
    hash: await hashOf(),
  });
  expect(JSON.stringify(answer)).not.toMatch(/AAA cannot|"delegationId":"AAA"|lead alone/);
});

test("Q8 a draft is there for those in whose name it is written and for nobody else, by HTTP, by line and by socket", async () => {
  const seen = async (who: Who, draft: string) => ({
    draft: (await as(who).get(`/api/drafts/${draft}`)).status,
    minutes: (await as(who).get(`/api/drafts/${draft}/minutes`)).status,
    asOpinion: (await as(who).get(`/api/opinions/${draft}`)).status,
    exported: (await as(who).get(`/api/opinions/${draft}/export.json`)).status,
    line: (await as(who).post(`/api/drafts/${draft}/line`, {})).status,
    lineAsOpinion: (await as(who).post(`/api/opinions/${draft}/line`, {})).status,
  });
  for (const who of WHO) {
    for (const [text, draft] of drafts) {
      const there = (MAY_READ[text] as readonly Who[]).includes(who);
      expect(await seen(who, draft), who).toEqual({
        draft: there ? 200 : 404,
        minutes: there ? 200 : 404,
        asOpinion: 404,
        exported: 404,
        line: there ? 200 : 404,
        lineAsOpinion: 404,
      });
      const answer = await (await as(who).get(`/api/drafts/${draft}`)).text();
      expect(answer.includes(text)).toBe(there);
      if (there) continue;
      expect(answer).toBe(await (await as(who).get(`/api/drafts/${NO_ID}`)).text());
      const { cookie } = as(who);
      for (const path of [`/ws/drafts/${draft}`, `/ws/opinions/${draft}`]) {
        const socket = eavesdrop(site.url, { cookie, path });
        expect(await socket.closed).toEqual({ code: 4404, reason: "there is no such Opinion" });
        expect(socket.heard(text)).toBe(false);
      }
    }
  }
});

test("X6 a file that came in, its names and its preview are its delegation’s alone, and the secretariat’s where it brought it in", async () => {
  const { clauses } = await as("AAA").opinion(id);
  const run = (text: string): string =>
    `<w:r><w:t xml:space="preserve">${text.replaceAll("&", "&amp;")}</w:t></w:r>`;
  const secrets = ["An author at home", "words that AAA has at home"];
  const nameOf = (who: string): string => `sent by ${who}.docx`;
  const file = wordFileBytes({
    body: clauses
      .map(({ text, number }) => {
        const own = `<w:ins w:author="${secrets[0]}">${run(` ${secrets[1]}`)}</w:ins>`;
        return `<w:p>${run(number === "" ? text : `${number}  ${text}`)}${own}</w:p>`;
      })
      .join(""),
  });
  const path = `/api/opinions/${id}/import`;
  const send = async (who: Who, as_: string): Promise<number> => {
    const answer = await fetch(`${site.url}${path}?name=${encodeURIComponent(nameOf(who))}${as_}`, {
      method: "POST",
      headers: { cookie: as(who).cookie },
      body: file as Uint8Array<ArrayBuffer>,
    });
    return ((await answer.json()) as { number: number }).number;
  };
  const own = await send("AAA too", "");
  const onWord = await send("secretariat", "&for=AAA");
  const hash = "0".repeat(64);
  const keep = { hash, proposals: [1], comments: [1], as: "proposals", readers: "room" };
  const sees = async (who: Who, number: number, by: Who): Promise<boolean> => {
    const answers: string[] = [];
    for (const query of ["", "?for=AAA", "?for=BBB"]) {
      const one = `${path}s/${number}`;
      answers.push(
        await (await as(who).get(`${path}s${query}`)).text(),
        await (await as(who).get(`${one}${query}`)).text(),
        await (await as(who).post(`${one}/authors${query}`, { authors: [] })).text(),
        await (await as(who).post(`${one}/keep${query}`, keep)).text(),
      );
    }
    answers.push(await (await as(who).get(`/api/forum/imports`)).text());
    const told = answers.join("\n");
    const all = [...secrets, nameOf(by)];
    // All of it, or nothing: no half of a file is told.
    const found = told.includes(nameOf(by)) ? all.filter((one) => told.includes(one)) : [];
    expect([who, found]).toEqual([who, found.length === 0 ? [] : all]);
    // The secretariat has the other file, with the same words.
    if (found.length === 0 && who !== "secretariat")
      expect([who, secrets.filter((one) => told.includes(one))]).toEqual([who, []]);
    return found.length > 0;
  };
  const reach = async (number: number, by: Who): Promise<readonly Who[]> => {
    const found: Who[] = [];
    for (const who of WHO) if (await sees(who, number, by)) found.push(who);
    return found;
  };
  expect(await as("BBB").post(`${path}s/${own}/drop`, {})).toMatchObject({ status: 404 });
  expect(await reach(own, "AAA too")).toEqual(["AAA", "AAA too"]);
  expect(await reach(onWord, "secretariat")).toEqual(["AAA", "AAA too", "secretariat"]);
  // Nothing of it is anywhere else.
  for (const who of WHO) {
    const told = [
      await (await as(who).get(`/api/opinions/${id}/minutes`)).text(),
      await (await as(who).get(`/api/opinions/${id}`)).text(),
      await (await as(who).get("/api/forum")).text(),
      await (await as(who).get("/api/forum/minutes")).text(),
    ].join("\n");
    expect([who, [...secrets, "sent by "].filter((one) => told.includes(one))]).toEqual([who, []]);
  }
  for (const query of ["", "?for=AAA"])
    expect((await signedIn(site.url, "").get(`${path}s/${own}${query}`)).status).toBe(401);
});

test("P7 what is its delegation's comes to whoever leads when the lead is handed over, and not before", async () => {
  const who = "lead from AAA";
  const own: readonly Secret[] = ["AAA asks its own people"];
  const asLead: readonly Secret[] = [
    "the lead alone was told what AAA cannot accept",
    "AAA asks whoever leads",
    "whoever leads answers AAA",
  ];
  const told = async (): Promise<readonly string[]> => {
    const text =
      (await (await as(who).get(`/api/opinions/${id}/minutes`)).text()) +
      (await (await as(who).get(`/api/opinions/${id}`)).text());
    const statusOf = async (text: DraftWords) =>
      (await as(who).get(`/api/drafts/${drafts.get(text)}`)).status;
    const found = [await statusOf("a draft of AAA"), await statusOf("a draft of the facilitators")];
    const named = [
      ...(text.includes(draftId) ? ["drafts"] : []),
      ...(text.includes('"asked":["BBB"]') ? ["asked"] : []),
    ];
    return [...[...own, ...asLead].filter((one) => text.includes(one)), ...named, found.join()];
  };
  const askForum = async (command: object) =>
    expect((await as(who).post("/api/forum/commands", { ...command, groupId: "space" })).status).toBe(200);
  const discard = { type: "discardDraft", proposalId: draftId };

  expect(await told()).toEqual([...asLead, "404,200"]);
  expect((await as(who).ask(id, discard)).refusal?.reason).toBe("noSuchProposal");
  await askForum({ type: "handLead", to: "secretariat" });
  expect(await told()).toEqual([...own, ...asLead, "drafts", "asked", "200,404"]);

  const { cookie } = as(who);
  const path = `/ws/drafts/${draftId}`;
  const { generation } = (await (await as(who).get(`/api/drafts/${draftId}`)).json()) as {
    generation: string;
  };
  const inDraft = eavesdrop(site.url, { cookie, path, concord: { generation } });
  await vi.waitFor(() => expect(inDraft.heard("a draft of AAA")).toBe(true));
  await askForum({ type: "takeLeadBack" });
  expect(await inDraft.closed).toEqual({ code: 4404, reason: "there is no such Opinion" });
  expect(await told()).toEqual([...asLead, "404,200"]);
});

test("F6 F7 a withdrawn paper, why, and what it said before its revision are told to all who take part", async () => {
  const paper = { title: "A paper", language: "en", receivedAt: "2025-03-01T09:30:00+01:00" };
  const ask = async (who: Who, command: object): Promise<void> =>
    expect((await as(who).post("/api/forum/commands", command)).status).toBe(200);
  const from = { kind: "delegation", delegationId: "AAA" };
  const text = "what AAA had written first";
  await ask("secretariat", { type: "registerContribution", ...paper, number: "12", from, text });
  const contributionId = site.concord.forum.forum().contributions[0]!.id;
  const revised = { ...paper, number: "12(Rev.1)", text: "what AAA wrote then" };
  await ask("secretariat", { type: "reviseContribution", ...revised, contributionId });
  await ask("AAA", { type: "withdrawContribution", contributionId, reason: "AAA thinks again" });
  for (const who of WHO) {
    const listed = await (await as(who).get("/api/forum/contributions")).text();
    const whole = await (await as(who).get(`/api/forum/contributions/${contributionId}`)).text();
    expect([who, listed.includes("AAA thinks again"), whole.includes(text)]).toEqual([who, true, true]);
  }
  const nobody = signedIn(site.url, "");
  for (const path of ["", `/${contributionId}`])
    expect((await nobody.get(`/api/forum/contributions${path}`)).status).toBe(401);
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
