import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arePlainWords, plainWordsRefusal, toPlainWords } from "./plain-words.ts";

test("W2 words in any language are plain, with brackets, joiners and emoji", () => {
  for (const text of [
    "that ICTs – “5G” [shall]",
    "认为，",
    "يرى أن",
    "учитывая",
    "e\u0301",
    "😀👩‍💻",
    "",
    " \u00A0",
  ])
    expect(arePlainWords(text), text).toBe(true);
});

test("W2 breaks, tabs, control characters, bidi overrides, separators and lone halves are not", () => {
  const hidden =
    "\n \r \t \u0000 \u007F \u0085 \u2028 \u2029 \u202A \u202E \u2066 \u2069 \uFEFF \uFFFC \uFFFE \uD83D \uDE00 \u2063 \u206A \uFDD0 \u{E0041} \u{1FFFE}";
  for (const char of hidden.split(" ")) expect(arePlainWords(`a${char}b`), escape(char)).toBe(false);
  expect(plainWordsRefusal("a\nb")).toEqual({
    reason: "notPlainWords",
    message: "Words are plain characters: no breaks, control characters, overrides or unseen signs.",
  });
  expect(plainWordsRefusal("a b")).toBeNull();
});

const escape = (char: string): string => JSON.stringify(char);

test("W18 pasted text becomes plain words: every break becomes a space", () => {
  expect(toPlainWords("a\r\nb\tc\u2028d\u202Ee")).toBe("a b c de");
  expect(toPlainWords("a\vb\fc\u0085d")).toBe("a b c d");
});

test("W18 whatever is pasted, what comes out is plain and plain words stay as they are", () => {
  const wild = fc.string({
    unit: fc.constantFrom("a", "\n", "\u0000", "\uD83D", "\uDE00", "😀", "\u202E", "é"),
  });
  fc.assert(
    fc.property(wild, (text) => {
      const plain = toPlainWords(text);
      expect(arePlainWords(plain)).toBe(true);
      if (arePlainWords(text)) expect(plain).toBe(text);
    }),
    { numRuns: 1_000 },
  );
});
