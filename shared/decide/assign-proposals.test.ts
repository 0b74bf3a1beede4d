import { expect, test } from "vitest";
import type { ContributionFrom } from "../negotiation/contribution.ts";
import { contributionId, delegationId } from "../ids.ts";
import { proposalLabel } from "../negotiation/proposal.ts";
import { openWithClause, proposalOf, propose } from "../testing/proposals.ts";
import type { TestRoom, Who } from "../testing/room.ts";

const [AAA, BBB] = [delegationId("AAA"), delegationId("BBB")];
const paper = (n: number) => contributionId(`01${String(n).padStart(24, "0")}`);
const [OF_AAA, OF_GROUP, OF_LEAD] = [paper(12), paper(13), paper(14)];
const NOWHERE = paper(99);

/** A room in a forum with three papers, whose numbers may still be corrected. */
function openWithPapers() {
  const papers = new Map<typeof OF_AAA, { number: string; from: ContributionFrom }>([
    [OF_AAA, { number: "12", from: { kind: "delegation", delegationId: AAA } }],
    [OF_GROUP, { number: "13", from: { kind: "group", symbol: "AB", members: [AAA, BBB] } }],
    [OF_LEAD, { number: "14", from: { kind: "office", office: "lead" } }],
  ]);
  return { papers, ...openWithClause(undefined, { papers }) };
}

const assign = (
  room: TestRoom,
  who: Who,
  contribution: typeof OF_AAA | null,
  ...proposals: readonly ReturnType<typeof propose>[]
) => {
  const ids = proposals.map(({ id }) => id);
  return room.as(who).ask({ type: "assignProposals", contributionId: contribution, proposals: ids });
};
const labels = (room: TestRoom): readonly string[] =>
  room.opinion().negotiation.proposals.map((one) => proposalLabel(proposalOf(room, one.id)));

test("F3 F4 who submits says to which of its papers a proposal belongs, and it is shown so", () => {
  const { room, act } = openWithPapers();
  const first = propose(room, "aaa", act, { text: "that one", contributionId: OF_AAA });
  expect(proposalLabel(first)).toBe("AAA/12/1");
  expect([first.serial, first.contribution]).toEqual([1, { id: OF_AAA, number: "12" }]);
  propose(room, "bbb", act, { text: "that two", contributionId: OF_GROUP });
  propose(room, "lead", act, { text: "that three", contributionId: OF_LEAD });
  expect(labels(room)).toEqual(["AAA/12/1", "BBB/13/1", "Facilitator/14/1"]);
});

test("F3 nobody's proposal is put into another's paper, nor into one that is not there", () => {
  const { room, act } = openWithPapers();
  const asked = (who: Who, contribution: typeof OF_AAA) =>
    room.as(who).ask({
      type: "propose",
      kind: "change",
      clauseId: act,
      text: "that x",
      contributionId: contribution,
    });
  expect(asked("bbb", OF_AAA)).toBe("notItsContribution");
  expect(asked("aaa", OF_LEAD)).toBe("notItsContribution");
  expect(asked("aaa", NOWHERE)).toBe("noSuchContribution");
  const other = propose(room, "bbb", act, "that y");
  const own = propose(room, "aaa", act, "that z");
  // All or none.
  expect(assign(room, "secretariat", OF_AAA, own, other)).toBe("notItsContribution");
  expect(labels(room)).toEqual(["BBB/1", "AAA/1"]);
});

test("F3 F4 the secretariat alone says it later, also of an ended proposal, and takes it back", () => {
  const { room, act } = openWithPapers();
  const one = propose(room, "aaa", act, "that one");
  const two = propose(room, "aaa", act, "that two");
  room.as("aaa").must({ type: "withdrawProposal", proposalId: two.id });
  for (const who of ["aaa", "bbb", "lead", "chair", "follower"] as const) {
    expect(assign(room, who, OF_AAA, one), who).toBe("notYourRole");
  }
  expect(assign(room, "secretariat", OF_AAA, one, two)).toBe("done");
  expect(labels(room)).toEqual(["AAA/12/1", "AAA/12/2"]);
  expect(assign(room, "secretariat", OF_AAA, one, two)).toBe("nothingToDo");
  expect(assign(room, "secretariat", null, one)).toBe("done");
  expect(labels(room)).toEqual(["AAA/1", "AAA/12/2"]);
});

test("F4 a corrected number is taken over by saying anew where the proposals belong", () => {
  const { room, act, papers } = openWithPapers();
  const one = propose(room, "aaa", act, { text: "that one", contributionId: OF_AAA });
  papers.set(OF_AAA, { ...papers.get(OF_AAA)!, number: "12(Rev.1)" });
  expect(labels(room)).toEqual(["AAA/12/1"]);
  expect(assign(room, "secretariat", OF_AAA, one)).toBe("done");
  expect(labels(room)).toEqual(["AAA/12(Rev.1)/1"]);
});
