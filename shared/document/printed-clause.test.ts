import { expect, test } from "vitest";
import { clauseId } from "../ids.ts";
import type { DocumentClause } from "./opinion-document.ts";
import { printedClause } from "./printed-clause.ts";

const clause = (part: Partial<DocumentClause>): DocumentClause => ({
  id: clauseId("01J00000000000000000000001"),
  kind: "recital",
  level: 1,
  number: "a)",
  text: "that words stand",
  closing: ";",
  footnotes: [],
  state: "open",
  locked: false,
  mark: null,
  hash: "",
  ...part,
});

test("N10 a closing sign or space typed at an end is not printed beside the one by the place", () => {
  const texts = ["that words stand;", "that words stand ; ", " that words stand.", "that words stand"];
  expect(texts.map((text) => printedClause(clause({ text })).text)).toEqual(
    texts.map(() => "that words stand"),
  );
  expect(printedClause(clause({ kind: "note", text: "A note ends." })).text).toBe("A note ends.");
});

test("N10 a footnote keeps its character when spaces before it fall away", () => {
  const footnotes = [{ n: 1, at: 6, text: "one" }];
  const printed = printedClause(clause({ text: "  that words;", footnotes }));
  expect(printed).toMatchObject({ text: "that words", footnotes: [{ n: 1, at: 4, text: "one" }] });
});
