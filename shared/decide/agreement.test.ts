import { describe, expect, test } from "vitest";
import { inTheWay } from "../negotiation/in-the-way.ts";
import type { Participant } from "../participant.ts";
import { ALL_RIGHTS, NAMES, OPEN_RULES, openTestRoom, PEOPLE } from "../testing/room.ts";
import type { TestRoom } from "../testing/room.ts";
import type { ClauseId, DelegationId } from "../ids.ts";
import { clausesOfOpinion } from "../merging/inputs-of.ts";
import type { PositionKind } from "../negotiation/position.ts";

const AAA = PEOPLE.aaa.delegationId!;
const BBB = PEOPLE.bbb.delegationId!;
const HHH = PEOPLE.hhh.delegationId!;

const opened = (rules = OPEN_RULES) => {
  const room = openTestRoom({ rules });
  const [verb, share, act] = room
    .as("lead")
    .write("verb invites", "operative to share spectrum", "operative to act");
  const says = (
    who: "aaa" | "bbb" | "hhh",
    position: PositionKind,
    { on = act!, reason = "", to = "room" }: { on?: ClauseId; reason?: string; to?: "room" | "lead" } = {},
  ) =>
    room.as(who).must({
      type: "takePosition",
      subject: { clauseId: on },
      position,
      hash: room.hash(on),
      to,
      ...(reason === "" ? {} : { reason }),
    });
  /** Without a reason, so that it is refused where something stands in the way. */
  const mark = (on: ClauseId, tier: "ad-referendum" | "agreed" = "ad-referendum") =>
    ({ type: "markClause", clauseId: on, tier, hash: room.hash(on) }) as const;
  return {
    room,
    lead: room.as("lead"),
    chair: room.as("chair"),
    verb: verb!,
    share: share!,
    act: act!,
    says,
    mark,
  };
};

const wayOf = (room: TestRoom, clauseId: ClauseId, reader?: Participant) =>
  inTheWay(room.opinion(), room.words(), {
    clauseId,
    names: NAMES,
    ...(reader === undefined ? {} : { reader }),
  });

describe("what stands in the way", () => {
  test("C8 it is told with whether the clause may be marked all the same", () => {
    const { room, act, says } = opened();
    expect(wayOf(room, act)).toEqual([]);
    room.as("aaa").type(act, 6, " [now][soon] [AAA]");
    says("bbb", "awaitsInstructions");
    says("hhh", "reservation", { reason: "now" });
    says("aaa", "cannotAccept", { reason: "soon" });
    expect(wayOf(room, act)).toEqual([
      { kind: "cannotAccept", delegationId: AAA, reason: "soon", to: "room", marked: "never" },
      { kind: "bracket", count: 1, alternatives: 2, marked: "withReason" },
      { kind: "awaitsInstructions", delegationId: BBB, until: null, to: "room", marked: "withReason" },
      { kind: "reservation", delegationId: HHH, reason: "now", to: "room", marked: "freely" },
    ]);
  });

  test("C8 what was said of earlier words stands in nobody's way", () => {
    const { room, lead, act, says, mark } = opened();
    says("aaa", "cannotAccept");
    room.as("bbb").type(act, 0, "not ");
    expect(wayOf(room, act)).toEqual([]);
    expect(lead.ask(mark(act))).toBe("done");
  });
});

