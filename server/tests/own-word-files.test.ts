import { afterAll, beforeAll, expect, test } from "vitest";
import type { WordPreview } from "../../shared/word-file/word-import.ts";
import { editWord, put, withNote } from "../testing/edit-word.ts";
import { editInOffice, hasOffice } from "../testing/office.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { run } from "../testing/word-package.ts";

/** Files that went out of a room and come back to it (rule X9). */
let site: TestSite;
let id: string;
const people = new Map<string, TestPerson>();
const as = (who: string): TestPerson => people.get(who)!;
beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  for (const who of ["AAA", "BBB", "CCC", "space"]) people.set(who, await site.person(who));
});
afterAll(() => site.close());

type Clause = OpinionAnswer["clauses"][number];
const items = async (): Promise<readonly Clause[]> =>
  (await as("space").opinion(id)).clauses.filter(({ kind }) => kind === "operative");
const done = async (who: string, command: object): Promise<Record<string, string>> => {
  const answer = await as(who).ask(id, command as never);
  if (answer.status !== 200) throw new Error(`${who}: ${JSON.stringify([command, answer])}`);
  return answer.entries![0] as unknown as Record<string, string>;
};
const exported = async (query: string): Promise<Uint8Array> =>
  new Uint8Array(await (await as("AAA").get(`/api/opinions/${id}/export.docx?${query}`)).arrayBuffer());

