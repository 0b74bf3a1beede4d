import { expect, test } from "vitest";
import type { PaletteEntry } from "./entry.ts";
import { rank } from "./rank.ts";

const entry = (id: string, words: string, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id,
  words,
  run: () => {},
  ...more,
});

const ENTRIES: readonly PaletteEntry[] = [
  entry("lock", "Lock clause b)", { also: "close freeze 锁定" }),
  entry("unlock", "Unlock clause b)", { also: "open again" }),
  entry("meeting", "Open a meeting …"),
  entry("edit", "Who can edit this Opinion", { also: "rights pen" }),
  entry("versions", "Versions", { also: "compare two versions history difference" }),
  entry("report", "Chair’s report", { also: "issue the report" }),
  entry("comment", "Comment on clause b)", { closed: "offline" }),
  entry("b", "b) that the cost of user terminals remains an obstacle", { where: "recognizing" }),
  entry("2", "2 that licensing helps affordable services", { where: "is of the view" }),
  entry("2bis", "2bis that capacity building be offered", { where: "is of the view" }),
  entry("help.lock", "Lock", { isHelp: true, where: "Help" }),
  entry("zh", "中文", { where: "页面语言" }),
];

const found = (question: string, lately: readonly string[] = []): readonly string[] =>
  rank(ENTRIES, question, lately).map(({ id }) => id);

test.each([
  ["open a meeting", "meeting"],
  ["meet", "meeting"],
  ["issue the report", "report"],
  ["who can edit", "edit"],
  ["compare two versions", "versions"],
  ["lock", "lock"],
  ["b", "b"],
  ["2", "2"],
  ["2bis", "2bis"],
  ["user term", "b"],
  ["capacity", "2bis"],
  ["view 2bis", "2bis"],
  ["LICENSING", "2"],
  ["中", "zh"],
  ["文中", "zh"],
  ["锁定", "lock"],
  ["verisons", "versions"],
  ["commnt", "comment"],
  ["meting", "meeting"],
])("K20 the palette finds “%s” first of all", (question, id) => {
  expect(found(question)[0]).toBe(id);
});

test("K20 a question has each of its words in what it finds", () => {
  expect(found("lock versions")).toEqual([]);
  expect(found("view licensing")).toEqual(["2"]);
});

test("K20 without a question the palette begins with what was used lately", () => {
  expect(found("", ["report", "2"]).slice(0, 2)).toEqual(["report", "2"]);
  expect(found("")).not.toContain("comment");
});

test("K25 a clause that the question means by its number stands first", () => {
  const called = (id: string, number: string) =>
    entry(id, `${number} that licensing helps`, { meantAs: (asked) => (asked === "l" ? 1 : null) });
  const first = entry("m", "m) that", { meantAs: (asked) => (asked === "l" ? 0 : null) });
  const ids = rank([...ENTRIES, called("l", "l)"), first], "l", []).map(({ id }) => id);
  expect(ids.slice(0, 3)).toEqual(["m", "l", "lock"]);
});

test("K20 a word of Help stands behind its act, and only where it is asked for", () => {
  expect(found("lock").slice(0, 2)).toEqual(["lock", "help.lock"]);
  expect(found("")).not.toContain("help.lock");
});
