import { expect, test } from "vitest";
import { lookOf } from "./look-alike.ts";

test("A14 symbols that look the same are the same, whatever their case, width or alphabet", () => {
  for (const [one, other] of [
    ["AAA", "ААА"],
    ["AAA", "aaa"],
    ["AAA", "ＡＡＡ"],
    ["TOM", "ТОМ"],
    ["HKX", "ΗΚΧ"],
    ["é", "e\u0301"],
  ] as const)
    expect(lookOf(one), `${one} ${other}`).toBe(lookOf(other));
  for (const [one, other] of [
    ["AAA", "AAB"],
    ["Я", "R"],
    ["Д", "A"],
    ["Σ", "E"],
    ["E", "É"],
    ["中", "日"],
  ] as const)
    expect(lookOf(one), `${one} ${other}`).not.toBe(lookOf(other));
});
