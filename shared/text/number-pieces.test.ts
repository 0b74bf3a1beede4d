import { expect, test } from "vitest";
import { numberPieces } from "./number-pieces.ts";

test("R30 a clause's number is cut out of a line, a word in brackets is not", () => {
  const numbers = (line: string): readonly string[] =>
    numberPieces(line).flatMap(({ text, isNumber }) => (isNumber ? [text] : []));
  expect(numbers("إذ يدرك b)، c)bis و2.1 i)")).toEqual(["b)", "c)bis", "i)"]);
  expect(numbers("a)")).toEqual(["a)"]);
  expect(numbers("الفقرة 2.1 (انظر ITU) و(see it)")).toEqual(["2.1"]);
  expect(numbers("9 June 2026, 25 %")).toEqual([]);
  const line = "x b) y";
  expect(
    numberPieces(line)
      .map(({ text }) => text)
      .join(""),
  ).toBe(line);
});
