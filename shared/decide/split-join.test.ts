import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import { authorOf, NO_CLAUSE, openTestRoom } from "../testing/room.ts";
import { textOf, type WordRun } from "../clause/words.ts";

/** Author of each character: "lead lead aaa …". */
const authors = (runs: readonly WordRun[]): string[] =>
  runs.flatMap((run) => run.text.split("").map(() => String(authorOf(run.client))));

const shared = () => {
  const room = openTestRoom();
  const lead = room.as("lead");
  const [view, item] = lead.write("verb view", "operative to share ");
  room.as("aaa").type(item!, 9, "spectrum ");
  room.as("bbb").type(item!, 18, "fairly");
  return { room, lead, view: view!, item: item! };
};

describe("splitting", () => {
  test("W5 W19 the first id keeps the words before the place, the rest keeps its authors", () => {
    const { room, item } = shared();
    const [event] = room.as("bbb").must({ type: "splitClause", clauseId: item, at: 12 });
    if (event?.type !== "clauseSplit") throw new Error("not split");
    expect(event).toEqual({
      type: "clauseSplit",
      clauseId: item,
      newClauseId: event.newClauseId,
      kind: "operative",
      level: 1,
      number: null,
      offset: 12,
      moved: [
        { from: [105, 3, 6], to: [1005, 0] },
        { from: [106, 0, 6], to: [1006, 0] },
      ],
      words: {
        hash: room.hash(item),
        runs: [
          { text: "to share ", client: 1001, clock: 4 },
          { text: "spe", client: 105, clock: 0 },
        ],
      },
      newWords: {
        hash: room.hash(event.newClauseId),
        runs: [
          { text: "ctrum ", client: 1005, clock: 0 },
          { text: "fairly", client: 1006, clock: 0 },
        ],
      },
    });
    expect(room.sheet()).toEqual(["view", "1 to share spe;", "2 ctrum fairly."]);
  });

  test("W5 split anywhere and joined again, words and authors are what they were", () => {
    fc.assert(
      fc.property(fc.nat(24), fc.nat(24), (place, another) => {
        const { room, item } = shared();
        const before = room.words().get(item)!;
        const second = room.as("aaa").split(item, place);
        const third = room.as("bbb").split(second, Math.min(another, room.text(second).length));
        const parts = [item, second, third].flatMap((id) => [...room.words().get(id)!]);
        expect(authors(parts)).toEqual(authors(before));
        room.as("lead").join(second, third);
        room.as("lead").join(item, second);
        const after = room.words().get(item)!;
        expect([textOf(after), authors(after)]).toEqual([textOf(before), authors(before)]);
      }),
    );
  });

  test("W19 the settled words are parted with the words, so that the redline stays what it was", () => {
    const { room, lead, item } = shared();
    lead.settle(item);
    room.as("aaa").type(item, 0, "[");
    const second = lead.split(item, 10);
    const parts = [...room.clause(item).settled.runs, ...room.clause(second).settled.runs];
    expect(textOf(parts)).toBe("to share spectrum fairly");
    expect(textOf(room.clause(second).settled.runs)).toBe("spectrum fairly");
    lead.join(item, second);
    expect(textOf(room.clause(item).settled.runs)).toBe("to share spectrum fairly");
  });

  test("W19 a footnote goes with the character that it follows", () => {
    const { room, lead, item } = shared();
    lead.footnote(item, 8, "On sharing.");
    lead.footnote(item, 17, "On spectrum.");
    const second = lead.split(item, 9);
    const notes = () =>
      room
        .document()
        .clauses.flatMap(({ text, footnotes }) =>
          footnotes.map(({ at, ...one }) => [text.slice(0, at), one.text]),
        );
    expect(notes()).toEqual([
      ["to share", "On sharing."],
      ["spectrum", "On spectrum."],
    ]);
    lead.join(item, second);
    expect(notes()).toEqual([
      ["to share", "On sharing."],
      ["to share spectrum", "On spectrum."],
    ]);
  });

  test("W6 after a join, a footnote at the second clause's start follows the first's last word", () => {
    const { room, lead, view, item } = shared();
    const second = lead.add("operative", "and widely", { after: item });
    lead.footnote(second, 0, "At the start.");
    lead.join(item, second);
    const note = room.document().clauses.find((clause) => clause.id === item)!.footnotes;
    expect(note).toEqual([{ n: 1, at: "to share spectrum fairly".length, text: "At the start." }]);
    expect(room.clause(view).footnotes).toEqual([]);
  });

  test("W19 the second half of locked words stays locked, under the same pen", () => {
    const { room, lead, item } = shared();
    lead.setPen(["AAA"], item);
    lead.lock(item);
    expect(room.as("aaa").ask({ type: "splitClause", clauseId: item, at: 3 })).toBe("clauseLocked");
    const second = lead.split(item, 3);
    expect(room.clause(second)).toMatchObject({ lock: room.clause(item).lock, pen: ["AAA"], marks: [] });
  });

  test("W19 what follows a verb or the opening words is an item of that section", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [title, opening, verb, invites] = lead.write(
      "title Space",
      "opening The Forum that",
      "verb considering that",
      "verb invites Member States to act",
    );
    const kindAfter = (id: typeof verb, place: number) => room.clause(lead.split(id!, place)).kind;
    expect(kindAfter(opening, 9)).toBe("recital");
    expect(kindAfter(verb, 11)).toBe("recital");
    expect(kindAfter(invites, 21)).toBe("operative");
    expect(lead.ask({ type: "splitClause", clauseId: title!, at: 2 })).toBe("kindForbids");
  });

  test("W19 a place follows its character, and is refused once that is gone", () => {
    const { room, lead, item } = shared();
    const at = { after: [105, 7] as [number, number] };
    room.as("bbb").type(item, 0, "[agree] ");
    const second = room.as("aaa").must({ type: "splitClause", clauseId: item, at });
    expect(second[0]).toMatchObject({ offset: "[agree] to share spectrum".length });
    lead.erase(item, 0, room.text(item).length);
    expect(lead.ask({ type: "splitClause", clauseId: item, at })).toBe("noSuchPlace");
    expect(lead.ask({ type: "splitClause", clauseId: item, at: { after: null } })).toBe("done");
    expect(lead.ask({ type: "splitClause", clauseId: item, at: 1 })).toBe("noSuchPlace");
    expect(lead.ask({ type: "splitClause", clauseId: NO_CLAUSE, at: 0 })).toBe("noSuchClause");
  });

  test("W2 no split between the halves of one character", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [item] = lead.write("operative a😀b");
    expect(lead.ask({ type: "splitClause", clauseId: item!, at: 2 })).toBe("noSuchPlace");
    expect(lead.ask({ type: "addFootnote", clauseId: item!, at: 2, text: "x" })).toBe("noSuchPlace");
    lead.split(item!, 3);
    expect(room.sheet()).toEqual(["1 a😀;", "2 b."]);
  });

  test("C2 words that changed since are not split", () => {
    const { room, lead, item } = shared();
    const hash = room.hash(item);
    room.as("bbb").type(item, 0, "x");
    expect(lead.ask({ type: "splitClause", clauseId: item, at: 3, hash })).toBe("wordsChanged");
  });
});

