import { expect, test } from "vitest";
import { clauseId } from "../ids.ts";
import { applyEdits, clauseText, sliceRuns, textOf, type Words } from "./words.ts";

const id = clauseId("c");
const runs = [
  { text: "to share ", client: 1, clock: 4 },
  { text: "spectrum", client: 2, clock: 0 },
] as const;
const words: Words = new Map([[id, runs]]);

test("W5 a slice keeps each character's id", () => {
  expect(sliceRuns(runs, 3, 12)).toEqual([
    { text: "share ", client: 1, clock: 7 },
    { text: "spe", client: 2, clock: 0 },
  ]);
  expect(sliceRuns(runs, 9, 9)).toEqual([]);
  expect(textOf(sliceRuns(runs, -5, 99))).toBe("to share spectrum");
});

test("W5 edits leave the words before them as they were", () => {
  const after = applyEdits(words, [
    { kind: "insert", clauseId: id, at: 9, runs: [{ text: "all ", client: 3, clock: 0 }] },
    { kind: "delete", clauseId: id, at: 0, length: 3 },
  ]);
  expect(clauseText(after, id)).toBe("share all spectrum");
  expect(clauseText(words, id)).toBe("to share spectrum");
  expect(applyEdits(words, [])).toBe(words);
  expect(clauseText(words, clauseId("none"))).toBe("");
});

test("W5 characters with consecutive ids are one run, as the document reads them", () => {
  const copied = applyEdits(new Map(), [
    {
      kind: "makeRoot",
      clauseId: id,
      runs: [
        { text: "ab", client: 7, clock: 0 },
        { text: "cd", client: 7, clock: 2 },
      ],
    },
    { kind: "insert", clauseId: id, at: 4, runs: [{ text: "e", client: 7, clock: 4 }] },
  ]);
  expect(copied.get(id)).toEqual([{ text: "abcde", client: 7, clock: 0 }]);
  const erased = applyEdits(copied, [{ kind: "delete", clauseId: id, at: 1, length: 1 }]);
  expect(erased.get(id)).toEqual([
    { text: "a", client: 7, clock: 0 },
    { text: "cde", client: 7, clock: 2 },
  ]);
});
