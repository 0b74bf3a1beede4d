import { expect, test } from "vitest";
import { relationship, run, W, wordFileBytes } from "../testing/word-package.ts";
import { wordFileOf } from "./word-file-of.ts";

const level = (at: number, format: string, text: string, more = ""): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const form = (id: number, ...levels: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
const list = (id: number, of: number, inside = ""): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${inside}</w:num>`;
const override = (at: number, inside: string): string =>
  `<w:lvlOverride w:ilvl="${at}">${inside}</w:lvlOverride>`;
const start = (n: number): string => `<w:startOverride w:val="${n}"/>`;

const LISTS = [
  form(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%1.%2", "<w:isLgl/>"),
    level(2, "lowerLetter", "%1.%2.%3"),
  ),
  form(1, level(0, "decimalZero", "%1"), level(1, "ordinal", "%2")),
  form(2, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)")),
  form(3, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>')),
  list(1, 0),
  list(2, 1),
  list(3, 2),
  list(4, 2, override(0, start(5))),
  list(5, 2, override(0, level(0, "upperLetter", "(%1)"))),
  list(6, 3),
  list(7, 2, override(0, start(1)) + override(1, start(3))),
];

/** The numbers of paragraphs that name a list and a level each. */
function numbers(places: readonly (readonly [list: number, level: number])[]): readonly string[] {
  const body = places.map(
    ([numId, ilvl]) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr></w:pPr>${run("x")}</w:p>`,
  );
  const parts = { "word/numbering.xml": `<w:numbering ${W}>${LISTS.join("")}</w:numbering>` };
  const relationships = relationship("numbering", "numbering.xml");
  return wordFileOf(wordFileBytes({ body: body.join(""), relationships, parts })).paragraphs.map(
    (one) => one.number,
  );
}

test("X3 legal, zero-filled and ordinal numbers of lists are those that Word prints", () => {
  const legal = numbers([
    [1, 0],
    [1, 1],
    [1, 2],
    [1, 1],
    [1, 0],
    [1, 1],
  ]);
  expect(legal).toEqual(["I.", "1.1", "I.1.a", "1.2", "II.", "2.1"]);
  const ordinals = Array.from({ length: 24 }, () => [2, 1] as const);
  expect(numbers(ordinals).join(" ")).toBe(
    "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th 21st 22nd 23rd 24th",
  );
  expect(numbers(Array.from({ length: 10 }, () => [2, 0] as const)).at(-2)).toBe("09");
});

test("X3 lists of one form count on together, begin anew once, and have levels of their own", () => {
  const shared = numbers([
    [3, 0],
    [3, 0],
    [4, 0],
    [4, 0],
    [3, 0],
    [5, 0],
    [3, 0],
    [7, 0],
    [7, 1],
    [7, 0],
    [7, 1],
    [4, 0],
  ]);
  expect(shared).toEqual(["1.", "2.", "5.", "6.", "7.", "(H)", "9.", "1.", "c)", "2.", "c)", "3."]);
});

test("X3 a level that nothing begins anew counts on under the next number", () => {
  expect(
    numbers([
      [6, 0],
      [6, 1],
      [6, 1],
      [6, 0],
      [6, 1],
    ]),
  ).toEqual(["1.", "a)", "b)", "2.", "c)"]);
});