describe("marking over", () => {
  test("C13 nobody marks over a standing 'cannot accept'; its owner withdraws it or turns it into a reservation", () => {
    const { room, lead, chair, act, says, mark } = opened();
    says("aaa", "cannotAccept", { reason: "too strong" });
    for (const who of ["lead", "chair", "secretariat"] as const) {
      expect(room.as(who).refused({ ...mark(act), reason: "time is short" })).toEqual({
        reason: "cannotAccept",
        message: expect.stringMatching(
          /bracket them, park them, send a few aside, or mark them pending each/u,
        ),
        details: { delegations: "AAA" },
      });
    }
    expect(chair.ask({ ...mark(act, "agreed"), reason: "r" })).toBe("cannotAccept");
    says("aaa", "reservation", { reason: "too strong" });
    lead.must(mark(act));
    expect(room.clause(act).marks).toMatchObject([
      { reservations: [{ delegationId: "AAA", reason: "too strong" }] },
    ]);
    expect(room.clause(act).marks[0]?.over).toBeUndefined();
  });

  test.each([
    {
      how: "added anew, and the old clause removed",
      move: ({ room, act }: ReturnType<typeof opened>) => {
        const copy = room.as("lead").add("operative", room.text(act));
        room.as("lead").remove(act);
        return copy;
      },
    },
    {
      how: "split off at their start",
      move: ({ room, act }: ReturnType<typeof opened>) => room.as("lead").split(act, 0),
    },
    {
      how: "joined to an empty clause",
      move: ({ room, share, act }: ReturnType<typeof opened>) => {
        const empty = room.as("lead").add("operative", "", { after: share });
        room.as("lead").join(empty, act);
        return empty;
      },
    },
  ])("C13 the same words in another clause are objected to as before: $how", ({ move }) => {
    const there = opened();
    const { room, lead, says, mark } = there;
    says("aaa", "cannotAccept", { reason: "not now" });
    const moved = move(there);
    expect(room.text(moved)).toBe("to act");
    expect(lead.refused(mark(moved)).details).toEqual({ delegations: AAA });
    expect(lead.ask({ ...mark(moved), tier: "ad-referendum", reason: "all the same" })).toBe("cannotAccept");
    says("bbb", "canAccept", { on: moved });
    expect(lead.ask(mark(moved))).toBe("cannotAccept");
    says("aaa", "canAccept", { on: moved });
    expect(lead.ask(mark(moved))).toBe("done");
  });

  test("C13 Q4 what was told to the lead alone of words that stand elsewhere now binds the lead alone", () => {
    const { room, lead, chair, act, says, mark } = opened();
    says("aaa", "cannotAccept", { to: "lead" });
    const moved = room.as("lead").split(act, 0);
    expect(lead.ask(mark(moved))).toBe("cannotAccept");
    expect(chair.ask(mark(moved))).toBe("done");
  });

  test("C10 C13 the 'cannot accept' of a category that stops no mark is marked over with a reason, and named", () => {
    const categories = { ...OPEN_RULES.categories, academia: { ...ALL_RIGHTS, mayStopMark: false } };
    const { room, lead, act, says, mark } = opened({ ...OPEN_RULES, categories });
    says("hhh", "cannotAccept");
    expect(lead.ask(mark(act))).toBe("standsInTheWay");
    lead.must({ ...mark(act), reason: "heard" });
    expect(room.clause(act).marks[0]?.over).toEqual({
      what: [{ kind: "cannotAccept", what: "HHH" }],
      reason: "heard",
    });
  });

  test("C14 brackets and who awaits instructions are marked over with a reason, which the mark keeps", () => {
    const { room, lead, chair, act, says, mark } = opened();
    room.as("bbb").type(act, 6, " [now]");
    says("aaa", "awaitsInstructions");
    expect(lead.refused(mark(act))).toEqual({
      reason: "standsInTheWay",
      message: "Something stands in the way: say why it is marked all the same.",
      details: { over: "bracket 1, awaitsInstructions AAA" },
    });
    lead.must({ ...mark(act), reason: "subject to the capital" });
    const over = {
      what: [
        { kind: "bracket", what: "1" },
        { kind: "awaitsInstructions", what: "AAA" },
      ],
      reason: "subject to the capital",
    };
    expect(room.clause(act).marks).toMatchObject([{ tier: "ad-referendum", over }]);
    expect(chair.ask(mark(act, "agreed"))).toBe("standsInTheWay");
    expect(room.state(act)).toBe("adReferendum");
  });

  test("C14 a reason alone leaves nothing marked over", () => {
    const { room, lead, act, mark } = opened();
    lead.must({ ...mark(act), reason: "read out twice" });
    expect(room.clause(act).marks[0]?.over).toBeUndefined();
  });

  test("C12 what was told to the lead alone binds the lead, tells the others nothing, and stands in no mark", () => {
    const { room, lead, chair, act, says, mark } = opened();
    says("aaa", "cannotAccept", { to: "lead", reason: "between us" });
    expect(wayOf(room, act, PEOPLE.lead)).toMatchObject([
      { kind: "cannotAccept", to: "lead", marked: "never" },
    ]);
    for (const who of ["chair", "secretariat", "team", "bbb", "otherLead"] as const) {
      expect([who, wayOf(room, act, PEOPLE[who])]).toEqual([who, []]);
    }
    expect(lead.ask(mark(act))).toBe("cannotAccept");
    expect(chair.ask(mark(act))).toBe("done");
    room.as("chair").reopenMark(act);
    says("aaa", "reservation", { to: "lead", reason: "between us" });
    says("bbb", "awaitsInstructions", { to: "lead" });
    const [marked] = lead.must(mark(act));
    expect(Object.keys(marked!).toSorted()).toEqual([
      "basis",
      "clauseId",
      "text",
      "tier",
      "type",
      "wordsHash",
    ]);
  });
});

