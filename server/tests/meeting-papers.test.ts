import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isCounted, type Kind } from "../../shared/clause/clause.ts";
import type { MeetingView } from "../../shared/report/meeting-view.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

/** After the meeting: its record for all, and each delegation's cable for itself alone. */
let site: TestSite;
let space: string;
let meetingId: string;
let lead: TestPerson;
let aaa: TestPerson;
let bbb: TestPerson;
let ccc: TestPerson;
let clauses: readonly { readonly id: string; readonly hash: string; readonly text: string }[];

/** Words of CCC that nobody else may read. */
const PRIVATE = [
  "HOSTILE-COMMENT of CCC alone",
  "HOSTILE-COMMENT to the facilitator",
  "HOSTILE-POSITION to the facilitator",
  "HOSTILE-DRAFT of CCC alone",
  "HOSTILE-COMMENT to AAA",
];

const must = async (who: TestPerson, command: Record<string, unknown>) => {
  const answer = await who.ask(space, command);
  expect(answer.refusal, JSON.stringify(command)).toBeUndefined();
  return answer.entries!;
};
const ofForum = async (who: TestPerson, command: Record<string, unknown>): Promise<void> => {
  const answer = await who.post("/api/forum/commands", command);
  expect(answer.status, JSON.stringify(command)).toBe(200);
};
const pathOf = (rest: string): string => `/api/forum/meetings/${meetingId}${rest}`;
/** All that stands in any part of a Word file. */
const inside = async (who: TestPerson, rest: string): Promise<string> => {
  const answer = await who.get(pathOf(rest));
  expect(answer.status).toBe(200);
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return Object.values(parts)
    .map((part) => strFromU8(part).replaceAll(/<[^>]+>/gu, ""))
    .join("\n");
};
const view = async (who: TestPerson): Promise<MeetingView> =>
  (await (await who.get(pathOf("?language=en"))).json()) as MeetingView;
const linesOf = ({ sections }: MeetingView): readonly string[] =>
  sections.flatMap(({ title, blocks }) => [title, JSON.stringify(blocks)]);

beforeAll(async () => {
  site = await openTestSite();
  space = site.opinionOf("space");
  [lead, aaa, bbb, ccc] = [
    await site.person("space"),
    await site.person("AAA"),
    await site.person("BBB"),
    await site.person("CCC"),
  ];
  await ofForum(lead, { type: "openMeeting", groupId: "space", name: "3rd meeting" });
  meetingId = site.concord.forum.forum().meetings.at(-1)!.id;
  await ofForum(lead, {
    type: "listAttendance",
    meetingId,
    delegations: ["AAA", "BBB", "CCC"],
    attends: true,
  });
  clauses = (await lead.opinion(space)).clauses.filter(({ kind, locked }) => kind === "recital" && !locked);
  const [one, two, three] = clauses as [(typeof clauses)[0], (typeof clauses)[0], (typeof clauses)[0]];
  await ofForum(lead, { type: "setTable", meetingId, opinionId: space, clauseId: one.id });
  await ofForum(bbb, { type: "askFloor", meetingId, on: "clause", opinionId: space, clauseId: one.id });
  const take = (clause: { id: string; hash: string }, more: object) => ({
    type: "takePosition",
    subject: { clauseId: clause.id },
    hash: clause.hash,
    ...more,
  });
  await must(bbb, take(two, { position: "awaitsInstructions", reason: "asked our capital" }));
  await must(bbb, take(three, { position: "cannotAccept", reason: "BBB told the room" }));
  await must(bbb, {
    type: "propose",
    kind: "change",
    clauseId: two.id,
    hash: two.hash,
    text: "that BBB proposes this",
  });
  await must(ccc, take(one, { position: "reservation", reason: PRIVATE[2], to: "lead" }));
  await must(ccc, { type: "comment", on: { clauseId: one.id }, text: PRIVATE[0], readers: "delegation" });
  await must(ccc, { type: "comment", on: { clauseId: one.id }, text: PRIVATE[1], readers: "lead" });
  await must(ccc, {
    type: "comment",
    on: { clauseId: one.id },
    text: PRIVATE[4],
    readers: ["AAA"],
  });
  await must(ccc, {
    type: "draftProposal",
    kind: "change",
    clauseId: one.id,
    text: PRIVATE[3],
  });
  await must(lead, {
    type: "markClause",
    clauseId: one.id,
    hash: one.hash,
    tier: "ad-referendum",
    reason: "as the room agreed",
  });
});
afterAll(() => site.close());

test("T35 the record tells who met, what was agreed on which words, and what remains", async () => {
  const told = linesOf(await view(aaa)).join("\n");
  for (const words of [
    "3rd meeting",
    "AAA, BBB, CCC",
    clauses[0]!.text,
    clauses[0]!.hash.slice(0, 12),
    "agreed ad referendum",
    "BBB told the room",
    "BBB/1",
    "still open",
  ])
    expect(told).toContain(words);
  expect((await aaa.get("/api/forum/meetings/01ZZZZZZZZZZZZZZZZZZZZZZZZ")).status).toBe(404);
  expect(await inside(bbb, "/record.docx?language=zh")).toContain("商定待核准");
});

