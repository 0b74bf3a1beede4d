import { expect, test } from "vitest";
import { WORD_FAULTS } from "../../shared/word-file/word-fault.ts";
import { chinese } from "../i18n/messages.ts";

test("X25 each sentence about a file says what to do about it, in both languages", () => {
  for (const [fault, words] of Object.entries(WORD_FAULTS)) {
    const zh = chinese.get(`wordFile.faults.${fault}`);
    expect([fault, words]).toEqual([
      fault,
      expect.stringMatching(/\. (?:Open|Save|Copy|Try|Download) .+\.$/u),
    ]);
    expect([fault, zh]).toEqual([fault, expect.stringMatching(/：请.+。$/u)]);
  }
});
