import { expect, test } from "vitest";
import { mentionsIn } from "./mentions.ts";

const LIST = ["AAA", "AAA-2", "B.C", "（甲）", "x+"].map((symbol) => ({ symbol }));

test.each([
  ["Could @AAA agree?", "AAA"],
  ["@aaa, @AAA", "AAA AAA"],
  ["@AAA-2 and (@b.c)", "AAA-2 B.C"],
  ["问＠AAA。", ""],
  ["问 ＠AAA。", "AAA"],
  ["a@AAA @AAAA @", ""],
  ["@@AAA @x+ @（甲）", "AAA x+ （甲）"],
  ["@AA", ""],
])("E24 “%s” names %s", (text, named) => {
  const found = mentionsIn(text, LIST);
  expect(found.map(({ one }) => one.symbol).join(" ")).toBe(named);
  for (const { start, end, one } of found)
    expect(text.slice(start + 1, end).toLowerCase()).toBe(one.symbol.toLowerCase());
});
