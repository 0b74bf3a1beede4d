import { describe, expect, test } from "vitest";
import { clauseId, mergeRowId } from "../ids.ts";
import type { Kind } from "../clause/clause.ts";
import { layBeside, type RowWords } from "./lay-beside.ts";
import type { InputClause } from "./input-clause.ts";

const PLAIN = {
  clauseId: null,
  proposalId: null,
  label: "",
  number: "",
  whose: [],
  mark: null,
  level: 1,
} as const;
/** "recital that …": kind and words. */
const clauses = (...lines: readonly string[]): InputClause[] =>
  lines.map((line, n) => {
    const [kind, ...words] = line.split(" ");
    return { ...PLAIN, n, kind: kind as Kind, text: words.join(" ") };
  });
const rowsOf = (list: readonly InputClause[]): RowWords[] =>
  list.map((clause, i) => ({ id: mergeRowId(`R${i}`), kind: clause.kind, cells: [clause] }));
/** By clause: the row beside which it is laid, or `after R1` for a new one. */
const laid = (rows: readonly RowWords[], list: readonly InputClause[]): string[] => {
  let n = 0;
  return layBeside(rows, list, () => mergeRowId(`N${n++}`)).map(({ rowId, after }) =>
    after === undefined ? rowId : `${rowId} after ${after}`,
  );
};

const BASE = clauses(
  "title Space connectivity",
  "verb considering",
  "recital that satellites reach the most remote communities",
  "recital that affordable terminals remain scarce in rural areas",
  "verb invites Member States",
  "operative to share spectrum planning data with neighbours",
  "operative to support affordable terminals in rural areas",
);

describe("U3 clauses are laid beside each other", () => {
  test("by the likeness of their words in the same kind of section, in the order of both", () => {
    const theirs = clauses(
      "title Connectivity from space",
      "verb considering",
      "recital that affordable user terminals remain scarce in rural areas",
      "verb invites Member States",
      "operative to share with neighbours data on spectrum planning",
      "operative to name a focal point",
    );
    expect(laid(rowsOf(BASE), theirs)).toEqual(["R0", "R1", "R3", "R4", "R5", "N0 after R5"]);
  });

  test("what was moved is recognised where it is now, and a verb's like is not taken for an item", () => {
    const theirs = clauses(
      "verb considering",
      "recital that affordable terminals remain scarce in rural areas",
      "recital that satellites reach the most remote communities",
    );
    expect(laid(rowsOf(BASE), theirs).toSorted()).toEqual(["R1", "R2", "R3"]);
    expect(laid(rowsOf(BASE), clauses("recital considering"))).toEqual(["N0 after R3"]);
  });

  test("a section that the text lacks stands at the end of its part and parts no other section", () => {
    const preamble = clauses("verb noting", "recital that dark skies matter to astronomers");
    expect(laid(rowsOf(BASE), preamble)).toEqual(["N0 after R3", "N1 after N0"]);
    const operative = clauses("verb requests the Director", "operative to report on dark skies");
    expect(laid(rowsOf(BASE), operative)).toEqual(["N0 after R6", "N1 after N0"]);
    const both = clauses(
      "verb considering",
      "recital that satellites reach the most remote communities",
      "verb noting",
      "recital that dark skies matter to astronomers",
    );
    expect(laid(rowsOf(BASE), both)).toEqual(["R1", "R2", "N0 after R3", "N1 after N0"]);
    const parted = clauses(
      "verb considering",
      "recital that satellites reach the most remote communities",
      "verb requests the Director",
      "operative to report on dark skies",
    );
    expect(laid(rowsOf(BASE), parted)).toEqual(["R1", "R2", "N0 after R6", "N1 after N0"]);
  });

  test("by id first; a proposal beside its clause, an added one after the clause it follows", () => {
    const id = (n: number) => clauseId(`C${n}`);
    const own = BASE.map((clause, n) => ({ ...clause, clauseId: id(n) }));
    const [change, add] = clauses("recital wholly other words", "recital a new thought");
    const proposals: InputClause[] = [
      { ...change!, clauseId: id(3) },
      { ...add!, n: 1, follows: id(2) },
    ];
    expect(laid(rowsOf(own), proposals)).toEqual(["R3", "N0 after R2"]);
  });

  test("in Chinese and in Arabic as in English", () => {
    const chinese = clauses("recital 卫星能够覆盖最偏远的社区", "recital 农村地区的终端仍然昂贵");
    expect(
      laid(rowsOf(chinese), clauses("recital 农村地区的用户终端仍然昂贵", "recital 卫星覆盖偏远的社区")),
    ).toEqual(["R1", "R0"]);
    const arabic = clauses(
      "operative تبادل بيانات تخطيط الطيف مع الجيران",
      "operative دعم المطاريف الميسورة في الأرياف",
    );
    expect(laid(rowsOf(arabic), clauses("operative دعم المطاريف الميسورة التكلفة في الأرياف"))).toEqual([
      "R1",
    ]);
  });
});
