import { expect, test } from "vitest";
import { clauseId } from "../ids.ts";
import type { Kind } from "../clause/clause.ts";
import { meantClauses } from "./meant-clauses.ts";

const clause = (id: string, kind: Kind, number: string, text = "…") => ({
  id: clauseId(id),
  kind,
  number,
  text,
});

const TEXT = [
  clause("title", "title", "", "Space connectivity"),
  clause("noting", "verb", "", "noting"),
  clause("na", "recital", "a)"),
  clause("nb", "recital", "b)"),
  clause("nbbis", "recital", "b)bis"),
  clause("rec", "verb", "", "recognizing further"),
  clause("ra", "recital", "a)"),
  clause("rb", "recital", "b)"),
  clause("view", "verb", "", "is of the view"),
  clause("1", "operative", "1"),
  clause("1.1", "subItem", "1.1"),
  clause("2", "operative", "2"),
  clause("2bis", "operative", "2bis"),
  clause("zh", "verb", "", "认识到"),
  clause("za", "recital", "a)"),
];

test.each([
  ["b)", "nb rb"],
  ["B", "nb rb"],
  ["b）", "nb rb"],
  ["2bis", "2bis"],
  ["2 bis", "2bis"],
  ["b) bis", "nbbis"],
  ["1.1", "1.1"],
  ["noting b)", "nb"],
  ["b) of recognizing", "rb"],
  ["recog b", "rb"],
  ["is of the view 2", "2"],
  ["paragraph 2 of the view", "2"],
  ["认识到a)", "za"],
  ["а)", "na ra za"],
  ["noting", "noting"],
  ["is of the view", "view"],
  ["noting 2", ""],
  ["n", ""],
  ["of the", ""],
  ["", ""],
])("K25 “%s” means %s", (question, meant) => {
  expect(meantClauses(TEXT, question, null).join(" ")).toBe(meant);
});

test("K25 a number is looked for in the section where one is, then below, then above", () => {
  expect(meantClauses(TEXT, "a", clauseId("rec"))).toEqual(["ra", "za", "na"]);
  expect(meantClauses(TEXT, "a", clauseId("ra"))).toEqual(["za", "na", "ra"]);
});
