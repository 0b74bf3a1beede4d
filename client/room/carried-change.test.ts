import * as fc from "fast-check";
import { expect, test } from "vitest";
import { carriedChange } from "./carried-change.ts";
import type { Delta } from "./text-change.ts";

const applied = (text: string, delta: Delta): string => {
  let at = 0;
  let result = "";
  for (const { retain = 0, insert = "", delete: gone = 0 } of delta) {
    result += text.slice(at, at + retain) + (insert as string);
    at += retain + gone;
  }
  return result + text.slice(at);
};

const TEXT = "abcdefghijklmnopqrstuvw";
const op = fc.oneof(
  fc.record({ retain: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ insert: fc.stringMatching(/^[xyz]{1,3}$/) }),
  fc.record({ delete: fc.integer({ min: 1, max: 3 }) }),
);
const deltas = fc.array(fc.array(op, { maxLength: 5 }), { maxLength: 4 });

test("W27 a change and those of others lead to one text, in which own text is whole", () => {
  fc.assert(
    fc.property(deltas, fc.nat(TEXT.length), fc.nat(5), fc.boolean(), (list, at, count, isWritten) => {
      const removed = Math.min(count, TEXT.length - at);
      const inserted = isWritten ? "OWN" : "";
      const theirText = list.reduce(applied, TEXT);
      const ownText = TEXT.slice(0, at) + inserted + TEXT.slice(at + removed);
      const { own, theirs } = carriedChange({ from: at, removed, inserted }, list, TEXT.length);
      const end = applied(theirText, own);
      expect(applied(ownText, theirs)).toBe(end);
      // Nothing goes but the characters that the person saw and removed.
      const seen = new Set(TEXT.slice(at, at + removed));
      expect(end.replace("OWN", "")).toBe(
        Array.from(theirText, (sign) => (seen.has(sign) ? "" : sign)).join(""),
      );
      const place = isWritten ? end.indexOf("OWN") : at;
      if (isWritten) expect(place).toBeGreaterThanOrEqual(0);
      // Behind a character of the beginning, or first.
      if (isWritten) expect(`a${end.slice(0, place)}`).toMatch(/[a-w]$/);
      for (const sign of isWritten ? TEXT : "") {
        const found = end.indexOf(sign);
        if (found < 0) continue;
        expect(found < place).toBe(TEXT.indexOf(sign) < at);
      }
    }),
    { numRuns: 3_000 },
  );
});

test("W27 others' text in replaced words stays, behind one's own", () => {
  const { own, theirs } = carriedChange(
    { from: 4, removed: 3, inserted: "2" },
    [[{ retain: 5 }, { insert: "X" }]],
    7,
  );
  expect(applied("one tXwo", own)).toBe("one 2X");
  expect(applied("one 2", theirs)).toBe("one 2X");
});
