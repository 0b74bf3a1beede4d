import { expect, test } from "vitest";
import { delegationId, groupId } from "../ids.ts";
import { OPEN_RULES } from "../testing/room.ts";
import { deedsOf } from "./may.ts";

const AAA = delegationId("AAA");
const delegate = {
  role: "delegate",
  category: "memberState",
  delegationId: AAA,
  leads: [],
  speaks: true,
} as const;

test("A69 P1 Home names what role and category give, and no more", () => {
  expect(deedsOf(delegate, OPEN_RULES)).toEqual(["type", "propose", "comment", "position"]);
  expect(deedsOf({ ...delegate, speaks: false }, OPEN_RULES)).toEqual(["type", "comment"]);
  expect(deedsOf({ ...delegate, role: "follower" }, OPEN_RULES)).toEqual([]);
  const lead = { ...delegate, role: "facilitator", delegationId: null, leads: [groupId("space")] } as const;
  expect(deedsOf(lead, OPEN_RULES)).toEqual(["type", "comment"]);
  const { categories } = OPEN_RULES;
  const silent = { ...categories.memberState, mayType: false, maySpeak: false };
  expect(deedsOf(delegate, { categories: { ...categories, memberState: silent } })).toEqual([
    "propose",
    "position",
  ]);
});
