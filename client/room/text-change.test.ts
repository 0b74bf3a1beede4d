import * as fc from "fast-check";
import { expect, test } from "vitest";
import { changeWithin, type Delta, insertedAt, mapOffset, shiftDelta, textChangeOf } from "./text-change.ts";

test("the smallest stretch makes one text of the other", () => {
  expect(textChangeOf("one two", "one and two")).toEqual({ from: 4, removed: 0, inserted: "and " });
  expect(textChangeOf("aa", "a")).toEqual({ from: 1, removed: 1, inserted: "" });
  const text = fc.stringMatching(/^[ab]{0,8}$/);
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { from, removed, inserted } = textChangeOf(before, after);
      expect(before.slice(0, from) + inserted + before.slice(from + removed)).toBe(after);
    }),
  );
});

test("no character of two units is parted, however alike its halves are (W2)", () => {
  expect(textChangeOf("\u{1F600}\u{1F601}", "\u{1F601}")).toEqual({ from: 0, removed: 2, inserted: "" });
  expect(textChangeOf("a\u{20BB7}b", "a\u{20BB8}b")).toEqual({ from: 1, removed: 2, inserted: "\u{20BB8}" });
  // An editor that compares units asks for the second half alone.
  expect(changeWithin("a\u{20BB7}b", [2, 3], "\udfb8")).toEqual({
    from: 1,
    removed: 2,
    inserted: "\u{20BB8}",
  });
  expect(changeWithin("ab cd", [3, 4], "CC")).toEqual({ from: 3, removed: 1, inserted: "CC" });
  const signs = fc.array(fc.constantFrom("\u{1F600}", "\u{1F601}", "\u{1F900}", "\u{20BB7}", "a"), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(signs, signs, (one, two) => {
      const [before, after] = [one.join(""), two.join("")];
      const { from, removed, inserted } = textChangeOf(before, after);
      const rest = [before.slice(0, from), before.slice(from, from + removed), before.slice(from + removed)];
      expect([inserted, ...rest].every((part) => part.isWellFormed())).toBe(true);
      expect(rest[0] + inserted + rest[2]).toBe(after);
    }),
    { numRuns: 2_000 },
  );
});

test("an offset goes along with what others insert and delete before it", () => {
  expect(mapOffset(5, [{ retain: 2 }, { insert: "xx" }])).toBe(7);
  expect(mapOffset(5, [{ retain: 2 }, { delete: 2 }])).toBe(3);
  expect(mapOffset(5, [{ retain: 4 }, { delete: 3 }])).toBe(4);
  expect(mapOffset(5, [{ retain: 6 }, { insert: "xx" }])).toBe(5);
});

const applied = (text: string, delta: Delta): string => {
  let at = 0;
  let result = "";
  for (const { retain = 0, insert = "", delete: gone = 0 } of delta) {
    result += text.slice(at, at + retain) + (insert as string);
    at += retain + gone;
  }
  return result + text.slice(at);
};

test("inserted text stands at its mapped offset after edits by others who did not know of it", () => {
  const op = fc.oneof(
    fc.record({ retain: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ insert: fc.stringMatching(/^[xyz]{1,3}$/) }),
    fc.record({ delete: fc.integer({ min: 1, max: 3 }) }),
  );
  const TEXT = "abcdefghijklmnopqrstuvw";
  fc.assert(
    fc.property(fc.array(op, { maxLength: 7 }), fc.nat(TEXT.length), (delta, offset) => {
      const own = "OWN";
      const mapped = mapOffset(offset, delta);
      const theirs = applied(TEXT, delta);
      const both = TEXT.slice(0, offset) + own + TEXT.slice(offset);
      expect(applied(both, shiftDelta(delta, offset, own.length))).toBe(
        theirs.slice(0, mapped) + own + theirs.slice(mapped),
      );
    }),
    { numRuns: 2_000 },
  );
});

test("W27 an insertion at a known place is told from the same letters beside it", () => {
  expect(insertedAt("aab", "aaaab", 1)).toEqual({ from: 1, removed: 0, inserted: "aa" });
  expect(insertedAt("aab", "aaaab", 2)).toEqual({ from: 2, removed: 0, inserted: "aa" });
  expect(insertedAt("aab", "aab", 1)).toEqual({ from: 1, removed: 0, inserted: "" });
  expect(insertedAt("aab", "axb", 1)).toBeNull();
  expect(insertedAt("aab", "aabx", 1)).toBeNull();
});
