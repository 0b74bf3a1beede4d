import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isItem } from "../clause/clause.ts";
import type { ClauseId } from "../ids.ts";
import { letter, numbersOf, roman } from "./numbering.ts";
import { livingClauses } from "./opinion.ts";
import { openTestRoom } from "../testing/room.ts";
import { perform, RUNS, steps } from "../testing/steps.ts";

test("N1 after z come aa, bb … zz, aaa", () => {
  expect([1, 2, 26, 27, 28, 52, 53].map(letter)).toEqual(["a", "b", "z", "aa", "bb", "zz", "aaa"]);
});

test("N3 sub-items count i, ii … iv, ix, xiv, xl", () => {
  expect([1, 2, 3, 4, 9, 14, 40].map(roman)).toEqual(["i", "ii", "iii", "iv", "ix", "xiv", "xl"]);
});

describe("before the first base text", () => {
  test("N1 N2 N3 numbers follow the order, start again in each section, and a single item has none", () => {
    const room = openTestRoom();
    room
      .as("lead")
      .write(
        "title Space connectivity",
        "opening The Forum",
        "verb considering",
        "recital that one",
        "subItem that below one",
        "subItem that also below one",
        "subItem3 that deeper",
        "recital that two",
        "verb recognizing",
        "recital that alone",
        "verb is of the view",
        "operative that first",
        "operative2 that first.first",
        "operative3 that deeper",
        "operative4 that deepest",
        "operative2 that first.second",
        "operative that second",
        "subItem that roman",
        "verb invites Member States",
        "operative to act",
      );
    expect(room.sheet()).toEqual([
      "Space connectivity",
      "The Forum,",
      "considering",
      "a) that one:",
      "i) that below one;",
      "ii) that also below one:",
      "– that deeper;",
      "b) that two,",
      "recognizing",
      "that alone,",
      "is of the view",
      "1 that first:",
      "1.1 that first.first:",
      "1.1.1 that deeper:",
      "– that deepest;",
      "1.2 that first.second;",
      "2 that second:",
      "i) that roman,",
      "invites Member States",
      "to act.",
    ]);
  });

  test("N1 adding and removing shift the numbers that follow", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [, a] = lead.write("verb considering", "recital one", "recital two") as [ClauseId, ClauseId];
    lead.add("recital", "between", { after: a });
    expect(room.sheet()).toEqual(["considering", "a) one;", "b) between;", "c) two."]);
    lead.remove(a);
    expect(room.sheet()).toEqual(["considering", "a) between;", "b) two."]);
  });

  test("N5 an alternative is 3alt, the next 3alt2, and what stands below it counts under it", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [, , , three] = lead.write("verb view", "operative one", "operative two", "operative three") as [
      ClauseId,
      ClauseId,
      ClauseId,
      ClauseId,
    ];
    lead.add("operative", "three below", { level: 2 });
    lead.add("operative", "three otherwise", { alternativeTo: three });
    lead.add("operative", "below the other", { level: 2 });
    lead.add("operative", "three again", { alternativeTo: three });
    lead.add("operative", "four");
    expect(room.sheet().slice(3)).toEqual([
      "3 three:",
      "3.1 three below;",
      "3alt three otherwise:",
      "3alt.1 below the other;",
      "3alt2 three again;",
      "4 four.",
    ]);
  });

  test("N2 N5 a single item and its alternative: no number, and alt", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [, one] = lead.write("verb view", "operative one") as [ClauseId, ClauseId];
    lead.add("operative", "otherwise", { alternativeTo: one });
    expect(room.sheet()).toEqual(["view", "one;", "alt otherwise."]);
  });

  test("N5 an alternative that stands before its original, and one whose original is gone", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [verb, one, two] = lead.write("verb view", "operative one", "operative two");
    const other = lead.add("operative", "two otherwise", { alternativeTo: two! });
    lead.move(other, one!);
    expect(room.sheet()).toEqual(["view", "1 one;", "2alt two otherwise;", "2 two."]);
    lead.remove(two!);
    expect(room.sheet()).toEqual(["view", "1 one;", "2 two otherwise."]);
    lead.move(other, verb!);
    expect(room.sheet()).toEqual(["view", "1 two otherwise;", "2 one."]);
  });
});

