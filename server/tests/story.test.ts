import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Answer,
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { verifyStream } from "../command-line/verify.ts";

/** One Opinion from its first clause to its adoption, every command asked over HTTP by whom it belongs to. */
let site: TestSite;
let [chair, facilitator, aaa, bbb]: TestPerson[] = [];
let id: string;

beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  [chair, facilitator] = [await site.person("chair"), await site.person("space")];
  [aaa, bbb] = [await site.person("AAA"), await site.person("BBB")];
});
afterAll(() => site.close());

type Act = Record<string, unknown> & { readonly type: string };
const done = async (person: TestPerson | undefined, act: Act): Promise<NonNullable<Answer["entries"]>> => {
  const answer = await person!.ask(id, act);
  expect(answer.refusal, `${act.type}: ${answer.refusal?.message}`).toBeUndefined();
  expect(answer.status).toBe(200);
  return answer.entries!;
};
const refused = async (person: TestPerson | undefined, act: Act): Promise<string> => {
  const { seq } = await aaa!.opinion(id);
  const answer = await person!.ask(id, act);
  expect((await aaa!.opinion(id)).seq).toBe(seq);
  return `${answer.status} ${answer.refusal?.reason}`;
};
const clause = async (clauseId: string): Promise<OpinionAnswer["clauses"][number]> => {
  const found = (await aaa!.opinion(id)).clauses.find((one) => one.id === clauseId);
  if (found === undefined) throw new Error(`no clause ${clauseId}`);
  return found;
};
const texts = async (...ids: readonly string[]): Promise<readonly string[]> =>
  (await aaa!.opinion(id)).clauses.filter((one) => ids.includes(one.id)).map((one) => one.text);

let [item, second]: string[] = [];

test("S1 a delegate adds a clause, splits it, joins it again", async () => {
  const last = (await aaa!.opinion(id)).clauses.at(-1)!.id;
  const [added] = await done(aaa, {
    type: "addClause",
    after: last,
    kind: "operative",
    text: "first half second half",
  });
  expect(added).toMatchObject({ type: "clauseAdded", kind: "operative", level: 1 });
  item = (added as unknown as { clauseId: string }).clauseId;
  const [split] = await done(bbb, { type: "splitClause", clauseId: item, at: 10 });
  second = (split as unknown as { newClauseId: string }).newClauseId;
  expect(await texts(item, second)).toEqual(["first half", expect.stringMatching(/^ ?second half$/)]);
  await done(aaa, { type: "joinClauses", first: item, second });
  expect((await texts(item)).join()).toMatch(/^first half +second half$/);
  expect(await refused(aaa, { type: "joinClauses", first: item, second })).toBe("409 clauseRemoved");
});

test("S1 a clause is moved, removed, restored and changed in kind", async () => {
  const before = (await aaa!.opinion(id)).clauses;
  const verb = before.findLast((one) => one.kind === "verb")!;
  await done(aaa, { type: "moveClause", clauseId: item, after: verb.id });
  const moved = (await aaa!.opinion(id)).clauses;
  expect(moved.findIndex((one) => one.id === item)).toBe(moved.findIndex((one) => one.id === verb.id) + 1);
  expect(await refused(aaa, { type: "moveClause", clauseId: item, after: verb.id })).toBe("409 nothingToDo");
  expect(await refused(aaa, { type: "restoreClause", clauseId: item })).toBe("409 clauseNotRemoved");
  await done(aaa, { type: "removeClause", clauseId: item });
  expect((await aaa!.opinion(id)).clauses.some((one) => one.id === item)).toBe(false);
  await done(bbb, { type: "restoreClause", clauseId: item });
  await done(aaa, { type: "changeKind", clauseId: item, kind: "subItem", level: 2 });
  expect(await clause(item!)).toMatchObject({ kind: "subItem", level: 2 });
  await done(aaa, { type: "changeKind", clauseId: item, kind: "operative", level: 1 });
});

