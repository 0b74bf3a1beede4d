import { afterAll, beforeAll, expect, test } from "vitest";
import { strFromU8, unzipSync } from "fflate";
import type { Chained } from "../../shared/people/readers.ts";
import type { Contribution, ListedContribution } from "../../shared/negotiation/contribution.ts";
import { firstBrokenEntry, GENESIS } from "../../shared/events/chain.ts";
import { CONTRIBUTION_BYTES_MAX, EVENT_LOG_PAGE_BYTES } from "../../shared/limits.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let [secretariat, chair, aaa, bbb]: TestPerson[] = [];
let space: string;

beforeAll(async () => {
  site = await openTestSite();
  [secretariat, chair, aaa, bbb] = [
    await site.person("secretariat"),
    await site.person("chair"),
    await site.person("AAA"),
    await site.person("BBB"),
  ];
  space = site.opinionOf("space");
});
afterAll(() => site.close());

const send = async (who: TestPerson | undefined, command: object) => {
  const response = await who!.post("/api/forum/commands", command);
  const body = (await response.json()) as { readonly refusal?: { readonly reason: string } };
  return body.refusal?.reason ?? response.status;
};
const list = async (who: TestPerson | undefined) =>
  (await (await who!.get("/api/forum/contributions")).json()) as {
    readonly seq: number;
    readonly contributions: readonly ListedContribution[];
  };
const TEXT =
  "# On lamps\n\n_considering_\n\na)\tthat lamps are lit. Ships see them;\n\n1\tto light a lamp\nat night.\n";
const RECEIVED = "2025-03-01T09:30:00+01:00";
const paper = (more: object = {}) => ({
  type: "registerContribution",
  number: "12",
  from: { kind: "delegation", delegationId: "AAA" },
  title: "On lamps",
  language: "en",
  receivedAt: RECEIVED,
  text: TEXT,
  ...more,
});

test("F1 F9 the secretariat alone registers papers; everybody reads them, in the list and whole", async () => {
  expect(await list(aaa)).toEqual({ seq: 0, contributions: [] });
  for (const who of [chair, aaa]) expect(await send(who, paper())).toBe("notYourRole");
  expect(await send(secretariat, paper())).toBe(200);
  const { seq, contributions } = await list(bbb);
  expect((await bbb!.forum()).contributionsSeq).toBe(seq);
  const [first] = contributions;
  expect(first).toEqual({
    id: expect.any(String),
    number: "12",
    from: { kind: "delegation", delegationId: "AAA" },
    title: "On lamps",
    language: "en",
    receivedAt: Date.parse(RECEIVED),
    at: expect.any(Number),
    by: expect.any(String),
    paragraphCount: 4,
    files: [],
    former: [],
    additions: [],
    withdrawn: null,
    proposals: [],
  });
  const whole = (await (await bbb!.get(`/api/forum/contributions/${first!.id}`)).json()) as Contribution;
  expect(whole.paragraphs).toEqual([
    "On lamps",
    "considering",
    "that lamps are lit. Ships see them;",
    "to light a lamp at night.",
  ]);
  expect((await bbb!.get("/api/forum/contributions/none")).status).toBe(404);
  expect((await fetch(`${site.url}/api/forum/contributions`)).status).toBe(401);
  const { entries } = (await (await aaa!.get("/api/forum/minutes")).json()) as {
    readonly entries: readonly { readonly type: string }[];
  };
  expect(entries.at(-1)?.type).toBe("contributionRegistered");
});

test("F1 F2 F9 what is no number, comes from nobody, lies ahead, is taken or too long is refused", async () => {
  const refused = (more: object) => send(secretariat, paper({ number: "20", ...more }));
  expect(await refused({ number: "12/3" })).toBe("unreadable");
  expect(await refused({ number: "12" })).toBe("numberTaken");
  expect(await refused({ from: { kind: "delegation", delegationId: "ZZZZ" } })).toBe("noSuchDelegation");
  expect(await refused({ receivedAt: new Date(Date.now() + 60_000).toISOString() })).toBe("notReceivedYet");
  expect(await refused({ text: "\n\n" })).toBe("emptyWords");
  expect(await refused({ text: "é".repeat(CONTRIBUTION_BYTES_MAX / 2 + 1) })).toBe("tooLong");
  expect((await list(aaa)).contributions).toHaveLength(1);
});