/** Sent by AAA, and each name said to be somebody's. */
async function previewOf(bytes: Uint8Array, whose: Readonly<Record<string, "own" | "other">> = {}) {
  const path = `/api/opinions/${id}/import`;
  const sent = await fetch(site.url + path, {
    method: "POST",
    headers: { cookie: as("AAA").cookie },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  const { number } = (await sent.json()) as { number: number };
  const authors = Object.entries(whose).map(([name, of]) => ({ name, whose: of }));
  const answer = await as("AAA").post(`${path}s/${number}/authors`, { authors });
  return { ...((await answer.json()) as WordPreview), number };
}

const tracked = (text: string): string => `<w:ins w:id="9000" w:author="Pat Person">${run(text)}</w:ins>`;
const short = ({ understood }: WordPreview) =>
  understood.proposals.map(({ kind, clauseId, text }) => [kind, clauseId, text]);

test("X9 X23 a tracked file of the room comes back with one's own edits alone", async () => {
  const [first, second, third] = await items();
  await done("space", { type: "consolidate", hash: (await as("space").opinion(id)).hash });
  const propose = (who: string, clause: Clause, more: object) =>
    done(who, { type: "propose", clauseId: clause.id, hash: clause.hash, ...more });
  const taken = await propose("CCC", first!, { kind: "change", text: `${first!.text} everywhere` });
  await done("space", {
    type: "acceptProposal",
    proposalId: taken["proposalId"],
    hash: (await items())[0]!.hash,
    proposalHash: (await as("space").opinion(id)).record.negotiation.proposals[0]?.wordings[0]?.hash,
  });
  const now = (await items()).find((one) => one.id === first!.id)!;
  await propose("BBB", now, { kind: "change", text: `${now.text} and always` });
  await propose("BBB", second!, { kind: "change", text: `${second!.text} by them` });
  await propose("CCC", second!, { kind: "change", text: `${second!.text} by others` });
  await propose("BBB", third!, { kind: "add", text: "that this be added" });

  const file = await exported("form=tracked");
  const others = { BBB: "other", CCC: "other" } as const;
  const asItWentOut = await previewOf(file, others);
  expect(short(asItWentOut)).toEqual([]);
  expect(asItWentOut.understood.not).toEqual([]);

  const edited = editWord(file, (xml) => {
    const start = (clause: Clause): string => `w:name="concord_${clause.id}"/>`;
    return put(
      put(xml, { after: start(now) }, tracked("clearly ")),
      { after: start(third!) },
      tracked("also "),
    );
  });
  const own = await previewOf(edited, { ...others, "Pat Person": "own" });
  expect(short(own)).toEqual([
    ["change", first!.id, `clearly ${now.text}`],
    ["change", third!.id, `also ${third!.text}`],
  ]);
  expect(own.understood.proposals).toMatchObject([
    { rebased: false, movedOn: false, authors: ["Pat Person"] },
    { rebased: false, movedOn: false, authors: ["Pat Person"] },
  ]);
  // Names that the file itself has are known: nobody can take them for their own.
  const all = await previewOf(edited, { BBB: "own", CCC: "own", "Pat Person": "own" });
  expect(short(all)).toEqual(short(own));
  expect(all.authors).toEqual([{ name: "Pat Person", whose: "own" }]);
  // Words within a proposal that stands beside the text are one on that proposal.
  const beside = editWord(file, (xml) => xml.replace("that this be added", "that this be added twice"));
  const added = (await as("space").opinion(id)).record.negotiation.proposals.find(
    (one) => one.kind === "add",
  )!;
  expect((await previewOf(beside)).understood).toMatchObject({
    proposals: [
      { kind: "change", on: added.id, clauseId: third!.id, text: "that this be added twice", compared: true },
    ],
    not: [],
  });
});

test.runIf(hasOffice || process.env["CONCORD_STORIES"] === "required")(
  "X9 X23 a tracked file of the room comes back from LibreOffice with what was edited alone",
  async () => {
    const file = await exported("form=tracked");
    const asItWentOut = await previewOf(await editInOffice(file, []));
    expect(asItWentOut.understood).toMatchObject({ proposals: [], comments: [], footnotes: [], not: [] });
    expect(asItWentOut.authors).toEqual([]);
    const last = (await items()).at(-1)!;
    const edited = await editInOffice(file, [
      `Replace("${last.text}", "${last.text} together")`,
      `Comment("${last.text}", "Pat Person", "with whom?")`,
    ]);
    const own = await previewOf(edited, { "Unknown Author": "own", "Pat Person": "own" });
    expect(short(own)).toEqual([["change", last.id, `${last.text} together`]]);
    expect(own.understood.not).toEqual([]);
    expect(own.understood.comments).toMatchObject([{ on: { clauseId: last.id }, text: "with whom?" }]);
  },
  120_000,
);

test("X34 words in a bilingual copy are proposed in its language under its receipt", async () => {
  const [first, second] = await items();
  const words = ["que chacun soit relié", "que les prix restent abordables"];
  const bytes = editWord(await exported("form=bilingual&language=fr"), (xml) =>
    [first!, second!].reduce(
      (one, clause, i) => put(one, { after: `w:name="concord_${clause.id}_fr"/>` }, tracked(words[i]!)),
      xml,
    ),
  );
  const preview = await previewOf(bytes, { "Pat Person": "own" });
  expect(preview.understood).toMatchObject({
    isOfThisText: true,
    filledIn: { filled: 2 },
    made: { opinion: id, baseText: 1, form: "bilingual" },
    not: [],
  });
  expect(preview.opinion).toEqual({ id, baseText: 1 });
  expect(short(preview)).toEqual([
    ["change", first!.id, words[0]],
    ["change", second!.id, words[1]],
  ]);
  const answer = await as("AAA").post(`/api/opinions/${id}/imports/${preview.number}/keep`, {
    hash: preview.hash,
    proposals: [2],
    comments: [],
    as: "proposals",
    readers: "delegation",
  });
  expect(((await answer.json()) as { entries: object[] }).entries).toMatchObject([
    {
      type: "proposalSubmitted",
      kind: "change",
      clauseId: second!.id,
      language: "fr",
      symbol: "AAA",
      received: { number: preview.number },
    },
  ]);
});

test("X12 footnotes of a file go into the text where one may type, and else become comments", async () => {
  const [first, second] = await items();
  await done("space", { type: "unlockClause", clauseId: first!.id, reason: "to go on" });
  const bytes = editWord(await exported("form=bracketed"), (xml) =>
    [first!, second!].reduce((one, clause) => {
      const mark = `w:name="concord_${clause.id}"/>`;
      return put(one, { after: mark }, `<w:r><w:footnoteReference w:id="77"/></w:r>`);
    }, xml),
  );
  const noted = withNote(bytes, "77", "As the Committee has it.");
  const preview = await previewOf(noted);
  expect(preview.understood.footnotes).toMatchObject([
    { n: 1, kind: "add", clauseId: first!.id, text: "As the Committee has it." },
    { n: 2, kind: "add", clauseId: second!.id },
  ]);
  expect(preview.footnotesClosed).toEqual([2]);
  const keep = { proposals: [], comments: [], footnotes: [1, 2], as: "proposals", readers: "delegation" };
  const answer = await as("AAA").post(`/api/opinions/${id}/imports/${preview.number}/keep`, {
    ...keep,
    hash: preview.hash,
  });
  expect(((await answer.json()) as { entries: object[] }).entries).toMatchObject([
    { type: "footnoteAdded", clauseId: first!.id, text: "As the Committee has it." },
    {
      type: "commented",
      on: { clauseId: second!.id },
      text: "ADD *) As the Committee has it.",
      to: "delegation",
    },
  ]);
  expect((await previewOf(noted)).understood.footnotes).toMatchObject([{ clauseId: second!.id }]);
});
