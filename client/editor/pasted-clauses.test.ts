import { expect, test } from "vitest";
import { clauseId } from "../../shared/ids.ts";
import { addCommands, pastedClauses } from "./pasted-clauses.ts";

test("plain paragraphs become clauses of the kind around them, without their closing signs", () => {
  expect(pastedClauses(["that one;", "that two,"], { kind: "operative", level: 2 })).toEqual([
    { kind: "operative", level: 2, text: "that one" },
    { kind: "operative", level: 2, text: "that two" },
  ]);
});

test("a text in the form of an Opinion keeps its verbs, and its numbers fall away", () => {
  expect(pastedClauses(["recognizing", "a) that one;", "b) that two,"], { kind: "recital" })).toEqual([
    { kind: "verb", text: "recognizing" },
    { kind: "recital", text: "that one" },
    { kind: "recital", text: "that two" },
  ]);
});

test("asked for all at once the last is added first, each right behind the same clause", () => {
  const after = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
  const commands = addCommands(pastedClauses(["one", "two"], { kind: "recital" }), after);
  expect(commands).toEqual([
    { type: "addClause", after, kind: "recital", text: "two" },
    { type: "addClause", after, kind: "recital", text: "one" },
  ]);
});
