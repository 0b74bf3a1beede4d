import { describe, expect, test } from "vitest";
import type { SingleCommand } from "../commands/commands.ts";
import { delegationId, type ProposalId, proposalId } from "../ids.ts";
import { presentWords, proposedText } from "../negotiation/proposal.ts";
import { readersOf } from "../events/events.ts";
import type { Reason } from "../refusal.ts";
import { accepting, asking, BASE, openWithClause, proposalOf, propose } from "../testing/proposals.ts";
import { NO_CLAUSE, PEOPLE, type TestRoom, type Who } from "../testing/room.ts";

const AAA = delegationId("AAA");
const BBB = delegationId("BBB");
const HHH = delegationId("HHH");

const withdraw = (id: ProposalId) => ({ type: "withdrawProposal", proposalId: id }) as const;
const setAside = (id: ProposalId) =>
  ({ type: "setAsideProposal", proposalId: id, reason: "for later" }) as const;
const bringBack = (id: ProposalId) => ({ type: "bringBackProposal", proposalId: id }) as const;
const decline = (id: ProposalId) =>
  ({ type: "declineProposal", proposalId: id, reason: "no consensus" }) as const;

describe("V10 what becomes of a proposal", () => {
  test("its proponent withdraws it; it stays readable, with its reason", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, `${BASE} soon`);
    room.as("aaa").must({ ...withdraw(id), reason: "merged with BBB/1" });
    const { fate, wordings } = proposalOf(room, id);
    expect(fate).toMatchObject({ kind: "withdrawn", by: "aaa", reason: "merged with BBB/1" });
    expect(wordings).toHaveLength(1);
    expect(room.as("aaa").ask(withdraw(id))).toBe("proposalEnded");
  });

  test("set aside with a reason, it comes back at its proponent's word alone", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, `${BASE} soon`);
    room.as("lead").must(setAside(id));
    expect(proposalOf(room, id).fate).toMatchObject({ kind: "setAside", reason: "for later" });
    expect([
      room.as("lead").ask(accepting(room, id)),
      room.as("lead").ask(bringBack(id)),
      room.as("bbb").ask(bringBack(id)),
      room.as("aaa").ask(bringBack(id)),
      room.as("aaa").ask(bringBack(id)),
    ]).toEqual(["proposalEnded", "notProponent", "notProponent", "done", "nothingToDo"]);
    expect(proposalOf(room, id).fate).toEqual({ kind: "running" });
  });

  test("V9 brought back, it goes on against the words as they are now", () => {
    const { room, act } = openWithClause();
    const first = propose(room, "aaa", act, `All ${BASE}`);
    const second = propose(room, "bbb", act, `${BASE} soon`);
    room.as("lead").must(setAside(second.id));
    room.as("lead").must(accepting(room, first.id));
    expect(presentWords(proposalOf(room, second.id)).baseText).toBe(BASE);
    room.as("bbb").must(bringBack(second.id));
    expect(proposedText(proposalOf(room, second.id))).toBe(`All ${BASE} soon`);
  });

  test("declined with a reason, it is at its end; nothing of it is in the text", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, `${BASE} soon`);
    room.as("lead").must(decline(id));
    expect(proposalOf(room, id).fate).toMatchObject({ kind: "declined", reason: "no consensus" });
    expect(room.text(act)).toBe(BASE);
    expect(room.as("aaa").ask(bringBack(id))).toBe("nothingToDo");
  });

  test("in a final stage nothing becomes of it any more", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, `${BASE} soon`);
    room.as("chair").advance("withdrawn", "no consensus");
    expect([
      room.as("aaa").ask(withdraw(id)),
      room.as("lead").ask(decline(id)),
      room.as("lead").ask(accepting(room, id)),
    ]).toEqual(["stageForbids", "stageForbids", "stageForbids"]);
  });
});

