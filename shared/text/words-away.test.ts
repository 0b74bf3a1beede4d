import { expect, test } from "vitest";
import { wordsAway } from "./words-away.ts";

test("one word for another is one word away, in every script", () => {
  expect(wordsAway("that access is shared", "that access is limited")).toBe(1);
  expect(wordsAway("频谱是有限的资源", "频谱是重要的资源")).toBe(1);
  expect(wordsAway("الموارد محدودة جدا", "الموارد نادرة جدا")).toBe(1);
});

test("each place that differs counts its words, whichever side has more", () => {
  expect(wordsAway("to share spectrum", "to share and protect spectrum")).toBe(2);
  expect(wordsAway("to share and protect spectrum", "to share spectrum")).toBe(2);
  expect(wordsAway("may share the spectrum widely", "should share the spectrum fairly and widely")).toBe(3);
});

test("white space and signs are no words", () => {
  expect(wordsAway("to share, widely", "to share widely")).toBe(0);
  expect(wordsAway("to  share", "to share")).toBe(0);
  expect(wordsAway("", "")).toBe(0);
  expect(wordsAway("", "two words")).toBe(2);
});
