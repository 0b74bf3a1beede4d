import { describe, expect, test } from "vitest";
import { clauseHashes, opinionHash } from "../opinion/canonical-text.ts";
import { delegationId } from "../ids.ts";
import { type Stage, STAGES } from "../opinion/opinion.ts";
import { NO_CLAUSE, openTestRoom } from "../testing/room.ts";
import { stagesFrom } from "./stages.ts";

const opened = () => {
  const room = openTestRoom();
  const [verb, one, two] = room.as("lead").write("verb view", "operative one", "operative two");
  return { room, lead: room.as("lead"), chair: room.as("chair"), verb: verb!, one: one!, two: two! };
};

describe("base texts", () => {
  test("S2 a base text freezes numbers, words and hashes, settles the words and locks every clause", () => {
    const { room, lead, verb, one, two } = opened();
    lead.lock(two);
    const [event] = lead.consolidate();
    const hashes = clauseHashes(room.opinion(), room.words());
    const frozen = { level: 1, brackets: [] };
    const clauses = [
      { ...frozen, id: verb, kind: "verb", number: "", hash: hashes.get(verb), text: "view" },
      { ...frozen, id: one, kind: "operative", number: "1", hash: hashes.get(one), text: "one" },
      { ...frozen, id: two, kind: "operative", number: "2", hash: hashes.get(two), text: "two" },
    ];
    expect(event).toEqual({
      type: "consolidated",
      baseText: 1,
      name: "",
      wordsHash: opinionHash(room.opinion(), room.words()),
      clauses,
      settled: clauses.map(({ id, hash }) => ({ clauseId: id, words: { hash, runs: room.words().get(id) } })),
      lapsed: [],
      movedOn: { proposals: [], threads: [] },
      open: [one, two].map((clauseId) => ({ kind: "notAgreed", clauseId })),
    });
    const { stage, baseTexts, clauses: after } = room.opinion();
    expect([stage, baseTexts.map((base) => base.n)]).toEqual(["consolidated", [1]]);
    expect(after.map(({ lock }) => [lock?.with, lock?.reason])).toEqual([
      ["consolidate", "base text 1"],
      ["consolidate", "base text 1"],
      ["lockClause", ""],
    ]);
    expect(after.map((clause) => clause.settled.runs)).toEqual(after.map(({ id }) => room.words().get(id)));
  });

  test("S2 a text that changed as one pressed is not made a base text", () => {
    const { room, lead, one } = opened();
    const hash = room.document().hash;
    room.as("aaa").type(one, 0, "x");
    expect(lead.ask({ type: "consolidate", hash })).toBe("wordsChanged");
    expect(lead.ask({ type: "consolidate", hash: room.document().hash })).toBe("done");
  });

  test("S13 not of an empty text, not by a delegation, not in an outline", () => {
    const { room, chair } = opened();
    expect(openTestRoom().as("lead").ask({ type: "consolidate" })).toBe("emptyWords");
    expect(room.as("aaa").ask({ type: "consolidate" })).toBe("notYourRole");
    chair.advance("outline", "too early");
    expect(chair.ask({ type: "consolidate" })).toBe("stageOrder");
  });

  test("S3 reopening lifts the base text's locks and leaves those set for themselves", () => {
    const { room, lead, one, two } = opened();
    expect(lead.ask({ type: "reopen", reason: "r" })).toBe("stageOrder");
    lead.lock(two);
    lead.consolidate();
    expect(room.as("aaa").ask({ type: "reopen", reason: "r" })).toBe("notYourRole");
    lead.reopen("written input");
    expect(room.opinion().stage).toBe("drafting");
    expect([room.clause(one).lock, room.clause(two).lock?.with]).toEqual([null, "lockClause"]);
  });

  test("S2 S3 an unlocked clause of a consolidated text is open until the next base text", () => {
    const { room, lead, one, two } = opened();
    lead.consolidate();
    lead.unlock(one);
    expect(room.as("aaa").type(one, 0, "x")).toBe("done");
    expect(room.as("aaa").type(two, 0, "x")).toBe("clauseLocked");
    lead.consolidate();
    expect(room.document().baseText).toBe(2);
    expect(room.as("aaa").type(one, 0, "x")).toBe("clauseLocked");
  });
});

