import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readDraft } from "./read-word-file.ts";

const TEXTS = new URL("../../../shared/texts/", import.meta.url);
const haveTexts = existsSync(TEXTS);
if (!haveTexts)
  console.info(`SKIPPED: real Word files, because ${fileURLToPath(TEXTS)} is not there (never copied here).`);

test.skipIf(!haveTexts).each([
  ["itu-t-g.imp8101-tracked.docx", 213],
  ["itu-t-p.862-cor2.docx", 153],
] as const)("X17 %s has no section verb: each paragraph is a clause, and line 1 says so", async (name, n) => {
  const read = await readDraft(readFileSync(new URL(name, TEXTS)), []);
  if ("fault" in read || read.draft === null) throw new Error(`${name} was not read`);
  const { draft, unplaced } = read.draft;
  expect(draft.clauses).toHaveLength(n);
  expect(draft.clauses.filter(({ kind }) => kind === "verb")).toEqual([]);
  expect(unplaced[0]).toMatchObject({ line: 1 });
  expect(unplaced[0]?.message).toContain("no section verb was found in the whole text");
});
