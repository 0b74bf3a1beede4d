import { describe, expect, test } from "vitest";
import { delegationId } from "../ids.ts";
import { STEP_CLAUSES_NAMED_MAX, STEP_MATTERS_MAX } from "../limits.ts";
import type { OpenMatter } from "../negotiation/open-matter.ts";
import type { Stage } from "../opinion/opinion.ts";
import { openPositionsRoom } from "../testing/positions-room.ts";
import { ALL_RIGHTS, OPEN_RULES } from "../testing/room.ts";
import { openInEntry, stepRefusal } from "./stage-step.ts";

const FORWARD = ["agreed", "annexed", "underConsideration", "adopted"] as const;

/** A base text of two paragraphs and a verb, of which nothing is agreed. */
const opened = (rules = OPEN_RULES) => {
  const table = openPositionsRoom(rules);
  const step = (to: Stage, reason?: string) => ({ type: "advanceStage", to, reason }) as const;
  return { ...table, step };
};

describe("open matters", () => {
  test("S9 one list names by kind and clause all that is open, as the room was told it", () => {
    const { room, lead, share, act, says } = opened();
    lead.mark(share);
    says("aaa", "cannotAccept", { on: share, reason: "too far" });
    says("bbb", "awaitsInstructions");
    says("hhh", "reservation");
    says("aaa", "reservation", { to: "lead" });
    room.as("aaa").must({ type: "propose", kind: "add", clauseId: act, text: "to help", reason: "r" });
    lead.must({ type: "park", subject: { clauseId: act }, reason: "later" });
    expect(room.open().map(({ kind, clauseId }) => [kind, clauseId])).toEqual([
      ["adReferendum", share],
      ["cannotAccept", share],
      ["notAgreed", act],
      ["parked", act],
      ["awaitsInstructions", act],
      ["reservation", act],
      ["proposal", act],
    ]);
  });

  test("S9 C37 the same words elsewhere, corrected or not, carry an objection as at a mark", () => {
    const { room, lead, act, says } = opened();
    const twin = lead.add("operative", "to act");
    says("aaa", "cannotAccept");
    const objected = () =>
      room.open().flatMap(({ kind, clauseId }) => (kind === "cannotAccept" ? [clauseId] : []));
    expect(objected()).toEqual([act, twin]);
    lead.must({ type: "correctClause", clauseId: act, text: "to Act", hash: room.hash(act) });
    lead.must({ type: "correctClause", clauseId: twin, text: "to Act", hash: room.hash(twin) });
    expect(objected()).toEqual([act, twin]);
    for (const id of [act, twin])
      expect(lead.ask({ type: "markClause", tier: "ad-referendum", clauseId: id, hash: room.hash(id) })).toBe(
        "cannotAccept",
      );
  });

  test("S9 a verb is agreed with its items, an empty paragraph is not agreed", () => {
    const { room, lead, chair, share, act } = opened();
    const empty = lead.add("operative");
    const alone = lead.add("verb", "recalls");
    chair.mark(share, "agreed");
    chair.mark(act, "agreed");
    expect(room.open()).toEqual([empty, alone].map((clauseId) => ({ kind: "notAgreed", clauseId })));
  });
});

