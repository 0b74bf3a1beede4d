import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clauseId } from "../../shared/ids.ts";
import { clauseTag } from "../../shared/word-file/clause-tag.ts";
import { accepted, rejected, wordElements, wordPart, wordsByTag } from "../testing/docx-reading.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";

let site: TestSite;
let id: string;
const people = new Map<string, TestPerson>();
const as = (who: string): TestPerson => people.get(who)!;
beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  for (const who of ["AAA", "BBB", "CCC", "space", "secretariat"]) people.set(who, await site.person(who));
});
afterAll(() => site.close());

const exported = async (query: string, who = "space") => {
  const answer = await as(who).get(`/api/opinions/${id}/export.docx${query}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, name: answer.headers.get("content-disposition"), bytes };
};

const done = async (who: string, command: Record<string, unknown>): Promise<Record<string, string>> => {
  const answer = await as(who).ask(id, command);
  if (answer.status !== 200) throw new Error(`${who}: ${JSON.stringify([command, answer])}`);
  return answer.entries![0] as unknown as Record<string, string>;
};

type Clause = OpinionAnswer["clauses"][number];
const items = async (): Promise<readonly Clause[]> =>
  (await as("space").opinion(id)).clauses.filter((one) => one.kind === "operative");

const propose = (who: string, clause: Clause, more: Record<string, unknown>) =>
  done(who, { type: "propose", clauseId: clause.id, hash: clause.hash, ...more });

const tagOf = (clause: Pick<Clause, "id">): string => clauseTag(clauseId(clause.id));

test("R11 R27 changes and proposals go out tracked by delegation, reasons as comments", async () => {
  const [first, second, third] = await items();
  const { seq } = await done("space", { type: "consolidate", hash: (await as("space").opinion(id)).hash });
  // The facilitator takes one proposal up: its words stand from now on, and are AAA's.
  const taken = await propose("AAA", first!, { kind: "change", text: `${first!.text} everywhere` });
  await done("space", {
    type: "acceptProposal",
    proposalId: taken["proposalId"],
    hash: (await items()).find((one) => one.id === first!.id)!.hash,
    proposalHash: (await as("space").opinion(id)).record.negotiation.proposals[0]?.wordings[0]?.hash,
  });
  const now = (await items()).find((one) => one.id === first!.id)!;
  expect(now.text).toBe(`${first!.text} everywhere`);
  await propose("BBB", now, { kind: "change", text: `${first!.text} anywhere`, reason: "wider" });
  await propose("AAA", second!, { kind: "change", text: `${second!.text} one` });
  await propose("CCC", second!, { kind: "change", text: `${second!.text} two` });
  await propose("CCC", third!, { kind: "delete", reason: "said above" });
  await propose("BBB", second!, { kind: "add", text: "to add this" });
  const said = await done("AAA", {
    type: "comment",
    on: { clauseId: now.id },
    text: "and where not?",
    readers: "room",
  });
  await done("BBB", { type: "replyToComment", commentId: said["commentId"], text: "nowhere" });
  await done("AAA", { type: "resolveComment", commentId: said["commentId"] });
  await done("AAA", {
    type: "comment",
    on: { clauseId: now.id },
    text: "for our own eyes",
    readers: "delegation",
  });

  const { bytes, name } = await exported("?form=tracked", "AAA");
  expect(name).toBe('attachment; filename="draft-opinion-4.tracked.docx"');
  const [yes, no] = [wordsByTag(bytes, accepted), wordsByTag(bytes, rejected)];
  expect([yes.get(tagOf(now)), no.get(tagOf(now))]).toEqual([`${first!.text} anywhere`, first!.text]);
  expect([yes.get(tagOf(second!)), no.get(tagOf(second!))]).toEqual([second!.text, second!.text]);
  expect([yes.get(tagOf(third!)), no.get(tagOf(third!))]).toEqual(["", third!.text]);
  const own = [...yes].filter(([tag]) => tag.startsWith("concord-proposal-")).map(([, words]) => words);
  expect(own).toEqual([`${second!.text} one`, `${second!.text} two`, "to add this"]);

  const body = wordPart(bytes, "word/document.xml")!;
  const authors = (name: string): readonly (string | null)[] => [
    ...new Set(wordElements(body, name).map((one) => one.getAttribute("w:author"))),
  ];
  expect(authors("w:ins")).toEqual(expect.arrayContaining(["AAA", "BBB", "CCC"]));
  expect(authors("w:ins")).toHaveLength(3);
  // BBB would strike AAA's insertion: both stand on the same words.
  expect(wordElements(body, "w:del").filter((one) => one.parentElement?.nodeName === "w:ins")).toHaveLength(
    1,
  );
  const entries = (await (await as("AAA").get(`/api/opinions/${id}/minutes?after=${seq}`)).json()) as {
    entries: { at: number; type: string }[];
  };
  const accept = entries.entries.find(({ type }) => type === "proposalAccepted")!;
  const [put] = wordElements(body, "w:ins").filter((one) => one.getAttribute("w:author") === "AAA");
  expect(put!.getAttribute("w:date")).toBe(new Date(accept.at).toISOString().replace(/\.\d+Z$/, "Z"));

  const comments = wordElements(wordPart(bytes, "word/comments.xml")!, "w:comment");
  expect(comments.map((one) => `${one.getAttribute("w:author")}: ${one.textContent}`)).toEqual([
    "AAA: and where not?",
    "BBB: nowhere",
    "BBB: BBB/1: change. wider",
    "AAA: AAA/2: change",
    "CCC: CCC/1: change",
    "BBB: BBB/2: add",
    "CCC: CCC/2: delete. said above",
  ]);
  const [thread] = wordElements(wordPart(bytes, "word/commentsExtended.xml")!, "w15:commentEx");
  expect(thread!.getAttribute("w15:done")).toBe("1");
}, 60_000);

test("R28 no person is named in a Word file, and what was said to some is in nobody's", async () => {
  const names = (await as("secretariat").forum()).people
    .map(({ name }) => name)
    .filter((name) => name.length > 3);
  expect(names.length).toBeGreaterThan(3);
  for (const who of people.keys())
    for (const form of ["bracketed", "clean", "tracked", "bilingual&language=fr"]) {
      const { bytes } = await exported(`?form=${form}`, who);
      const all = Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join("\n");
      for (const hidden of [...names, "for our own eyes"]) expect(all.includes(hidden), hidden).toBe(false);
    }
}, 60_000);

test("R8 the same record gives the same Word file in every form", async () => {
  for (const form of ["clean", "tracked", "bilingual&language=ar"]) {
    const first = await exported(`?form=${form}`);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const again = await exported(`?form=${form}`);
    expect([form, Buffer.from(again.bytes).equals(Buffer.from(first.bytes))]).toEqual([form, true]);
  }
}, 60_000);

test("R13 a bilingual copy has the base text's words, whatever is typed since, and its language", async () => {
  const base = (await as("space").opinion(id)).record.baseTexts.at(-1)!;
  const { bytes, name } = await exported("?form=bilingual&language=zh");
  expect(name).toContain("draft-opinion-4.bilingual-zh.docx");
  expect(name).toContain(encodeURIComponent("双语本-zh.docx"));
  const words = wordsByTag(bytes);
  for (const { id: clause, text } of base.clauses) expect(words.get(clauseTag(clause))).toBe(text);
  const properties = wordElements(wordPart(bytes, "docProps/custom.xml")!, "property");
  expect(properties.slice(0, 4).map((one) => one.textContent)).toEqual([id, "1", base.hash, "bilingual"]);
});

test("R6 another form, or a bilingual copy without a language, is refused with a sentence", async () => {
  for (const [query, status, reason] of [
    ["?form=marked", 404, "notBuilt"],
    ["?form=bilingual", 400, "unreadable"],
    ["?form=bilingual&language=xx", 400, "unreadable"],
    ["?form=tracked&at=999999", 404, "noSuchPlace"],
  ] as const) {
    const { status: answered, bytes } = await exported(query);
    expect([query, answered, JSON.parse(new TextDecoder().decode(bytes))]).toMatchObject([
      query,
      status,
      { refusal: { reason } },
    ]);
  }
});
