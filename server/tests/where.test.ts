import { afterAll, beforeAll, expect, test } from "vitest";
import { WHERE_DOCX_SENTENCES_MAX } from "../../shared/file-limits.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

/** A delegation's page to send home: where its papers and proposals went. */
let site: TestSite;
let lead: TestPerson;
let secretariat: TestPerson;
let aaa: TestPerson;
let bbb: TestPerson;
let ccc: TestPerson;
let space: string;

beforeAll(async () => {
  site = await openTestSite();
  space = site.opinionOf("space");
  [lead, secretariat, aaa, bbb, ccc] = [
    await site.person("space"),
    await site.person("secretariat"),
    await site.person("AAA"),
    await site.person("BBB"),
    await site.person("CCC"),
  ];
  const register = async (number: string, from: object, text: string): Promise<void> => {
    const answer = await secretariat.post("/api/forum/commands", {
      type: "registerContribution",
      number,
      from,
      title: "On lamps",
      language: "en",
      receivedAt: new Date(site.concord.clock.now() - 60_000).toISOString(),
      text,
    });
    expect(answer.status).toBe(200);
  };
  await register("1", { kind: "delegation", delegationId: "AAA" }, "=that lamps be lit by night.");
  await register(
    "2",
    { kind: "group", symbol: "XXP", members: ["BBB", "CCC"] },
    "that quays be swept by day.",
  );
  const after = (await lead.opinion(space)).clauses.findLast(({ kind }) => kind === "recital")!.id;
  const add = { type: "addClause", after, kind: "recital", text: "that lamps be lit by night" };
  expect((await lead.ask(space, add)).refusal).toBeUndefined();
});
afterAll(() => site.close());

const home = async (who: TestPerson, form = "txt", language = "en"): Promise<string> => {
  const answer = await who.get(`/api/where.${form}?language=${language}`);
  expect(answer.status).toBe(200);
  return answer.text();
};

test("U21 each delegation takes home where its papers went, also those of a group that it is in", async () => {
  const ours = await home(aaa);
  expect(ours).toContain("What happened to the proposals of AAA");
  expect(ours).toContain("Contribution 1: On lamps");
  expect(ours).toMatch(/that lamps be lit by night\.”\n\s+kept\n\s+Opinion 4, /u);
  expect(ours).not.toContain("quays");
  for (const member of [bbb, ccc]) {
    const theirs = await home(member);
    expect(theirs).toContain("Contribution 2: On lamps");
    expect(theirs).toMatch(/quays be swept by day\.”\n\s+not reflected\n\s+no merge gives a reason/u);
    expect(theirs).not.toContain("lamps be lit");
  }
  expect(await home(aaa, "txt", "zh")).toContain("AAA提案的结果");
});

test("U21 who joined a proposal takes it home too, with what became of it", async () => {
  const clause = (await bbb.opinion(space)).clauses.find(
    ({ kind, locked }) => kind === "operative" && !locked,
  )!;
  const proposed = await bbb.ask(space, {
    type: "propose",
    kind: "change",
    clauseId: clause.id,
    hash: clause.hash,
    text: "that ferries leave on time",
  });
  expect(proposed.refusal).toBeUndefined();
  const { proposalId } = proposed.entries![0] as unknown as { readonly proposalId: string };
  const asking = { type: "askCoSponsor", proposalId, delegationId: "AAA" };
  expect((await bbb.ask(space, asking)).refusal).toBeUndefined();
  expect(await home(aaa)).not.toContain("ferries");
  const { proposals } = (await aaa.opinion(space)).record.negotiation;
  const { hash } = proposals.find(({ id }) => id === proposalId)!.wordings[0];
  expect(
    (await aaa.ask(space, { type: "answerCoSponsor", proposalId, joins: true, hash })).refusal,
  ).toBeUndefined();
  const running = await home(aaa);
  expect(running).toMatch(/Proposal BBB\/1: not decided\n\s+“that ferries leave on time”\n\s+not decided\n/u);
  expect(running.split("BBB/1")[1]).not.toContain("reworded");
  expect(await home(aaa, "csv")).toMatch(/"that ferries leave on time","not decided\n/u);
  expect(await home(aaa, "txt", "zh")).toMatch(/ferries leave on time”\n\s+尚未决定\n/u);
  expect(await home(aaa, "csv", "zh")).toContain("尚未决定");
  const decline = { type: "declineProposal", proposalId, reason: "the ports are full" };
  expect((await lead.ask(space, decline)).refusal).toBeUndefined();
  for (const who of [aaa, bbb]) {
    const told = await home(who);
    expect(told).toContain("Proposal BBB/1: declined");
    expect(told).toMatch(/not reflected\n\s+the ports are full/u);
  }
  expect(await home(ccc)).not.toContain("ferries");
});

test("U21 it goes out as CSV in which no cell is a formula, and as Word", async () => {
  const lines = (await home(aaa, "csv")).split("\r\n");
  expect(lines[1]).toMatch(/^"Contribution 1: On lamps","'=that lamps be lit by night\.","kept\nOpinion 4/u);
  const word = await (await aaa.get("/api/where.docx?language=en")).arrayBuffer();
  const said = wordFileOf(new Uint8Array(word)).paragraphs.map(({ runs }) =>
    runs.map(({ text }) => text).join(""),
  );
  expect(said).toContain("What happened to the proposals of AAA");
  expect(said).toContain("kept");
  expect((await aaa.get("/api/where.odt")).status).toBe(404);
});

test("U21 M6 a shelf of papers goes out as text and CSV, and as Word within a limit", async () => {
  const text = Array.from({ length: WHERE_DOCX_SENTENCES_MAX + 1 }, (_, n) => `Lamp ${n} is lit.`).join("\n");
  const registered = await secretariat.post("/api/forum/commands", {
    type: "registerContribution",
    number: "9",
    from: { kind: "delegation", delegationId: "DDD" },
    title: "On all lamps",
    language: "en",
    receivedAt: new Date(site.concord.clock.now() - 60_000).toISOString(),
    text,
  });
  expect(registered.status).toBe(200);
  const ddd = await site.person("DDD");
  const refused = await ddd.get("/api/where.docx");
  expect(refused.status).toBe(413);
  expect(await refused.json()).toMatchObject({ refusal: { reason: "tooLarge" } });
  expect(await home(ddd, "csv")).toContain(`Lamp ${WHERE_DOCX_SENTENCES_MAX} is lit.`);
  expect((await aaa.get("/api/where.docx")).status).toBe(200);
});
