import { expect, test } from "vitest";
import { openMeetingForum } from "../testing/meeting-forum.ts";
import { userId } from "../ids.ts";
import { commentRefusal, readersOpenTo } from "../negotiation/comment.ts";
import { mayDo, type Action, RIGHTS } from "../people/permissions.ts";
import type { Participant } from "../people/participant.ts";
import { GROUP, OPEN_RULES, PEOPLE } from "../testing/room.ts";

const EXPERT: Participant = {
  ...PEOPLE.follower,
  id: userId(`01${"E".repeat(24)}`),
  category: PEOPLE.aaa.category,
  delegationId: PEOPLE.aaa.delegationId,
};
const HEAD: Participant = { ...PEOPLE.aaa, id: userId(`01${"H".repeat(24)}`), head: true };
const DEPUTY: Participant = { ...PEOPLE.aaa, id: userId(`01${"D".repeat(24)}`), head: false, deputy: true };
const MEMBER: Participant = { ...PEOPLE.aaa, id: userId(`01${"M".repeat(24)}`), head: false };
const OTHER_HEAD: Participant = { ...PEOPLE.bbb, id: userId(`01${"B".repeat(24)}`), head: true };

test("P28 head, deputy and secretariat name a contributor of the own delegation", () => {
  const name = (actor: Participant, whom = EXPERT, contributor = true): string =>
    openMeetingForum([EXPERT, HEAD, DEPUTY, MEMBER, OTHER_HEAD, PEOPLE.secretariat, PEOPLE.chair]).ask(
      actor,
      {
        type: "nameContributor",
        userId: whom.id,
        contributor,
      },
    );
  expect([HEAD, DEPUTY, PEOPLE.secretariat].map((actor) => name(actor))).toEqual(["done", "done", "done"]);
  expect([MEMBER, EXPERT, PEOPLE.chair].map((actor) => name(actor))).toEqual([
    "notEmpowered",
    "notEmpowered",
    "noDelegation",
  ]);
  expect(name(OTHER_HEAD)).toBe("noSuchPerson");
  expect([name(HEAD, MEMBER), name(HEAD, EXPERT, false)]).toEqual(["notYourRole", "nothingToDo"]);
});

test("P28 it ends with another role or delegation, and nobody else reads it", () => {
  const room = openMeetingForum([EXPERT, HEAD, PEOPLE.secretariat]);
  const seat = () => room.forum().participants.get(EXPERT.id)!;
  room.ask(HEAD, { type: "nameContributor", userId: EXPERT.id, contributor: true });
  expect(seat()).toMatchObject({ role: "follower", contributor: true });
  const change = (more: object): string =>
    room.ask(PEOPLE.secretariat, { type: "changeParticipant", userId: EXPERT.id, reason: "r", ...more });
  expect([change({ role: "delegate" }), change({ role: "follower" })]).toEqual(["done", "done"]);
  expect(seat().contributor).toBeUndefined();
  room.ask(HEAD, { type: "nameContributor", userId: EXPERT.id, contributor: true });
  expect(change({ delegation: "BBB" })).toBe("done");
  expect(seat().contributor).toBeUndefined();
});

test("P28 a contributor has a follower's rights, and comments within the delegation alone", () => {
  const contributor = { ...EXPERT, contributor: true };
  for (const action of Object.keys(RIGHTS) as Action[])
    expect([action, mayDo(contributor, GROUP, action)]).toEqual([
      action,
      mayDo(PEOPLE.follower, GROUP, action),
    ]);
  expect(commentRefusal(EXPERT, GROUP, OPEN_RULES)?.reason).toBe("notYourRole");
  expect(commentRefusal(contributor, GROUP, OPEN_RULES)).toBeNull();
  expect(readersOpenTo(contributor, GROUP)).toEqual(["delegation"]);
  // A follower of no delegation has nobody to write to.
  expect(commentRefusal({ ...contributor, delegationId: null }, GROUP, OPEN_RULES)?.reason).toBe(
    "notYourRole",
  );
});
