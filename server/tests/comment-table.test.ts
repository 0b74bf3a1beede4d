import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let lead: TestPerson, aaa: TestPerson, bbb: TestPerson;
let id: string;
beforeAll(async () => {
  site = await openTestSite();
  [lead, aaa, bbb] = (await Promise.all(["space", "AAA", "BBB"].map(site.person))) as [
    TestPerson,
    TestPerson,
    TestPerson,
  ];
  id = site.opinionOf("space");
});
afterAll(() => site.close());

const done = async (who: TestPerson, act: Record<string, unknown>): Promise<Record<string, unknown>> => {
  const { entries, refusal } = await who.ask(id, act);
  expect(refusal, JSON.stringify([act, refusal])).toBeUndefined();
  return entries![0] as unknown as Record<string, unknown>;
};
const csv = async (who: TestPerson, language = "en"): Promise<string> => {
  const answer = await who.get(`/api/opinions/${id}/comments.csv?language=${language}`);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
  return answer.text();
};

test("E27 the table has what its reader may read, with each resolution and its reason", async () => {
  expect(await csv(bbb)).toMatch(/^No\.,Paragraph,/u);
  const { clauses } = await aaa.opinion(id);
  const [first, second] = clauses.filter(({ kind }) => kind === "operative") as [
    (typeof clauses)[number],
    (typeof clauses)[number],
  ];
  const on = { clauseId: first.id };
  const question = await done(aaa, { type: "comment", on, text: "=HYPERLINK(1)", readers: "room" });
  await done(bbb, { type: "replyToComment", commentId: question["commentId"], text: "It is answered here" });
  await done(aaa, { type: "resolveComment", commentId: question["commentId"] });
  await done(aaa, { type: "comment", on, text: "Ask the ministry", readers: "delegation" });
  await done(aaa, { type: "comment", on, text: "For the lead", readers: "lead" });
  const change = { type: "propose", kind: "change", reason: "clearer", language: "en" };
  const proposed = await done(bbb, {
    ...change,
    clauseId: second.id,
    hash: second.hash,
    text: `${second.text}, in time`,
  });
  await done(lead, { type: "declineProposal", proposalId: proposed["proposalId"], reason: "No support" });
  const objection = { type: "takePosition", position: "cannotAccept", reason: "It binds States", to: "room" };
  await done(bbb, { ...objection, subject: on, hash: first.hash });

  const [ofAaa, ofBbb, ofLead] = [await csv(aaa), await csv(bbb), await csv(lead)];
  const rows = (text: string): number =>
    text
      .trim()
      .split("\r\n")
      .filter((line) => /^\d+,/u.test(line)).length;
  expect([rows(ofAaa), rows(ofBbb), rows(ofLead)]).toEqual([5, 3, 4]);
  for (const text of [ofAaa, ofBbb, ofLead]) {
    expect(text).toContain("'=HYPERLINK(1)");
    for (const words of [
      "resolved, ",
      "Reply of BBB: It is answered here",
      "BBB/1",
      "declined, ",
      "No support",
    ])
      expect(text).toContain(words);
    expect(text).toContain("Cannot accept\nIt binds States");
    expect(text).toContain(second.text);
  }
  expect(ofAaa).toContain("AAA\nread by its delegation alone");
  expect([ofBbb, ofLead].some((text) => text.includes("ministry"))).toBe(false);
  expect([ofAaa, ofBbb, ofLead].map((text) => text.includes("For the lead"))).toEqual([true, false, true]);
});

test("E27 it goes out as Word and CSV in each of the six languages", async () => {
  for (const language of REPORT_LANGUAGES) {
    const heads = (await csv(bbb, language)).split("\r\n")[0]!.split(",");
    expect([heads.length, new Set(heads).size]).toEqual([9, 9]);
    const answer = await bbb.get(`/api/opinions/${id}/comments.docx?language=${language}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toContain("comments-on-opinion-4.docx");
    const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const xml = strFromU8(parts["word/document.xml"]!);
    for (const words of ["BBB/1", "No support", "It binds States"]) expect(xml).toContain(words);
    expect(xml.includes("ministry")).toBe(false);
  }
  expect((await bbb.get(`/api/opinions/${id}/comments.pdf`)).status).toBe(404);
});
