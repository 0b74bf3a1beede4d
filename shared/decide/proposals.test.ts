import { describe, expect, test } from "vitest";
import { delegationId, proposalId } from "../ids.ts";
import { DRAFTS_MAX, PROPOSALS_MAX, PROPOSALS_OF_ONE_MAX, PROPOSALS_ON_CLAUSE_MAX } from "../limits.ts";
import { presentWords, proposalLabel, proposedText } from "../negotiation/proposal.ts";
import {
  accepting,
  asking,
  BASE,
  openWithClause,
  proposalOf,
  propose,
  runsOf,
  written,
} from "../testing/proposals.ts";
import { ALL_RIGHTS, NO_CLAUSE, OPEN_RULES, openTestRoom, PEOPLE, type Who } from "../testing/room.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { textOf } from "../clause/words.ts";
import { decide } from "./decide.ts";

const AAA = delegationId("AAA");
const BBB = delegationId("BBB");

describe("submitting", () => {
  test("V1 a proposal stands beside the text: numbered, with its words and the clause as it was", () => {
    const { room, act } = openWithClause();
    const first = propose(room, "aaa", act, { text: `${BASE} by 2030;`, reason: "a date", language: "fr" });
    const [wording] = first.wordings;
    expect(first).toEqual({
      id: first.id,
      kind: "change",
      serial: 1,
      symbol: "AAA",
      contribution: null,
      proponent: { kind: "delegation", delegationId: AAA },
      coSponsors: [],
      asked: [],
      joinedEarlier: [],
      askedMembers: [],
      clauseId: act,
      on: null,
      clauseKind: "operative",
      level: 1,
      reason: "a date",
      language: "fr",
      submittedSeq: room.opinion().seq,
      wordings: [
        {
          seq: room.opinion().seq,
          at: wording?.at,
          by: "aaa",
          baseText: BASE,
          baseHash: room.hash(act),
          runs: runsOf(room, first.id),
          hash: wording?.hash,
        },
      ],
      fate: { kind: "running" },
      review: null,
    });
    // The closing sign follows from the place (N6).
    expect(written(room, first.id)).toBe(`aaa:${BASE} by 2030`);
    expect(room.text(act)).toBe(BASE);
    const others = [
      propose(room, "bbb", act, { kind: "delete" }),
      propose(room, "aaa", act, { kind: "keep" }),
      propose(room, "lead", act, `${BASE} soon`),
      propose(room, "chair", null, { kind: "add", clauseKind: "opening", text: "The Forum," }),
    ];
    expect([first, ...others].map(proposalLabel)).toEqual([
      "AAA/1",
      "BBB/1",
      "AAA/2",
      "Facilitator/1",
      "Chair/1",
    ]);
  });

  test("V1 proposals of one batch count on", () => {
    const { room, act } = openWithClause();
    expect(room.as("aaa").ask({ type: "batch", commands: [asking(act, "one"), asking(act, "two")] })).toBe(
      "done",
    );
    expect(room.opinion().negotiation.proposals.map(proposalLabel)).toEqual(["AAA/1", "AAA/2"]);
  });

  test("V1 an added clause is of the kind that follows there, or of the kind that is asked for", () => {
    const { room, act } = openWithClause();
    const natural = propose(room, "aaa", act, { kind: "add", text: "to share" });
    const sub = propose(room, "aaa", act, { kind: "add", text: "to share", clauseKind: "subItem" });
    expect([natural, sub].map((one) => [one.clauseKind, one.level])).toEqual([
      ["operative", 1],
      ["subItem", 2],
    ]);
    expect(presentWords(natural).baseText).toBe("");
    expect(room.as("aaa").ask(asking(act, { kind: "add", text: "x", clauseKind: "recital", level: 2 }))).toBe(
      "kindForbids",
    );
  });

  test("V1 senseless proposals are refused: no words, the same words, or a removed clause", () => {
    const { room, act } = openWithClause();
    const aaa = room.as("aaa");
    expect([
      aaa.ask(asking(act, " ")),
      aaa.ask(asking(act, BASE)),
      aaa.ask(asking(act, ` ${BASE}.`)),
      aaa.ask(asking(act, { kind: "delete", text: "x" })),
      aaa.ask(asking(act, "a\u202Eb")),
      aaa.ask(asking(NO_CLAUSE, "x")),
      aaa.ask(asking(null, "x")),
      aaa.ask(asking(NO_CLAUSE, { kind: "add", text: "x" })),
      aaa.ask(asking(act, { text: "x", draftId: proposalId(NO_CLAUSE) })),
    ]).toEqual([
      "emptyWords",
      "nothingToDo",
      "nothingToDo",
      "kindForbids",
      "notPlainWords",
      "noSuchClause",
      "noSuchClause",
      "noSuchClause",
      "noSuchProposal",
    ]);
    room.as("lead").remove(act);
    expect(aaa.ask(asking(act, "x"))).toBe("clauseRemoved");
  });

  test("V18 an Opinion takes so many proposals and a delegation so many drafts", () => {
    const { room, act } = openWithClause();
    const draft = { type: "draftProposal", kind: "change", clauseId: act } as const;
    for (let i = 1; i < DRAFTS_MAX; i++) room.as("aaa").must(draft);
    expect([room.as("aaa").ask(draft), room.as("aaa2").ask(draft), room.as("bbb").ask(draft)]).toEqual([
      "done",
      "tooMany",
      "done",
    ]);
    const proposal = propose(room, "aaa", act, "one");
    const full = (count: number): Opinion => ({
      ...room.opinion(),
      negotiation: {
        ...room.opinion().negotiation,
        proposals: Array.from({ length: count }, () => proposal),
      },
    });
    const context = {
      actor: PEOPLE.bbb,
      at: 0,
      newId: () => "",
      rules: OPEN_RULES,
      serverClientOf: () => 0,
      authorOf: () => null,
      nextClock: () => 0,
    };
    const asked = (count: number, actor = PEOPLE.bbb) =>
      decide(full(count), room.words(), { command: asking(act, "two"), context: { ...context, actor } });
    expect(asked(PROPOSALS_MAX - 1)).toMatchObject({ events: [{ type: "proposalSubmitted" }] });
    expect(asked(PROPOSALS_MAX)).toMatchObject({ refusal: { reason: "tooMany" } });
    // Nobody takes the others' places: all of these are AAA's.
    expect(asked(PROPOSALS_OF_ONE_MAX, PEOPLE.aaa)).toMatchObject({ refusal: { reason: "tooMany" } });
  });

  test("V6 it is submitted on the words that the person saw", () => {
    const { room, act } = openWithClause();
    const hash = room.hash(act);
    room.as("bbb").type(act, 0, "All ");
    expect(room.as("aaa").ask(asking(act, { text: "x", hash }))).toBe("wordsChanged");
    expect(room.as("aaa").ask(asking(act, { text: "x", hash: room.hash(act) }))).toBe("done");
  });

  test("V16 a group has a symbol and a name of its own, and one of its members submits for it", () => {
    const { room, act } = openWithClause();
    const as = (symbol: string, name: string, members = [AAA, BBB]) => ({ symbol, name, members });
    const first = propose(room, "aaa", act, { text: "one", as: as("GRP", "Group of two") });
    expect(first.proponent).toEqual({
      kind: "group",
      symbol: "GRP",
      name: "Group of two",
      members: [AAA],
      coordinator: AAA,
    });
    expect(first).toMatchObject({ asked: [], askedMembers: [BBB] });
    expect(proposalLabel(first)).toBe("GRP/1");
    expect(propose(room, "aaa", act, { text: "two", as: as("GRP", "Group of two") }).serial).toBe(2);
    const asked = (who: Who, group: ReturnType<typeof as>) =>
      room.as(who).ask(asking(act, { text: "x", as: group }));
    expect([
      asked("bbb", as("GRP", "Group of two")),
      asked("bbb", as("GRP", "Another")),
      asked("aaa", as("CHAIR", "Another")),
      asked("hhh", as("NEW", "Not its own")),
      asked("aaa", as("NEW", "One alone", [AAA, AAA])),
    ]).toEqual(["symbolTaken", "symbolTaken", "symbolTaken", "notProponent", "notProponent"]);
  });

  test("V16 no group bears the symbol of a delegation", () => {
    const { room, act } = openWithClause();
    propose(room, "bbb", act, "one");
    const as = { symbol: "BBB", name: "Group of two", members: [AAA, BBB] };
    expect(room.as("aaa").ask(asking(act, { text: "x", as }))).toBe("symbolTaken");
  });

  test.each([
    ["B\u200BBB", "notPlainWords", "notPlainWords"],
    ["BBB\u200F", "notASymbol", "symbolTaken"],
    ["BBB\u2060", "notPlainWords", "notPlainWords"],
    ["ＢＢＢ", "notASymbol", "symbolTaken"],
    ["B.B.B", "notASymbol", "symbolTaken"],
    ["B\u034FBB", "notPlainWords", "notPlainWords"],
    ["bbb", "notASymbol", "symbolTaken"],
    ["B-BB", "symbolTaken", "symbolTaken"],
    ["BBB/2", "symbolTaken", "done"],
    ["CHAIR/1", "symbolTaken", "done"],
    ["\u202EBBB", "notPlainWords", "notPlainWords"],
    ["\u200B", "notPlainWords", "notPlainWords"],
    ["\u200F", "notASymbol", "emptyWords"],
    ["-/-", "notASymbol", "emptyWords"],
    ["ВВВ", "notASymbol", "done"],
    ["G 2", "notASymbol", "done"],
    ["G77-CHN/2", "done", "done"],
  ])(
    "V16 a group's symbol is of Latin capitals and reads as no other's: %j is %s, as a name %s",
    (...row) => {
      const [wish, asSymbol, asName] = row;
      const members = [AAA, BBB];
      const asked = (symbol: string, name: string): string => {
        const { room, act } = openWithClause();
        return room.as("aaa").ask(asking(act, { text: "x", as: { symbol, name, members } }));
      };
      expect([asked(wish, "Group of two"), asked("TWO", wish)]).toEqual([asSymbol, asName]);
    },
  );

  test("V16 a group's symbol reads as no number of another group's", () => {
    const { room, act } = openWithClause();
    const asked = (symbol: string, name: string) =>
      room.as("bbb").ask(asking(act, { text: "x", as: { symbol, name, members: [AAA, BBB] } }));
    propose(room, "aaa", act, {
      text: "x",
      as: { symbol: "TWO", name: "Group of two", members: [AAA, BBB] },
    });
    expect([asked("TWO", "Another"), asked("TWO/2", "Another"), asked("TWO2", "Another")]).toEqual([
      "symbolTaken",
      "symbolTaken",
      "done",
    ]);
  });

  test("V18 at most 20 proposals of a delegation or an office run on one clause", () => {
    const { room, act } = openWithClause();
    const ids = Array.from(
      { length: PROPOSALS_ON_CLAUSE_MAX },
      (_, n) => propose(room, "aaa", act, `one ${n}`).id,
    );
    const group = { symbol: "TWO", name: "Group of two", members: [AAA, BBB] };
    const more = asking(act, "more");
    expect([
      room.as("aaa").ask(more),
      room.as("aaa").ask({ ...more, as: group }),
      room.as("secretariat").ask({ ...more, for: { delegationId: AAA, word: "by letter" } }),
      room.as("bbb").ask(more),
      room.as("lead").ask(more),
    ]).toEqual(["tooManyProposals", "tooManyProposals", "tooManyProposals", "done", "done"]);
    // A proposal set aside runs no more, and comes back when there is room.
    room.as("lead").must({ type: "setAsideProposal", proposalId: ids[0]!, reason: "later" });
    room.as("aaa").must(more);
    const back = { type: "bringBackProposal", proposalId: ids[0]! } as const;
    expect(room.as("aaa").ask(back)).toBe("tooManyProposals");
    room.as("aaa").must({ type: "withdrawProposal", proposalId: ids[1]! });
    expect(room.as("aaa").ask(back)).toBe("done");
  });

  test("V2 the secretariat submits for a delegation on its word, and the entry says so", () => {
    const { room, act } = openWithClause();
    const told = { delegationId: BBB, word: "by telephone, 14:31" };
    const [entry] = room.as("secretariat").must(asking(act, { text: "one", for: told }));
    expect(entry).toMatchObject({ symbol: "BBB", onWordOf: "by telephone, 14:31" });
    expect(room.as("aaa").ask(asking(act, { text: "one", for: told }))).toBe("notYourRole");
  });
});

