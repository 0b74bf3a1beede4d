import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ALL_RIGHTS, OPEN_RULES, openTestRoom, PEOPLE } from "../testing/room.ts";
import { applyEdits, textOf } from "../clause/words.ts";
import { correctingEdits } from "./correct-words.ts";
import { clauseId } from "../ids.ts";

const opened = (rules = OPEN_RULES) => {
  const room = openTestRoom({ rules });
  const [verb, share, spectrum, act] = room
    .as("lead")
    .write("verb invties", "operative to shrae:", "operative2 spectrum", "operative to act");
  const correct = (id: typeof verb, text: string) =>
    ({ type: "correctClause", clauseId: id!, text, hash: room.hash(id!) }) as const;
  const contest = (id: typeof verb) =>
    ({
      type: "contestCorrection",
      clauseId: id!,
      correctionSeq: room.opinion().negotiation.corrections.at(-1)!.seq,
      reason: "another verb",
    }) as const;
  return {
    room,
    lead: room.as("lead"),
    correct,
    contest,
    verb: verb!,
    share: share!,
    spectrum: spectrum!,
    act: act!,
  };
};

describe("editorial corrections", () => {
  test("C17 C39 marks stay on the corrected clause and its items; the entry has both wordings", () => {
    const { room, lead, correct, verb, share, spectrum, act } = opened();
    for (const id of [share, spectrum, act]) lead.mark(id);
    lead.lock(verb);
    const before = [share, spectrum, act].map((id) => room.hash(id));
    const [made] = lead.must(correct(verb, "invites"));
    expect(made).toMatchObject({ type: "clauseCorrected", clauseId: verb, before: "invties" });
    expect(made).toMatchObject({
      words: { hash: room.hash(verb) },
      below: [share, spectrum, act].map((id, i) => ({
        clauseId: id,
        hashBefore: before[i],
        hashAfter: room.hash(id),
      })),
    });
    expect(room.text(verb)).toBe("invites");
    expect([share, spectrum, act].map((id) => room.state(id))).toEqual(Array(3).fill("adReferendum"));
    lead.must(correct(share, "to share:"));
    expect([share, spectrum, act].map((id) => room.state(id))).toEqual(Array(3).fill("adReferendum"));
    room.as("aaa").type(share, 0, "not ");
    expect([share, spectrum, act].map((id) => room.state(id))).toEqual(["void", "void", "adReferendum"]);
    expect(room.opinion().negotiation.corrections).toMatchObject([
      { clauseId: verb, before: "invties", after: "invites", by: "lead", contested: null },
      { clauseId: share, before: "to shrae:", after: "to share:" },
    ]);
  });

  test("C17 every character that stays keeps its author", () => {
    const { room, lead, correct, act } = opened();
    room.as("aaa").type(act, 6, " on ICTs for allx");
    const before = room.words().get(act)!;
    lead.must(correct(act, "to act on ICTs for all"));
    const after = room.words().get(act)!;
    expect(textOf(after)).toBe("to act on ICTs for all");
    expect(after).toEqual([before[0], { ...before[1]!, text: " on ICTs for all" }]);
    lead.must(correct(act, "To act on ICTs for all"));
    expect(
      room
        .words()
        .get(act)!
        .map(({ text, client }) => [text, client]),
    ).toEqual([
      ["T", 1001],
      ["o act", 1001],
      [" on ICTs for all", before[1]!.client],
    ]);
  });

  test("C17 any text is reached, with its bracket signs the very same characters", () => {
    const piece = fc.constantFrom("shall", "may", " ", "😀", "é", "[", "]", "ب", "频谱", ",", "a");
    const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(texts, texts, (before, other) => {
        const room = openTestRoom();
        const signs = before.match(/[[\]]/g) ?? [];
        const stretches = other.split(/[[\]]/);
        const wanted = [...signs, ""].map((sign, i) => `${stretches[i] ?? ""}${sign}`).join("");
        const id = clauseId("01" + "A".repeat(24));
        const words = new Map([[id, [{ text: before, client: 7, clock: 0 }]]]);
        const edits = correctingEdits(
          {
            opinion: room.opinion(),
            words,
            clocks: new Map(),
            context: {
              actor: PEOPLE.lead,
              at: 1,
              newId: () => "",
              rules: OPEN_RULES,
              serverClientOf: () => 1_000,
              authorOf: () => null,
              nextClock: () => 0,
            },
          },
          id,
          wanted,
        );
        const after = applyEdits(words, edits).get(id)!;
        expect(textOf(after)).toBe(wanted);
        for (const edit of edits) {
          if (edit.kind === "insert") expect(textOf(edit.runs)).not.toMatch(/[[\]]/);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("C17 who, where and what: the leads, while the text may change, and no brackets", () => {
    const { room, lead, correct, act } = opened();
    for (const who of ["aaa", "team", "follower"] as const) {
      expect(room.as(who).ask(correct(act, "to Act"))).toBe("notYourRole");
    }
    expect(room.as("otherLead").ask(correct(act, "to Act"))).toBe("notYourGroup");
    expect(lead.ask({ ...correct(act, "to Act"), hash: "0".repeat(64) })).toBe("wordsChanged");
    expect(lead.ask(correct(act, "to act"))).toBe("nothingToDo");
    expect(lead.ask(correct(act, "to\nact"))).toBe("notPlainWords");
    expect(lead.ask(correct(act, " ; "))).toBe("emptyWords");
    expect(lead.ask(correct(act, "to [act]"))).toBe("bracketsStay");
    lead.consolidate();
    expect(lead.ask(correct(act, "to Act"))).toBe("done");
    room.as("chair").advance("agreed", "open as it is");
    expect(lead.ask(correct(act, "to act"))).toBe("stageForbids");
  });

  test("C37 C39 no correction gets past a 'cannot accept', not even a contested one", () => {
    const { room, lead, correct, contest, act } = opened();
    const subject = { clauseId: act };
    room.as("aaa").must({ type: "takePosition", subject, position: "cannotAccept", hash: room.hash(act) });
    lead.must(correct(act, "to Act"));
    const mark = { type: "markClause", clauseId: act, tier: "ad-referendum", reason: "r" } as const;
    expect(lead.ask({ ...mark, hash: room.hash(act) })).toBe("cannotAccept");
    room.as("bbb").must(contest(act));
    expect(lead.ask({ ...mark, hash: room.hash(act) })).toBe("cannotAccept");
    room.as("aaa").must({ type: "withdrawPosition", subject });
    expect(lead.ask({ ...mark, hash: room.hash(act) })).toBe("done");
  });
});

test("C39 a correction carries what was marked before it, nothing that is marked later", () => {
  const { room, lead, correct, act } = opened();
  lead.must(correct(act, "to Act"));
  room.as("aaa").erase(act, 3, 1);
  room.as("aaa").type(act, 3, "a");
  lead.mark(act);
  room.as("aaa").erase(act, 3, 1);
  room.as("aaa").type(act, 3, "A");
  expect([room.text(act), room.state(act)]).toEqual(["to Act", "void"]);
});

describe("this is substance", () => {
  test("C18 a delegation's objection voids the marks at once; the old words bring them back", () => {
    const { room, lead, correct, contest, verb, share, act } = opened();
    for (const id of [share, act]) lead.mark(id);
    lead.must(correct(verb, "urges"));
    expect(room.as("aaa2").must(contest(verb))).toEqual([
      {
        type: "correctionContested",
        clauseId: verb,
        correctionSeq: room.opinion().negotiation.corrections[0]!.seq,
        delegationId: "AAA",
        reason: "another verb",
      },
    ]);
    expect([share, act].map((id) => room.state(id))).toEqual(["void", "void"]);
    expect(room.as("bbb").ask(contest(verb))).toBe("nothingToDo");
    lead.must(correct(verb, "invties"));
    expect([share, act].map((id) => room.state(id))).toEqual(["adReferendum", "adReferendum"]);
  });

  test("C18 a mark set on the corrected words is not touched by it", () => {
    const { room, lead, correct, contest, act } = opened();
    lead.must(correct(act, "to Act"));
    lead.mark(act);
    room.as("aaa").must(contest(act));
    expect(room.state(act)).toBe("adReferendum");
  });

  test("C18 only in time, by a category that stops a mark, by no lead and for no other clause", () => {
    const categories = { ...OPEN_RULES.categories, academia: { ...ALL_RIGHTS, mayStopMark: false } };
    const { room, lead, correct, contest, act, share } = opened({
      ...OPEN_RULES,
      categories,
      contestHours: 1,
    });
    lead.must(correct(act, "to Act"));
    expect(room.as("hhh").ask(contest(act))).toBe("notYourCategory");
    expect(room.as("lead").ask(contest(act))).toBe("oneHat");
    expect(room.as("team").ask(contest(act))).toBe("noDelegation");
    expect(room.as("follower").ask(contest(act))).toBe("notYourRole");
    expect(room.as("aaa").ask(contest(share))).toBe("noSuchCorrection");
    expect(room.as("aaa").ask({ ...contest(act), correctionSeq: 1 })).toBe("noSuchCorrection");
    for (let minute = 0; minute < 60; minute++) room.as("follower").ask(contest(act));
    expect(room.as("aaa").refused(contest(act))).toMatchObject({
      reason: "timeIsOver",
      details: { hours: 1 },
    });
  });
});
