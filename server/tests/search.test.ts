import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { SEARCH_CHARS_MAX } from "../../shared/limits.ts";
import type { FoundPassage, SearchAnswer } from "../../shared/search/found-text.ts";
import {
  as,
  clauseId,
  closeSecrets,
  draftId,
  EARLIER,
  id,
  isDraft,
  MAY_READ,
  proposed,
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

async function search(who: Who, question: string, here?: string): Promise<SearchAnswer> {
  const answer = await as(who).post("/api/search", { question, ...(here === undefined ? {} : { here }) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as SearchAnswer;
}
const found = async (who: Who, question: string): Promise<readonly FoundPassage[]> =>
  (await search(who, question)).found;

/** Statements that are read in their places, and are no text, proposal, comment or paper. */
const NOT_SEARCHED: readonly string[] = [
  EARLIER,
  "the room was told that BBB can go along",
  "the lead alone was told what AAA cannot accept",
  "the lead parks it for this reason",
  "the question that a huddle took along",
  "what AAA reports back from the huddle",
  "the management team merges in private",
  "all watch what is merged in the open",
];

test("K24 nobody finds a word of what they may not read, whatever they ask for", async () => {
  let [asked, told] = [0, 0];
  for (const who of WHO) {
    for (const secret of SECRETS) {
      const hits = await found(who, secret);
      const isSearched = !NOT_SEARCHED.includes(secret) && !isDraft(secret);
      const may = isSearched && (MAY_READ as Readonly<Record<string, readonly Who[]>>)[secret]!.includes(who);
      expect([who, secret, hits.some(({ text }) => text.includes(secret))]).toEqual([who, secret, may]);
      asked += 1;
      told += hits.length;
    }
    // By parts of words, and by words that stand in all of them.
    for (const question of ["aaa", "draft", "the", "ask", "dr", "AAA a"]) {
      const { found: hits } = await search(who, question, id);
      const text = JSON.stringify(hits);
      for (const secret of SECRETS) {
        const may = (MAY_READ as Readonly<Record<string, readonly Who[]>>)[secret]?.includes(who) ?? false;
        if (!may || isDraft(secret))
          expect([who, question, text.includes(secret)]).toEqual([who, question, false]);
      }
      expect([who, text.includes(draftId)]).toEqual([who, false]);
      asked += 1;
    }
  }
  console.log(`${asked} questions of ${WHO.length} people, ${told} things found`);
  expect(told).toBeGreaterThan(20);
});

const HOSTILE = [
  `<img src=x onerror=alert(1)> zebra1`,
  `"}]};zebra2 ' OR 1=1 --`,
  `\\u0000 zebra3 %00 \${7*7} {{7*7}}`,
  `(zebra4+)+$ .* [^]* \\b`,
  "斑马五 zebra5 حمار",
];

test("K24 what CCC writes for itself alone is found by it as it stands, and by nobody else", async () => {
  for (const text of HOSTILE) {
    const comment = { type: "comment", on: { clauseId }, text, readers: "delegation" };
    expect((await as("CCC").ask(id, comment)).status).toBe(200);
  }
  const draft = { type: "draftProposal", kind: "change", clauseId, text: "zebra6 of CCC", as: "delegation" };
  expect((await as("CCC").ask(id, draft)).status).toBe(200);
  const questions = [...HOSTILE, "zebra", "ZEBRA4+", "斑马", "斑", "حمار", ".*", "%", "_", "\\", '"'];
  for (const who of WHO)
    for (const question of questions) {
      const hits = await found(who, question);
      const own = hits.filter(({ text }) => /zebra/u.test(text));
      if (who !== "CCC") expect([who, question, own]).toEqual([who, question, []]);
      expect([who, JSON.stringify(hits).includes("zebra6")]).toEqual([who, false]);
    }
  for (const text of HOSTILE) {
    const [hit, ...others] = await found("CCC", text);
    expect(others).toEqual([]);
    expect(hit).toMatchObject({ text, place: { kind: "comment", delegationId: "CCC", opinionId: id } });
    expect(hit!.marks).toEqual([[0, text.length]]);
  }
  expect(await found("CCC", "zebra")).toHaveLength(HOSTILE.length);
});

test("K23 a clause, a footnote, a proposal, a comment and a paper are found with their places", async () => {
  const paper = {
    type: "registerContribution",
    number: "12",
    from: { kind: "delegation", delegationId: "AAA" },
    title: "On quokkas",
    language: "en",
    receivedAt: "2025-03-01T09:30:00+01:00",
    text: "# On quokkas\n\n_considering_\n\na)\tthat the quokka needs rest;\n",
  };
  expect((await as("secretariat").post("/api/forum/commands", paper)).status).toBe(200);
  expect(await found("BBB", "the quokka needs")).toMatchObject([
    { place: { kind: "paper", number: "12", title: "On quokkas" }, text: "that the quokka needs rest;" },
  ]);
  expect(await found("BBB", "words proposed")).toMatchObject([
    { place: { kind: "proposal", proposalId: proposed, opinionId: id, isRunning: true } },
  ]);
  expect(await found("BBB", "asks the room")).toMatchObject([
    { place: { kind: "comment", delegationId: "AAA", clause: { id: clauseId, kind: "operative" } } },
  ]);
  const [clause] = await found("follower", "ICTs help");
  expect(clause).toMatchObject({ place: { kind: "clause", clauseId, opinionId: id, isFootnote: false } });
  const { text, marks } = clause!;
  expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(["ICTs help"]);
});

test("K23 the open Opinion comes first, and a question that is too long or no question is refused", async () => {
  const other = site.opinionOf("green");
  const firstOf = async (here: string) => (await search("AAA", "that", here)).found[0]!.place;
  for (const here of [id, other]) expect(await firstOf(here)).toMatchObject({ opinionId: here });
  expect((await search("AAA", "that", id)).more).toBe(true);
  expect(await found("AAA", "")).toEqual([]);
  // An id that is no Opinion's, a draft's among them, is passed over.
  expect(await firstOf(draftId)).toMatchObject({ kind: "clause" });
  for (const body of [
    { question: "x".repeat(SEARCH_CHARS_MAX + 1) },
    { question: 7 },
    { question: "that", here: "../audit" },
    { question: "that", as: "AAA" },
    {},
  ])
    expect([body, (await as("AAA").post("/api/search", body)).status]).toEqual([body, 400]);
  const long = await as("AAA").post("/api/search", { question: "that", here: "x".repeat(3_000) });
  expect(long.status).toBe(413);
});
