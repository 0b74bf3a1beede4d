import { expect, test } from "vitest";
import { mergeRowId } from "../ids.ts";
import { provenanceAsCsv } from "../merging/provenance-text.ts";
import { notFormula } from "./not-formula.ts";

test("O6 any formula for a spreadsheet gets an apostrophe, also full-width or after a space", () => {
  for (const text of [
    "=1+1",
    "+1",
    "-1",
    "@x",
    " =1",
    "\t=1",
    "\u00A0=1",
    "\u3000＝1",
    "\r\n＋1",
    "\u0000=1",
  ])
    expect(notFormula(text)).toBe(`'${text}`);
  for (const text of ["", "a=1", "1", "–", "[=]"]) expect(notFormula(text)).toBe(text);
});

test("U18 no cell of the provenance table is a formula", () => {
  const row = {
    rowId: mergeRowId("01J00000000000000000000001"),
    clauseId: null,
    kind: "operative",
    level: 1,
    text: " ＝HYPERLINK(1)",
    sources: [],
    done: ["added"],
    reason: "\u3000=1",
    addedWords: "",
    wordings: [],
    writtenBy: null,
  } as const;
  const csv = provenanceAsCsv({ title: "t", rows: [row], numberOf: () => "", clauseOf: () => null });
  expect(csv.split("\r\n")[1]).toBe(`"operative","' ＝HYPERLINK(1)","","","added","'\u3000=1"`);
});