test("S1 a footnote is added, edited and removed, and the hash covers it", async () => {
  const { hash } = await clause(item!);
  const [added] = await done(aaa, { type: "addFootnote", clauseId: item, at: 5, text: "See the report." });
  const { footnoteId } = added as unknown as { footnoteId: string };
  expect((await clause(item!)).hash).not.toBe(hash);
  await done(aaa, { type: "editFootnote", clauseId: item, footnoteId, text: "See the annex." });
  await done(aaa, { type: "removeFootnote", clauseId: item, footnoteId });
  expect((await clause(item!)).hash).toBe(hash);
  expect(await refused(aaa, { type: "removeFootnote", clauseId: item, footnoteId })).toBe(
    "404 noSuchFootnote",
  );
});

test("S1 a batch is all or none", async () => {
  const good = { type: "addClause", after: item, kind: "operative", text: "one of two" };
  const before = await aaa!.opinion(id);
  const bad = { type: "batch", commands: [good, { type: "lockClause", clauseId: item }] };
  expect(await refused(aaa, bad)).toBe("403 notYourRole");
  expect((await aaa!.opinion(id)).clauses).toEqual(before.clauses);
  const entries = await done(aaa, { type: "batch", commands: [good, { ...good, text: "two of two" }] });
  expect(entries.map((entry) => entry.type)).toEqual(["clauseAdded", "clauseAdded"]);
});

test("P2 the pen goes to one delegation, and to everyone again", async () => {
  await done(facilitator, { type: "setPen", to: ["AAA"] });
  const add = { type: "addClause", after: item, kind: "operative", text: "by the pen" };
  expect(await refused(bbb, add)).toBe("403 penElsewhere");
  await done(aaa, add);
  await done(facilitator, { type: "setPen", clauseId: item, to: "leads" });
  expect(await refused(aaa, { type: "removeClause", clauseId: item })).toBe("403 penElsewhere");
  await done(facilitator, { type: "setPen", clauseId: item, to: null });
  await done(facilitator, { type: "setPen", to: "everyone" });
});

test("L1 a clause is locked with the words that were seen, and unlocked with a reason", async () => {
  const { hash } = await clause(item!);
  expect(await refused(facilitator, { type: "lockClause", clauseId: item, hash: "0".repeat(64) })).toBe(
    "409 wordsChanged",
  );
  await done(facilitator, { type: "lockClause", clauseId: item, hash, reason: "read out" });
  expect(await refused(facilitator, { type: "lockClause", clauseId: item })).toBe("409 alreadyLocked");
  expect(await refused(aaa, { type: "removeClause", clauseId: item })).toBe("409 clauseLocked");
  expect(await refused(facilitator, { type: "unlockClause", clauseId: item })).toBe("400 unreadable");
  await done(facilitator, { type: "unlockClause", clauseId: item, reason: "one more word" });
  expect(await refused(facilitator, { type: "unlockClause", clauseId: item, reason: "again" })).toBe(
    "409 notLocked",
  );
});

test("C2 a mark is on the seen words and reopens with a reason; agreed is the Chair's", async () => {
  const { hash } = await clause(item!);
  const mark = { type: "markClause", clauseId: item, tier: "ad-referendum", hash };
  expect(await refused(aaa, mark)).toBe("403 notYourRole");
  expect(await refused(facilitator, { ...mark, hash: "0".repeat(64) })).toBe("409 wordsChanged");
  await done(facilitator, mark);
  expect((await clause(item!)).mark).toMatchObject({ tier: "ad-referendum", valid: true, hash });
  expect(await refused(facilitator, mark)).toBe("409 alreadyMarked");
  expect(await refused(facilitator, { ...mark, tier: "agreed" })).toBe("403 notYourRole");
  await done(chair, { ...mark, tier: "agreed" });
  expect(await refused(facilitator, { type: "reopenMark", clauseId: item, reason: "no" })).toBe(
    "403 notYourRole",
  );
  await done(chair, { type: "reopenMark", clauseId: item, reason: "new facts" });
  expect(await clause(item!)).toMatchObject({ mark: null, state: "open" });
  await done(facilitator, { type: "settleClause", clauseId: item, hash });
  await done(facilitator, { type: "editOpinion", number: "9-bis" });
  expect(await refused(facilitator, { type: "editOpinion", number: "9-bis" })).toBe("409 nothingToDo");
});

