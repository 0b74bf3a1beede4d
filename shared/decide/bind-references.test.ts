import { describe, expect, test } from "vitest";
import { referencesOf, unboundReferences } from "../checks/bound-references.ts";
import type { ClauseId } from "../ids.ts";
import { openTestRoom, type TestRoom, type Who } from "../testing/room.ts";
import { numberIndexNow } from "./number-index.ts";

const seenIn = (room: TestRoom, clauseId: ClauseId) => {
  const runs = room.words().get(clauseId) ?? [];
  const index = numberIndexNow(room.opinion(), room.words());
  return referencesOf({ clauseId, runs }, room.opinion().references, index).map((one) => ({
    words: room.text(clauseId).slice(one.start, one.end),
    target: one.clauseId,
    today: one.today,
  }));
};

/** As the page does when its writer leaves the clause. */
const leave = (room: TestRoom, who: Who, clauseId: ClauseId) => {
  const runs = room.words().get(clauseId) ?? [];
  const index = numberIndexNow(room.opinion(), room.words());
  const open = unboundReferences({ clauseId, runs }, room.opinion().references, index);
  const references = open.map(({ start, end, target }) => ({ from: start, to: end, target }));
  return room.as(who).ask({ type: "bindReferences", clauseId, references, hash: room.hash(clauseId) });
};

const opened = () => {
  const room = openTestRoom();
  const [verb, a, b, view, one] = room
    .as("lead")
    .write(
      "verb considering",
      "recital that a",
      "recital that b",
      "verb is of the view",
      "operative that, as considering b) says, all act",
      "operative that 1 above holds",
    ) as [ClauseId, ClauseId, ClauseId, ClauseId, ClauseId, ClauseId];
  return { room, verb, a, b, view, one };
};