describe("after a base text", () => {
  const consolidated = () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const ids = lead.write(
      "verb considering",
      "recital a",
      "recital b",
      "verb recognizing",
      "recital alone",
      "verb view",
      "operative one",
      "operative two",
      "operative2 two.one",
    );
    lead.consolidate();
    lead.reopen();
    return { room, lead, ids };
  };
  const [A, B, ALONE, VIEW, ONE, TWO, TWO_ONE] = [1, 2, 4, 5, 6, 7, 8];

  test("N4 a clause added after 2 takes 2bis, the next 2ter, in order of adding and not of place", () => {
    const { room, lead, ids } = consolidated();
    lead.add("operative", "first added", { after: ids[TWO_ONE]! });
    lead.add("operative", "added above it", { after: ids[TWO_ONE]! });
    expect(room.sheet().slice(6)).toEqual([
      "1 one;",
      "2 two:",
      "2.1 two.one;",
      "2ter added above it;",
      "2bis first added.",
    ]);
  });

  test("N4 bis, ter … decies, then bis11", () => {
    const { room, lead, ids } = consolidated();
    const added = Array.from({ length: 11 }, () => lead.add("recital", "x", { after: ids[B]! }));
    expect(added.map(room.number)).toEqual([
      "b)bis",
      "b)ter",
      "b)quater",
      "b)quinquies",
      "b)sexies",
      "b)septies",
      "b)octies",
      "b)novies",
      "b)decies",
      "b)bis11",
      "b)bis12",
    ]);
  });

  test("N4 without a frozen sibling before it: [New]; after an unnumbered single item: bis", () => {
    const { room, lead, ids } = consolidated();
    expect(room.number(lead.add("operative", "x", { after: ids[VIEW]! }))).toBe("[New]");
    expect(room.number(lead.add("operative", "x", { after: ids[ONE]!, level: 2 }))).toBe("[New]");
    expect(room.number(lead.add("recital", "x", { after: ids[ALONE]! }))).toBe("bis");
    expect(room.number(lead.add("recital", "x", { after: ids[ALONE]! }))).toBe("ter");
  });

  test("N9 each level takes from its own siblings: after 2.1 come 2.1bis and 2bis", () => {
    const { room, lead, ids } = consolidated();
    expect(room.number(lead.add("operative", "x", { after: ids[TWO_ONE]!, level: 2 }))).toBe("2.1bis");
    expect(room.number(lead.add("operative", "x", { after: ids[TWO_ONE]! }))).toBe("2bis");
  });

  test("N9 the same letter in another section begins its own bis", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const ids = lead.write(
      "verb considering",
      "recital a",
      "subItem i",
      "recital b",
      "subItem i",
      "subItem ii",
      "verb noting",
      "recital a",
      "recital b",
    );
    lead.consolidate();
    lead.reopen();
    expect(room.number(lead.add("recital", "x", { after: ids[1]! }))).toBe("a)bis");
    expect(room.number(lead.add("recital", "x", { after: ids[7]! }))).toBe("a)bis");
    expect(room.number(lead.add("subItem", "x", { after: ids[2]!, level: 2 }))).toBe("i)bis");
    expect(room.number(lead.add("subItem", "x", { after: ids[4]!, level: 2 }))).toBe("i)bis");
    expect(room.number(lead.add("subItem", "x", { after: ids[4]!, level: 2 }))).toBe("i)ter");
  });

  test("N4 a removed verb parts no section: the sibling before it gives the number", () => {
    const { room, lead, ids } = consolidated();
    lead.remove(ids[3]!);
    lead.remove(ids[ALONE]!);
    expect(room.number(lead.add("recital", "x", { after: ids[3]! }))).toBe("b)bis");
  });

  test("N5 alternatives take 2alt and 2alt2, and an ordinary clause after them 2bis", () => {
    const { room, lead, ids } = consolidated();
    const two = ids[TWO]!;
    const other = lead.add("operative", "x", { after: ids[TWO_ONE]!, alternativeTo: two });
    expect(room.number(other)).toBe("2alt");
    expect(room.number(lead.add("operative", "x", { after: other, alternativeTo: two }))).toBe("2alt2");
    expect(room.number(lead.add("operative", "x", { after: other }))).toBe("2bis");
  });

  test("N5 a number once shown never changes, nor its absence, when neighbours move or go", () => {
    const { room, lead, ids } = consolidated();
    lead.remove(ids[A]!);
    lead.move(ids[TWO]!, ids[VIEW]!);
    lead.add("recital", "beside the single one", { after: ids[ALONE]! });
    lead.changeKind(ids[ONE]!, "subItem", 3);
    expect(room.sheet()).toEqual([
      "considering",
      "b) b,",
      "recognizing",
      "alone;",
      "bis beside the single one,",
      "view",
      "2 two:",
      "2.1 two.one:",
      "1 one.",
    ]);
    lead.restore(ids[A]!);
    expect(room.number(ids[A]!)).toBe("a)");
  });

  test("N5 the next base text freezes the numbers as they stand, and new ones follow them", () => {
    const { room, lead, ids } = consolidated();
    const bis = lead.add("operative", "two bis", { after: ids[TWO_ONE]! });
    lead.remove(ids[ONE]!);
    lead.consolidate();
    lead.reopen();
    expect(
      room
        .opinion()
        .baseTexts.at(-1)
        ?.clauses.map((one) => one.number),
    ).toEqual(["", "a)", "b)", "", "", "", "2", "2.1", "2bis"]);
    expect(room.number(lead.add("operative", "x", { after: ids[TWO_ONE]! }))).toBe("2ter");
    expect(room.number(lead.add("operative", "x", { after: bis }))).toBe("2quater");
  });

  test("N5 a clause removed before the base text has no number until it comes back", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const ids = lead.write("verb view", "operative one", "operative two", "operative three");
    lead.remove(ids[2]!);
    lead.consolidate();
    lead.restore(ids[2]!);
    expect(room.sheet()).toEqual(["view", "1 one;", "1bis two;", "2 three."]);
  });

  test("N5 in a random negotiation no frozen number ever changes", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const room = openTestRoom();
        const frozen = new Map<ClauseId, string>();
        for (const step of list) {
          perform(room, step);
          const opinion = room.opinion();
          if (opinion.baseTexts.length === 0) continue;
          for (const clause of opinion.clauses) {
            const before = frozen.get(clause.id);
            if (before !== undefined) expect(clause.number).toBe(before);
            if (clause.number !== null) frozen.set(clause.id, clause.number);
          }
          const shown = numbersOf(opinion);
          for (const { id, kind } of livingClauses(opinion)) {
            expect(shown.get(id)).toBe(isItem(kind) ? frozen.get(id) : "");
          }
        }
      }),
      RUNS,
    );
  });

  test("N5 numbers given in one section, with nothing moved or changed in kind, are unique", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const room = openTestRoom();
        const lead = room.as("lead");
        lead.write("verb view", "operative one", "operative two", "operative2 two.one", "operative three");
        lead.consolidate();
        lead.reopen();
        for (const step of list) {
          const quiet = !["move", "changeKind"].includes(step.what) && step.kind === "operative";
          if (quiet && step.i > 0) perform(room, step);
        }
        const numbers = room.opinion().clauses.flatMap(({ number }) => number ?? []);
        const named = numbers.filter((number) => number !== "" && number !== "–" && number !== "[New]");
        expect(named).toEqual([...new Set(named)]);
      }),
      RUNS,
    );
  });
});

test("N1 in a random text before any base text, siblings never carry the same number", () => {
  fc.assert(
    fc.property(steps, (list) => {
      const room = openTestRoom();
      for (const step of list) if (step.what !== "consolidate") perform(room, step);
      let section: string[] = [];
      for (const clause of room.document().clauses) {
        if (clause.kind === "verb") section = [];
        // Dashes and unnumbered items have no number of their own, nor have their alternatives.
        if (clause.kind !== "operative" || /^(?:–|alt|$)/u.test(clause.number)) continue;
        expect(section).not.toContain(clause.number);
        section.push(clause.number);
      }
    }),
    RUNS,
  );
});
