import { expect, test } from "vitest";
import { wearHat } from "../forum/hand-lead.ts";
import { delegationId, groupId, opinionId } from "../ids.ts";
import type { Participant } from "../participant.ts";
import { GROUP, OPEN_RULES, PEOPLE } from "../testing/room.ts";
import { mayTypeDraft, seesDraft } from "./draft-rights.ts";

const draftOf = { opinionId: opinionId("o"), delegationId: delegationId("AAA") };
const typing = (actor: Participant, group = GROUP) =>
  mayTypeDraft({ actor, groupId: group, draftOf, fate: "open", rules: OPEN_RULES })?.reason ?? "may type";

test("P7 Q9 who leads the group has no draft of its delegation there until the lead is handed over", () => {
  const lead: Participant = { ...PEOPLE.aaa, role: "facilitator", leads: [GROUP] };
  const own = wearHat(lead, GROUP, "own");
  expect([lead, own, wearHat(own, GROUP, "lead")].map((one) => typing(one))).toEqual([
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