describe("V3 where proposals are made", () => {
  const expected = {
    outline: "done",
    drafting: "done",
    consolidated: "done",
    agreed: "stageForbids",
    annexed: "stageForbids",
    underConsideration: "done",
    adopted: "stageForbids",
  } as const;
  test.each(Object.entries(expected))("in %s: %s", (stage, answer) => {
    const { room, act } = openWithClause();
    if (stage === "outline") {
      room.as("chair").advance("withdrawn", "to begin anew");
      room.as("chair").advance("drafting", "to begin anew");
      room.as("chair").advance("outline", "to begin anew");
    } else if (stage !== "drafting") {
      room.as("lead").consolidate();
      room.as("chair").agreeAll();
      for (const next of ["agreed", "annexed", "underConsideration", "adopted"] as const) {
        if (room.opinion().stage === stage) break;
        room.as("chair").advance(next);
      }
    }
    expect(room.opinion().stage).toBe(stage);
    expect(room.as("aaa").ask(asking(act, "x"))).toBe(answer);
    expect(room.as("aaa").ask({ type: "draftProposal", kind: "change", clauseId: act })).toBe(answer);
  });

  test("while text or comments are open; an office writes also between", () => {
    const asked = (textOpen: boolean, commentsOpen: boolean, who: Who) => {
      const room = openTestRoom({ rules: { ...OPEN_RULES, textOpen, commentsOpen } });
      return room.as(who).ask(asking(null, { kind: "add", text: "The Forum" }));
    };
    expect([
      asked(true, false, "aaa"),
      asked(false, true, "aaa"),
      asked(false, false, "aaa"),
      asked(false, false, "lead"),
    ]).toEqual(["done", "done", "windowClosed", "done"]);
  });

  test("not by a category that does not propose", () => {
    const categories = { ...OPEN_RULES.categories, academia: { ...ALL_RIGHTS, mayPropose: false } };
    const room = openTestRoom({ rules: { ...OPEN_RULES, categories } });
    const add = asking(null, { kind: "add", text: "The Forum" });
    expect([room.as("hhh").ask(add), room.as("aaa").ask(add)]).toEqual(["notYourCategory", "done"]);
  });
});

