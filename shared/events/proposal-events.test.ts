import { expect, test } from "vitest";
import { delegationId } from "../ids.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Recorded } from "./event.ts";
import { applyEvent } from "./apply-event.ts";
import { accepting, asking, BASE, openWithClause, proposalOf, propose } from "../testing/proposals.ts";
import { PEOPLE, type TestRoom } from "../testing/room.ts";
import { readersOf } from "./events.ts";
import { opinionFor } from "./negotiation-for.ts";

const BBB = delegationId("BBB");

/** A day of proposals, drafts and co-sponsors. */
function negotiated(): TestRoom {
  const { room, act } = openWithClause();
  const [drafted] = room.as("aaa2").must({ type: "draftProposal", kind: "change", clauseId: act });
  if (drafted?.type !== "proposalDrafted") throw new Error("not drafted");
  const first = propose(room, "aaa", act, { text: `All ${BASE}`, draftId: drafted.proposalId });
  const second = propose(room, "bbb", act, `${BASE} soon`);
  const third = propose(room, "hhh", act, BASE.replace("Member States", "States"));
  room.as("hhh").must({ type: "draftProposal", kind: "delete", clauseId: act });
  room.as("aaa").must({ type: "askCoSponsor", proposalId: first.id, delegationId: BBB });
  room.as("aaa").must({ type: "askCoSponsor", proposalId: first.id, delegationId: delegationId("HHH") });
  room.as("bbb").must({ type: "answerCoSponsor", proposalId: first.id, joins: true });
  room.as("hhh").must({ type: "askCoSponsor", proposalId: third.id, delegationId: BBB });
  room.as("bbb").must({ type: "answerCoSponsor", proposalId: third.id, joins: false });
  room.as("lead").must(accepting(room, second.id));
  room.as("aaa").must({ type: "rewordProposal", proposalId: first.id, text: `All of ${BASE} soon` });
  room.as("lead").must({ type: "setAsideProposal", proposalId: third.id, reason: "for later" });
  room.as("bbb").must(asking(act, { on: first.id, text: "All of them" }));
  return room;
}

/** Replay of the entries that this participant may read; all others leave their place alone. */
function replayedFor(room: TestRoom, who: keyof typeof PEOPLE): Opinion {
  const [opened, ...entries] = room.entries();
  let whole = applyEvent(null, opened!);
  let seen = whole;
  for (const entry of entries) {
    seen = mayRead(entry, whole, who) ? applyEvent(seen, entry) : { ...seen, seq: entry.seq };
    whole = applyEvent(whole, entry);
  }
  return seen;
}

const mayRead = (entry: Recorded, opinion: Opinion, who: keyof typeof PEOPLE): boolean => {
  const readers = readersOf(entry, opinion);
  const of = PEOPLE[who].delegationId;
  if (readers.kind === "delegation") return readers.delegationId === of;
  if (readers.kind === "delegations") return of !== null && readers.delegationIds.includes(of);
  return readers.kind === "all";
};

test.each(["lead", "aaa", "bbb", "hhh", "follower"] as const)(
  "V4 V8 replay of what %s may read goes through, and is the record as it may have it",
  (who) => {
    const room = negotiated();
    const participant = PEOPLE[who];
    expect(replayedFor(room, who)).toEqual(opinionFor(room.opinion(), participant));
  },
);

test("V1 what speaks of a proposal that is not here changes nothing", () => {
  const room = negotiated();
  const proposal = room.opinion().negotiation.proposals[0]!;
  expect(proposalOf(room, proposal.id)).toBe(proposal);
  const submitted = room.entries().filter((entry) => entry.type === "proposalSubmitted").length;
  expect(submitted).toBe(4);
  let opinion: Opinion | null = null;
  for (const entry of room.entries())
    if (entry.type !== "proposalSubmitted") opinion = applyEvent(opinion, entry);
  expect(opinion?.negotiation.proposals).toEqual([]);
});
