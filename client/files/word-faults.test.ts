import { expect, test } from "vitest";
import { WORD_FAULTS } from "../../shared/word-file/word-fault.ts";
import { enWordFile } from "../i18n/en-word-file.ts";
import { zhWordFile } from "../i18n/zh-word-file.ts";

test("X25 each sentence about a file says what to do about it, in both languages", () => {
  for (const [fault, words] of Object.entries(WORD_FAULTS)) {
    const [en, zh] = [enWordFile, zhWordFile].map(
      ({ wordFile }) => wordFile.faults[fault as keyof typeof WORD_FAULTS],
    );
    expect([fault, words]).toEqual([fault, expect.stringMatching(/: (?:open|save|copy|try|take) .+\.$/u)]);
    expect(en?.replaceAll("\u2019", "'")).toBe(words);
    expect([fault, zh]).toEqual([fault, expect.stringMatching(/：请.+。$/u)]);
  }
});
