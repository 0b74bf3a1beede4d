import { expect, test } from "vitest";
import { cleanResult } from "./clean-result.ts";

const NAMES = new Set(["aaa", "bbb"]);

test.each([
  ["that all serve", "that all serve"],
  ["that all [should] serve", "that all […] serve"],
  ["that all [should][could][may] serve", "that all […] serve"],
  ["that all [should] [could] serve", "that all […] serve"],
  ["that all [should [really]] serve", "that all […] serve"],
  ["that all [should] [AAA] serve", "that all […] serve"],
  ["that all [AAA, BBB] serve", "that all serve"],
  ["[no text][that all serve]", "[…]"],
  ["a [stray sign", "a [stray sign"],
  ["one [a] and [b] two", "one […] and […] two"],
  ["", ""],
])(
  "J9 a clean result leaves out what is in brackets and says where words are undecided: %s",
  (text, clean) => {
    expect(cleanResult(text, NAMES)).toBe(clean);
  },
);
