import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readDraftFile } from "./read-word-file.ts";

const TEXTS = new URL("../../../shared/texts/", import.meta.url);
const haveTexts = existsSync(TEXTS);
if (!haveTexts)
  console.info(`SKIPPED: real Word files, because ${fileURLToPath(TEXTS)} is not there (never copied here).`);

test.skipIf(!haveTexts).each([
  ["itu-t-g.imp8101-tracked.docx", 141, "", 205],
  ["itu-t-p.862-cor2.docx", 9, "Recommendation ITU-T P.862", 0],
] as const)(
  "X17 %s has no section verb: each paragraph of its text is a clause, which is told",
  async (...of) => {
    const [name, n, number, struck] = of;
    const read = await readDraftFile(readFileSync(new URL(name, TEXTS)), []);
    if ("fault" in read || read.read === null) throw new Error(`${name} was not read`);
    const { draft, unplaced, not } = read.read;
    expect(draft.number).toBe(number);
    expect(draft.clauses).toHaveLength(n);
    expect(draft.clauses.filter(({ kind }) => kind === "verb")).toEqual([]);
    expect(unplaced[0]?.message).toContain("no section verb was found in the whole text");
    expect(not.filter(({ why }) => why === "struckTracked")).toHaveLength(struck);
  },
);