describe("pending", () => {
  test("C15 pending X is lifted by X alone, by its head, or by the secretariat on its written word", () => {
    const { room, lead, act, mark } = opened();
    const pending = { delegationId: AAA };
    lead.must({ ...mark(act), pending: [pending, { delegationId: BBB }, pending] });
    expect(room.clause(act).marks[0]?.pending).toEqual([pending, { delegationId: BBB }]);
    expect(wayOf(room, act)).toEqual([
      { kind: "pending", pending, marked: "freely" },
      { kind: "pending", pending: { delegationId: BBB }, marked: "freely" },
    ]);
    const lift = { type: "liftPending", clauseId: act, pending, hash: room.hash(act) } as const;
    expect(room.as("bbb").ask(lift)).toBe("notYourRole");
    expect(room.as("aaa2").ask(lift)).toBe("notEmpowered");
    expect(lead.ask(lift)).toBe("oneHat");
    expect(room.as("chair").ask(lift)).toBe("oneHat");
    expect(room.as("secretariat").ask(lift)).toBe("notYourRole");
    expect(room.as("aaa").ask({ ...lift, hash: "0".repeat(64) })).toBe("wordsChanged");
    expect(room.as("aaa").must(lift)).toEqual([
      { type: "pendingLifted", clauseId: act, pending, onWordOf: null },
    ]);
    expect(room.as("aaa").ask(lift)).toBe("notPending");
    const ofBbb = { ...lift, pending: { delegationId: BBB }, word: "letter of 3 June" };
    expect(room.as("secretariat").ask(ofBbb)).toBe("done");
    expect(room.clause(act).marks[0]).toMatchObject({
      pending: [],
      lifted: [
        { delegationId: "AAA", by: "aaa", onWordOf: null },
        { delegationId: "BBB", by: "secretariat", onWordOf: "letter of 3 June" },
      ],
    });
  });

  test("C15 the second tier keeps it, and so does a mark that is reopened and set again; lifted, it stays lifted", () => {
    const { room, lead, chair, act, mark } = opened();
    const waits = () => room.clause(act).marks.at(-1)?.pending;
    lead.must({ ...mark(act), pending: [{ delegationId: AAA }] });
    lead.reopenMark(act);
    lead.must({ ...mark(act), pending: [{ delegationId: BBB }] });
    expect(waits()).toEqual([{ delegationId: BBB }, { delegationId: AAA }]);
    chair.must(mark(act, "agreed"));
    expect(room.state(act)).toBe("agreed");
    expect(waits()).toEqual([{ delegationId: BBB }, { delegationId: AAA }]);
    room.as("aaa").must({ type: "liftPending", clauseId: act, pending: { delegationId: AAA } });
    chair.reopenMark(act);
    lead.must(mark(act));
    expect(waits()).toEqual([{ delegationId: BBB }]);
    room.as("bbb").type(act, 0, "not ");
    lead.must(mark(act));
    expect(waits()).toBeUndefined();
  });

  test("C15 two clauses that wait for each other are a package; the leads lift it while the other is marked", () => {
    const { room, lead, act, share, mark } = opened();
    lead.must({ ...mark(act), pending: [{ clauseId: share }] });
    const lift = { type: "liftPending", clauseId: act, pending: { clauseId: share } } as const;
    expect(room.as("aaa").ask(lift)).toBe("notYourRole");
    expect(lead.refused(lift)).toMatchObject({ reason: "stillOpen", details: { clauseId: share } });
    lead.must({ ...mark(share), pending: [{ clauseId: act }] });
    room.as("aaa").type(share, 0, "not ");
    expect(lead.ask(lift)).toBe("stillOpen");
    room.as("aaa").erase(share, 0, 4);
    expect(lead.ask(lift)).toBe("done");
    expect(lead.ask({ ...lift, clauseId: share, pending: { clauseId: act } })).toBe("done");
    expect([room.clause(act), room.clause(share)].map((one) => one.marks[0]?.pending)).toEqual([[], []]);
  });

  test("C15 not for itself, not for what is gone; a package goes with its mark", () => {
    const { room, lead, act, share, mark } = opened();
    expect(lead.ask({ ...mark(act), pending: [{ clauseId: act }] })).toBe("intoItself");
    lead.must({ ...mark(act), pending: [{ clauseId: share }] });
    lead.remove(share);
    expect(lead.ask({ type: "liftPending", clauseId: act, pending: { clauseId: share } })).toBe("stillOpen");
    lead.reopenMark(act);
    expect(lead.ask({ ...mark(act), pending: [{ clauseId: share }] })).toBe("clauseRemoved");
    lead.must(mark(act));
    expect(room.clause(act).marks.at(-1)?.pending).toBeUndefined();
  });
});

