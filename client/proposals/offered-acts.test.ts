import { expect, test } from "vitest";
import { clauseId, delegationId, groupId, proposalId, userId } from "../../shared/ids.ts";
import type { Proposal } from "../../shared/negotiation/proposal.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { offeredActs } from "./offered-acts.ts";
import type { ProposalAction } from "../opinion/question.ts";

const AAA = delegationId("aaa");
const BBB = delegationId("bbb");
const CCC = delegationId("ccc");
const GROUP = groupId("space");

const person = (over: Partial<Participant>): Participant => ({
  id: userId("u"),
  role: "delegate",
  category: "memberState",
  delegationId: null,
  leads: [],
  head: true,
  ...over,
});
const aaa = person({ delegationId: AAA });
const bbb = person({ delegationId: BBB });
const lead = person({ role: "facilitator", category: "office", leads: [GROUP] });
const follower = person({ role: "follower" });

const PROPOSAL: Proposal = {
  id: proposalId("p"),
  kind: "change",
  serial: 1,
  symbol: "AAA",
  contribution: null,
  proponent: { kind: "delegation", delegationId: AAA },
  coSponsors: [],
  asked: [],
  joinedEarlier: [],
  askedMembers: [],
  clauseId: clauseId("c"),
  on: null,
  clauseKind: "recital",
  level: 1,
  reason: "",
  language: "en",
  submittedSeq: 1,
  wordings: [
    {
      seq: 1,
      at: 0,
      by: userId("u"),
      baseText: "one two three four",
      baseHash: "b",
      runs: [{ text: "one 2 three 4", client: 1, clock: 0 }],
      hash: "h",
    },
  ],
  fate: { kind: "running" },
  review: null,
};
const acts = (me: Participant, over: Partial<Proposal> = {}): readonly ProposalAction[] =>
  offeredActs({ ...PROPOSAL, ...over }, null, { me, groupId: GROUP });

test("V7 the lead finds accepting, its proponent rewording and withdrawing, a follower nothing", () => {
  expect(acts(lead)).toEqual([
    "accept",
    "acceptInPart",
    "decline",
    "setAside",
    "park",
    "takeUp",
    "proposeOn",
  ]);
  expect(acts(aaa)).toEqual(["reword", "askCoSponsor", "withdraw"]);
  expect(acts(bbb)).toEqual(["proposeOn"]);
  expect(acts(follower)).toEqual([]);
});

test("V7 accepting in part is offered where there is more than one change", () => {
  const [words] = PROPOSAL.wordings;
  const one = { ...words, runs: [{ text: "one 2 three four", client: 1, clock: 0 }] };
  expect(acts(lead, { wordings: [one] })).not.toContain("acceptInPart");
});

test("V8 V21 answers, leaves and joins again are offered to the delegations that may do so", () => {
  expect(acts(bbb, { asked: [BBB] })).toEqual(["join", "declineToJoin", "proposeOn"]);
  expect(acts(bbb, { coSponsors: [BBB] })).toEqual(["leave", "proposeOn"]);
  expect(acts(bbb, { joinedEarlier: [BBB] })).toEqual(["join", "proposeOn"]);
});

test("V21 a group is spoken for by its coordinator, and its other members may leave it", () => {
  const proponent = {
    kind: "group",
    symbol: "XXP",
    name: "X",
    members: [AAA, BBB, CCC],
    coordinator: AAA,
  } as const;
  expect(acts(aaa, { proponent })).toEqual(["reword", "askCoSponsor", "withdraw"]);
  expect(acts(bbb, { proponent })).toEqual(["leave", "proposeOn"]);
  const alone = { ...proponent, members: [AAA] };
  expect(acts(bbb, { proponent: alone, askedMembers: [BBB] })).toEqual([
    "confirmMember",
    "declineMember",
    "proposeOn",
  ]);
});

test("V10 only its proponent brings back a proposal set aside; other ends stay", () => {
  const fate = { kind: "setAside", seq: 2, at: 0, by: userId("u"), reason: "later" } as const;
  expect(acts(aaa, { fate })).toEqual(["bringBack"]);
  expect(acts(bbb, { fate })).toEqual([]);
  expect(acts(lead, { fate })).toEqual([]);
  expect(acts(lead, { fate: { ...fate, kind: "declined" } })).toEqual([]);
});

test("V12 on a proposal on a proposal decides the proponent of that one, not the lead", () => {
  const on = { ...PROPOSAL, proponent: { kind: "delegation", delegationId: BBB } } as const;
  const offered = (me: Participant): readonly ProposalAction[] =>
    offeredActs(on, PROPOSAL, { me, groupId: GROUP });
  expect(offered(aaa)).toContain("accept");
  expect(offered(lead)).toEqual(["proposeOn"]);
});

test("V22 until people have looked at a proposal whose base changed, it is not accepted", () => {
  const review = { seq: 2, suggestion: "reword" } as const;
  expect(acts(lead, { review })).toEqual(["review", "decline", "setAside", "park", "takeUp", "proposeOn"]);
  expect(acts(aaa, { review })).toEqual(["review", "reword", "askCoSponsor", "withdraw"]);
});

test("V13 the secretariat may act on the word of a proponent or addressee, not for an office", () => {
  const secretariat = person({ role: "secretariat", category: "office" });
  expect(acts(secretariat)).toEqual(expect.arrayContaining(["withdrawOnWord", "answerOnWord"]));
  const setAside = { kind: "setAside", seq: 1, at: 0, by: userId("u"), reason: "later" } as const;
  expect(acts(secretariat, { fate: setAside })).toEqual(["bringBackOnWord", "withdrawOnWord", "assign"]);
  const office = { kind: "office", office: "lead" } as const;
  expect(acts(secretariat, { proponent: office, fate: setAside })).toEqual(["assign"]);
  for (const who of [aaa, bbb, lead]) expect(acts(who).filter((act) => act.endsWith("OnWord"))).toEqual([]);
});

test("F3 only the secretariat may assign a proposal to a paper, also one that ended", () => {
  const secretariat = person({ role: "secretariat", category: "office" });
  const declined = { kind: "declined", seq: 1, at: 0, by: userId("u"), reason: "no" } as const;
  expect(acts(secretariat)).toContain("assign");
  expect(acts(secretariat, { fate: declined })).toEqual(["assign"]);
  for (const who of [aaa, bbb, lead]) expect(acts(who)).not.toContain("assign");
});
