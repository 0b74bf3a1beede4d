import { describe, expect, test } from "vitest";
import { delegationId, huddleId, type ProposalId } from "../ids.ts";
import { HUDDLES_SITTING_MAX } from "../limits.ts";
import { postponedOf } from "../negotiation/postponed.ts";
import { openAsideRoom } from "../testing/postponed-room.ts";
import { NO_CLAUSE, PEOPLE, type Who } from "../testing/room.ts";

const AAA = delegationId("AAA");
const BBB = delegationId("BBB");
const HHH = delegationId("HHH");
const LATER = "2025-07-01T12:00:00+02:00";
const LONG_AGO = "2024-07-01T12:00:00+02:00";

describe("huddles", () => {
  test("Y3 the leads form a huddle on a clause, with a question and an instant to report back", () => {
    const { room, first, form, way } = openAsideRoom();
    const ask = {
      type: "formHuddle",
      clauseId: first,
      question: "urges or invites?",
      delegations: [AAA, BBB],
      until: LATER,
    } as const;
    for (const who of ["aaa", "otherLead", "team", "follower"] as const) {
      expect(room.as(who).ask({ ...ask, delegations: [AAA, BBB] }), who).toMatch(/^notYour(Role|Group)$/u);
    }
    expect(room.as("lead").ask({ ...ask, delegations: [AAA, AAA] })).toBe("notInHuddle");
    expect(room.as("lead").ask({ ...ask, delegations: [AAA, BBB], until: LONG_AGO })).toBe("notAhead");
    expect(room.as("lead").ask({ ...ask, delegations: [AAA, BBB], clauseId: NO_CLAUSE })).toBe(
      "noSuchClause",
    );
    form(first);
    expect(postponedOf(room.opinion()).huddles).toMatchObject([
      { n: 1, clauseId: first, question: "urges or invites?", delegationIds: [AAA, BBB], outcome: null },
    ]);
    expect(way(first)).toEqual([["huddle", "withReason"]]);
    expect(
      room
        .as("lead")
        .ask({ type: "markClause", clauseId: first, tier: "ad-referendum", hash: room.hash(first) }),
    ).toBe("standsInTheWay");
    room.as("lead").mark(first);
    expect(room.clause(first).marks.at(-1)?.over?.what).toEqual([{ kind: "huddle", what: "1" }]);
  });

  test("Y4 whoever speaks for a delegation joins and leaves", () => {
    const { room, first, form } = openAsideRoom();
    const id = form(first);
    const ids = (): readonly string[] => postponedOf(room.opinion()).huddles[0]!.delegationIds;
    expect(room.as("hhh").ask({ type: "leaveHuddle", huddleId: id })).toBe("notInHuddle");
    expect(room.as("hhh").ask({ type: "joinHuddle", huddleId: id })).toBe("done");
    expect(room.as("hhh").ask({ type: "joinHuddle", huddleId: id })).toBe("nothingToDo");
    expect(ids()).toEqual([AAA, BBB, HHH]);
    expect(room.as("aaa2").ask({ type: "leaveHuddle", huddleId: id })).toBe("notEmpowered");
    expect(room.as("lead").ask({ type: "joinHuddle", huddleId: id })).toBe("oneHat");
    expect(room.as("bbb").ask({ type: "leaveHuddle", huddleId: id })).toBe("done");
    expect(ids()).toEqual([AAA, HHH]);
    expect(room.as("hhh").ask({ type: "joinHuddle", huddleId: huddleId(NO_CLAUSE) })).toBe("noSuchHuddle");
  });

  test("Y9 the leads give it more time, to a later instant, also once its own has come", () => {
    const { room, first, form } = openAsideRoom();
    const huddleId = form(first);
    const later = (until: string) => ({ type: "extendHuddle", huddleId, until, reason: "close" }) as const;
    const year = (n: number): string => LATER.replace(/^\d+/u, (y) => String(Number(y) + n));
    for (const who of ["aaa", "otherLead", "team", "follower"] as const)
      expect(room.as(who).ask(later(year(1))), who).toMatch(/^notYour(Role|Group)$/u);
    expect(room.as("lead").ask(later(LONG_AGO))).toBe("notAhead");
    expect(room.as("lead").ask(later(LATER))).toBe("notLater");
    room.pass(Date.parse(LATER) - room.now() + 1);
    expect(room.as("lead").must(later(year(1)))).toMatchObject([{ type: "huddleExtended", reason: "close" }]);
    expect(postponedOf(room.opinion()).huddles[0]).toMatchObject({ until: year(1), outcome: null });
    room.as("chair").must({ type: "endHuddle", huddleId, reason: "enough" });
    expect(room.as("lead").ask(later(year(2)))).toBe("huddleOver");
  });

  test("Y4 one that all left sits on, told as that, until it is taken up or the leads end it", () => {
    const { room, first, form, way } = openAsideRoom();
    const huddleId = form(first);
    for (const who of ["aaa", "bbb"] as const) room.as(who).must({ type: "leaveHuddle", huddleId });
    expect(way(first)).toEqual([["huddle", "withReason"]]);
    expect(room.document().remarks).toMatchObject([{ kind: "huddle", delegationIds: [] }]);
    expect(room.as("aaa").ask({ type: "reportHuddle", huddleId, proposalId: null })).toBe("notInHuddle");
    room.as("hhh").must({ type: "joinHuddle", huddleId });
    expect(postponedOf(room.opinion()).huddles[0]?.delegationIds).toEqual([HHH]);
    room.as("hhh").must({ type: "leaveHuddle", huddleId });
    expect(room.as("lead").ask({ type: "endHuddle", huddleId, reason: "nobody is in it" })).toBe("done");
    expect(way(first)).toEqual([]);
  });

  test("Y5 Y9 a small group reports words that one of it proposed since, or no agreement", () => {
    const { room, first, second, propose, form } = openAsideRoom();
    const early = propose("aaa", first, "that one day");
    const id = form(first);
    const elsewhere = propose("aaa", second, "that two days");
    const others = propose("hhh", first, "that one night");
    const own = propose("aaa", first, "that one evening");
    const report = (who: Who, proposalId: ProposalId | null) =>
      room.as(who).ask({ type: "reportHuddle", huddleId: id, proposalId, note: "as it says" });
    expect(report("hhh", null)).toBe("notInHuddle");
    expect(report("lead", null)).toBe("oneHat");
    for (const wrong of [early, elsewhere, others]) expect(report("bbb", wrong)).toBe("notOfHuddle");
    expect(report("bbb", own)).toBe("done");
    expect(postponedOf(room.opinion()).huddles[0]).toMatchObject({
      outcome: { kind: "words", proposalId: own, note: "as it says", by: PEOPLE.bbb.id },
    });
    expect(report("aaa", null)).toBe("huddleOver");

    const again = form(first);
    const word = { delegationId: BBB, word: "by telephone, 14:31" };
    expect(
      room.as("secretariat").ask({ type: "reportHuddle", huddleId: again, proposalId: null, for: word }),
    ).toBe("done");
    expect(room.entries().at(-1)).toMatchObject({
      type: "huddleReported",
      delegationId: BBB,
      onWordOf: word.word,
    });

    const third = form(first);
    expect(room.as("aaa").ask({ type: "endHuddle", huddleId: third, reason: "late" })).toBe("notYourRole");
    expect(room.as("chair").ask({ type: "endHuddle", huddleId: third, reason: "late" })).toBe("done");
    expect(postponedOf(room.opinion()).huddles.map(({ n, outcome }) => [n, outcome?.kind])).toEqual([
      [1, "words"],
      [2, "noAgreement"],
      [3, "ended"],
    ]);
  });
});

test("M6 as many huddles sit in an Opinion as it takes, and another when one has ended", () => {
  const { room, first, form } = openAsideRoom();
  const ids = Array.from({ length: HUDDLES_SITTING_MAX }, () => form(first));
  const one = {
    type: "formHuddle",
    clauseId: first,
    question: "?",
    delegations: [AAA, BBB],
    until: LATER,
  } as const;
  expect(room.as("lead").ask({ ...one, delegations: [AAA, BBB] })).toBe("tooMany");
  room.as("lead").must({ type: "endHuddle", huddleId: ids[0]!, reason: "late" });
  expect(room.as("lead").ask({ ...one, delegations: [AAA, BBB] })).toBe("done");
});