describe("V8 co-sponsors", () => {
  const asked = () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "aaa", act, `${BASE} soon`);
    room.as("aaa").must({ type: "askCoSponsor", proposalId: id, delegationId: BBB });
    return { room, act, id };
  };
  const answer = (id: ProposalId, joins: boolean, hash?: string): SingleCommand => ({
    type: "answerCoSponsor",
    proposalId: id,
    joins,
    ...(hash === undefined ? {} : { hash }),
  });

  test("Q5 that one was asked, and said no, is for the two delegations; that it joins, for all", () => {
    const { room, id } = asked();
    const last = () => room.entries().at(-1)!;
    const two = { kind: "delegations", delegationIds: [AAA, BBB] };
    expect(readersOf(last(), room.opinion())).toEqual(two);
    room.as("bbb").must(answer(id, false));
    expect(readersOf(last(), room.opinion())).toEqual(two);
    expect(proposalOf(room, id)).toMatchObject({ asked: [], coSponsors: [] });
    room.as("aaa").must({ type: "askCoSponsor", proposalId: id, delegationId: BBB });
    room.as("bbb").must(answer(id, true));
    expect(readersOf(last(), room.opinion())).toEqual({ kind: "all" });
    expect(proposalOf(room, id)).toMatchObject({ asked: [], coSponsors: [BBB] });
  });

  test("nobody joins unasked, or on words that it did not see", () => {
    const { room, id } = asked();
    const { hash } = presentWords(proposalOf(room, id));
    expect([
      room.as("hhh").ask(answer(id, true)),
      room.as("aaa2").ask(answer(id, true)),
      room.as("aaa").ask({ type: "rewordProposal", proposalId: id, text: `${BASE} later` }),
      room.as("bbb").ask(answer(id, true, hash)),
    ]).toEqual(["notAsked", "notEmpowered", "done", "wordsChanged"]);
  });

  test("V21 when the words change its name goes; it joins again unasked, or leaves", () => {
    const { room, id } = asked();
    room.as("bbb").must(answer(id, true));
    const reword = (text: string): SingleCommand => ({ type: "rewordProposal", proposalId: id, text });
    room.as("aaa").must(reword(`${BASE} later`));
    expect(proposalOf(room, id)).toMatchObject({ coSponsors: [], joinedEarlier: [BBB] });
    room.as("bbb").must(answer(id, true));
    expect(proposalOf(room, id)).toMatchObject({ coSponsors: [BBB], joinedEarlier: [] });
    room.as("bbb").must({ type: "leaveCoSponsors", proposalId: id });
    expect(proposalOf(room, id)).toMatchObject({ coSponsors: [], joinedEarlier: [] });
    expect(room.as("bbb").ask({ type: "leaveCoSponsors", proposalId: id })).toBe("nothingToDo");
  });

  test("a member is named once it confirmed, and stays named when the words change", () => {
    const { room, act } = openWithClause();
    const group = { symbol: "GRP", name: "Group of three", members: [AAA, BBB, HHH] };
    const { id } = propose(room, "aaa", act, { text: "one", as: group });
    const members = () => {
      const { proponent } = proposalOf(room, id);
      return proponent.kind === "group" ? proponent.members : [];
    };
    expect(members()).toEqual([AAA]);
    // Nobody else is asked, and the coordinator asks nobody twice.
    expect([
      room.as("lead").ask(answer(id, true)),
      room.as("aaa").ask({ type: "askCoSponsor", proposalId: id, delegationId: BBB }),
      room.as("bbb").ask(answer(id, true)),
      room.as("bbb").ask(answer(id, true)),
      room.as("hhh").ask(answer(id, false)),
      room.as("hhh").ask(answer(id, true)),
    ]).toEqual(["oneHat", "nothingToDo", "done", "nothingToDo", "done", "notAsked"]);
    expect(members()).toEqual([AAA, BBB]);
    expect(proposalOf(room, id)).toMatchObject({ coSponsors: [], asked: [], askedMembers: [] });
    room.as("aaa").must({ type: "rewordProposal", proposalId: id, text: "two" });
    expect(members()).toEqual([AAA, BBB]);
    // A delegation that did not want to be a member may still be asked to join these words.
    room.as("aaa").must({ type: "askCoSponsor", proposalId: id, delegationId: HHH });
    room.as("hhh").must(answer(id, true));
    expect(proposalOf(room, id).coSponsors).toEqual([HHH]);
  });

  test("the secretariat confirms for a member on its word", () => {
    const { room, act } = openWithClause();
    const group = { symbol: "GRP", name: "Group of two", members: [AAA, BBB] };
    const { id } = propose(room, "aaa", act, { text: "one", as: group });
    const told = { delegationId: BBB, word: "by letter" };
    const [entry] = room
      .as("secretariat")
      .must({ type: "answerCoSponsor", proposalId: id, joins: true, for: told });
    expect(entry).toMatchObject({ type: "coSponsorConfirmed", asMember: true, onWordOf: "by letter" });
    expect(proposalOf(room, id).proponent).toMatchObject({ members: [AAA, BBB] });
  });

  test("V21 a member leaves a group in whose name it stands; its coordinator withdraws", () => {
    const { room, act } = openWithClause();
    const group = { symbol: "GRP", name: "Group of three", members: [AAA, BBB, HHH] };
    const { id } = propose(room, "aaa", act, { text: "one", as: group });
    for (const who of ["bbb", "hhh"] as const) room.as(who).must(answer(id, true));
    const leave = { type: "leaveCoSponsors", proposalId: id } as const;
    expect([room.as("bbb").ask(leave), room.as("bbb").ask(leave), room.as("aaa").ask(leave)]).toEqual([
      "done",
      "nothingToDo",
      "nothingToDo",
    ]);
    expect(proposalOf(room, id).proponent).toMatchObject({ members: [AAA, HHH] });
    // The group is still the same, and goes on counting.
    const again = propose(room, "aaa", act, { text: "two", as: { ...group, members: [AAA, HHH] } });
    expect(again.serial).toBe(2);
  });

  test("who stands in it already, or was asked, is not asked again; an office's text has none", () => {
    const { room, act, id } = asked();
    const office = propose(room, "lead", act, `All ${BASE}`);
    const ask = (who: Who, proposal: ProposalId, of: typeof AAA) =>
      room.as(who).ask({ type: "askCoSponsor", proposalId: proposal, delegationId: of });
    expect([
      ask("aaa", id, AAA),
      ask("aaa", id, BBB),
      ask("bbb", id, HHH),
      ask("lead", office.id, BBB),
    ]).toEqual(["nothingToDo", "nothingToDo", "notProponent", "kindForbids"]);
  });
});

