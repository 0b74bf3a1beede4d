import { expect, test } from "vitest";
import { droppedWords, duplicatedNames } from "./names.ts";
import { readProject } from "./read-project.ts";
import { readSource } from "./read-source.ts";

test("an exported name counts once when several files define it", () => {
  const sources = [
    readSource(
      "client/a/a.ts",
      "export type Asked = 1;\nexport const Asked = 1;\ntype Own = 1;\nexport const b = 1;",
    ),
    readSource("client/a/later.ts", 'export const b = lazyPart(async () => (await import("./a.ts")).b);'),
    readSource("client/a/again.ts", 'export { b } from "./a.ts";\nexport type Own = 2;'),
    readSource("server/a/a.ts", "export function Asked() {}"),
    readSource("server/a/a.test.ts", "export const b = 2;"),
    readSource("e2e/a.ts", "export const b = 2;"),
  ];
  expect(duplicatedNames(sources)).toEqual({
    n: 1,
    places: ["Asked client/a/a.ts:2", "Asked server/a/a.ts:1"],
  });
});

test("a dropped word is found in folders, files and exported names as a whole word", () => {
  const sources = [
    readSource(
      "client/aside/banner.ts",
      "export const carryOver = 1;\nexport const considered = 1;\nconst pen = 1;",
    ),
    readSource("server/gate/carry-over.test.ts", "export const aPen = 1;"),
    readSource(
      "shared/text/item-letters.ts",
      "export type READ_PEN = 1;\nexport const pens = 1;\nexport const open = 1;",
    ),
  ];
  expect(droppedWords(sources).places).toEqual([
    "aside: client/aside/",
    "carry-over: client/aside/banner.ts:1 carryOver",
    "carry-over: server/gate/carry-over.test.ts",
    "pen: shared/text/item-letters.ts:1 READ_PEN",
    "pen: shared/text/item-letters.ts:2 pens",
  ]);
});

const { sources } = readProject();

test("each exported name has one definition", () => {
  expect(duplicatedNames(sources).places).toEqual([]);
});

test("no name holds a dropped word", () => {
  expect(droppedWords(sources).places).toEqual([]);
});