describe("rewording", () => {
  test("V21 new words stand against the text as it is; the earlier ones stay readable", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, `${BASE} soon`);
    room.as("bbb").type(act, 0, "All ");
    room.as("aaa").must({ type: "rewordProposal", proposalId: id, text: `All ${BASE} by 2030.` });
    const proposal = proposalOf(room, id);
    expect(proposal.wordings.map((one) => [one.baseText, textOf(one.runs)])).toEqual([
      [BASE, `${BASE} soon`],
      [`All ${BASE}`, `All ${BASE} by 2030`],
    ]);
    expect(proposedText(proposal)).toBe(textOf(runsOf(room, id)));
  });

  test("V6 on words that changed meanwhile, nothing happens", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, `${BASE} soon`);
    const { hash } = presentWords(proposalOf(room, id));
    const reword = (text: string) => ({ type: "rewordProposal", proposalId: id, text, hash }) as const;
    expect([
      room.as("aaa").ask(reword(`${BASE} soon.`)),
      room.as("bbb").ask(reword(`${BASE} later`)),
      room.as("aaa").ask(reword(`${BASE} later`)),
      room.as("aaa").ask(reword(`${BASE} never`)),
    ]).toEqual(["nothingToDo", "notProponent", "done", "wordsChanged"]);
  });
});