describe("pending who cannot accept", () => {
  const named = (...ids: readonly DelegationId[]) => ({
    pending: ids.map((delegationId) => ({ delegationId })),
  });
  const liftOf = (clauseId: ClauseId, delegationId: DelegationId) =>
    ({ type: "liftPending", clauseId, pending: { delegationId } }) as const;

  test("C22 it is refused while one is not named, and pending all of them it is set in either tier as no agreement", () => {
    const { room, lead, chair, act, says, mark } = opened();
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

  test("C22 C10 a category that takes no positions lifts what waits for it, and makes no reservation of it", () => {
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

  test("C22 C15 who lifts says what becomes of it: withdrawn, or a reservation kept with the mark; it alone, or on its word", () => {
    const { room, lead, act, says, mark } = opened();
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

  test("C22 what was said before or after the mark: it waits until it is lifted, also set again; a reservation of before is kept", () => {
    const { room, lead, act, says, mark } = opened();
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

  test("C22 C12 Q7 what the lead alone was told stands in no mark: the room reads a name as any other, and no more", () => {
    const { room, lead, chair, act, share, says, mark } = opened();
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

  test("C22 C15 I2 U6 what waits for it holds no package up or open, starts no silence, and is told nowhere as agreed", () => {
    const silence = { hoursMin: 72, workingDays: null, timeZone: "Europe/Zurich" };
    const { room, lead, act, share, says, mark } = opened({ ...OPEN_RULES, silence });
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
    const { room, lead, act, says, mark } = opened();
    says("aaa", "cannotAccept");
    lead.must({ ...mark(act), ...named(AAA) });
    lead.must({ type: "sendForward", clauseId: act, reason: "no time", hash: room.hash(act) });
    expect(room.document().remarks.map(({ kind }) => kind)).toEqual(["pendingDelegation", "sentForward"]);
  });
});

describe("sent forward", () => {
  test("C16 despite an objection told to the room, by chair or lead, as an entry of its own and no mark", () => {
    const { room, lead, act, says } = opened();
    const send = () =>
      ({ type: "sendForward", clauseId: act, reason: "no words were found", hash: room.hash(act) }) as const;
    expect(lead.ask(send())).toBe("nobodyObjects");
    says("bbb", "cannotAccept", { to: "lead" });
    expect(lead.ask(send())).toBe("nobodyObjects");
    says("aaa", "cannotAccept");
    for (const who of ["secretariat", "team", "aaa", "follower"] as const) {
      expect([who, room.as(who).ask(send())]).toEqual([who, "notYourRole"]);
    }
    expect(lead.must(send())).toEqual([
      {
        type: "sentForward",
        clauseId: act,
        reason: "no words were found",
        wordsHash: room.hash(act),
        objections: ["AAA"],
      },
    ]);
    expect(room.state(act)).toBe("open");
    expect(room.document().counts).toMatchObject({ agreed: 0, adReferendum: 0, open: 2 });
    expect(room.opinion().negotiation.sentForward).toMatchObject([{ by: "lead", objections: ["AAA"] }]);
    room.as("bbb").type(act, 0, "not ");
    expect(room.as("chair").ask(send())).toBe("nobodyObjects");
  });
});
