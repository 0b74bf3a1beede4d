import { expect, test } from "vitest";
import { delegationId, groupId, userId } from "../ids.ts";
import type { Participant } from "./participant.ts";
import { asForAll, hide, mayRead, type Readers } from "./readers.ts";

const SPACE = groupId("space");
const GREEN = groupId("green");
const person = (part: Partial<Participant>): Participant => ({
  id: userId("x"),
  role: "delegate",
  category: "memberState",
  delegationId: null,
  leads: [],
  head: false,
  ...part,
});
const people: Readonly<Record<string, Participant>> = {
  ofAaa: person({ delegationId: delegationId("AAA") }),
  ofBbb: person({ delegationId: delegationId("BBB") }),
  followerOfAaa: person({ role: "follower", delegationId: delegationId("AAA") }),
  leadOfSpace: person({ role: "facilitator", category: "office", leads: [SPACE] }),
  leadOfGreen: person({ role: "facilitator", category: "office", leads: [GREEN] }),
  leadFromAaa: person({ role: "facilitator", leads: [SPACE], delegationId: delegationId("AAA") }),
  chair: person({ role: "chair", category: "office" }),
  chairFromAaa: person({ role: "chair", delegationId: delegationId("AAA") }),
  secretariat: person({ role: "secretariat", category: "office" }),
};
const readersOf = (readers: Readers, group = SPACE): readonly string[] =>
  Object.keys(people).filter((name) => mayRead(readers, people[name]!, group));

test("M5 an entry is for all, for one delegation's people, or for the group's leads and chair", () => {
  expect(readersOf({ kind: "all" })).toEqual(Object.keys(people));
  expect(readersOf({ kind: "delegation", delegationId: delegationId("AAA") })).toEqual([
    "ofAaa",
    "followerOfAaa",
  ]);
  expect(readersOf({ kind: "leads" })).toEqual(["leadOfSpace", "leadFromAaa", "chair", "chairFromAaa"]);
  expect(readersOf({ kind: "leads" }, GREEN)).toEqual(["leadOfGreen", "chair", "chairFromAaa"]);
  expect(mayRead({ kind: "leads" }, people["leadOfSpace"]!, null)).toBe(false);
  expect(mayRead({ kind: "leads" }, people["chair"]!, null)).toBe(true);
});

test("P7 a group's lead reads nothing of a delegation there, elsewhere it does; a chair nowhere", () => {
  const aaa = delegationId("AAA");
  const ofAaa = ["ofAaa", "followerOfAaa"];
  expect(readersOf({ kind: "delegation", delegationId: aaa }, GREEN)).toEqual([...ofAaa, "leadFromAaa"]);
  expect(readersOf({ kind: "delegations", delegationIds: [aaa] })).toEqual(ofAaa);
  expect(readersOf({ kind: "delegationAndLead", delegationId: aaa })).toEqual([
    ...ofAaa,
    "leadOfSpace",
    "leadFromAaa",
  ]);
  expect(readersOf({ kind: "delegationAndLead", delegationId: aaa }, GREEN)).toEqual([
    ...ofAaa,
    "leadOfGreen",
    "leadFromAaa",
  ]);
});

test("M5 what goes to everybody with the same bytes carries hidden what is not for all", () => {
  const entry = { seq: 4, prev: "a", hash: "b", type: "x", salt: "s" };
  expect(asForAll(entry)).toBe(entry);
  expect(asForAll({ ...entry, readers: { kind: "leads" } as const })).toEqual({
    seq: 4,
    prev: "a",
    hash: "b",
  });
  expect(hide(entry)).toEqual({ seq: 4, prev: "a", hash: "b" });
});