test("F3 F4 F5 proposals stand under their paper's number in record, list and report", async () => {
  const [first] = (await list(aaa)).contributions;
  const clause = (await aaa!.opinion(space)).clauses.find(({ kind }) => kind === "operative")!;
  const propose = (who: TestPerson, more: object) =>
    who.ask(space, {
      type: "propose",
      kind: "change",
      clauseId: clause.id,
      hash: clause.hash,
      text: "to light a lamp",
      ...more,
    });
  expect((await propose(aaa!, { contributionId: first!.id })).status).toBe(200);
  expect((await propose(bbb!, { contributionId: first!.id })).refusal?.reason).toBe("notItsContribution");
  const said = (await aaa!.opinion(space)).record.negotiation.proposals[0]!;
  expect([said.serial, said.contribution]).toEqual([1, { id: first!.id, number: "12" }]);
  const linked = { opinionId: space, proposalId: said.id, label: "AAA/12/1", stale: false };
  expect((await list(bbb)).contributions[0]?.proposals).toEqual([linked]);

  const edit = {
    type: "editContribution",
    contributionId: first!.id,
    number: "12(Rev.1)",
    title: "On lamps",
  };
  expect(await send(aaa, edit)).toBe("notYourRole");
  expect(await send(secretariat, edit)).toBe(200);
  expect((await list(bbb)).contributions[0]?.proposals).toEqual([{ ...linked, stale: true }]);
  const again = { type: "assignProposals", contributionId: first!.id, proposals: [said.id] };
  expect((await secretariat!.ask(space, again)).status).toBe(200);
  const now = { ...linked, label: "AAA/12(Rev.1)/1" };
  expect((await list(bbb)).contributions[0]?.proposals).toEqual([now]);

  const docx = new Uint8Array(await (await chair!.get("/api/report.docx")).arrayBuffer());
  const text = strFromU8(unzipSync(docx)["word/document.xml"]!).replaceAll(/<[^>]+>/g, "");
  expect(text).toContain("12(Rev.1): On lamps; AAA; received 1 March 2025; proposals AAA/12(Rev.1)/1");
});

test("F7 a revision has its own number; the former text stays, and no paper takes its number", async () => {
  const [first] = (await list(aaa)).contributions;
  const revise = (more: object = {}) => ({
    type: "reviseContribution",
    contributionId: first!.id,
    number: "12(Rev.2)",
    title: "On brighter lamps",
    language: "en",
    receivedAt: RECEIVED,
    text: "that lamps are bright",
    ...more,
  });
  for (const who of [aaa, chair]) expect(await send(who, revise())).toBe("notYourRole");
  expect(await send(secretariat, revise({ number: first!.number }))).toBe("numberTaken");
  expect(await send(secretariat, revise({ receivedAt: "2999-01-01T00:00:00Z" }))).toBe("notReceivedYet");
  expect(await send(secretariat, revise({ text: " \n" }))).toBe("emptyWords");
  const whole = async (): Promise<Contribution> =>
    (await (await bbb!.get(`/api/forum/contributions/${first!.id}`)).json()) as Contribution;
  const before = await whole();
  expect(await send(secretariat, revise())).toBe(200);
  const { number, title, paragraphs, former, withdrawn } = await whole();
  expect({ number, title, paragraphs, withdrawn }).toEqual({
    number: "12(Rev.2)",
    title: "On brighter lamps",
    paragraphs: ["that lamps are bright"],
    withdrawn: null,
  });
  const { former: _none, additions: _added, withdrawn: _no, id: _id, from: _from, ...asItWas } = before;
  expect(former).toEqual([asItWas]);
  const [listed] = (await list(bbb)).contributions;
  expect(listed).toMatchObject({ paragraphCount: 1, former: [{ number: before.number, paragraphCount: 4 }] });
  expect(await send(secretariat, paper({ number: before.number }))).toBe("numberTaken");
  // Its proposals are told to stand under the former number, until it is said anew where they belong (rule F4).
  expect(listed!.proposals.map(({ stale }) => stale)).toEqual([true]);
});

