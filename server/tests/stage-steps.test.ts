import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyStream } from "../command-line/verify.ts";
import { type Answer, openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

/** From drafting to adoption over an objection, on a real server: refused with names, answered, then adopted. */
let site: TestSite;
let chair: TestPerson, lead: TestPerson, aaa: TestPerson, bbb: TestPerson;
let id: string;

beforeAll(async () => {
  site = await openTestSite();
  [chair, lead, aaa, bbb] = (await Promise.all(
    ["chair", "space", "AAA", "BBB"].map((who) => site.person(who)),
  )) as [TestPerson, TestPerson, TestPerson, TestPerson];
  id = site.opinionOf("space");
});
afterAll(() => site.close());

type Act = Record<string, unknown> & { readonly type: string };
const done = async (who: TestPerson, act: Act): Promise<NonNullable<Answer["entries"]>> => {
  const answer = await who.ask(id, act);
  expect(answer.refusal, `${act.type}: ${answer.refusal?.message}`).toBeUndefined();
  return answer.entries!;
};
/** The refusal, after which nothing stands in the record. */
const refused = async (who: TestPerson, act: Act): Promise<NonNullable<Answer["refusal"]>> => {
  const { seq } = await aaa.opinion(id);
  const { status, refusal } = await who.ask(id, act);
  expect([status, refusal === undefined]).toEqual([409, false]);
  expect((await aaa.opinion(id)).seq).toBe(seq);
  return refusal!;
};
const paragraphs = async () => (await aaa.opinion(id)).clauses.filter(({ text }) => text !== "");
const wholeText = async () => (await paragraphs()).map(({ id: clauseId, hash }) => ({ clauseId, hash }));
const STEPS = ["agreed", "annexed", "underConsideration"] as const;
const step = (to: string, reason?: string): Act => ({ type: "advanceStage", to, ...(reason && { reason }) });

let objected: string;
/** BBB proposes to add to the paragraph, and the lead accepts: the hash of the words afterwards. */
const accepted = async (added: string): Promise<string> => {
  const found = async () => (await paragraphs()).find((one) => one.id === objected)!;
  const { hash, text } = await found();
  const proposed = { kind: "change", clauseId: objected, hash, text: `${text}, ${added}` };
  const [made] = await done(bbb, { type: "propose", ...proposed, reason: "to meet AAA" });
  const { proposalId } = made as unknown as { proposalId: string };
  const { negotiation } = (await lead.opinion(id)).record;
  const { hash: proposalHash } = negotiation.proposals.find((one) => one.id === proposalId)!.wordings.at(-1)!;
  await done(lead, { type: "acceptProposal", proposalId, hash, proposalHash });
  return (await found()).hash;
};

test("S10 with an objection standing each step is refused with its names, whatever the reason", async () => {
  objected = (await paragraphs()).find(({ kind }) => kind === "operative")!.id;
  const { hash } = (await paragraphs()).find((one) => one.id === objected)!;
  const position = { type: "takePosition", subject: { clauseId: objected }, hash };
  await done(aaa, { ...position, position: "cannotAccept", reason: "it binds States" });
  // Other words are accepted, and AAA has not answered: its objection stands in the way as before.
  const changed = await accepted("with the consent of each State");
  await done(bbb, { ...position, hash: changed, position: "reservation", reason: "its own law" });
  expect(await refused(lead, { type: "consolidate" })).toMatchObject({ reason: "mattersOpen" });
  const [base] = await done(lead, { type: "consolidate", reason: "AAA speaks on it at the next meeting" });
  expect(base).toMatchObject({ reason: "AAA speaks on it at the next meeting" });
  const named = {
    reason: "cannotAccept",
    details: { delegations: "AAA", unanswered: "AAA", clauses: objected },
  };
  for (const reason of ["", "we must go on", "the Chair decides so"])
    expect(await refused(chair, step("agreed", reason))).toMatchObject(named);
  expect(await refused(chair, { type: "agreeEnBloc", marks: await wholeText(), reason: "r" })).toMatchObject({
    reason: "cannotAccept",
    details: { delegations: "AAA" },
  });
});

test("S10 C27 no command advances a stage or agrees to the whole text over an objection", async () => {
  const marks = await wholeText();
  const others = marks.filter(({ clauseId }) => clauseId !== objected);
  const forged = marks.map((one) => (one.clauseId === objected ? { ...one, hash: marks[0]!.hash } : one));
  const bloc = (some: object, more: object = {}): Act => ({
    type: "agreeEnBloc",
    marks: some,
    reason: "r",
    ...more,
  });
  const tried: readonly Act[] = [
    ...["consolidated", "agreed", "annexed", "underConsideration", "adopted", "notAdopted"].flatMap((to) =>
      [undefined, "r", " x ", "the Chair decides so"].map((reason) => step(to, reason)),
    ),
    { ...step("agreed", "r"), of: ["AAA"] },
    { type: "batch", commands: STEPS.map((to) => step(to, "r")) },
    { type: "batch", commands: [bloc(others), step("agreed", "r")] },
    { type: "batch", commands: [step("withdrawn", "r"), step("drafting", "r"), step("agreed", "r")] },
    ...[marks, others, forged, [...marks, marks[0]], []].map((some) => bloc(some)),
    bloc(marks, { tier: "ad-referendum" }),
    bloc(marks, { pending: [{ delegationId: "AAA" }] }),
  ];
  const { seq } = await aaa.opinion(id);
  const answers = new Map<string, number>();
  // All at the same time: each person has an allowance of commands a second.
  const everybody = [chair, lead, aaa, bbb, await site.person("secretariat")];
  await Promise.all(
    everybody.map(async (who) => {
      for (const act of tried) {
        const { status, refusal } = await who.ask(id, act);
        expect([400, 403, 409], JSON.stringify(act)).toContain(status);
        answers.set(refusal!.reason, (answers.get(refusal!.reason) ?? 0) + 1);
      }
    }),
  );
  const { seq: after, stage, clauses } = await aaa.opinion(id);
  expect([after, stage]).toEqual([seq, "consolidated"]);
  expect(clauses.every(({ state }) => state === "open")).toBe(true);
  const count = [...answers.values()].reduce((sum, n) => sum + n, 0);
  console.log(`${count} attempts: ${count} refused`, Object.fromEntries(answers));
});

test("S16 once it is answered the steps need a reason; the entry has it and what was open", async () => {
  const { hash } = (await paragraphs()).find((one) => one.id === objected)!;
  const subject = { clauseId: objected };
  await done(aaa, { type: "takePosition", subject, hash, position: "reservation", reason: "noted" });
  expect(await refused(chair, step("agreed"))).toMatchObject({
    reason: "mattersOpen",
    details: { reservation: 2 },
  });
  for (const to of STEPS) {
    const [entry] = await done(chair, step(to, `the Forum decides, ${to}`));
    const open = (entry as unknown as { open: { kind: string; clauseId: string; delegationId?: string }[] })
      .open;
    expect(entry).toMatchObject({ type: "stageAdvanced", reason: `the Forum decides, ${to}` });
    expect(open).toContainEqual({ kind: "reservation", clauseId: objected, delegationId: "AAA" });
    expect(open).toContainEqual({ kind: "notAgreed", clauseId: objected });
  }
});

test("S11 C27 a text is adopted after the chair agreed to all of it in one act, as seen", async () => {
  const refusal = await refused(chair, step("adopted", "time is over"));
  expect(refusal.reason).toBe("notAgreed");
  expect(String(refusal.details?.["clauses"]).split(", ")).toContain(objected);
  // Meanwhile the Forum accepts other words for one paragraph: nothing is marked on what was seen before.
  const seen = await wholeText();
  await accepted("if they wish");
  expect(await refused(chair, { type: "agreeEnBloc", marks: seen, reason: "r" })).toMatchObject({
    reason: "wordsChanged",
    details: { clauseId: objected },
  });
  expect((await aaa.opinion(id)).clauses.every(({ state }) => state !== "agreed")).toBe(true);
  const [bloc] = await done(chair, { type: "agreeEnBloc", marks: await wholeText(), reason: "by consensus" });
  expect(bloc).toMatchObject({ type: "agreedEnBloc" });
  await done(chair, step("adopted", "by consensus"));
  expect((await aaa.opinion(id)).stage).toBe("adopted");
});

test("H4 S9 the report tells of each step over what, and why", async () => {
  const words = async (form: string): Promise<string> => {
    const bytes = new Uint8Array(await (await chair.get(`/api/report.${form}`)).arrayBuffer());
    return form === "docx" ? strFromU8(unzipSync(bytes)["word/document.xml"]!) : strFromU8(bytes);
  };
  for (const form of ["docx", "html"]) {
    const text = (await words(form)).replaceAll(/<[^>]*>/gu, "");
    expect(text).toContain("Steps forward that were taken while something was open:");
    expect(text).toContain("objections: 1 (AAA;");
    expect(text).toContain("AAA speaks on it at the next meeting");
    for (const to of STEPS) expect(text).toContain(`the Forum decides, ${to}`);
    expect(text).toContain("reservations: 2 (");
  }
});

test("M2 M9 the record verifies, and a fresh room replays it to the same", async () => {
  const before = await aaa.opinion(id);
  expect(before.record.steps?.map(({ to }) => to)).toEqual(["consolidated", ...STEPS, "adopted"]);
  expect(await verifyStream(site.concord.store, id)).toMatchObject({ bad: null });
  await site.concord.rooms.close();
  expect(await aaa.opinion(id)).toEqual(before);
});
