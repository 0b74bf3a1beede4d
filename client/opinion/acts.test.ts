import { expect, test } from "vitest";
import { NOTHING_NEGOTIATED } from "../../shared/negotiation/negotiation.ts";
import type { Clause, Kind } from "../../shared/clause/clause.ts";
import { clauseId, delegationId, groupId, opinionId, proposalId, userId } from "../../shared/ids.ts";
import type { ClauseState, DocumentClause } from "../../shared/document/opinion-document.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Obstacle } from "../../shared/standing/in-the-way.ts";
import { isHindered, likeliest } from "./acts.ts";
import { nextParagraph, placeAbove, placeBelow } from "./moves.ts";
import type { SelectedClause } from "./selected-clause.ts";

const lead = userId("lead");

const clause = (id: string, kind: Kind, level = 1): Clause => ({
  id: clauseId(id),
  kind,
  level,
  alternativeTo: null,
  number: null,
  addedSeq: 1,
  removed: null,
  lock: null,
  pen: null,
  marks: [],
  settled: { seq: 1, at: 0, by: lead, hash: "", runs: [] },
  footnotes: [],
});

const opinion = (...clauses: readonly Clause[]): Opinion => ({
  id: opinionId("o"),
  groupId: groupId("g"),
  number: "4",
  stage: "drafting",
  pen: "everyone",
  sample: true,
  generation: "1",
  seq: 1,
  clauses,
  baseTexts: [],
  cleanUps: [],
  references: [],
  negotiation: NOTHING_NEGOTIATED,
});

const selectedClause = (told: {
  state?: ClauseState;
  obstacles?: readonly Obstacle[];
  unsettled?: boolean;
  locked?: boolean;
}): SelectedClause => {
  const locked = told.locked ?? false;
  const words: DocumentClause = {
    id: clauseId("a"),
    kind: "recital",
    level: 1,
    number: "a)",
    text: "that words stand",
    closing: ";",
    footnotes: [],
    state: told.state ?? "open",
    locked,
    mark: null,
    hash: "",
  };
  const lock = { seq: 2, at: 0, by: lead, reason: "", with: "lockClause" } as const;
  return {
    clause: { ...clause("a", "recital"), lock: locked ? lock : null },
    words,
    obstacles: told.obstacles ?? [],
    unsettled: told.unsettled ?? false,
    warnVerb: null,
  };
};

test("agreement is the first act on words in whose way nothing stands", () => {
  expect(likeliest(selectedClause({}))).toEqual(["markAdReferendum", "markAgreed", "lock"]);
  expect(likeliest(selectedClause({ state: "void" }))[0]).toBe("markAdReferendum");
});

const said = { delegationId: delegationId("d"), reason: "", until: null, to: "room" } as const;
const bracket: Obstacle = { kind: "bracket", count: 1, alternatives: 0, marked: "withReason" };

test("while anything stands in the way, agreement is not the first act", () => {
  const others: readonly Obstacle[] = [
    bracket,
    { kind: "proposal", proposalId: proposalId("p"), label: "AAA/3", marked: "withReason" },
    { ...said, kind: "awaitsInstructions", marked: "withReason" },
    { ...said, kind: "awaitsInstructions", to: "lead", marked: "freely" },
    { ...said, kind: "cannotAccept", marked: "never" },
    { kind: "silence", silenceSeq: 3, closes: 0, marked: "withReason" },
    { kind: "pending", pending: { delegationId: delegationId("d") }, marked: "freely" },
  ];
  for (const obstacle of others) {
    expect(likeliest(selectedClause({ obstacles: [obstacle] }))[0], obstacle.kind).not.toMatch(/^mark/);
    expect(isHindered(selectedClause({ obstacles: [obstacle] })), obstacle.kind).toBe(true);
  }
  expect(likeliest(selectedClause({ obstacles: [bracket], locked: true }))[0]).toBe("unlock");
});

