import { expect, test } from "vitest";
import { NOTHING_NEGOTIATED } from "../negotiation/negotiation.ts";
import type { Clause, Kind } from "../clause/clause.ts";
import { clauseId, groupId, opinionId, userId } from "../ids.ts";
import { nextKind, shiftedKind } from "./next-kind.ts";
import type { Opinion } from "./opinion.ts";

const opinion = (...lines: readonly (readonly [Kind, number])[]): Opinion => ({
  id: opinionId("o"),
  groupId: groupId("g"),
  number: "4",
  stage: "drafting",
  pen: "everyone",
  sample: false,
  generation: "g",
  seq: 1,
  baseTexts: [],
  cleanUps: [],
  references: [],
  negotiation: NOTHING_NEGOTIATED,
  clauses: lines.map(([kind, level], index): Clause => ({
    id: clauseId(String(index)),
    kind,
    level,
    alternativeTo: null,
    number: null,
    addedSeq: 1,
    removed: null,
    lock: null,
    pen: null,
    marks: [],
    settled: { seq: 1, at: 0, by: userId("u"), hash: "", runs: [] },
    footnotes: [],
  })),
});

test("after the title come opening words, then a verb, then the section's kind", () => {
  const text = opinion(
    ["title", 1],
    ["opening", 1],
    ["verb", 1],
    ["recital", 1],
    ["verb", 1],
    ["operative", 1],
    ["verb", 1],
  );
  const next = [0, 1, 2, 3, 4, 5, 6].map((index) => nextKind(text, clauseId(String(index))));
  expect(next).toEqual([
    { kind: "opening" },
    { kind: "verb" },
    { kind: "recital" },
    { kind: "recital" },
    { kind: "operative" },
    { kind: "operative", level: 1 },
    { kind: "operative" },
  ]);
});

test("Tab puts an item under the one above it, Shift-Tab takes it out again", () => {
  const text = opinion(
    ["verb", 1],
    ["recital", 1],
    ["recital", 1],
    ["subItem", 2],
    ["subItem", 3],
    ["verb", 1],
    ["operative", 1],
    ["operative", 2],
  );
  const shifted = (index: number, step: 1 | -1) => shiftedKind(text, clauseId(String(index)), step);
  expect([shifted(1, 1), shifted(2, 1), shifted(3, 1), shifted(7, 1)]).toEqual([
    null,
    { kind: "subItem", level: 2 },
    null,
    null,
  ]);
  expect([shifted(2, -1), shifted(3, -1), shifted(4, -1), shifted(7, -1)]).toEqual([
    null,
    { kind: "recital", level: 1 },
    { kind: "subItem", level: 2 },
    { kind: "operative", level: 1 },
  ]);
});
