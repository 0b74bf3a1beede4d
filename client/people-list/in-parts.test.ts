import { expect, test } from "vitest";
import { LINKED_PEOPLE_MAX } from "../../shared/limits.ts";
import { sendInParts } from "./in-parts.ts";

test("P17 many people are sent in parts, and a refused part alone again", async () => {
  const all = Array.from({ length: 2 * LINKED_PEOPLE_MAX + 1 }, (_, n) => n);
  const told: number[] = [];
  const asked: number[] = [];
  const shown: number[] = [];
  let isRefused = false;
  const parts = {
    all,
    told,
    send: async (part: readonly number[]) => {
      asked.push(part.length);
      isRefused = asked.length === 2;
      return isRefused ? { refused: "no" } : { done: part[0]! };
    },
    onSent: (n: number) => void shown.push(n),
  };
  expect(await sendInParts(parts)).toBe("no");
  expect(await sendInParts(parts)).toBeNull();
  expect(asked).toEqual([LINKED_PEOPLE_MAX, LINKED_PEOPLE_MAX, LINKED_PEOPLE_MAX, 1]);
  expect(told).toEqual([0, LINKED_PEOPLE_MAX, 2 * LINKED_PEOPLE_MAX]);
  expect(shown).toEqual([LINKED_PEOPLE_MAX, 2 * LINKED_PEOPLE_MAX, all.length]);
});