test("changes are settled before the words are agreed", () => {
  expect(likeliest(selectedClause({ unsettled: true }))[0]).toBe("settle");
  expect(likeliest(selectedClause({ obstacles: [bracket], unsettled: true }))[0]).toBe("settle");
});

test("a reservation is kept with the mark and hinders nothing", () => {
  const reservation: Obstacle = { ...said, kind: "reservation", marked: "freely" };
  expect(likeliest(selectedClause({ obstacles: [reservation] }))[0]).toBe("markAdReferendum");
});

test("what is agreed ad referendum waits for the IEG, then for its lock", () => {
  expect(likeliest(selectedClause({ state: "adReferendum" }))).toEqual(["markAgreed", "lock"]);
});

const text = opinion(
  clause("title", "title"),
  clause("opening", "opening"),
  clause("v1", "verb"),
  clause("a", "recital"),
  clause("b", "recital"),
  clause("v2", "verb"),
  clause("1", "operative"),
  clause("1.1", "subItem", 2),
  clause("2", "operative"),
);

test("a clause moves up past its neighbour and all that hangs on it", () => {
  expect(placeAbove(text, clauseId("2"))).toEqual({ after: clauseId("v2") });
  expect(placeAbove(text, clauseId("b"))).toEqual({ after: clauseId("v1") });
  expect(placeAbove(text, clauseId("v2"))).toEqual({ after: clauseId("opening") });
});

test("nothing moves above the title and the opening words", () => {
  expect(placeAbove(text, clauseId("v1"))).toBeNull();
  expect(placeAbove(text, clauseId("title"))).toBeNull();
});

test("a clause moves down past its neighbour's block; at a section's end, under the next verb", () => {
  expect(placeBelow(text, clauseId("1"))).toEqual({ after: clauseId("2") });
  expect(placeBelow(text, clauseId("a"))).toEqual({ after: clauseId("b") });
  expect(placeBelow(text, clauseId("b"))).toEqual({ after: clauseId("v2") });
  expect(placeBelow(text, clauseId("v1"))).toEqual({ after: clauseId("2") });
  expect(placeBelow(text, clauseId("2"))).toBeNull();
});

test("next goes round, and begins at the beginning", () => {
  const clauses = (["title", "a", "verb", "b", "c"] as const).map((id) => ({
    id: clauseId(id),
    kind: id === "title" || id === "verb" ? id : ("operative" as const),
  }));
  expect(nextParagraph(clauses, null, 1)).toBe("a");
  expect(nextParagraph(clauses, null, -1)).toBe("c");
  expect(nextParagraph(clauses, clauseId("c"), 1)).toBe("a");
  expect(nextParagraph(clauses, clauseId("a"), -1)).toBe("c");
  // From an uncounted clause to the paragraph next to it.
  expect(nextParagraph(clauses, clauseId("verb"), 1)).toBe("b");
  expect(nextParagraph(clauses, clauseId("verb"), -1)).toBe("a");
  expect(nextParagraph(clauses, clauseId("title"), 1)).toBe("a");
  expect(nextParagraph(clauses, clauseId("title"), -1)).toBe("c");
  expect(nextParagraph(clauses.slice(0, 1), clauseId("title"), 1)).toBeNull();
  expect(nextParagraph([], null, 1)).toBeNull();
});

test("where somebody objects and nothing is in brackets yet, a bracket is the likeliest", () => {
  const objects = {
    kind: "cannotAccept",
    marked: "never",
    delegationId: delegationId("AAA"),
    reason: "",
    to: "room",
  } as const;
  const bracket = { kind: "bracket", marked: "withReason", count: 1, alternatives: 0 } as const;
  expect(likeliest(selectedClause({ obstacles: [objects] }))[0]).toBe("bracket");
  expect(likeliest(selectedClause({ obstacles: [objects, bracket] }))[0]).toBe("lock");
});
