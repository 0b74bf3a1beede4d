import { expect, test } from "vitest";
import { delegationId } from "../ids.ts";
import { opinionFor } from "../events/negotiation-for.ts";
import { postponedOf } from "../negotiation/postponed.ts";
import { openTestRoom, PEOPLE } from "../testing/room.ts";

const [AAA, BBB, HHH] = ["AAA", "BBB", "HHH"].map(delegationId);

const called = () => {
  const room = openTestRoom();
  const [, act] = room.as("lead").write("verb invites", "operative to share");
  const delegations = [AAA!, BBB!, HHH!];
  const until = new Date(room.now() + 3_600_000).toISOString();
  room.as("lead").must({ type: "formHuddle", clauseId: act!, question: "which word", delegations, until });
  const [huddle] = postponedOf(room.opinion()).huddles;
  const [draft] = room.opinion().negotiation.drafts;
  const submit = {
    type: "propose",
    kind: "change",
    clauseId: act!,
    draftId: draft!.id,
    hash: room.hash(act!),
    text: "to share well",
  } as const;
  return { room, act: act!, huddle: huddle!, draft: draft!, submit };
};

test("Y10 a small group begins with a draft that its members alone read", () => {
  const { room, draft, huddle } = called();
  expect(draft).toMatchObject({ fate: "open", kind: "change", owner: { huddle: { id: huddle.id, n: 1 } } });
  for (const who of ["aaa", "aaa2", "bbb", "hhh"] as const)
    expect(opinionFor(room.opinion(), PEOPLE[who]).negotiation.drafts).toHaveLength(1);
  for (const who of ["lead", "chair", "secretariat", "follower"] as const)
    expect(opinionFor(room.opinion(), PEOPLE[who]).negotiation.drafts).toEqual([]);
});

test("Y10 any member submits it: it is brought back in the name of all who stayed", () => {
  const { room, huddle, submit } = called();
  room.as("hhh").must({ type: "leaveHuddle", huddleId: huddle.id });
  expect(room.as("hhh").ask(submit)).toBe("notProponent");
  expect(room.as("lead").ask(submit)).toBe("noSuchProposal");
  room.as("bbb").must(submit);
  const [proposal] = room.opinion().negotiation.proposals;
  expect(proposal).toMatchObject({
    symbol: "H1",
    proponent: { kind: "group", coordinator: "BBB", members: ["AAA", "BBB"], huddle: { n: 1 } },
    askedMembers: [],
  });
  const [over] = postponedOf(room.opinion()).huddles;
  expect(over!.outcome).toMatchObject({ kind: "words", proposalId: proposal!.id });
});
