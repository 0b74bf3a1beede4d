import { expect, test } from "vitest";
import { applyForumEvent } from "../../shared/forum/apply-forum-event.ts";
import { decideForum } from "../../shared/forum/forum-decide.ts";
import { type ForumCommand, forumCommandSchema } from "../../shared/forum/forum-commands.ts";
import type { Forum, ForumEntry } from "../../shared/forum/forum.ts";
import { delegationId, groupId, userId } from "../../shared/ids.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { forumOf, peopleContext, personOf } from "../../shared/testing/people-forum.ts";
import { changeOf, deputyCommandOf, endsAsDeputy, formOf, type PersonForm } from "./person-commands.ts";
import { undoAdmission, undoChange, type UndoCommands, undoEnd, undoReplacement } from "./undo-person.ts";
import type { TablePerson } from "./use-people.ts";

const id = (n: number): string => `01${String(n).padStart(24, "0")}`;
const NOBODY = { delegationId: null, category: "office" } as const;
const PERSONS = [
  personOf(id(101), { head: true }),
  personOf(id(102), { deputy: true }),
  personOf(id(103)),
  personOf(id(104), { role: "follower" }),
  personOf(id(105), { role: "facilitator", leads: [groupId("space")] }),
  personOf(id(106), { delegationId: delegationId("BBB"), head: true }),
  personOf(id(107), { role: "secretariat", ...NOBODY }),
  personOf(id(108), { role: "secretariat", ...NOBODY }),
];
const start = forumOf(["AAA", "BBB"], PERSONS);
const [headOfA, deputyOfA] = PERSONS as [Participant, Participant];
const office = PERSONS[6]!;
const reason = "undone";

const row = (forum: Forum, person: Participant): TablePerson => ({
  ...person,
  name: `Person ${person.id}`,
  title: "Adviser",
  email: "",
  lastSeen: null,
  bounce: null,
  isKept: true,
  speaks: person.head ? "head" : person.deputy === true ? "deputy" : null,
  delegation: forum.delegations.find((one) => one.id === person.delegationId) ?? null,
});
const rightsOf = (actor: Participant) => ({
  namesDeputies: actor.head || mayDo(actor, null, "admitPeople") === null,
  handedLead: false,
});

/** Carries a command out as the server does; null: it is refused. */
function carryOut(
  forum: Forum,
  command: ForumCommand,
  actor: Participant,
): { readonly forum: Forum; readonly entries: readonly ForumEntry[] } | null {
  const now = forum.participants.get(actor.id) ?? actor;
  const context = { ...peopleContext(now), newId: () => id(1_000 + forum.seq) };
  const decided = decideForum(forum, forumCommandSchema.parse(command), context);
  if ("refusal" in decided) return null;
  const entries = decided.events.map(
    (event, n) => ({ ...event, seq: forum.seq + n + 1, at: 0, by: actor.id }) as unknown as ForumEntry,
  );
  const after = entries.reduce<Forum>((before, entry) => applyForumEvent(before, entry), forum);
  return { forum: after, entries };
}
const carryOutAll = (forum: Forum, commands: UndoCommands, actor: Participant): Forum =>
  (commands ?? []).reduce((before, command) => {
    const done = carryOut(before, command, actor);
    expect(done, JSON.stringify(command)).not.toBeNull();
    return done!.forum;
  }, forum);
/** Everybody's seat, by their old id. */
const seats = (forum: Forum, as: ReadonlyMap<string, string> = new Map()): readonly string[] =>
  [...forum.participants.values()]
    .map(({ joinedSeq: _joined, deputy = false, handed: _handed, id: own, ...seat }) =>
      JSON.stringify({ id: as.get(own) ?? own, deputy, seat }),
    )
    .toSorted();

const FORMS: readonly ((before: PersonForm) => Partial<PersonForm>)[] = [
  () => ({ name: "Other" }),
  () => ({ title: "Head of unit" }),
  () => ({ role: "follower", head: false }),
  () => ({ role: "facilitator", leads: new Set([groupId("green")]), head: false }),
  () => ({ delegation: "BBB", head: false }),
  () => ({ delegation: "BBB", head: false, deputy: true }),
  () => ({ head: true }),
  () => ({ delegation: "BBB", head: true }),
  ({ head }) => ({ head: !head, deputy: head }),
  ({ deputy }) => ({ deputy: !deputy }),
  ({ deputy }) => ({ name: "Other", deputy: !deputy }),
];

test("P14 Undo puts back each change that the office, a head or a deputy makes", () => {
  let undone = 0;
  let kept = 0;
  for (const actor of [office, headOfA, deputyOfA])
    for (const person of PERSONS)
      for (const edit of FORMS) {
        const before = formOf(row(start, person), "");
        const form = { ...before, ...edit(before) };
        const table = row(start, person);
        const change = changeOf(table, { before, form, reason: "by letter" });
        const named = deputyCommandOf(table, before, form);
        const sent = [change, named].filter((one) => one !== null);
        const after = sent.reduce<Forum | null>(
          (forum, command) => (forum === null ? null : (carryOut(forum, command, actor)?.forum ?? null)),
          start,
        );
        if (after === null || sent.length === 0) continue;
        const former = [...start.participants.values()].find(
          (one) => form.head && one.head && one.id !== person.id && one.delegationId === form.delegation,
        );
        const commands = undoChange(
          table,
          { change, deputy: endsAsDeputy(form) },
          { ...rightsOf(actor), former: former?.id ?? null, me: actor.id, reason },
        );
        if (commands === null) kept++;
        else {
          expect(seats(carryOutAll(after, commands, actor)), JSON.stringify({ ...form })).toEqual(
            seats(start),
          );
          undone++;
        }
      }
  expect([undone, kept]).toEqual([92, 10]);
});

test("P14 Undo ends an added person, and brings an ended or replaced one back", () => {
  const person = PERSONS[1]!;
  const table = row(start, person);
  const added = carryOut(start, { type: "admitParticipant", name: "New", role: "chair" }, office)!;
  expect(seats(carryOutAll(added.forum, undoAdmission(added.entries, reason), office))).toEqual(seats(start));

  for (const command of [
    { type: "dismissParticipant", userId: person.id, reason } as const,
    { type: "replaceParticipant", userId: person.id, name: "New", reason } as const,
  ]) {
    const { forum, entries } = carryOut(start, command, office)!;
    const commands =
      command.type === "dismissParticipant"
        ? undoEnd(table, rightsOf(office))
        : undoReplacement(table, entries, reason);
    const back = carryOutAll(forum, commands, office);
    const known = new Set(PERSONS.map((one) => one.id));
    const [anew] = [...back.participants.keys()].filter((one) => !known.has(one));
    expect(seats(back, new Map([[anew!, person.id]]))).toEqual(seats(start));
  }
  // Only the head names deputies: no Undo is offered that would be refused.
  expect(undoEnd(table, rightsOf(deputyOfA))).toBeNull();
  expect(undoEnd(row(start, personOf(userId(id(103)))), rightsOf(deputyOfA))).not.toBeNull();
});
