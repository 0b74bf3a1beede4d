import { expect, test } from "vitest";
import { clauseId } from "../ids.ts";
import { CLAUSE_CHARS_MAX, REPLACED_PLACES_MAX } from "../limits.ts";
import { replacePlan } from "./replace-plan.ts";

const clause = (id: string, text: string) =>
  ({ id: clauseId(id), text, kind: "operative", level: 1, mark: null, state: "open" }) as const;
const ASKED = { find: "should", replacement: "may", matchCase: false, wholeWords: true };
const LOCKED = { reason: "clauseLocked", message: "The clause is locked." } as const;

test("K28 open clauses are replaced; closed ones and held signs stay, each with its reason", () => {
  const clauses = [
    clause("open", "States should, and should not"),
    clause("locked", "Members should"),
    clause("none", "Members shoulder it"),
    clause("held", "[should]"),
  ];
  const plan = replacePlan(
    clauses,
    { ...ASKED, find: "[should" },
    { refusalOf: () => null, heldSigns: (id) => (id === "held" ? [0, 7] : []) },
  );
  expect(plan).toEqual({
    clauses: [],
    not: [{ id: "held", places: 1, why: "bracketSign" }],
    isCut: false,
  });
  const other = replacePlan(clauses, ASKED, {
    refusalOf: (id) => (id === "locked" ? LOCKED : null),
    heldSigns: () => [],
  });
  expect(other.clauses.map(({ id, places }) => [id, places.map(({ start }) => start)])).toEqual([
    ["open", [7, 19]],
    ["held", [1]],
  ]);
  expect(other.not).toEqual([{ id: "locked", places: 1, why: LOCKED }]);
});

test("K28 a place keeps its name while others type elsewhere in the clause", () => {
  const keysOf = (text: string): readonly string[] =>
    replacePlan([clause("a", text)], ASKED, { refusalOf: () => null, heldSigns: () => [] }).clauses.flatMap(
      ({ places }) => places.map(({ key }) => key),
    );
  const tail = "a long stretch of words, should they come; and then they should";
  const before = keysOf(tail);
  expect(new Set(before).size).toBe(2);
  expect(keysOf(`Members should know that ${tail}`).slice(1)).toEqual(before);
});

test("K28 one act has a limit of places, and no clause grows too long", () => {
  const free = { refusalOf: () => null, heldSigns: () => [] };
  const many = replacePlan([clause("a", "should ".repeat(REPLACED_PLACES_MAX + 1))], ASKED, free);
  expect([many.clauses[0]?.places.length, many.isCut]).toEqual([REPLACED_PLACES_MAX, true]);
  const long = replacePlan(
    [clause("a", `should ${"x".repeat(CLAUSE_CHARS_MAX - 7)}`)],
    { ...ASKED, replacement: "shoulders" },
    free,
  );
  expect(long.not).toEqual([{ id: "a", places: 1, why: "tooLong" }]);
});