describe("who may do what with proposals", () => {
  type Answer = Reason | "done";
  // Written by hand, cell by cell. The proposal is AAA's; aaa2 is of AAA and not empowered; BBB was asked to join.
  const WHO: readonly Who[] = [
    "chair",
    "lead",
    "secretariat",
    "team",
    "otherLead",
    "aaa",
    "aaa2",
    "bbb",
    "follower",
  ];
  const o: Answer = "done";
  const role: Answer = "notYourRole";
  const hat: Answer = "oneHat";
  const none: Answer = "noDelegation";
  const group: Answer = "notYourGroup";
  const head: Answer = "notEmpowered";
  const not: Answer = "notProponent";
  const TABLE: readonly (readonly [
    string,
    string,
    (room: TestRoom, id: ProposalId) => SingleCommand,
    Answer[],
  ])[] = [
    //                                                       chair lead  secr  team  other aaa   aaa2  bbb   foll
    ["V2", "propose", (room) => asking(clauseIn(room), "x"), [o, o, role, none, none, o, head, o, role]],
    [
      "V4",
      "draft",
      (room) => ({ type: "draftProposal", kind: "change", clauseId: clauseIn(room) }),
      [o, o, role, none, none, o, o, o, role],
    ],
    ["V7", "accept", (room, id) => accepting(room, id), [o, o, o, role, group, role, role, role, role]],
    ["V10", "decline", (_, id) => decline(id), [o, o, o, role, group, role, role, role, role]],
    ["V10", "set aside", (_, id) => setAside(id), [o, o, o, role, group, role, role, role, role]],
    ["V10", "withdraw", (_, id) => withdraw(id), [not, not, not, not, not, o, head, not, not]],
    [
      "V8",
      "reword",
      (_, id) => ({ type: "rewordProposal", proposalId: id, text: "y" }),
      [not, not, not, not, not, o, head, not, not],
    ],
    [
      "V8",
      "ask a co-sponsor",
      (_, id) => ({ type: "askCoSponsor", proposalId: id, delegationId: HHH }),
      [not, not, not, not, not, o, head, not, not],
    ],
    [
      "V8",
      "join",
      (_, id) => ({ type: "answerCoSponsor", proposalId: id, joins: true }),
      [hat, hat, role, none, none, "nothingToDo", head, o, role],
    ],
    [
      "V24",
      "take rivals",
      (room, id) => ({
        type: "takeRivals",
        clauseId: clauseIn(room),
        proposals: [id],
        hash: room.hash(clauseIn(room)),
      }),
      [o, o, o, role, group, role, role, role, role],
    ],
  ];
  const clauseIn = (room: TestRoom) => room.opinion().clauses.at(-1)!.id;

  for (const [rule, act, command, answers] of TABLE) {
    test.each(WHO.map((who, i) => [who, answers[i]] as const))(`${rule} to ${act}: %s, %s`, (who, answer) => {
      const { room, act: clause } = openWithClause();
      const { id } = propose(room, "aaa", clause, `${BASE} soon`);
      room.as("aaa").must({ type: "askCoSponsor", proposalId: id, delegationId: BBB });
      expect(room.as(who).ask(command(room, id))).toBe(answer);
    });
  }

  test("V2 the office that proposed speaks for its text, another office does not", () => {
    const { room, act } = openWithClause();
    const { id } = propose(room, "lead", act, `${BASE} soon`);
    expect([room.as("chair").ask(withdraw(id)), room.as("aaa").ask(withdraw(id))]).toEqual([
      "notProponent",
      "notProponent",
    ]);
    expect(room.as("lead").ask(withdraw(id))).toBe("done");
  });

  test("of a proposal that is not there nothing is said but that", () => {
    const { room } = openWithClause();
    expect(room.as("lead").ask(decline(proposalId(NO_CLAUSE)))).toBe("noSuchProposal");
    expect(Object.keys(PEOPLE)).toEqual(expect.arrayContaining([...WHO]));
  });
});
