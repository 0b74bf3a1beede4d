import { expect, test } from "vitest";
import { delegationId, groupId, userId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import type { Forum, ForumEvent } from "./forum.ts";
import { applyForumEvent } from "./apply-forum-event.ts";
import { personAt, personWhen } from "./people-of.ts";

const SPACE = groupId("space");
const person = (id: string, more: Partial<Participant> = {}): Participant => ({
  id: userId(id),
  role: "delegate",
  category: "memberState",
  delegationId: delegationId("AAA"),
  leads: [],
  head: false,
  ...more,
});

/** A record as earlier versions wrote it: entry n at the instant n × 1000. */
const OLD: readonly ForumEvent[] = [
  { type: "forumOpened", preset: "wtpf-26", sample: false },
  { type: "participantAdmitted", participant: person("expert") },
  {
    type: "participantAdmitted",
    participant: person("lead", { role: "facilitator", leads: [SPACE], delegationId: null }),
  },
  { type: "leadHanded", userId: userId("lead"), groupId: SPACE, to: "secretariat", reason: "" },
  { type: "participantDismissed", userId: userId("expert"), reason: "replaced by letter" },
  { type: "leadTakenBack", userId: userId("lead"), groupId: SPACE },
  { type: "participantDismissed", userId: userId("lead"), reason: "left" },
];
const replayed = (): Forum =>
  OLD.reduce<Forum | null>(
    (forum, event, n) =>
      applyForumEvent(forum, { ...event, seq: n + 1, at: (n + 1) * 1000, by: userId("server") }),
    null,
  )!;

test("A12 those whom an earlier record dismissed are found again by its replay", () => {
  const { people, participants } = replayed();
  expect(participants.size).toBe(0);
  expect(personAt(people, userId("expert"))).toEqual(person("expert"));
  expect(personAt(people, userId("expert"), 99)).toMatchObject({ delegationId: "AAA" });
  expect(personAt(people, userId("nobody"))).toBe(null);
});

test("A12 P6 a person is read as they were at the forum's seq of the act", () => {
  const { people } = replayed();
  const led = (forumSeq: number): boolean =>
    personAt(people, userId("lead"), forumSeq)!.leads.includes(SPACE);
  expect([3, 4, 5, 6, 7, 99].map(led)).toEqual([true, false, false, true, true, true]);
  // An act cannot come before its author; what names such a seq is taken for their first.
  expect(led(1)).toBe(true);
  expect(personWhen(people, userId("lead"), 4_500)?.leads).toEqual([]);
});