describe("references", () => {
  test("E13 bound when the writer leaves, they lead to their clause whatever number it has later", () => {
    const { room, a, b, one } = opened();
    expect(leave(room, "aaa", one)).toBe("done");
    room.as("lead").add("recital", "first", { after: a });
    expect(room.number(b)).toBe("c)");
    expect(seenIn(room, one)).toEqual([{ words: "considering b)", target: b, today: "c)" }]);
    room.as("lead").remove(room.opinion().clauses[2]!.id);
    expect(seenIn(room, one)).toEqual([{ words: "considering b)", target: b, today: null }]);
  });

  test("E8 what is not bound leads to the clause that has the number today", () => {
    const { room, a, one } = opened();
    const added = room.as("lead").add("recital", "first", { after: a });
    expect(seenIn(room, one)).toEqual([{ words: "considering b)", target: added, today: null }]);
  });

  test("E22 words typed otherwise are bound no more, and then bound to what they name", () => {
    const { room, a, b, one } = opened();
    leave(room, "aaa", one);
    const at = room.text(one).indexOf("b)");
    room.as("aaa").erase(one, at, 1);
    room.as("aaa").type(one, at, "a");
    expect(seenIn(room, one)).toEqual([{ words: "considering a)", target: a, today: null }]);
    expect(leave(room, "aaa", one)).toBe("done");
    expect(room.opinion().references.map(({ words, target }) => [words, target])).toEqual([
      ["considering a)", a],
    ]);
    expect(b).not.toBe(a);
  });

  test("E22 typing elsewhere in the clause moves them along, and a split or join carries them", () => {
    const { room, a, b, one } = opened();
    const lead = room.as("lead");
    leave(room, "aaa", one);
    room.as("bbb").type(one, 0, "that everybody knows ");
    lead.add("recital", "first", { after: a });
    const led = [{ words: "considering b)", target: b, today: "c)" }];
    expect(seenIn(room, one)).toEqual(led);
    const second = lead.split(one, 10);
    expect([seenIn(room, one), seenIn(room, second)]).toEqual([[], led]);
    lead.join(one, second);
    expect(seenIn(room, one)).toEqual(led);
    expect(room.opinion().references.map(({ clauseId }) => clauseId)).toEqual([one]);
  });

  test("E22 what a split parts is bound no more", () => {
    const { room, one } = opened();
    leave(room, "aaa", one);
    const second = room.as("lead").split(one, room.text(one).indexOf("b)"));
    expect([seenIn(room, one), seenIn(room, second)]).toEqual([[], []]);
  });

  test("E13 a bound reference to a removed clause leads nowhere until that clause is back", () => {
    const { room, b, one } = opened();
    leave(room, "aaa", one);
    room.as("lead").remove(b);
    expect(seenIn(room, one)).toEqual([{ words: "considering b)", target: null, today: null }]);
    room.as("lead").add("recital", "another b", { after: b });
    expect(seenIn(room, one)[0]!.target).toBeNull();
    room.as("lead").restore(b);
    expect(seenIn(room, one)).toEqual([{ words: "considering b)", target: b, today: null }]);
  });

  test("E13 C2 only text that names a clause today is bound, as seen, by those who may type", () => {
    const { room, a, b, one } = opened();
    const at = room.text(one).indexOf("considering");
    const bind = (who: Who, more: { from?: number; target?: ClauseId; hash?: string } = {}) =>
      room.as(who).ask({
        type: "bindReferences",
        clauseId: one,
        references: [{ from: more.from ?? at, to: at + "considering b)".length, target: more.target ?? b }],
        hash: more.hash ?? room.hash(one),
      });
    expect(bind("aaa", { target: a })).toBe("noSuchReference");
    expect(bind("aaa", { from: at + 1 })).toBe("noSuchReference");
    expect(bind("aaa", { hash: "0".repeat(64) })).toBe("wordsChanged");
    expect(bind("follower")).toBe("notYourRole");
    room.as("lead").lock(one);
    expect(bind("aaa")).toBe("clauseLocked");
    expect(bind("lead")).toBe("done");
    expect(bind("lead")).toBe("noSuchReference");
  });

  test("E13 N13 words are bound once: twice in one act is refused, and a clean-up writes once", () => {
    const { room, a, b, one } = opened();
    const from = room.text(one).indexOf("considering");
    const named = { from, to: from + "considering b)".length, target: b };
    const bind = (references: readonly (typeof named)[]) =>
      room
        .as("aaa")
        .ask({ type: "bindReferences", clauseId: one, references: [...references], hash: room.hash(one) });
    expect(bind([named, named])).toBe("noSuchReference");
    expect(bind([named])).toBe("done");
    room.as("lead").add("recital", "first", { after: a });
    room.as("lead").consolidate();
    room.as("lead").must({ type: "cleanUp", hash: room.document().hash });
    expect(room.text(one)).toBe("that, as considering c) says, all act");
  });

  test("E13 N13 a clean-up follows what was bound, not the number that the words say", () => {
    const { room, a, b, one } = opened();
    const lead = room.as("lead");
    leave(room, "aaa", one);
    const added = lead.add("recital", "first", { after: a });
    lead.consolidate();
    lead.move(added, b);
    lead.must({ type: "cleanUp", hash: room.document().hash });
    expect(room.number(b)).toBe("b)");
    expect(room.opinion().cleanUps[0]!.references).toEqual([]);
    lead.move(added, a);
    lead.must({ type: "cleanUp", hash: room.document().hash });
    expect(room.text(one)).toBe("that, as considering c) says, all act");
    expect(seenIn(room, one)).toEqual([{ words: "considering c)", target: b, today: null }]);
  });

  test("E13 E17 N13 in Russian and Arabic a clean-up writes numbers in their own letters", () => {
    for (const [verb, words, written] of [
      ["учитывая", "что, согласно учитывая b), все действуют", "что, согласно учитывая c), все действуют"],
      [
        "إذ يدرك",
        "أن الجميع، وفقاً لما ورد في إذ يدرك ب)، يعملون",
        "أن الجميع، وفقاً لما ورد في إذ يدرك ج)، يعملون",
      ],
    ] as const) {
      const room = openTestRoom();
      const lead = room.as("lead");
      const [, a, b, , one] = lead.write(
        `verb ${verb}`,
        "recital first",
        "recital second",
        "verb is of the view",
        `operative ${words}`,
      ) as [ClauseId, ClauseId, ClauseId, ClauseId, ClauseId];
      expect(leave(room, "aaa", one)).toBe("done");
      lead.add("recital", "between", { after: a });
      expect(seenIn(room, one)).toMatchObject([{ target: b, today: "c)" }]);
      lead.consolidate();
      lead.must({ type: "cleanUp", hash: room.document().hash });
      expect(room.text(one)).toBe(written);
      expect(seenIn(room, one)).toMatchObject([{ target: b, today: null }]);
    }
  });
});