describe("steps forward", () => {
  test("S16 over what is open a step to agreement needs a reason, and the entry keeps both", () => {
    const { room, lead, chair, share, act, step } = opened();
    lead.must({ type: "consolidate" });
    expect(chair.refused(step("agreed"))).toMatchObject({
      reason: "mattersOpen",
      details: { notAgreed: 2, clauses: `${share}, ${act}` },
    });
    const open = [share, act].map((clauseId) => ({ kind: "notAgreed", clauseId }));
    expect(chair.must(step("agreed", "time is short"))).toMatchObject([{ reason: "time is short", open }]);
    expect(room.opinion().steps).toMatchObject([
      { to: "consolidated", reason: "", open },
      { to: "agreed", reason: "time is short", open },
    ]);
  });

  test("S16 with nothing open no reason is needed, and the entry says nothing of it", () => {
    const { lead, chair, step } = opened();
    chair.agreeAll();
    lead.consolidate();
    for (const to of FORWARD)
      expect(chair.must(step(to))).toEqual([expect.not.objectContaining({ open: [] })]);
  });

  test("S10 a step to agreement over an objection is refused with the names, whatever the reason", () => {
    const { room, lead, chair, share, act, step, says } = opened();
    lead.consolidate();
    const objected = {
      reason: "cannotAccept",
      details: { delegations: "AAA, BBB", clauses: `${share}, ${act}` },
    };
    for (const to of FORWARD) {
      says("aaa", "cannotAccept", { on: share });
      says("bbb", "cannotAccept", { on: act });
      expect(chair.refused(step(to, "we must go on"))).toMatchObject(objected);
      says("aaa", "canAccept", { on: share });
      says("bbb", "reservation", { on: act });
      if (to === "adopted") chair.agreeAll();
      expect(chair.ask(step(to, "we must go on"))).toBe("done");
    }
    expect(room.opinion().stage).toBe("adopted");
  });

  test("S10 C34 an objection bars the steps after the words changed, until it is answered", () => {
    const { room, lead, chair, act, step, says } = opened();
    says("aaa", "cannotAccept");
    lead.type(act, 0, "x");
    lead.consolidate("AAA was asked");
    const unanswered = { delegations: "AAA", unanswered: "AAA", clauses: act };
    expect(chair.refused(step("agreed", "r"))).toMatchObject({ reason: "cannotAccept", details: unanswered });
    expect(chair.refused({ type: "agreeEnBloc", marks: room.notAgreed(), reason: "r" })).toMatchObject({
      reason: "cannotAccept",
      details: unanswered,
    });
    expect(room.opinion().steps?.[0]?.open).toContainEqual({
      kind: "cannotAccept",
      clauseId: act,
      delegationId: "AAA",
      stops: true,
      unanswered: true,
    });
    says("aaa", "cannotAccept");
    const still = chair.refused(step("agreed", "r"));
    expect([still.reason, still.details?.["unanswered"]]).toEqual(["cannotAccept", undefined]);
    says("aaa", "canAccept");
    expect(chair.ask(step("agreed", "r"))).toBe("done");
  });

  test("S10 a mark that waits for an objector bars the steps until the objector lifts it", () => {
    const { room, lead, chair, act, step, says, mark } = opened();
    says("aaa", "cannotAccept");
    chair.must({ ...mark(act, "agreed"), pending: [{ delegationId: delegationId("AAA") }], reason: "r" });
    lead.must({ type: "consolidate", reason: "to go on with" });
    room.as("aaa").must({ type: "withdrawPosition", subject: { clauseId: act } });
    expect(chair.refused(step("agreed", "r"))).toMatchObject({
      details: { delegations: "AAA", clauses: act },
    });
    room
      .as("aaa")
      .must({ type: "liftPending", clauseId: act, pending: { delegationId: delegationId("AAA") } });
    expect(chair.ask(step("agreed", "r"))).toBe("done");
  });

  test("S10 an objection of a category that may not stop a mark needs a reason like other matters", () => {
    const mayNot = { ...ALL_RIGHTS, mayStopMark: false };
    const { lead, chair, act, step, says } = opened({
      ...OPEN_RULES,
      categories: { ...OPEN_RULES.categories, academia: mayNot },
    });
    chair.agreeAll();
    lead.consolidate();
    says("hhh", "cannotAccept");
    expect(chair.refused(step("agreed"))).toMatchObject({ details: { cannotAccept: 1, clauses: act } });
    expect(chair.ask(step("agreed", "it was heard"))).toBe("done");
  });

  test("S10 C12 Q7 an objection to the lead alone is in no list or refusal, and changes none", () => {
    const { room, lead, chair, step, says } = opened();
    chair.agreeAll();
    says("aaa", "cannotAccept", { to: "lead", reason: "between us" });
    says("bbb", "reservation", { to: "lead" });
    expect(room.open()).toEqual([]);
    expect(lead.ask({ type: "consolidate" })).toBe("done");
    for (const to of FORWARD) expect(chair.ask(step(to))).toBe("done");
    expect(JSON.stringify(room.opinion().steps ?? [])).toBe("[]");
  });

  test("S16 a base text over an objection needs a reason and is refused by nothing else", () => {
    const { room, lead, act, says } = opened();
    says("aaa", "cannotAccept");
    expect(lead.refused({ type: "consolidate" })).toMatchObject({
      reason: "mattersOpen",
      details: { cannotAccept: 1, clauses: act },
    });
    const [made] = lead.must({ type: "consolidate", reason: "AAA speaks on it at the next meeting" });
    expect(made).toMatchObject({ reason: "AAA speaks on it at the next meeting" });
    expect(room.opinion().steps?.[0]).toMatchObject({ to: "consolidated", open: { length: 3 } });
  });

  test("S10 the exits and the ways back are taken over anything open", () => {
    const { lead, chair, step, says } = opened();
    chair.agreeAll();
    lead.consolidate();
    for (const to of ["agreed", "annexed", "underConsideration"] as const) chair.must(step(to));
    says("aaa", "cannotAccept");
    expect(chair.must(step("annexed", "to look again"))).toEqual([
      { type: "stageAdvanced", from: "underConsideration", to: "annexed", reason: "to look again" },
    ]);
    expect(chair.ask(step("underConsideration", "r"))).toBe("cannotAccept");
    expect(chair.ask({ ...step("asContribution", "no consensus"), of: [delegationId("BBB")] })).toBe("done");
    expect(chair.ask(step("drafting", "r"))).toBe("done");
    expect(chair.ask(step("withdrawn", "r"))).toBe("done");
  });

  test("S11 a text is adopted when each paragraph is agreed by the chair on its present words", () => {
    const { room, lead, chair, share, act, step } = opened();
    const title = lead.write("title Opinion 4")[0]!;
    lead.consolidate();
    for (const to of ["agreed", "annexed", "underConsideration"] as const) chair.must(step(to, "r"));
    lead.mark(share);
    chair.mark(act, "agreed");
    expect(chair.refused(step("adopted", "r"))).toMatchObject({
      reason: "notAgreed",
      details: { n: 2, clauses: `${share}, ${title}` },
    });
    chair.mark(share, "agreed");
    chair.mark(title, "agreed");
    expect(chair.ask(step("adopted"))).toBe("done");
    expect(room.opinion().stage).toBe("adopted");
  });

  test("S11 a text of which nothing is left goes no further", () => {
    const { room, lead, chair, step } = opened();
    lead.consolidate();
    for (const { id } of room.opinion().clauses) lead.remove(id);
    expect(chair.ask(step("agreed", "r"))).toBe("emptyWords");
    expect(chair.ask(step("withdrawn", "r"))).toBe("done");
  });

  test("S9 entries limit the matters, refusals the clauses; both say how many there are", () => {
    const matters: OpenMatter[] = Array.from({ length: STEP_MATTERS_MAX + 7 }, (_, i) => ({
      kind: "notAgreed",
      clauseId: `01${String(i).padStart(24, "0")}` as never,
    }));
    const kept = openInEntry(matters);
    expect([kept.open?.length, kept.openLeftOff]).toEqual([STEP_MATTERS_MAX, 7]);
    const refusal = stepRefusal({ to: "agreed", open: matters, reason: undefined });
    expect(refusal?.details).toMatchObject({ notAgreed: STEP_MATTERS_MAX + 7 });
    expect(String(refusal?.details?.["clauses"]).split(", ")).toHaveLength(STEP_CLAUSES_NAMED_MAX);
  });
});
