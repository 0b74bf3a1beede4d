import { expect, test } from "vitest";
import { clauseId } from "../../shared/ids.ts";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import { linesOf } from "../../shared/report/seal.ts";
import { FileFault } from "../imports/fault.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import { reportFixture } from "../testing/docx-fixture.ts";
import { sealedReport } from "./sealed-report.ts";

test("H6 whatever delegates typed, however alike and much, the report goes out sealed", async () => {
  const fixture = reportFixture("en");
  const words = "f".repeat(CLAUSE_CHARS_MAX);
  const opinions = fixture.opinions.map((opinion) => {
    const last = opinion.clauses.at(-1)!;
    const more = Array.from({ length: 60 }, (_, n) => ({
      ...last,
      id: clauseId(`${last.id}${n}`),
      text: words,
    }));
    return { ...opinion, clauses: [...opinion.clauses, ...more] };
  });
  const { bytes } = await sealedReport({ ...fixture, opinions });
  const lines = linesOf(wordFileOf(bytes, { isOurs: true }));
  expect(lines.filter((line) => line.includes(words)).length).toBeGreaterThanOrEqual(60);
  // From anybody else it is what it looks like.
  expect(() => wordFileOf(bytes)).toThrow(FileFault);
});
