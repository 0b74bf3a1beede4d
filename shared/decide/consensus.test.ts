import { describe, expect, test } from "vitest";
import { NO_CLAUSE, openTestRoom, PEOPLE } from "../testing/room.ts";

const opened = () => {
  const room = openTestRoom();
  const ids = room
    .as("lead")
    .write(
      "verb invites",
      "operative to share:",
      "operative2 spectrum",
      "operative3 widely",
      "operative to act",
    );
  const [verb, share, spectrum, widely, act] = ids;
  return {
    room,
    lead: room.as("lead"),
    chair: room.as("chair"),
    verb: verb!,
    share: share!,
    spectrum: spectrum!,
    widely: widely!,
    act: act!,
  };
};

describe("locks", () => {
  test("L3 a lock names who set it, why, and the words that it found", () => {
    const { room, act } = opened();
    const hash = room.hash(act);
    const acts = room
      .as("chair")
      .must({ type: "lockClause", clauseId: act, hash, reason: "agreed in substance" });
    expect(acts).toEqual([
      {
        type: "clauseLocked",
        clauseId: act,
        reason: "agreed in substance",
        words: { hash, runs: [{ text: "to act", client: 1001, clock: 30 }] },
      },
    ]);
    expect(room.clause(act).lock).toMatchObject({
      by: "chair",
      reason: "agreed in substance",
      with: "lockClause",
    });
    for (const who of ["aaa", "lead", "chair", "secretariat"] as const) {
      expect(room.as(who).type(act, 0, "x")).toBe("clauseLocked");
      expect(room.as(who).erase(act, 0, 1)).toBe("clauseLocked");
    }
    expect(room.text(act)).toBe("to act");
  });

  test("L3 a lock on words that changed as one pressed does nothing and gives the new words", () => {
    const { room, lead, act } = opened();
    const hash = room.hash(act);
    room.as("aaa").type(act, 0, "not ");
    expect(lead.refused({ type: "lockClause", clauseId: act, hash })).toEqual({
      reason: "wordsChanged",
      message: "The words changed as you pressed; nothing was done.",
      details: { clauseId: act, text: "not to act" },
    });
    expect(room.clause(act).lock).toBeNull();
  });

  test("L4 unlocking is an act with a reason, and the clause is open again to those who may type", () => {
    const { room, lead, act } = opened();
    lead.lock(act);
    expect(lead.must({ type: "unlockClause", clauseId: act, reason: "BBB asked" })).toEqual([
      { type: "clauseUnlocked", clauseId: act, reason: "BBB asked" },
    ]);
    expect(room.as("aaa").type(act, 0, "x")).toBe("done");
  });

  test("L4 in a text that left the room's hands a clause is not unlocked", () => {
    const { lead, chair, act } = opened();
    lead.consolidate();
    chair.advance("agreed", "open as it is");
    expect(chair.ask({ type: "unlockClause", clauseId: act, reason: "r" })).toBe("stageForbids");
  });

  test("L3 L4 not twice, not by a delegation, not what is gone", () => {
    const { room, lead, act, share } = opened();
    const lock = { type: "lockClause", clauseId: act } as const;
    const unlock = { type: "unlockClause", clauseId: act, reason: "r" } as const;
    expect(lead.ask(unlock)).toBe("notLocked");
    expect(lead.ask(lock)).toBe("done");
    expect(lead.ask(lock)).toBe("alreadyLocked");
    for (const command of [lock, unlock]) {
      expect(room.as("aaa").ask(command)).toBe("notYourRole");
      expect(room.as("otherLead").ask(command)).toBe("notYourGroup");
      expect(lead.ask({ ...command, clauseId: NO_CLAUSE })).toBe("noSuchClause");
    }
    lead.remove(share);
    expect(lead.ask({ ...lock, clauseId: share })).toBe("clauseRemoved");
    expect(lead.ask({ ...unlock, clauseId: share })).toBe("clauseRemoved");
  });
});

