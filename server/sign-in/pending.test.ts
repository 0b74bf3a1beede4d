import { expect, test } from "vitest";
import { openPending } from "./pending.ts";

test("A33 a begun sign-in is taken once and in time; a flood of one network drives out no other", () => {
  let time = 0;
  const pending = openPending<number>({
    hash: (key) => `#${key}`,
    lastsMs: 10,
    most: 4,
    ofNetwork: 3,
    now: () => time,
  });
  expect(pending.put("a", 1, "one")).toBe(true);
  expect([pending.take("b"), pending.take("a"), pending.take("a")]).toEqual([null, 1, null]);
  for (const key of ["a", "b", "c"]) expect(pending.put(key, 1, "one")).toBe(true);
  expect(pending.put("d", 1, "one")).toBe(false);
  expect(pending.put("d", 2, "two")).toBe(true);
  // All places are taken: the oldest goes.
  expect(pending.put("e", 3, "three")).toBe(true);
  expect([pending.take("a"), pending.take("d"), pending.take("e")]).toEqual([null, 2, 3]);
  time = 10;
  expect([pending.take("b"), pending.take("c")]).toEqual([null, null]);
  for (const key of ["f", "g", "h"]) expect(pending.put(key, 1, "one")).toBe(true);
});
