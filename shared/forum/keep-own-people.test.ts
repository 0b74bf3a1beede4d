import { expect, test } from "vitest";
import { delegationId, groupId } from "../ids.ts";
import { PEOPLE_OF_DELEGATION_MAX } from "../limits.ts";
import type { Participant } from "../people/participant.ts";
import { forumOf, peopleContext, personOf } from "../testing/people-forum.ts";
import { openBatch } from "./decide-batch.ts";
import { forumCommandSchema } from "./forum-commands.ts";
import { decideForum } from "./forum-decide.ts";

const NOBODY = { delegationId: null, category: "office" } as const;
const PERSONS = {
  head: personOf("head", { head: true }),
  deputy: personOf("deputy", { deputy: true }),
  delegate: personOf("delegate"),
  reader: personOf("reader", { role: "follower" }),
  lead: personOf("lead", { role: "facilitator", leads: [groupId("space")] }),
  headOfB: personOf("headOfB", { delegationId: delegationId("BBB"), head: true }),
  chair: personOf("chair", { role: "chair", ...NOBODY }),
  team: personOf("team", { role: "managementTeam", ...NOBODY }),
  secretariat: personOf("secretariat", { role: "secretariat", ...NOBODY }),
  office: personOf("office", { role: "secretariat", ...NOBODY }),
} satisfies Record<string, Participant>;
type Who = keyof typeof PERSONS;
const ACTORS = ["head", "deputy", "delegate", "reader", "lead", "headOfB", "chair", "team"] as const;
const forum = forumOf(["AAA", "BBB"], Object.values(PERSONS));

const told = (who: Who, command: object): string => {
  const parsed = forumCommandSchema.parse(command);
  const decided = decideForum(forum, parsed, peopleContext(PERSONS[who]));
  return "refusal" in decided ? decided.refusal.reason : "done";
};
const admit = (more: object) => ({
  type: "admitParticipant",
  name: "New",
  role: "delegate",
  delegation: "AAA",
  ...more,
});
const change = (user: Who, more: object) => ({
  type: "changeParticipant",
  userId: PERSONS[user].id,
  reason: "by letter",
  ...more,
});
const dismiss = (user: Who, more: object = {}) => ({
  type: "dismissParticipant",
  userId: PERSONS[user].id,
  reason: "left",
  ...more,
});
const replace = (user: Who) => ({
  type: "replaceParticipant",
  userId: PERSONS[user].id,
  name: "New",
  reason: "by letter",
});

const TO_B = admit({ delegation: "BBB" });
const RENAMED_B = change("headOfB", { name: "Other" });

/** By head, by deputy, by the secretariat. */
const ASKED: readonly (readonly [object, string, string, string])[] = [
  [admit({}), "done", "done", "done"],
  [admit({ role: "follower" }), "done", "done", "done"],
  [admit({ email: "new@example.org", title: "Adviser" }), "done", "done", "done"],
  [admit({ deputy: true }), "done", "notEmpowered", "done"],
  [admit({ head: true }), "notEmpowered", "notEmpowered", "hasHead"],
  [TO_B, "notOwnPeople", "notOwnPeople", "done"],
  [admit({ role: "managementTeam" }), "notOwnPeople", "notOwnPeople", "done"],
  [admit({ role: "secretariat", delegation: undefined }), "notOwnPeople", "notOwnPeople", "done"],
  [admit({ leads: ["space"] }), "notOwnPeople", "notOwnPeople", "done"],
  [change("delegate", { name: "Other" }), "done", "done", "done"],
  [change("delegate", { email: "other@example.org", reason: undefined }), "done", "done", "done"],
  [change("delegate", { role: "follower" }), "done", "done", "done"],
  [change("delegate", { head: true }), "done", "notEmpowered", "done"],
  [change("delegate", { role: "chair" }), "notOwnPeople", "notOwnPeople", "done"],
  [change("delegate", { role: "facilitator", leads: ["space"] }), "notOwnPeople", "notOwnPeople", "done"],
  [change("delegate", { delegation: "BBB" }), "notOwnPeople", "notOwnPeople", "done"],
  [change("delegate", { delegation: null, role: "chair" }), "notOwnPeople", "notOwnPeople", "done"],
  [change("head", { name: "Other" }), "done", "notEmpowered", "done"],
  [change("head", { head: false }), "headStays", "notEmpowered", "done"],
  [change("head", { role: "follower", head: false }), "headStays", "notEmpowered", "done"],
  [RENAMED_B, "notOwnPeople", "notOwnPeople", "done"],
  [change("lead", { name: "Other" }), "notOwnPeople", "notOwnPeople", "done"],
  [change("secretariat", { name: "Other" }), "notOwnPeople", "notOwnPeople", "done"],
  [dismiss("delegate"), "done", "done", "done"],
  [dismiss("reader", { replacedBy: PERSONS.delegate.id }), "done", "done", "done"],
  [dismiss("reader", { replacedBy: PERSONS.headOfB.id }), "notOwnPeople", "notOwnPeople", "done"],
  [dismiss("deputy"), "done", "done", "done"],
  [dismiss("head"), "headStays", "notEmpowered", "done"],
  [dismiss("lead"), "notOwnPeople", "notOwnPeople", "done"],
  [dismiss("headOfB"), "notOwnPeople", "notOwnPeople", "done"],
  [dismiss("team"), "notOwnPeople", "notOwnPeople", "done"],
  [replace("delegate"), "done", "done", "done"],
  [replace("deputy"), "done", "done", "done"],
  [replace("head"), "headStays", "notEmpowered", "done"],
  [replace("headOfB"), "notOwnPeople", "notOwnPeople", "done"],
  [replace("chair"), "notOwnPeople", "notOwnPeople", "done"],
  [
    { type: "admitDelegation", symbol: "CCC", name: { en: "C" }, category: "memberState" },
    "notYourRole",
    "notYourRole",
    "done",
  ],
  [
    { type: "correctDelegation", delegationId: "AAA", symbol: "AAB", reason: "typing" },
    "notYourRole",
    "notYourRole",
    "done",
  ],
];

