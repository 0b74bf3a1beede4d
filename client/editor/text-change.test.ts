import * as fc from "fast-check";
import { expect, test } from "vitest";
import { changeOf, mapOffset } from "./text-change.ts";

test("the smallest stretch makes one text of the other", () => {
  expect(changeOf("one two", "one and two")).toEqual({ from: 4, removed: 0, inserted: "and " });
  expect(changeOf("aa", "a")).toEqual({ from: 1, removed: 1, inserted: "" });
  const text = fc.stringMatching(/^[ab]{0,8}$/);
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { from, removed, inserted } = changeOf(before, after);
      expect(before.slice(0, from) + inserted + before.slice(from + removed)).toBe(after);
    }),
  );
});

test("an offset goes along with what others insert and delete before it", () => {
  expect(mapOffset(5, [{ retain: 2 }, { insert: "xx" }])).toBe(7);
  expect(mapOffset(5, [{ retain: 2 }, { delete: 2 }])).toBe(3);
  expect(mapOffset(5, [{ retain: 4 }, { delete: 3 }])).toBe(4);
  expect(mapOffset(5, [{ retain: 6 }, { insert: "xx" }])).toBe(5);
});
