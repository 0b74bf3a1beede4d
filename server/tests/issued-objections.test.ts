import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReportView } from "../../shared/report/report-view.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

/** Reads objections, text sent forward and stages in the files of an issued report. */
let site: TestSite;
let chair: TestPerson,
  space: TestPerson,
  green: TestPerson,
  aaa: TestPerson,
  bbb: TestPerson,
  ccc: TestPerson;

beforeAll(async () => {
  site = await openTestSite();
  [chair, space, green, aaa, bbb, ccc] = (await Promise.all(
    ["chair", "space", "green", "AAA", "BBB", "CCC"].map((who) => site.person(who)),
  )) as [TestPerson, TestPerson, TestPerson, TestPerson, TestPerson, TestPerson];
});
afterAll(() => site.close());

type Act = Record<string, unknown> & { readonly type: string };
const done = async (who: TestPerson, id: string, act: Act) => {
  const answer = await who.ask(id, act);
  expect(answer.refusal, `${act.type}: ${answer.refusal?.message}`).toBeUndefined();
  return answer.entries!;
};
const operative = async (id: string, n: number) =>
  (await aaa.opinion(id)).clauses.filter(({ kind }) => kind === "operative")[n]!;

type Says = {
  readonly who: TestPerson;
  readonly n: number;
  readonly position: string;
  readonly reason: string;
};
const says = async (id: string, { who, n, position, reason }: Says): Promise<void> => {
  const { id: clauseId, hash } = await operative(id, n);
  await done(who, id, { type: "takePosition", subject: { clauseId }, hash, position, reason });
};

const look = async (who: TestPerson): Promise<ReportView> =>
  (await (await who.get("/api/report")).json()) as ReportView;
const forum = async (command: object): Promise<void> => {
  const answer = await chair.post("/api/forum/commands", command);
  expect(answer.status, JSON.stringify(await answer.clone().json())).toBe(200);
};
const edit = async (more: object): Promise<void> =>
  forum({ type: "editReport", hash: (await look(chair)).preparing!.fieldsHash, ...more });
/** Issues what stands, and gives the words of each file as a delegation downloads it. */
const issued = async (): Promise<ReadonlyMap<string, string>> => {
  await forum({ type: "issueReport", hash: (await look(chair)).preparing!.hash });
  const { issue } = (await look(bbb)).out.at(-1)!;
  const texts = new Map<string, string>();
  for (const form of ["docx", "html"]) {
    const file = await bbb.get(`/api/report/issued/${issue.id}/report.${form}`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const markup = form === "docx" ? strFromU8(unzipSync(bytes)["word/document.xml"]!) : strFromU8(bytes);
    texts.set(form, markup.replaceAll(/<[^>]*>/gu, ""));
  }
  return texts;
};

const TOLD = [
  "AAA could not accept the text of",
  "not answered yet: “it binds States”",
  "BBB cannot accept: “it costs too much”",
  "goes forward though BBB cannot accept: “the Forum shall see both”",
  "CCC speaks next",
  "the Forum decides, agreed",
  "the Forum decides, annexed",
];

test("C20 S9 C16 an issued report names objections, text sent forward and the reasons of stages", async () => {
  const [one, other] = [site.opinionOf("space"), site.opinionOf("green")];
  await says(one, { who: aaa, n: 0, position: "cannotAccept", reason: "it binds States" });
  const { id: clauseId, hash, text } = await operative(one, 0);
  const change = { kind: "change", clauseId, hash, text: `${text}, if they wish`, reason: "to meet AAA" };
  const [made] = await done(ccc, one, { type: "propose", ...change });
  const { proposalId } = made as unknown as { proposalId: string };
  const { proposals } = (await space.opinion(one)).record.negotiation;
  const { hash: proposalHash } = proposals.find(({ id }) => id === proposalId)!.wordings.at(-1)!;
  await done(space, one, { type: "acceptProposal", proposalId, hash, proposalHash });
  await says(one, { who: bbb, n: 1, position: "cannotAccept", reason: "it costs too much" });
  const sent = await operative(one, 1);
  await done(space, one, {
    type: "sendForward",
    clauseId: sent.id,
    hash: sent.hash,
    reason: "the Forum shall see both",
  });
  await done(space, one, { type: "consolidate", reason: "CCC speaks next" });
  await says(other, { who: ccc, n: 0, position: "reservation", reason: "its own law" });
  await done(green, other, { type: "consolidate" });
  for (const to of ["agreed", "annexed"])
    await done(chair, other, { type: "advanceStage", to, reason: `the Forum decides, ${to}` });

  const { notReady } = (await look(chair)).preparing!;
  expect(notReady.find(({ opinionId }) => opinionId === one)?.what).toContainEqual({
    kind: "cannotAccept",
    delegations: ["AAA", "BBB"],
  });
  for (const [form, words] of await issued()) for (const told of TOLD) expect(words, form).toContain(told);
});

test("H3 a report that names nobody tells the same without a symbol", async () => {
  await edit({ naming: "nobody", revision: { kind: "Rev", n: 1 } });
  for (const [form, words] of await issued()) {
    for (const told of TOLD) {
      const unnamed = told.replaceAll(/\b(?:AAA|BBB|CCC)\b/gu, "‹delegation›");
      expect(words, form).toContain(unnamed);
    }
    expect(words.match(/\b(?:AAA|BBB|CCC)\b/gu), form).toBeNull();
  }
});

test("H11 later answers are in the next report and change no issued one", async () => {
  const one = site.opinionOf("space");
  const { issue } = (await look(bbb)).out[0]!;
  const path = `/api/report/issued/${issue.id}/report.docx`;
  const before = Buffer.from(await (await aaa.get(path)).arrayBuffer());
  await says(one, { who: aaa, n: 0, position: "canAccept", reason: "it was met" });
  await says(one, { who: bbb, n: 1, position: "reservation", reason: "noted" });
  await done(chair, one, { type: "advanceStage", to: "agreed", reason: "all were heard" });
  expect(Buffer.from(await (await aaa.get(path)).arrayBuffer()).equals(before)).toBe(true);
  await edit({ naming: "delegations", revision: { kind: "Rev", n: 2 } });
  for (const [form, words] of await issued()) {
    expect(words, form).toContain("all were heard");
    expect(words, form).not.toContain("AAA could not accept the text of");
    // Open matters of an earlier step stay told as they were.
    expect(words, form).toContain("objections: 2 (AAA, BBB;");
  }
});
