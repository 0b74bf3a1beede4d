import { expect, test } from "vitest";
import { workOf } from "./command-work.ts";
import { clauseId } from "../ids.ts";

const id = clauseId("01J00000000000000000000001");
const HASH = "a".repeat(64);

test("G9 an act on one clause is the unit; comparisons and acts on the whole text cost more", () => {
  const lock = { type: "lockClause", clauseId: id } as const;
  const propose = (text: string) =>
    ({ type: "propose", kind: "change", clauseId: id, text, hash: HASH }) as const;
  expect(workOf(lock)).toBe(1);
  expect(workOf(propose("a few words"))).toBe(1);
  expect(workOf(propose("x".repeat(20_000)))).toBe(41);
  expect(workOf({ type: "consolidate" })).toBe(50);
  expect(workOf({ type: "batch", commands: [lock, lock, { type: "consolidate" }] })).toBe(52);
});