test("V12 a change of another's proposal is that one's to take; the other runs on as changed", () => {
  const { room, act } = openWithClause();
  const first = propose(room, "aaa", act, `${BASE} soon`);
  const on = propose(room, "bbb", act, { on: first.id, text: `${BASE} very soon` });
  expect(presentWords(on).baseText).toBe(`${BASE} soon`);
  expect([room.as("lead").ask(accepting(room, on.id)), room.as("bbb").ask(accepting(room, on.id))]).toEqual([
    "notProponent",
    "notProponent",
  ]);
  room.as("aaa").must(accepting(room, on.id));
  expect(written(room, first.id)).toBe(`aaa:${BASE} |bbb:very |aaa:soon`);
  expect(proposalOf(room, on.id).fate.kind).toBe("accepted");
  room.as("lead").must(accepting(room, first.id));
  expect(written(room, act)).toBe(`lead:${BASE}|aaa: |bbb:very |aaa:soon`);
});

test("V12 a change of a proposal that came to its end is put to people", () => {
  const { room, act } = openWithClause();
  const first = propose(room, "aaa", act, `${BASE} soon`);
  const on = propose(room, "bbb", act, { on: first.id, text: `${BASE} very soon` });
  room.as("aaa").must({ type: "withdrawProposal", proposalId: first.id });
  expect(proposalOf(room, on.id).review).toMatchObject({ suggestion: "obsolete" });
  expect(room.as("bbb").ask(asking(act, { on: first.id, text: "x" }))).toBe("proposalEnded");
});
