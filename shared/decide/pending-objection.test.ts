import { describe, expect, test } from "vitest";
import { inTheWay } from "../standing/in-the-way.ts";
import type { Participant } from "../people/participant.ts";
import { openPositionsRoom } from "../testing/positions-room.ts";
import { ALL_RIGHTS, NAMES, OPEN_RULES, openTestRoom, PEOPLE, type TestRoom } from "../testing/room.ts";
import type { ClauseId, DelegationId } from "../ids.ts";
import { clausesOfOpinion } from "./inputs-of.ts";

const AAA = PEOPLE.aaa.delegationId!;
const BBB = PEOPLE.bbb.delegationId!;

const wayOf = (room: TestRoom, clauseId: ClauseId, reader?: Participant) =>
  inTheWay(room.opinion(), room.words(), {
    clauseId,
    names: NAMES,
    ...(reader === undefined ? {} : { reader }),
  });

describe("pending who cannot accept", () => {
  const named = (...ids: readonly DelegationId[]) => ({
    pending: ids.map((delegationId) => ({ delegationId })),
  });
  const liftOf = (clauseId: ClauseId, delegationId: DelegationId) =>
    ({ type: "liftPending", clauseId, pending: { delegationId } }) as const;

  test("C22 C41 pending all objectors, and no other way, a mark is set as no agreement", () => {
    const { room, lead, chair, act, says, mark } = openPositionsRoom();
    says("aaa", "cannotAccept");
    says("bbb", "cannotAccept");
    expect(lead.refused({ ...mark(act), ...named(AAA) }).details).toEqual({ delegations: BBB });
    expect(room.clause(act).marks).toEqual([]);
    const [marked] = lead.must({ ...mark(act), ...named(BBB, AAA) });
    expect(marked).toMatchObject({ ...named(BBB, AAA), objections: [AAA, BBB] });
    expect([room.state(act), room.document().counts]).toMatchObject(["open", { adReferendum: 0, open: 2 }]);
    expect(wayOf(room, act).slice(2)).toEqual([
      { kind: "pending", pending: { delegationId: BBB }, marked: "freely", objected: true },
      { kind: "pending", pending: { delegationId: AAA }, marked: "freely", objected: true },
    ]);
    expect(room.document().remarks).toMatchObject([
      { kind: "objection", delegationId: AAA },
      { kind: "objection", delegationId: BBB },
      { kind: "pendingDelegation", delegationId: BBB, objected: true },
      { kind: "pendingDelegation", delegationId: AAA, objected: true },
    ]);
    chair.must(mark(act, "agreed"));
    expect(room.state(act)).toBe("open");
    room.as("aaa").must({ ...liftOf(act, AAA), becomes: "withdrawn" });
    expect(room.state(act)).toBe("open");
    room.as("bbb").must({ ...liftOf(act, BBB), becomes: "withdrawn" });
    expect(room.state(act)).toBe("agreed");
    expect(wayOf(room, act)).toEqual([]);
  });

  test("C42 C36 a category without positions lifts its pending, and makes no reservation", () => {
    const none = { ...ALL_RIGHTS, mayTakePosition: false };
    const room = openTestRoom({
      rules: { ...OPEN_RULES, categories: { ...OPEN_RULES.categories, [PEOPLE.aaa.category]: none } },
    });
    const [, act] = room.as("lead").write("verb invites", "operative to act");
    const position = { type: "takePosition", position: "reservation", reason: "not so" } as const;
    const asked = { ...position, subject: { clauseId: act! }, hash: room.hash(act!) };
    expect(room.as("aaa").ask(asked)).toBe("notYourCategory");
    room.as("lead").must({
      type: "markClause",
      clauseId: act!,
      tier: "ad-referendum",
      hash: room.hash(act!),
      ...named(AAA),
    });
    const lift = liftOf(act!, AAA);
    expect(room.as("aaa").ask({ ...lift, becomes: "reservation", reason: "not so" })).toBe("notYourCategory");
    expect(room.opinion().negotiation.positions).toEqual([]);
    room.as("aaa").must(lift);
  });

  test("C42 C38 lifting says what becomes of the objection: withdrawn, or a reservation", () => {
    const { room, lead, act, says, mark } = openPositionsRoom();
    says("aaa", "cannotAccept");
    says("bbb", "cannotAccept");
    lead.must({ ...mark(act), ...named(AAA, BBB) });
    expect(room.as("aaa").refused(liftOf(act, AAA))).toMatchObject({ reason: "stillObjects" });
    expect(lead.ask({ ...liftOf(act, AAA), becomes: "withdrawn" })).toBe("oneHat");
    expect(room.as("bbb").ask({ ...liftOf(act, AAA), becomes: "withdrawn" })).toBe("notYourRole");
    says("aaa", "cannotAccept", { reason: "still" });
    expect(room.as("aaa").ask(liftOf(act, AAA))).toBe("stillObjects");
    expect(
      room.as("aaa").must({ ...liftOf(act, AAA), becomes: "reservation", reason: "not by 2030" }),
    ).toMatchObject([
      { type: "positionTaken", position: "reservation", to: "room", reason: "not by 2030" },
      { type: "pendingLifted", onWordOf: null, reservation: "not by 2030" },
    ]);
    const onWord = { ...liftOf(act, BBB), word: "letter of 3 June" };
    expect(room.as("secretariat").ask(onWord)).toBe("stillObjects");
    expect(room.as("secretariat").must({ ...onWord, becomes: "withdrawn" })).toMatchObject([
      { type: "positionWithdrawn", delegationId: BBB, to: "room", onWordOf: "letter of 3 June" },
      { type: "pendingLifted", onWordOf: "letter of 3 June" },
    ]);
    expect(room.state(act)).toBe("adReferendum");
    expect(room.clause(act).marks.at(-1)?.reservations).toEqual([
      { delegationId: AAA, reason: "not by 2030" },
    ]);
    expect(wayOf(room, act)).toMatchObject([{ kind: "reservation", delegationId: AAA, marked: "freely" }]);
  });

  test("C41 a mark waits until it is lifted, also set again; an old reservation is kept", () => {
    const { room, lead, act, says, mark } = openPositionsRoom();
    lead.must({ ...mark(act), ...named(AAA) });
    expect(room.state(act)).toBe("adReferendum");
    says("aaa", "cannotAccept");
    expect(room.state(act)).toBe("open");
    lead.reopenMark(act);
    lead.must(mark(act));
    says("aaa", "canAccept");
    expect(room.state(act)).toBe("open");
    lead.reopenMark(act);
    lead.must(mark(act));
    expect([room.state(act), room.clause(act).marks.at(-1)?.objections]).toEqual(["open", [AAA]]);
    says("aaa", "reservation", { reason: "not by 2030" });
    room.as("aaa").must(liftOf(act, AAA));
    expect([room.state(act), room.clause(act).marks.at(-1)?.reservations]).toEqual([
      "adReferendum",
      [{ delegationId: AAA, reason: "not by 2030" }],
    ]);
  });

  test("C43 C12 Q7 an objection to the lead stands in no mark: the room reads a name alone", () => {
    const { room, lead, chair, act, share, says, mark } = openPositionsRoom();
    says("aaa", "cannotAccept", { to: "lead", reason: "between us" });
    expect(lead.refused(mark(act)).details).toEqual({ delegations: AAA });
    const [whispered] = lead.must({ ...mark(act), ...named(AAA) });
    const [plain] = lead.must({ ...mark(share), ...named(AAA) });
    expect(Object.keys(whispered!)).toEqual(Object.keys(plain!));
    const shown = (clauseId: ClauseId, reader: Participant) => [
      room.state(clauseId),
      wayOf(room, clauseId, reader),
      room
        .document()
        .remarks.filter((one) => one.clauseId === clauseId)
        .map(({ kind }) => kind),
    ];
    for (const who of ["chair", "secretariat", "bbb"] as const)
      expect(shown(act, PEOPLE[who])).toEqual(shown(share, PEOPLE[who]));
    expect(room.as("aaa").ask({ ...liftOf(act, AAA), becomes: "withdrawn" })).toBe("stillObjects");
    // The secretariat is not told, and told nothing by a refusal.
    const onWord = { ...liftOf(act, AAA), word: "by letter" };
    expect(room.as("secretariat").must(onWord)).toMatchObject([{ type: "pendingLifted" }]);
    chair.reopenMark(act);
    room.as("aaa").must({ type: "withdrawPosition", subject: { clauseId: act }, to: "lead" });
    expect(lead.ask(mark(act))).toBe("done");
  });

  test("C41 C15 I11 U6 a mark that waits for an objector is told nowhere as agreed", () => {
    const silence = { hoursMin: 72, workingDays: null, timeZone: "Europe/Zurich" };
    const { room, lead, act, share, says, mark } = openPositionsRoom({ ...OPEN_RULES, silence });
    says("aaa", "cannotAccept");
    lead.must({ ...mark(act), ...named(AAA) });
    lead.must({ ...mark(share), pending: [{ clauseId: act }] });
    expect(lead.ask({ type: "liftPending", clauseId: share, pending: { clauseId: act } })).toBe("stillOpen");
    expect(clausesOfOpinion(room.opinion(), room.words()).map((one) => one.mark?.tier ?? null)).toEqual([
      null,
      "ad-referendum",
      null,
    ]);
    lead.reopenMark(act);
    const closes = new Date(room.now() + 40 * 86_400_000).toISOString();
    const clauses = [{ clauseId: act, hash: room.hash(act) }];
    expect(lead.refused({ type: "startSilence", clauses, closes })).toMatchObject({ reason: "cannotAccept" });
  });

  test("C22 C16 sent forward, it is told as that beside for whom it waits", () => {
    const { room, lead, act, says, mark } = openPositionsRoom();
    says("aaa", "cannotAccept");
    lead.must({ ...mark(act), ...named(AAA) });
    lead.must({ type: "sendForward", clauseId: act, reason: "no time", hash: room.hash(act) });
    expect(room.document().remarks.map(({ kind }) => kind)).toEqual([
      "objection",
      "pendingDelegation",
      "sentForward",
    ]);
  });

  test("C20 C16 sent forward past an objection made after the mark, it is told until it is agreed", () => {
    const { room, lead, act, says, mark } = openPositionsRoom();
    const told = () => room.document().remarks.map(({ kind }) => kind);
    lead.must(mark(act));
    says("aaa", "cannotAccept");
    lead.must({ type: "sendForward", clauseId: act, reason: "no time", hash: room.hash(act) });
    expect(told()).toEqual(["objection", "sentForward"]);
    lead.must({ type: "clearText", hash: room.document().hash });
    room.as("aaa").must({ type: "withdrawPosition", subject: { clauseId: act }, to: "room" });
    lead.reopenMark(act);
    lead.must(mark(act));
    expect(told()).toEqual([]);
    // The agreement ended what was sent forward, so the later objection stops the approval.
    says("aaa", "cannotAccept");
    lead.must({ type: "takeBackClearing", reason: "an objection" });
    expect(lead.ask({ type: "clearText", hash: room.document().hash })).toBe("cannotAccept");
  });
});
