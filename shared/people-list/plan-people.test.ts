import { array, assert, constant, constantFrom, oneof, property, record } from "fast-check";
import { expect, test } from "vitest";
import { openBatch } from "../forum/decide-batch.ts";
import type { Forum } from "../forum/forum.ts";
import { delegationId, type UserId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import { BAD_LISTS, HEADER } from "../testing/bad-people-lists.ts";
import { forumOf, peopleContext, personOf } from "../testing/people-forum.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import type { PeopleIssue } from "./issue.ts";
import { listCsv } from "./list-csv.ts";
import type { KnownPerson } from "./match-people.ts";
import { readList } from "./people-row.ts";
import type { PeoplePlan } from "./plan.ts";
import { planPeople } from "./plan-people.ts";

const OFFICE = { delegationId: null, category: "office" } as const;
type World = { readonly forum: Forum; readonly known: ReadonlyMap<UserId, KnownPerson> };

const worldOf = (persons: readonly (Participant & { readonly told: KnownPerson })[]): World => ({
  forum: forumOf(
    ["AAA", "BBB"],
    persons.map(({ told: _told, ...person }) => person),
  ),
  known: new Map(persons.map(({ id, told }) => [id, told])),
});
const START = worldOf([
  { ...personOf("h", { head: true }), told: { name: "Head A", email: "head@example.org", title: "" } },
  { ...personOf("d"), told: { name: "Delegate A", email: "", title: "Adviser" } },
  {
    ...personOf("s", { role: "secretariat", ...OFFICE }),
    told: { name: "Desk", email: "desk@example.org", title: "" },
  },
]);
const NOBODY: KnownPerson = { name: "", email: "", title: "" };
let begun = 0;

/** Applies a table as the server does; a wrong one leaves the world as it was. */
function apply(
  world: World,
  table: readonly (readonly string[])[],
  regions = false,
): { plan: PeoplePlan; world: World } {
  const read = readList(
    table.map((cells, n) => ({ line: n + 1, cells })),
    wtpf26.groups,
    { regions },
  );
  begun += 1;
  const context = { ...peopleContext(), newId: idsFrom(begun * 1_000_000) };
  const steps = openBatch(world.forum, context);
  const plan = planPeople(read.rows, {
    steps,
    knownOf: (user) => world.known.get(user) ?? NOBODY,
    reason: "by letter",
  });
  const wrong = [...read.wrong, ...plan.wrong];
  if (wrong.length > 0) return { plan: { ...plan, wrong }, world };
  const known = new Map(world.known);
  for (const { command, events } of steps.decided()) {
    if (command.type === "changeParticipant") {
      const { userId: user, name, email, title } = command;
      const before = known.get(user) ?? NOBODY;
      known.set(user, {
        name: name ?? before.name,
        email: email ?? before.email,
        title: title ?? before.title,
      });
    }
    const [admitted] = events;
    if (command.type === "admitParticipant" && admitted?.type === "participantAdmitted")
      known.set(admitted.participant.id, {
        name: command.name,
        email: command.email ?? "",
        title: command.title ?? "",
      });
  }
  return { plan, world: { forum: steps.forum(), known } };
}
const idsFrom = (first: number) => {
  let ids = first;
  return () => `01${String(++ids).padStart(24, "0")}`;
};
const said = ({ lines }: PeoplePlan) =>
  lines.map(({ line, acts }) => [
    line,
    ...acts.map(({ kind, of, changes }) =>
      [kind, of, ...changes.map(({ field, from, to }) => `${field}: ${from} → ${to}`)].join(" | "),
    ),
  ]);

test("P15 the plan says by line what is new, what changes from and to, and what stays", () => {
  const { plan, world } = apply(START, [
    HEADER,
    ["CCC", "Delegation C", "Member State", "Head C", "c@example.org", "", "", "yes", ""],
    ["CCC", "", "", "Deputy C", "", "", "", "", "yes"],
    ["AAA", "", "", "Head A", "", "", "", "", ""],
    ["AAA", "", "", "Delegate  a", "D@example.org", "", "", "", ""],
    ["BBB", "Delegation B of the list", "", "", "", "", "", "", ""],
    ["", "", "", "Lead", "", "", "space; green", "", ""],
  ]);
  expect(plan.wrong).toEqual([]);
  expect(said(plan)).toEqual([
    [
      2,
      "newDelegation | CCC | delegationName:  → Delegation C | category:  → memberState",
      "newPerson | Head C | email:  → c@example.org | delegation:  → CCC | role:  → delegate | head:  → yes",
    ],
    [3, "newPerson | Deputy C | delegation:  → CCC | role:  → delegate | deputy:  → yes"],
    [5, "person | Delegate  a | name: Delegate A → Delegate  a | email:  → D@example.org"],
    [6, "delegation | BBB | delegationName: Delegation BBB → Delegation B of the list"],
    [7, "newPerson | Lead | role:  → facilitator | groups:  → green, space"],
  ]);
  expect(plan.needsReason).toBe(true);
  expect(world.forum.participants.size).toBe(6);
});

test("P15 a new head takes over from the former one, and a second one is refused", () => {
  const taken = apply(START, [HEADER, ["AAA", "", "", "New Head", "", "", "", "yes", ""]]);
  expect(taken.plan.wrong).toEqual([]);
  const heads = [...taken.world.forum.participants.values()].filter(({ head }) => head);
  expect(heads.map(({ id }) => taken.world.known.get(id)?.name)).toEqual(["New Head"]);
  const twice = apply(START, [
    HEADER,
    ["AAA", "", "", "New Head", "", "", "", "yes", ""],
    ["AAA", "", "", "Other Head", "", "", "", "yes", ""],
  ]);
  expect(twice.plan.wrong).toEqual([{ code: "twoHeads", line: 3, value: "2" }]);
  expect(twice.world).toBe(START);
});

test("P15 a shared address and namesakes stay different people, and persons not in the file stay", () => {
  const table = [
    HEADER,
    ["AAA", "", "", "One", "mission@example.org", "", "", "", ""],
    ["AAA", "", "", "Two", "mission@example.org", "", "", "", ""],
    ["BBB", "", "", "One", "", "", "", "", ""],
    ["AAA", "", "", "One", "one@example.org", "", "", "", ""],
  ];
  const first = apply(START, table);
  expect([first.plan.wrong, first.plan.lines.length]).toEqual([[], 4]);
  const second = apply(first.world, table);
  expect([second.plan.wrong, second.plan.lines, second.plan.same]).toEqual([[], [], 4]);
  // A new address of the only person of that name is a change of theirs.
  const moved = apply(first.world, [HEADER, ["AAA", "", "", "Two", "two@example.org", "", "", "", ""]]);
  expect(said(moved.plan)).toEqual([[2, "person | Two | email: mission@example.org → two@example.org"]]);
});

/** Mostly nothing: a list with many faults is never taken. */
const mostly = (...values: readonly string[]) =>
  oneof({ weight: 4, arbitrary: constant("") }, { weight: 1, arbitrary: constantFrom(...values) });
const rows = array(
  record({
    delegation: constantFrom("AAA", "AAA", "BBB", "BBB", "CCC", ""),
    delegationName: mostly("Delegation X", "Delegation Y"),
    category: mostly("Member State", "academia", "nonsense"),
    name: constantFrom("Head A", "Delegate A", "Ann", "Bob", "Cyd", "Desk"),
    email: constantFrom("", "", "head@example.org", "Ann@example.org", "office@example.org"),
    role: mostly("delegate", "follower", "chair", "facilitator"),
    groups: mostly("space", "green, space", "none"),
    head: mostly("yes", "no"),
    deputy: mostly("yes", "no"),
  }),
  { minLength: 1, maxLength: 4 },
);

test("P15 the same list twice changes nothing, whatever it says", () => {
  let [taken, changed] = [0, 0];
  assert(
    property(rows, rows, (before, then) => {
      const first = apply(START, [HEADER, ...before.map((row) => Object.values(row))]);
      const table = [HEADER, ...then.map((row) => Object.values(row))];
      const once = apply(first.world, table);
      if (once.plan.wrong.length > 0) {
        expect(once.world).toBe(first.world);
        return;
      }
      taken += 1;
      changed += once.plan.lines.length;
      const twice = apply(once.world, table);
      expect([twice.plan.wrong, twice.plan.lines]).toEqual([[], []]);
      expect(twice.world.forum).toEqual(once.world.forum);
    }),
    { numRuns: 1_200 },
  );
  console.log(`${taken} lists taken twice, ${changed} lines that changed something`);
  expect(taken).toBeGreaterThan(100);
});

const sentence = ({ code, line, value }: PeopleIssue): string => [code, line, value].join(" ");
test("P15 a list with a fault is not taken, and the fault is told by its line", () => {
  const told = BAD_LISTS.map(([, table]) => {
    const { plan, world } = apply(START, table);
    expect(world).toBe(START);
    return plan.wrong.map(sentence)[0];
  });
  expect(told).toEqual(BAD_LISTS.map(([wrong]) => wrong));
  console.log(`${BAD_LISTS.length} bad lists, each told`);
});

test("P15 two people of one name in a delegation are told apart by e-mail alone", () => {
  const twins = worldOf(
    ["one", "two"].map((id) => ({
      ...personOf(id, { leads: [] }),
      told: { name: "Twin", email: `${id}@example.org`, title: "" },
    })),
  );
  const asked = apply(twins, [
    ["delegation", "name"],
    ["AAA", "Twin"],
  ]);
  expect(asked.plan.wrong.map(sentence)).toEqual(["severalOfName 2 Twin"]);
  const by = apply(twins, [
    ["delegation", "name", "email", "title"],
    ["AAA", "Twin", "two@example.org", "Adviser"],
  ]);
  expect(said(by.plan)).toEqual([[2, "person | Twin | title:  → Adviser"]]);
});

test("P18 the table as CSV runs no formula, and comes back as it was", () => {
  const lines = [
    {
      delegation: { ...DELEGATION, symbol: "AAA" },
      person: { ...PERSON, name: "Head A", email: "head@example.org", head: true },
    },
    {
      delegation: { ...DELEGATION, symbol: "AAA" },
      person: { ...PERSON, name: "Delegate A", title: "Adviser" },
    },
    { delegation: { ...DELEGATION, symbol: "BBB", name: { en: "Delegation BBB" } }, person: null },
    {
      delegation: null,
      person: { ...PERSON, name: "Desk", role: "secretariat" as const, email: "desk@example.org" },
    },
  ];
  const csv = listCsv(lines, { regions: false });
  const table = csv
    .slice(1)
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  const { plan } = apply(START, table);
  expect([plan.wrong, plan.lines, plan.same]).toEqual([[], [], 4]);
  for (const sign of ["=1+1", "+1", "-1", "@a", "\t=1"]) {
    const written = listCsv([{ delegation: null, person: { ...PERSON, title: sign } }], {
      regions: false,
    });
    expect(written.split("\r\n")[1]).toMatch(/,"?'[\s]*[=+\-@]/u);
  }
});

test("P18 a region goes out and comes in where the forum records regions, nowhere else", () => {
  const table = [
    ["delegation", "region"],
    ["AAA", "Region 1"],
    ["BBB", ""],
  ];
  const { plan, world } = apply(START, table, true);
  expect(plan.wrong).toEqual([]);
  expect(said(plan)).toEqual([[2, "delegation | AAA | region:  → Region 1"]]);
  expect(plan.needsReason).toBe(true);
  expect(apply(world, table, true).plan.lines).toEqual([]);
  const [first] = world.forum.delegations;
  const written = (regions: boolean) => listCsv([{ delegation: first ?? null, person: null }], { regions });
  expect([written(true).includes("Region 1"), written(false).includes("egion")]).toEqual([true, false]);
  expect(written(true)).toMatch(/category,region,name/u);
  expect(apply(START, table).plan.lines).toEqual([]);
  const differing = [...table, ["AAA", "Region 2"]];
  expect(apply(START, differing, true).plan.wrong.map(sentence)).toEqual(["delegationDiffers 4 AAA"]);
});
const DELEGATION = {
  id: delegationId("AAA"),
  name: { en: "Delegation AAA" },
  category: "memberState",
} as const;
const PERSON = {
  name: "A",
  title: "",
  email: "",
  role: "delegate",
  groups: [],
  head: false,
  deputy: false,
  lastSeen: null,
} as const;