test("T36 a cable tells its delegation what concerns it, in each language", async () => {
  const ours = await inside(bbb, "/cable.docx?language=en");
  for (const words of [
    "BBB: report on 3rd meeting",
    "we cannot accept",
    "BBB told the room",
    "proposal BBB/1, not decided",
    "that BBB proposes this",
    "instructions are awaited",
    "we asked for the floor on",
    "Provisional",
  ])
    expect(ours).toContain(words);
  expect(ours).toContain("agreed ad referendum. Confirm it or object");
  expect(await inside(bbb, "/cable.docx?language=zh")).toContain("与我方有关的内容");
  for (const language of ["fr", "es", "ru", "ar"])
    expect((await bbb.get(pathOf(`/cable.docx?language=${language}`))).status).toBe(200);
  expect(await inside(ccc, "/cable.docx")).toContain(PRIVATE[0]);
});

test("T36 nothing of one delegation's private matter stands in another's file", async () => {
  const files = [
    await inside(aaa, "/cable.docx"),
    await inside(bbb, "/cable.docx"),
    await inside(bbb, "/record.docx"),
    await inside(lead, "/record.docx"),
    JSON.stringify(await view(bbb)),
    JSON.stringify(await view(lead)),
  ];
  for (const file of files) expect(file).not.toContain("HOSTILE");
  const own = await inside(ccc, "/cable.docx");
  expect(own).toContain(PRIVATE[1]);
  expect(own).toContain(PRIVATE[2]);
});

test("T36 a cable is its delegation's alone: no office takes one", async () => {
  for (const who of ["chair", "secretariat", "space"]) {
    const answer = await (await site.person(who)).get(pathOf("/cable.docx"));
    expect(answer.status, who).toBe(403);
  }
});

test("T35 T36 after the gavel the papers tell the end, and not what came later", async () => {
  await ofForum(lead, { type: "closeMeeting", meetingId, conclusion: "" });
  const closed = linesOf(await view(aaa));
  expect(closed.join("\n")).not.toContain("still open");
  const cable = await inside(bbb, "/cable.docx");
  expect(cable).not.toContain("Provisional");
  const later = clauses[3]!;
  await must(lead, {
    type: "markClause",
    clauseId: later.id,
    hash: later.hash,
    tier: "ad-referendum",
    reason: "later",
  });
  expect(linesOf(await view(aaa))).toEqual(closed);
  const first = await bbb.get(pathOf("/cable.docx"));
  const second = await bbb.get(pathOf("/cable.docx"));
  expect(Buffer.from(await first.arrayBuffer())).toEqual(Buffer.from(await second.arrayBuffer()));
});

test("T37 the lead writes the narrative until the record is approved, and nobody overwrites another", async () => {
  const edit = async (who: TestPerson, text: string, seq: number): Promise<number> =>
    (await who.post("/api/forum/commands", { type: "editNarrative", meetingId, text, seq })).status;
  expect(await edit(aaa, "AAA writes", 0)).toBe(403);
  expect(await edit(lead, "The group met.", 0)).toBe(200);
  // Somebody else wrote meanwhile: it is read again first.
  expect(await edit(await site.person("secretariat"), "Otherwise.", 0)).toBe(409);
  const { versions } = await view(aaa);
  expect(versions).toMatchObject([{ office: "lead", text: "The group met." }]);
  expect(await edit(await site.person("secretariat"), "The group met twice.", versions.at(-1)!.seq)).toBe(
    200,
  );
  const told = await view(aaa);
  expect(told.versions.map(({ office }) => office)).toEqual(["lead", "secretariat"]);
  expect(linesOf(told).join("\n")).toContain("Last changed by the Secretariat");
  expect(await inside(bbb, "/record.docx")).toContain("The group met twice.");
  const chair = await site.person("chair");
  const report = await (await chair.get("/api/report")).text();
  expect(report).toContain("3rd meeting: The group met twice.");
  await ofForum(lead, { type: "approveRecord", meetingId });
  expect((await view(aaa)).approvedAt).not.toBeNull();
  expect(await edit(lead, "Too late.", told.versions.at(-1)!.seq)).toBe(409);
});

test("T35 H8 the report tells a meeting's work with its record's figures", async () => {
  const chair = await site.person("chair");
  const told = linesOf(await view(aaa)).join("\n");
  const [figures] = /0 paragraphs agreed, 1 agreed ad referendum.*?not taken up/u.exec(told)!;
  const all = [...figures.matchAll(/\d+/gu)].reduce((sum, [n]) => sum + Number(n), 0);
  const kinds = (await lead.opinion(space)).clauses.map(({ kind }) => kind);
  expect(all).toBe(kinds.filter((kind) => isCounted(kind as Kind)).length);
  const inFile = async (form: string, language = "en"): Promise<string> => {
    const answer = await chair.get(`/api/report.${form}?language=${language}`);
    expect(answer.status, form).toBe(200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const parts = form === "docx" ? Object.values(unzipSync(bytes)) : [bytes];
    return parts.map((part) => strFromU8(part).replaceAll(/<[^>]+>/gu, "")).join("\n");
  };
  for (const form of ["docx", "html", "akn.xml"]) {
    const file = await inFile(form);
    for (const words of ["Work of 3rd meeting", figures, "Remaining: objections: 1 (BBB", "(Geneva, UTC"])
      expect(file, `${form}: ${words}`).toContain(words);
  }
  expect(await inFile("html", "zh")).toContain("未审议");
});
