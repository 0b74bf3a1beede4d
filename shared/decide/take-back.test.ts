import { expect, test } from "vitest";
import { opinionFor } from "../events/negotiation-for.ts";
import { presentWords } from "../negotiation/proposal.ts";
import { noticesOf } from "../notices/opinion-notices.ts";
import { livingClauses } from "../opinion/opinion.ts";
import { accepting, openWithClause, propose, proposalOf, written } from "../testing/proposals.ts";
import { openTestRoom, PEOPLE } from "../testing/room.ts";

const opened = () => {
  const room = openTestRoom({ tickMs: 1 });
  const [, act, other] = room.as("lead").write("verb invites", "operative to share", "operative to act");
  return { room, act: act!, other: other! };
};

test("C49 C50 a mark is taken back by its author alone, within its seconds", () => {
  const { room, act } = opened();
  room.as("lead").mark(act);
  const seq = room.lastAct();
  expect(room.as("chair").ask({ type: "takeBack", seq })).toBe("notYourAct");
  room.pass(11_900);
  expect(room.as("lead").ask({ type: "takeBack", seq: seq + 1 })).toBe("tooLateToTakeBack");
  room.as("lead").must({ type: "takeBack", seq });
  expect(room.clause(act).marks).toEqual([]);
  expect(room.entries().at(-1)).toMatchObject({ type: "takenBack", act: "clauseMarked", clauseId: act });
  // It is gone: there is nothing to take back twice.
  expect(room.as("lead").ask({ type: "takeBack", seq })).toBe("tooLateToTakeBack");
  room.as("lead").lock(act);
  room.pass(12_100);
  expect(room.as("lead").ask({ type: "takeBack", seq: room.lastAct() })).toBe("tooLateToTakeBack");
  expect(room.clause(act).lock).not.toBeNull();
});

test("C50 nothing is taken back over what somebody did there since", () => {
  const since = (doIt: (of: ReturnType<typeof opened>) => void): string => {
    const of = opened();
    of.room.as("lead").settle(of.act);
    const seq = of.room.lastAct();
    doIt(of);
    return of.room.as("lead").ask({ type: "takeBack", seq });
  };
  expect(since(({ room, act }) => void room.as("aaa").type(act, 0, "x"))).toBe("changedSince");
  expect(
    since(({ room, act }) => {
      const hash = room.hash(act);
      const subject = { clauseId: act };
      room.as("bbb").must({ type: "takePosition", subject, position: "cannotAccept", hash });
    }),
  ).toBe("changedSince");
  expect(since(({ room, act }) => void room.as("aaa").split(act, 2))).toBe("changedSince");
  // Elsewhere anything goes on.
  expect(since(({ room, other }) => void room.as("aaa").type(other, 0, "x"))).toBe("done");
  // An act that the lead may not read does not stop it.
  expect(
    since(({ room, act }) => {
      room.as("aaa").must({ type: "comment", on: { clauseId: act }, text: "c", readers: "delegation" });
    }),
  ).toBe("done");
});

test("C50 statements, stages and base texts are not taken back so", () => {
  const { room, act } = opened();
  const takeBack = (who: "aaa" | "lead") => room.as(who).ask({ type: "takeBack", seq: room.lastAct() });
  const subject = { clauseId: act };
  room.as("aaa").must({ type: "takePosition", subject, position: "supports", hash: room.hash(act) });
  expect(takeBack("aaa")).toBe("notTakenBack");
  const proposal = propose(room, "aaa", act, "to share well");
  room.as("aaa").must({ type: "withdrawProposal", proposalId: proposal.id });
  expect(takeBack("aaa")).toBe("notTakenBack");
  room.as("lead").consolidate("r");
  expect(takeBack("lead")).toBe("notTakenBack");
});

test("C50 words of an accepted proposal go, those that it took away are back", () => {
  const { room, act } = openWithClause("to share spectrum widely");
  room.as("aaa").type(act, 8, " all");
  const proposal = propose(room, "bbb", act, "to use spectrum");
  const before = written(room, act);
  room.as("lead").must(accepting(room, proposal.id));
  expect(room.text(act)).toBe("to use spectrum");
  room.as("lead").must({ type: "takeBack", seq: room.lastAct() });
  expect(written(room, act)).toBe(before);
  expect(proposalOf(room, proposal.id).fate.kind).toBe("running");
  // It can be accepted again.
  room.as("lead").must(accepting(room, proposal.id));
  expect(room.text(act)).toBe("to use spectrum");
});

test("C50 an added paragraph is removed; an objection that the lead was told goes with it", () => {
  const { room, act } = openWithClause();
  const proposal = propose(room, "aaa", act, { kind: "add", text: "to do more" });
  const { hash } = presentWords(proposal);
  const subject = { proposalId: proposal.id };
  room.as("bbb").must({ type: "takePosition", subject, position: "cannotAccept", hash, to: "lead" });
  const living = livingClauses(room.opinion()).length;
  room.as("lead").must(accepting(room, proposal.id));
  expect(room.opinion().negotiation.positions).toHaveLength(2);
  const [taken] = room.as("lead").must({ type: "takeBack", seq: room.lastAct() });
  expect(livingClauses(room.opinion())).toHaveLength(living);
  expect(room.opinion().negotiation.positions).toHaveLength(1);
  expect(opinionFor(room.opinion(), PEOPLE.aaa).negotiation.positions).toEqual([]);
  // The entry, which all read, says nothing of it.
  expect(JSON.stringify(taken)).not.toContain("BBB");
});

test("C50 those whom a decision concerned are told that it was taken back", () => {
  const { room, act } = openWithClause();
  const proposal = propose(room, "aaa", act, "other words");
  room.as("lead").must(accepting(room, proposal.id));
  const before = room.opinion();
  const [taken] = room.as("lead").must({ type: "takeBack", seq: room.lastAct() });
  const notices = noticesOf(taken!, { before, actor: PEOPLE.lead });
  expect(notices.map(({ kind, for: to }) => [kind, to.kind])).toEqual([
    ["takenBack", "delegation"],
    ["takenBack", "lead"],
    ["takenBack", "room"],
  ]);
});

test("C49 agreement on the whole text is taken back with every mark of it", () => {
  const { room } = opened();
  const open = room.document().clauses.map(({ id, state }) => `${id} ${state}`);
  room.as("chair").agreeAll();
  const [taken] = room.as("chair").must({ type: "takeBack", seq: room.lastAct() });
  expect(room.document().clauses.map(({ id, state }) => `${id} ${state}`)).toEqual(open);
  // Its marks go by the place of their entry: no clause is told again.
  expect(taken).toMatchObject({ act: "agreedEnBloc", before: {}, moved: [] });
});