describe("joining", () => {
  test("W6 the first id stays; the second is removed, its words readable and its marks as given", () => {
    const { room, lead, item } = shared();
    const second = lead.add("operative", " and widely", { after: item });
    lead.mark(second);
    const mark = room.clause(second).marks;
    const [event] = lead.join(item, second);
    expect(event).toMatchObject({ type: "clausesJoined", first: item, second, offset: 24 });
    expect(room.text(item)).toBe("to share spectrum fairly and widely");
    expect(room.clause(second)).toMatchObject({ marks: mark, removed: { by: "lead" }, footnotes: [] });
    expect(room.text(second)).toBe(" and widely");
    expect(room.clause(item).marks).toEqual([]);
  });

  test("W6 only neighbours are joined, items with items and others with their like", () => {
    const { room, lead, view, item } = shared();
    const sub = lead.add("subItem", "x", { after: item });
    const ask = (first: typeof view, second: typeof view, who: "lead" | "aaa" = "lead") =>
      room.as(who).ask({ type: "joinClauses", first, second });
    expect(ask(view, item)).toBe("kindForbids");
    expect(ask(view, sub)).toBe("notNeighbours");
    expect(ask(sub, item)).toBe("notNeighbours");
    expect(ask(NO_CLAUSE, item)).toBe("noSuchClause");
    expect(ask(item, NO_CLAUSE)).toBe("noSuchClause");
    lead.lock(sub);
    expect(ask(item, sub, "aaa")).toBe("clauseLocked");
    lead.unlock(sub);
    expect(ask(item, sub, "aaa")).toBe("done");
    expect(ask(item, sub)).toBe("clauseRemoved");
  });

  test("W6 joined words keep to the limit of one clause", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [one, two] = lead.write(`note ${"x".repeat(CLAUSE_CHARS_MAX - 1)}`, "note yz");
    expect(lead.ask({ type: "joinClauses", first: one!, second: two! })).toBe("tooLong");
    lead.erase(two!, 0, 1);
    lead.join(one!, two!);
    expect(room.text(one!).length).toBe(CLAUSE_CHARS_MAX);
  });
});