describe("stages", () => {
  test("S1 from each stage only these ways lead on or back", () => {
    const ways = Object.fromEntries(STAGES.map((stage) => [stage, stagesFrom(stage)]));
    expect(ways).toEqual({
      outline: { forward: ["drafting", "withdrawn", "asContribution"], back: [] },
      drafting: { forward: ["withdrawn", "asContribution"], back: ["outline"] },
      consolidated: { forward: ["agreed", "withdrawn", "asContribution"], back: [] },
      agreed: { forward: ["annexed", "withdrawn", "asContribution"], back: ["consolidated"] },
      annexed: {
        forward: ["underConsideration", "withdrawn", "asContribution"],
        back: ["agreed", "consolidated"],
      },
      underConsideration: {
        forward: ["adopted", "notAdopted", "withdrawn", "asContribution"],
        back: ["annexed"],
      },
      adopted: { forward: [], back: ["underConsideration"] },
      notAdopted: { forward: [], back: ["underConsideration"] },
      withdrawn: { forward: [], back: ["drafting"] },
      asContribution: { forward: [], back: ["drafting"] },
    });
  });

  test("S1 the chair takes a text from base text to adoption, and in no other order", () => {
    const { room, lead, chair } = opened();
    lead.consolidate();
    chair.agreeAll();
    for (const to of ["agreed", "annexed", "underConsideration", "adopted"] as const) {
      for (const wrong of STAGES) {
        const { forward, back } = stagesFrom(room.opinion().stage);
        if ([...forward, ...back].includes(wrong)) continue;
        expect(chair.ask({ type: "advanceStage", to: wrong, reason: "r" })).toBe("stageOrder");
      }
      expect(lead.ask({ type: "advanceStage", to })).toBe("notYourRole");
      const from = room.opinion().stage;
      expect(chair.advance(to)).toEqual([{ type: "stageAdvanced", from, to, reason: "" }]);
    }
    expect(room.document().stage).toBe("adopted");
  });

  test("S1 a text becomes consolidated by a base text alone", () => {
    const { chair } = opened();
    expect(chair.ask({ type: "advanceStage", to: "consolidated" })).toBe("stageOrder");
  });

  test("S4 going back, and leaving the way, are the chair's and need a reason", () => {
    const { lead, chair } = opened();
    const ask = (seat: typeof lead, to: Stage, reason?: string) =>
      seat.ask({ type: "advanceStage", to, reason });
    expect(ask(chair, "outline")).toBe("stageOrder");
    expect(ask(lead, "outline", "r")).toBe("notYourRole");
    expect(ask(chair, "outline", "r")).toBe("done");
    expect(ask(lead, "withdrawn", "r")).toBe("notYourRole");
    expect(ask(lead, "drafting")).toBe("done");
    expect(ask(chair, "asContribution")).toBe("stageOrder");
    expect(ask(chair, "withdrawn", "its proponent asked")).toBe("done");
  });

  test("S8 a text goes forward as named delegations' contribution, and comes back with a reason", () => {
    const { room, chair } = opened();
    const forward = (more: object) =>
      chair.ask({ type: "advanceStage", to: "asContribution", reason: "no consensus", ...more });
    expect(forward({})).toBe("stageOrder");
    const of = [delegationId("AAA"), delegationId("BBB")];
    expect(chair.ask({ type: "advanceStage", to: "withdrawn", reason: "r", of })).toBe("stageOrder");
    expect(forward({ of })).toBe("done");
    expect([room.opinion().stage, room.opinion().contributionOf]).toEqual(["asContribution", of]);
    expect(chair.ask({ type: "advanceStage", to: "drafting" })).toBe("stageOrder");
    expect(chair.ask({ type: "advanceStage", to: "drafting", reason: "consensus after all" })).toBe("done");
    expect([room.opinion().stage, room.opinion().contributionOf]).toEqual(["drafting", undefined]);
  });

  test("S4 a text that comes back to drafting is open as after reopening", () => {
    const { room, lead, chair, one, two } = opened();
    lead.lock(two);
    lead.consolidate();
    chair.advance("withdrawn", "the proponent asked");
    expect(room.as("aaa").type(one, 0, "x")).toBe("stageForbids");
    chair.advance("drafting", "the proponent asked again");
    expect(room.as("aaa").type(one, 0, "x")).toBe("done");
    expect(room.as("aaa").type(two, 0, "x")).toBe("clauseLocked");
  });

  test("S12 words, order and kinds stand still from agreed on, for all", () => {
    const { room, lead, chair, one } = opened();
    lead.consolidate();
    lead.unlock(one);
    chair.advance("agreed", "open as it is");
    expect(room.as("aaa").type(one, 0, "x")).toBe("stageForbids");
    for (const command of [
      { type: "addClause", after: one, kind: "operative" },
      { type: "splitClause", clauseId: one, at: 1 },
      { type: "moveClause", clauseId: one, after: null },
      { type: "removeClause", clauseId: one },
      { type: "changeKind", clauseId: one, kind: "note" },
      { type: "addFootnote", clauseId: one, at: 1, text: "x" },
    ] as const)
      expect(chair.ask(command)).toBe("stageForbids");
  });
});

describe("number and pen", () => {
  test("S5 the Opinion's number is a field that the leads edit", () => {
    const { room, lead } = opened();
    expect(lead.must({ type: "editOpinion", number: "4 (Rev.1)" })).toEqual([
      { type: "opinionEdited", number: "4 (Rev.1)" },
    ]);
    expect(room.document().number).toBe("4 (Rev.1)");
    expect(lead.ask({ type: "editOpinion", number: "4 (Rev.1)" })).toBe("nothingToDo");
    expect(room.as("aaa").ask({ type: "editOpinion", number: "5" })).toBe("notYourRole");
  });

  test("P5 the pen of a clause goes before the Opinion's; null gives it back", () => {
    const { room, lead, one, two } = opened();
    lead.setPen("leads");
    expect([room.as("aaa").type(one, 0, "x"), lead.type(one, 0, "y")]).toEqual(["penElsewhere", "done"]);
    expect(lead.setPen(["AAA"], one)).toEqual([{ type: "penSet", clauseId: one, to: ["AAA"] }]);
    expect(room.as("aaa").type(one, 0, "x")).toBe("done");
    expect(room.as("bbb").type(one, 0, "x")).toBe("penElsewhere");
    expect(room.as("aaa").type(two, 0, "x")).toBe("penElsewhere");
    lead.setPen(null, one);
    expect(room.as("aaa").type(one, 0, "x")).toBe("penElsewhere");
    lead.setPen("everyone");
    expect(room.as("aaa").type(one, 0, "x")).toBe("done");
  });

  test("P5 the pen is the leads' to give, for a clause that is there", () => {
    const { room, lead, one } = opened();
    expect(room.as("aaa").ask({ type: "setPen", to: "leads" })).toBe("notYourRole");
    expect(lead.ask({ type: "setPen", to: null })).toBe("nothingToDo");
    expect(lead.ask({ type: "setPen", clauseId: NO_CLAUSE, to: "leads" })).toBe("noSuchClause");
    lead.remove(one);
    expect(lead.ask({ type: "setPen", clauseId: one, to: "leads" })).toBe("clauseRemoved");
  });
});
