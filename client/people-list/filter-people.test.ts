import { expect, test } from "vitest";
import { DAY_MS } from "../../shared/durations.ts";
import type { Delegation } from "../../shared/forum/delegation.ts";
import { delegationId, groupId, userId } from "../../shared/ids.ts";
import { delegationsWithout, filterPeople, NO_FILTER, type PeopleFilter } from "./filter-people.ts";
import type { TablePerson } from "./use-people.ts";

const NOW = 100 * DAY_MS;
const delegation = (symbol: string, category: Delegation["category"]): Delegation => ({
  id: delegationId(symbol),
  symbol,
  name: { en: `Délégation ${symbol}` },
  category,
});
const AAA = delegation("AAA", "memberState");
const BBB = delegation("BBB", "sectorMember");
const CCC = delegation("CCC", "memberState");
const person = (name: string, more: Partial<TablePerson> = {}): TablePerson => ({
  id: userId(name),
  name,
  role: "delegate",
  leads: [],
  speaks: null,
  title: "",
  email: "",
  lastSeen: null,
  bounce: null,
  isKept: true,
  delegation: AAA,
  delegationId: AAA.id,
  ...more,
});
const PEOPLE = [
  person("Expert 10", { lastSeen: NOW - DAY_MS }),
  person("Expert 9", { speaks: "head", title: "Counsellor", lastSeen: NOW - 10 * DAY_MS }),
  person("Lead", { delegation: BBB, delegationId: BBB.id, role: "facilitator", leads: [groupId("space")] }),
  person("Desk", { delegation: null, delegationId: null, role: "secretariat", lastSeen: NOW - 40 * DAY_MS }),
];

test("P14 filters people by words, delegation, category, role or group, and last use", () => {
  const named = (filter: Partial<PeopleFilter>): readonly string[] =>
    filterPeople(PEOPLE, { ...NO_FILTER, ...filter }, { sort: "delegation", now: NOW }).map(
      ({ name }) => name,
    );
  const cells: readonly (readonly [Partial<PeopleFilter>, readonly string[]])[] = [
    [{}, ["Desk", "Expert 9", "Expert 10", "Lead"]],
    [{ words: "delegation aaa counsellor" }, ["Expert 9"]],
    [{ delegation: BBB.id }, ["Lead"]],
    [{ delegation: "none" }, ["Desk"]],
    [{ category: "memberState" }, ["Expert 9", "Expert 10"]],
    [{ category: "office" }, ["Desk"]],
    [{ part: "delegate" }, ["Expert 9", "Expert 10"]],
    [{ part: "group:space" }, ["Lead"]],
    [{ seen: "never" }, ["Lead"]],
    [{ seen: "week" }, ["Expert 10"]],
    [{ seen: "month" }, ["Expert 9"]],
    [{ seen: "longer" }, ["Desk"]],
  ];
  for (const [filter, names] of cells) expect(named(filter), JSON.stringify(filter)).toEqual(names);
});

test("P14 P18 delegations without people are found by words, delegation and category", () => {
  const symbols = (filter: Partial<PeopleFilter>): readonly string[] =>
    delegationsWithout(PEOPLE, [AAA, CCC, BBB], { ...NO_FILTER, ...filter }).map(({ symbol }) => symbol);
  expect([
    symbols({}),
    symbols({ words: "delegation ccc" }),
    symbols({ words: "aaa" }),
    symbols({ delegation: BBB.id }),
    symbols({ category: "sectorMember" }),
    symbols({ part: "delegate" }),
  ]).toEqual([["CCC"], ["CCC"], [], [], [], []]);
});