/** Places of what the head of BBB may do: for BBB. */
const OF_B: ReadonlySet<object> = new Set([TO_B, RENAMED_B]);

test("P12 heads and deputies keep their own delegates and followers, and nobody else", () => {
  for (const [n, [command, head, deputy, office]] of ASKED.entries())
    expect([n, told("head", command), told("deputy", command), told("secretariat", command)]).toEqual([
      n,
      head,
      deputy,
      office,
    ]);
  for (const who of ACTORS.filter((one) => one !== "head" && one !== "deputy"))
    for (const [n, [command]] of ASKED.entries()) {
      // The two that are of BBB alone.
      const isOwn = who === "headOfB" && OF_B.has(command);
      expect([who, n, told(who, command) === "done"]).toEqual([who, n, isOwn]);
    }
  console.log(`${ASKED.length * (ACTORS.length + 1)} cells of rights over people`);
});

test("P12 a head brings in so many people, and the secretariat goes on", () => {
  const full = Array.from({ length: PEOPLE_OF_DELEGATION_MAX }, (_, n) => personOf(`p${n}`));
  const crowded = forumOf(["AAA"], [PERSONS.head, PERSONS.secretariat, ...full]);
  const asked = forumCommandSchema.parse(admit({}));
  expect(decideForum(crowded, asked, peopleContext(PERSONS.head))).toMatchObject({
    refusal: { reason: "delegationFull" },
  });
  expect(decideForum(crowded, asked, peopleContext(PERSONS.secretariat))).toHaveProperty("events");
});

test("P13 a replacement takes the seat of the former person in the same step", () => {
  for (const who of ["head", "deputy", "lead", "reader", "secretariat"] as const) {
    const steps = openBatch(forum, peopleContext(PERSONS.secretariat));
    const command = forumCommandSchema.parse(replace(who));
    if (command.type !== "replaceParticipant") throw new Error("another command");
    const decided = steps.decide(command);
    if ("refusal" in decided) throw new Error(decided.refusal.message);
    const after = steps.forum();
    expect(after.participants.has(PERSONS[who].id)).toBe(false);
    const [come] = [...after.participants.values()].filter(({ id }) => !forum.participants.has(id));
    const { id: _was, ...seat } = PERSONS[who];
    expect({ ...come, id: undefined }).toEqual({ ...seat, id: undefined });
    expect(after.peopleActs.at(-1)).toMatchObject({ replacedBy: come?.id });
    // Nobody learns from the entry for all that a deputy was replaced.
    const forAll = decided.events.filter(({ type }) => type !== "deputyNamed");
    expect(JSON.stringify(forAll)).not.toContain('"deputy":');
  }
});
