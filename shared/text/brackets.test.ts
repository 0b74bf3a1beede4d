import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bracketSpans, countBrackets, namedInWords } from "./brackets.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import { threadMs } from "../testing/thread-ms.ts";

const NAMES = new Set(["aaa", "bbb", "delegation aaa", "north and south", "republic, east"]);
const count = (text: string) => {
  const { brackets, alternatives } = countBrackets(text, NAMES);
  return [brackets, alternatives];
};

test("N11 one bracket, brackets side by side, brackets apart", () => {
  expect(count("no bracket")).toEqual([0, 0]);
  expect(count("[shall] share")).toEqual([1, 0]);
  expect(count("[shall][should][may] share")).toEqual([1, 3]);
  expect(count("[shall] [should] share")).toEqual([2, 0]);
  expect(count("[A][B] and [C][D][no text]")).toEqual([2, 5]);
});

test("N11 nested brackets count again", () => {
  expect(count("[to share [spectrum [and orbits]]]")).toEqual([3, 0]);
  expect(count("[a [b][c]][d]")).toEqual([2, 4]);
});

test("N11 a bracket that holds only names of delegations says who asked and counts nothing", () => {
  expect(count("[AAA] to share")).toEqual([0, 0]);
  expect(count("[AAA / bbb] [AAA, BBB; Delegation AAA and BBB · AAA]")).toEqual([0, 0]);
  expect(count("[AAA: to share]")).toEqual([1, 0]);
  expect(count("[AAA / nobody]")).toEqual([1, 0]);
  expect(count("[][ ]")).toEqual([1, 2]);
});

test("N11 names may hold the word and, or a comma", () => {
  expect(count("[North and South]")).toEqual([0, 0]);
  expect(count("[Republic, East / North and South and AAA]")).toEqual([0, 0]);
  expect(count("[North and West]")).toEqual([1, 0]);
});

test("N11 a clause full of brackets and signs that part names is counted as fast as any other", () => {
  const quarter = CLAUSE_CHARS_MAX / 4;
  for (const text of [
    "[".repeat(quarter) + ",".repeat(2 * quarter) + "]".repeat(quarter),
    "[".repeat(quarter) + "aaa,".repeat(quarter / 2) + "]".repeat(quarter),
    `[${"north and ".repeat((4 * quarter) / 10)}]`,
  ]) {
    const from = threadMs();
    expect(count(text)[0]).toBeGreaterThan(0);
    expect(threadMs() - from).toBeLessThan(2_000);
  }
  expect(count(`[${"AAA,".repeat(quarter)}bbb]`)).toEqual([0, 0]);
});

test("N11 a sign without its partner is a plain character", () => {
  expect(count("[[shall]")).toEqual([1, 0]);
  expect(count("shall] [should")).toEqual([0, 0]);
  expect(count("]a[[b]")).toEqual([1, 0]);
});

test("N11 each span tells where it stands, its depth and whether it is an attribution", () => {
  expect(bracketSpans("a [b [AAA]] [c", NAMES)).toEqual([
    { start: 2, end: 11, depth: 1, attribution: false },
    { start: 5, end: 10, depth: 2, attribution: true },
  ]);
});

/** Another way to count: strike out the innermost brackets again and again, leaving a token in their place. */
function countAgain(text: string): [brackets: number, alternatives: number] {
  // A token is one struck-out bracket; tokens that touch are alternatives of one.
  let rest = text.replace(/[^[\]a-z ]/gu, "x");
  let brackets = 0;
  let alternatives = 0;
  for (;;) {
    const next = rest.replace(/\[[^[\]]*\]/gu, (inside) => {
      tally(inside);
      return "¤";
    });
    if (next === rest) break;
    rest = next;
  }
  tally(rest);
  return [brackets, alternatives];

  function tally(level: string): void {
    for (const [run] of level.matchAll(/¤+/gu)) {
      brackets += 1;
      if (run.length > 1) alternatives += run.length;
    }
  }
}

test("N11 a random text is counted as by striking out bracket after bracket", () => {
  const piece = fc.constantFrom("[", "[", "]", "]", "x", " ", "][");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const text = pieces.join("");
      expect(count(text)).toEqual(countAgain(text));
    }),
    { numRuns: 2_000, examples: [[["[", "[", "a", "]"]], [["[", "]", "[", "]", "]"]]] },
  );
});

test("B3 typed words name whom a bracket is said to be of: inside with a colon, or behind", () => {
  const names = new Set(["aaa", "bbb", "a and b"]);
  const named = (text: string) => [...namedInWords(text, names)];
  expect(named("that [AAA, BBB: , gateways] stay")).toEqual([[5, "AAA, BBB"]]);
  expect(named("[many][some] [AAA] and [few]")).toEqual([
    [6, "AAA"],
    [0, "AAA"],
  ]);
  expect(named("[[x] [BBB] y] [A and B]")).toEqual([
    [1, "BBB"],
    [0, "A and B"],
  ]);
  expect(named("[Alt 1: x] [AAA] [: y] [CCC: z]")).toEqual([[0, "AAA"]]);
});