test("F6 F10 a delegation, or the secretariat for it, withdraws a paper, which stays readable", async () => {
  const [first] = (await list(aaa)).contributions;
  const withdraw = (more: object = {}) => ({
    type: "withdrawContribution",
    contributionId: first!.id,
    ...more,
  });
  expect(await send(bbb, withdraw())).toBe("notProponent");
  expect(await send(chair, withdraw())).toBe("notProponent");
  expect(await send(secretariat, withdraw())).toBe("notYourRole");
  expect(
    await send(secretariat, withdraw({ contributionId: `01${"Z".repeat(24)}`, word: "by letter" })),
  ).toBe("noSuchContribution");
  expect(await send(aaa, withdraw({ reason: "merged into another" }))).toBe(200);
  expect(await send(aaa, withdraw())).toBe("contributionWithdrawn");
  const [told] = (await list(bbb)).contributions;
  expect(told).toMatchObject({
    number: "12(Rev.2)",
    paragraphCount: 1,
    proposals: first!.proposals,
    withdrawn: { reason: "merged into another", onWordOf: null },
  });
  expect(await send(secretariat, paper({ number: "12(Rev.2)" }))).toBe("numberTaken");
  const edit = { type: "editContribution", contributionId: first!.id, number: "14", title: "x" };
  expect(await send(secretariat, edit)).toBe("contributionWithdrawn");
  const proposals = first!.proposals.map(({ proposalId }) => proposalId);
  const again = { type: "assignProposals", contributionId: first!.id, proposals };
  expect((await secretariat!.ask(space, again)).refusal?.reason).toBe("contributionWithdrawn");
  const { mergeId } = (await chair!.ask(space, { type: "openMerge", openness: "open" }))
    .entries![0] as unknown as { mergeId: string };
  const from = { kind: "contribution", contributionId: first!.id };
  expect((await chair!.ask(space, { type: "takeMergeInput", mergeId, from })).refusal?.reason).toBe(
    "contributionWithdrawn",
  );

  await send(
    secretariat,
    paper({ number: "15", from: { kind: "group", symbol: "TWO", members: ["AAA", "BBB"] } }),
  );
  const group = (await list(aaa)).contributions.at(-1)!;
  const its = { type: "withdrawContribution", contributionId: group.id };
  expect(await send(aaa, its)).toBe("notProponent");
  expect(await send(secretariat, { ...its, word: "BBB by letter of 3 March" })).toBe(200);
  expect((await list(aaa)).contributions.at(-1)!.withdrawn).toMatchObject({
    onWordOf: "BBB by letter of 3 March",
  });
});

test("M6 the event log of long papers comes in pages of about 1 MB, none lost, each chained", async () => {
  const text = Array.from({ length: 13_000 }, (_, n) => `that lamp ${n} is lit anew`).join("\n");
  for (const number of ["L1", "L2", "L3", "L4", "L5", "L6"])
    expect(await send(secretariat, paper({ number, text }))).toBe(200);
  const entries: Chained[] = [];
  const sizes: number[] = [];
  for (let more = true; more;) {
    const answer = await (await aaa!.get(`/api/forum/minutes?after=${entries.at(-1)?.seq ?? 0}`)).text();
    const page = JSON.parse(answer) as { entries: Chained[]; more: boolean };
    sizes.push(answer.length);
    entries.push(...page.entries);
    more = page.more;
  }
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.max(...sizes)).toBeLessThan(EVENT_LOG_PAGE_BYTES + CONTRIBUTION_BYTES_MAX * 2);
  expect(firstBrokenEntry(entries as never, GENESIS)).toBeNull();
  expect(entries.at(-1)?.seq).toBe((await aaa!.forum()).seq);
});