test("S2 consolidating freezes base text 1 and locks every clause; reopening lifts these locks", async () => {
  const { hash } = await aaa!.opinion(id);
  expect(await refused(aaa, { type: "consolidate", hash })).toBe("403 notYourRole");
  expect(await refused(facilitator, { type: "consolidate", hash: "0".repeat(64) })).toBe("409 wordsChanged");
  await done(facilitator, { type: "consolidate", hash });
  const frozen = await aaa!.opinion(id);
  expect(frozen).toMatchObject({ stage: "consolidated", baseText: 1 });
  expect(frozen.clauses.every((one) => one.locked)).toBe(true);
  await done(facilitator, { type: "reopen", reason: "a contribution came late" });
  const reopened = await aaa!.opinion(id);
  expect(reopened.stage).toBe("drafting");
  expect(reopened.clauses.some((one) => one.locked)).toBe(false);
  expect(reopened.clauses.map((one) => one.number)).toEqual(frozen.clauses.map((one) => one.number));
  await done(facilitator, { type: "consolidate" });
  expect((await aaa!.opinion(id)).baseText).toBe(2);
});

test("S1 the stages go on to adoption, step by step, and back only with a reason", async () => {
  expect(await refused(facilitator, { type: "advanceStage", to: "agreed" })).toBe("403 notYourRole");
  expect(await refused(chair, { type: "advanceStage", to: "adopted" })).toBe("409 stageOrder");
  // Nothing of the text is agreed: each step needs a reason, and adoption that the chair agrees to all of it.
  expect(await refused(chair, { type: "advanceStage", to: "agreed" })).toBe("409 mattersOpen");
  for (const to of ["agreed", "annexed", "underConsideration"])
    await done(chair, { type: "advanceStage", to, reason: "the Forum decides what is open" });
  expect(await refused(chair, { type: "advanceStage", to: "annexed" })).toBe("409 stageOrder");
  await done(chair, { type: "advanceStage", to: "annexed", reason: "a misprint" });
  await done(chair, { type: "advanceStage", to: "underConsideration", reason: "as before" });
  expect(await refused(chair, { type: "advanceStage", to: "adopted", reason: "time" })).toBe("409 notAgreed");
  const marks = (await aaa!.opinion(id)).clauses.map((one) => ({ clauseId: one.id, hash: one.hash }));
  await done(chair, { type: "agreeEnBloc", marks, reason: "no delegation spoke against it" });
  await done(chair, { type: "advanceStage", to: "adopted", reason: "by consensus" });
  expect((await aaa!.opinion(id)).stage).toBe("adopted");
  expect(await refused(aaa, { type: "addClause", after: null, kind: "note", text: "late" })).toBe(
    "409 stageForbids",
  );
  expect(await refused(facilitator, { type: "reopen", reason: "late" })).toBe("409 stageOrder");
});

test("S1 exits: not adopted, withdrawn, forward as a contribution, with reason and way back", async () => {
  await done(chair, { type: "advanceStage", to: "underConsideration", reason: "adopted by mistake" });
  expect(await refused(chair, { type: "advanceStage", to: "notAdopted" })).toBe("409 stageOrder");
  await done(chair, { type: "advanceStage", to: "notAdopted", reason: "no consensus" });
  const groups = site.concord.forum.preset().groups.filter((group) => group.id !== "space");
  const nobodys = { type: "advanceStage", to: "asContribution", reason: "no consensus", of: ["NOBODY"] };
  const elsewhere = await chair!.ask(site.opinionOf("green"), nobodys);
  expect(elsewhere.refusal?.reason).toBe("noSuchDelegation");
  for (const [i, to] of (["withdrawn", "asContribution"] as const).entries()) {
    const other = site.opinionOf(groups[i]!.id);
    const of = to === "asContribution" ? { of: ["AAA", "BBB"] } : {};
    const exit = await chair!.ask(other, {
      type: "advanceStage",
      to,
      reason: "asked by its authors",
      ...of,
    });
    expect(exit).toMatchObject({ status: 200, entries: [{ type: "stageAdvanced", to }] });
    const back = await chair!.ask(other, { type: "advanceStage", to: "drafting", reason: "asked again" });
    expect(back.status).toBe(200);
  }
});

test("M2 all that was done is in the record, whole, and a fresh room replays to the same", async () => {
  const before = await aaa!.opinion(id);
  expect(await verifyStream(site.concord.store, id)).toMatchObject({ bad: null });
  await site.concord.rooms.close();
  expect(await aaa!.opinion(id)).toEqual(before);
});
