import { expect, test } from "vitest";
import { changeActingRole } from "../forum/acting-role.ts";
import { delegationId, groupId, opinionId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import { type DraftOwner, ownedBy, ownerOf } from "./draft-owner.ts";
import { GROUP, OPEN_RULES, PEOPLE } from "../testing/room.ts";
import { mayTypeDraft, seesDraft } from "./draft-rights.ts";

const AAA = delegationId("AAA");
const of = (owner: DraftOwner) => ({ opinionId: opinionId("o"), owner });
const draftOf = of({ kind: "delegation", delegationId: AAA });
const typing = (actor: Participant, group = GROUP, draft = draftOf) =>
  mayTypeDraft({ actor, groupId: group, draftOf: draft, fate: "open", rules: OPEN_RULES })?.reason ??
  "may type";

test("P7 Q9 a group's lead has no draft of its delegation there before handing over the lead", () => {
  const lead: Participant = { ...PEOPLE.aaa, role: "facilitator", leads: [GROUP] };
  const own = changeActingRole(lead, GROUP, "own");
  expect([lead, own, changeActingRole(own, GROUP, "lead")].map((one) => typing(one))).toEqual([
    "noSuchOpinion",
    "may type",
    "noSuchOpinion",
  ]);
  expect(typing(lead, groupId("green"))).toBe("may type");
  expect([PEOPLE.aaa, PEOPLE.bbb, PEOPLE.lead].map((one) => typing(one))).toEqual([
    "may type",
    "noSuchOpinion",
    "noSuchOpinion",
  ]);
  expect([lead, own].map((one) => seesDraft(draftOf, GROUP, one))).toEqual([false, true]);
  expect(seesDraft(draftOf, groupId("green"), lead)).toBe(true);
});

const who = (draft: ReturnType<typeof of>): readonly string[] =>
  Object.entries(PEOPLE).flatMap(([name, person]) =>
    typing(person, GROUP, draft) === "may type" ? [name] : [],
  );

test("Q8 Q9 the members' people type in a group's draft, an office alone in its own", () => {
  const group = {
    kind: "group",
    symbol: "GRP",
    name: "Group of two",
    members: [AAA, delegationId("BBB")],
    coordinator: AAA,
  } as const;
  expect(who(of(group))).toEqual(["aaa", "bbb", "aaa2"]);
  expect(who(of({ kind: "office", office: "lead" }))).toEqual(["lead"]);
  expect(who(of({ kind: "office", office: "chair" }))).toEqual(["chair"]);
  // A member's delegate who leads the group does not write for the member there.
  const lead: Participant = { ...PEOPLE.bbb, role: "facilitator", leads: [GROUP] };
  expect([
    typing(lead, GROUP, of(group)),
    typing(changeActingRole(lead, GROUP, "own"), GROUP, of(group)),
  ]).toEqual(["noSuchOpinion", "may type"]);
  const handed = changeActingRole(PEOPLE.lead, GROUP, "own");
  expect(typing(handed, GROUP, of({ kind: "office", office: "lead" }))).toBe("noSuchOpinion");
});

test("D10 a draft's entries name a delegation as they always did, and read as before", () => {
  const old = { delegationId: AAA };
  expect(ownerOf(old)).toEqual({ kind: "delegation", delegationId: AAA });
  expect(ownedBy(ownerOf(old))).toEqual(old);
  const office = { owner: { kind: "office", office: "chair" } } as const;
  expect(ownedBy(ownerOf(office))).toEqual(office);
});
