import { describe, expect, test } from "vitest";
import { inTheWay } from "../standing/in-the-way.ts";
import type { Participant } from "../people/participant.ts";
import { openPositionsRoom } from "../testing/positions-room.ts";
import { ALL_RIGHTS, NAMES, OPEN_RULES, PEOPLE, type TestRoom } from "../testing/room.ts";
import type { ClauseId } from "../ids.ts";

const AAA = PEOPLE.aaa.delegationId!;
const BBB = PEOPLE.bbb.delegationId!;
const HHH = PEOPLE.hhh.delegationId!;

const wayOf = (room: TestRoom, clauseId: ClauseId, reader?: Participant) =>
  inTheWay(room.opinion(), room.words(), {
    clauseId,
    names: NAMES,
    ...(reader === undefined ? {} : { reader }),
  });

describe("what stands in the way", () => {
  test("C8 C33 it is told with whether the clause may be marked all the same", () => {
    const { room, act, says } = openPositionsRoom();
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

  test("C33 C34 of positions on earlier words only a 'cannot accept' stands in the way", () => {
    const { room, lead, act, says, mark } = openPositionsRoom();
    says("aaa", "cannotAccept", { reason: "soon" });
    says("bbb", "awaitsInstructions");
    says("hhh", "reservation");
    const at = room.now();
    room.as("bbb").type(act, 0, "not ");
    const objection = { kind: "cannotAccept", delegationId: AAA, reason: "soon", to: "room" };
    const said = room.opinion().negotiation.positions[0]!;
    expect(said).toMatchObject({ at: at - 2 * 60_000, askedAt: room.now(), text: "invites\nto act" });
    expect(wayOf(room, act)).toEqual([{ ...objection, marked: "never", unanswered: true, at: said.at }]);
    expect(lead.refused(mark(act))).toMatchObject({
      reason: "cannotAccept",
      details: { delegations: AAA, unanswered: AAA },
    });
    says("aaa", "canAccept");
    expect(wayOf(room, act)).toEqual([]);
    expect(lead.ask(mark(act))).toBe("done");
  });
});

describe("marking over", () => {
  test("C13 nobody marks over 'cannot accept'; its owner withdraws it or makes it a reservation", () => {
    const { room, lead, chair, act, says, mark } = openPositionsRoom();
    says("aaa", "cannotAccept", { reason: "too strong" });
    for (const who of ["lead", "chair", "secretariat"] as const) {
      expect(room.as(who).refused({ ...mark(act), reason: "time is short" })).toEqual({
        reason: "cannotAccept",
        message: expect.stringMatching(/brackets, postpone the clause, form a small group, or agree except/u),
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
      move: ({ room, act }: ReturnType<typeof openPositionsRoom>) => {
        const copy = room.as("lead").add("operative", room.text(act));
        room.as("lead").remove(act);
        return copy;
      },
    },
    {
      how: "split off at their start",
      move: ({ room, act }: ReturnType<typeof openPositionsRoom>) => room.as("lead").split(act, 0),
    },
    {
      how: "joined to an empty clause",
      move: ({ room, share, act }: ReturnType<typeof openPositionsRoom>) => {
        const empty = room.as("lead").add("operative", "", { after: share });
        room.as("lead").join(empty, act);
        return empty;
      },
    },
  ])("C37 the same words in another clause are objected to as before: $how", ({ move }) => {
    const there = openPositionsRoom();
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

  test("C37 Q4 an objection told to the lead on words that moved binds the lead alone", () => {
    const { room, lead, chair, act, says, mark } = openPositionsRoom();
    says("aaa", "cannotAccept", { to: "lead" });
    const moved = room.as("lead").split(act, 0);
    expect(lead.ask(mark(moved))).toBe("cannotAccept");
    expect(chair.ask(mark(moved))).toBe("done");
  });

  test("C36 C13 a category that stops no mark is marked over with a reason, and named", () => {
    const categories = { ...OPEN_RULES.categories, academia: { ...ALL_RIGHTS, mayStopMark: false } };
    const { room, lead, act, says, mark } = openPositionsRoom({ ...OPEN_RULES, categories });
    says("hhh", "cannotAccept");
    expect(lead.ask(mark(act))).toBe("standsInTheWay");
    lead.must({ ...mark(act), reason: "heard" });
    expect(room.clause(act).marks[0]?.over).toEqual({
      what: [{ kind: "cannotAccept", what: "HHH" }],
      reason: "heard",
    });
  });

  test("C14 brackets and awaited instructions are marked over with a reason, kept by the mark", () => {
    const { room, lead, chair, act, says, mark } = openPositionsRoom();
    room.as("bbb").type(act, 6, " [now]");
    says("aaa", "awaitsInstructions");
    expect(lead.refused(mark(act))).toEqual({
      reason: "standsInTheWay",
      message: "Something is still open here: say why you mark it now.",
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
    const { room, lead, act, mark } = openPositionsRoom();
    lead.must({ ...mark(act), reason: "read out twice" });
    expect(room.clause(act).marks[0]?.over).toBeUndefined();
  });

  test("C12 a statement to the lead alone binds it, is told to nobody, and is in no mark", () => {
    const { room, lead, chair, act, says, mark } = openPositionsRoom();
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
  test("C38 pending X is lifted by X alone, by its head, or by the secretariat on its written word", () => {
    const { room, lead, act, mark } = openPositionsRoom();
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

  test("C38 the second tier keeps what waits, and so does a mark that is set again", () => {
    const { room, lead, chair, act, mark } = openPositionsRoom();
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

  test("C15 two clauses that wait for each other are a package; the leads lift it", () => {
    const { room, lead, act, share, mark } = openPositionsRoom();
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
    const { room, lead, act, share, mark } = openPositionsRoom();
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

describe("sent forward", () => {
  test("C16 despite an objection to the room, by chair or lead, as its own entry and no mark", () => {
    const { room, lead, act, says } = openPositionsRoom();
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
    expect(room.as("chair").ask(send())).toBe("done");
    room.as("aaa").must({ type: "withdrawPosition", subject: { clauseId: act }, to: "room" });
    expect(room.as("chair").ask(send())).toBe("nobodyObjects");
  });
});