describe("marks", () => {
  test("C2 a mark on words that changed as one pressed is refused and nothing happens", () => {
    const { room, lead, act } = opened();
    const hash = room.hash(act);
    room.as("aaa").type(act, 6, " now");
    const before = room.opinion();
    expect(lead.refused({ type: "markClause", clauseId: act, tier: "ad-referendum", hash })).toEqual({
      reason: "wordsChanged",
      message: "The words changed as you pressed; nothing was done.",
      details: { clauseId: act, text: "to act now" },
    });
    expect(room.opinion()).toEqual(before);
  });

  test("C2 words of the verb above count: a hash from before its change is refused", () => {
    const { room, lead, verb, act } = opened();
    const hash = room.hash(act);
    room.as("aaa").type(verb, 0, "strongly ");
    expect(lead.ask({ type: "markClause", clauseId: act, tier: "ad-referendum", hash })).toBe("wordsChanged");
  });

  test("C3 the mark keeps tier, words, hash, basis, who and when", () => {
    const { room, lead, act } = opened();
    const hash = room.hash(act);
    lead.must({ type: "markClause", clauseId: act, tier: "ad-referendum", hash, basis: "second meeting" });
    const [mark] = room.clause(act).marks;
    expect(mark).toEqual({
      seq: room.opinion().seq,
      tier: "ad-referendum",
      at: room.entries().at(-1)!.at,
      by: PEOPLE.lead.id,
      hash,
      text: "to act",
      basis: "second meeting",
      reopened: null,
    });
    lead.mark(room.as("lead").add("operative", "more"));
    expect(room.opinion().clauses.at(-1)!.marks[0]!.basis).toBe("outside a meeting");
  });

  test("C4 editing the words voids the mark; typing them back makes it valid again", () => {
    const { room, lead, act } = opened();
    lead.mark(act);
    expect(room.state(act)).toBe("adReferendum");
    room.as("aaa").type(act, 6, " now");
    expect(room.state(act)).toBe("void");
    expect(room.document().counts).toMatchObject({ adReferendum: 0, open: 4, void: 1 });
    room.as("bbb").erase(act, 6, 4);
    expect(room.state(act)).toBe("adReferendum");
  });

  test("C4 C31 white space, a closing sign and the number do not touch a mark", () => {
    const { room, lead, share, act } = opened();
    lead.mark(act);
    room.as("aaa").type(act, 6, " ;");
    room.as("aaa").type(act, 2, "  ");
    lead.add("operative", "before it", { after: share });
    expect([room.number(act), room.state(act)]).toEqual(["3", "adReferendum"]);
  });

  test("C4 a changed verb voids all marks below it; a parent's words, those of its sub-items", () => {
    const { room, lead, verb, share, spectrum, widely, act } = opened();
    const below = [share, spectrum, widely, act];
    for (const id of below) lead.mark(id);
    room.as("aaa").type(share, 8, " more");
    expect(below.map(room.state)).toEqual(["void", "void", "void", "adReferendum"]);
    room.as("aaa").erase(share, 8, 5);
    expect(below.map(room.state)).toEqual(Array(4).fill("adReferendum"));
    room.as("aaa").type(verb, 7, " all");
    expect(below.map(room.state)).toEqual(Array(4).fill("void"));
  });

  test("C32 moved under another verb a clause's mark is void, and back again valid", () => {
    const { room, lead, share, act } = opened();
    lead.mark(act);
    lead.mark(share);
    const other = lead.add("verb", "encourages");
    lead.move(act, other);
    expect([room.state(act), room.state(share)]).toEqual(["void", "adReferendum"]);
    lead.move(act, share);
    expect(room.state(act)).toBe("adReferendum");
  });

  test("C32 splitting voids the mark, and the second half carries none", () => {
    const { room, lead, act } = opened();
    lead.mark(act);
    const second = lead.split(act, 2);
    expect([room.state(act), room.state(second)]).toEqual(["void", "open"]);
    lead.join(act, second);
    expect(room.state(act)).toBe("adReferendum");
  });

  test("C5 agreed is the chair's, stands on any words, and is not lowered while they stand", () => {
    const { room, lead, chair, act } = opened();
    const mark = (who: "lead" | "chair", tier: "agreed" | "ad-referendum") =>
      room.as(who).ask({ type: "markClause", clauseId: act, tier, hash: room.hash(act) });
    expect(mark("lead", "agreed")).toBe("notYourRole");
    expect(mark("lead", "ad-referendum")).toBe("done");
    expect(mark("lead", "ad-referendum")).toBe("alreadyMarked");
    expect(mark("chair", "agreed")).toBe("done");
    expect(mark("chair", "agreed")).toBe("alreadyMarked");
    expect(mark("lead", "ad-referendum")).toBe("alreadyMarked");
    room.as("aaa").type(act, 0, "not ");
    expect(mark("lead", "ad-referendum")).toBe("done");
    expect(room.clause(act).marks.map(({ tier, text }) => [tier, text])).toEqual([
      ["ad-referendum", "to act"],
      ["agreed", "to act"],
      ["ad-referendum", "not to act"],
    ]);
    expect(chair.ask({ type: "markClause", clauseId: act, tier: "agreed", hash: room.hash(act) })).toBe(
      "done",
    );
    expect(lead.ask({ type: "reopenMark", clauseId: act, reason: "r" })).toBe("notYourRole");
  });

  test("C6 a mark is reopened with a reason, by whoever may set it, and stays in the record", () => {
    const { room, lead, chair, act } = opened();
    expect(lead.ask({ type: "reopenMark", clauseId: act, reason: "r" })).toBe("notMarked");
    expect(room.as("aaa").ask({ type: "reopenMark", clauseId: act, reason: "r" })).toBe("notYourRole");
    lead.mark(act);
    expect(lead.reopenMark(act, "CCC asked")).toEqual([
      { type: "markReopened", clauseId: act, tier: "ad-referendum", reason: "CCC asked" },
    ]);
    expect(room.state(act)).toBe("open");
    expect(room.clause(act).marks.map((mark) => mark.reopened?.reason)).toEqual(["CCC asked"]);
    expect(chair.ask({ type: "reopenMark", clauseId: act, reason: "r" })).toBe("notMarked");
    expect(lead.ask({ type: "reopenMark", clauseId: NO_CLAUSE, reason: "r" })).toBe("noSuchClause");
    lead.mark(act);
    expect(room.state(act)).toBe("adReferendum");
  });

  test("C3 there is nothing to agree on in empty words, or in a clause that is gone", () => {
    const { room, lead, act } = opened();
    const empty = lead.add("operative", " ; ");
    const mark = (clauseId: typeof act, who: "lead" | "aaa" = "lead") =>
      room.as(who).ask({ type: "markClause", clauseId, tier: "ad-referendum", hash: room.hash(clauseId) });
    expect(mark(empty)).toBe("emptyWords");
    expect(mark(NO_CLAUSE)).toBe("noSuchClause");
    expect(mark(act, "aaa")).toBe("notYourRole");
    lead.remove(act);
    expect(mark(act)).toBe("clauseRemoved");
    expect(lead.ask({ type: "reopenMark", clauseId: act, reason: "r" })).toBe("clauseRemoved");
  });
});

describe("settling", () => {
  test("C7 the lead settles the words that stand; from then on changes are shown against them", () => {
    const { room, lead, act } = opened();
    room.as("aaa").type(act, 6, " now");
    const hash = room.hash(act);
    expect(room.clause(act).settled.runs).toEqual([]);
    expect(lead.must({ type: "settleClause", clauseId: act, hash })).toEqual([
      { type: "clauseSettled", clauseId: act, words: { hash, runs: room.words().get(act) } },
    ]);
    expect(room.clause(act).settled).toMatchObject({ by: "lead", hash, runs: room.words().get(act) });
  });

  test("C7 not by a delegation, not what is gone, not words that changed", () => {
    const { room, lead, act } = opened();
    const settle = { type: "settleClause", clauseId: act } as const;
    expect(room.as("aaa").ask(settle)).toBe("notYourRole");
    expect(lead.ask({ ...settle, clauseId: NO_CLAUSE })).toBe("noSuchClause");
    const hash = room.hash(act);
    room.as("aaa").type(act, 0, "x");
    expect(lead.ask({ ...settle, hash })).toBe("wordsChanged");
    lead.remove(act);
    expect(lead.ask(settle)).toBe("clauseRemoved");
  });
});
