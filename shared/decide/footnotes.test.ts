import { expect, test } from "vitest";
import { footnoteId } from "../ids.ts";
import { FOOTNOTES_MAX } from "../limits.ts";
import { NO_CLAUSE, openTestRoom } from "../testing/room.ts";

const opened = () => {
  const room = openTestRoom();
  const [item] = room.as("lead").write("operative to share spectrum");
  return { room, item: item! };
};

test("W7 a footnote hangs on the character before it, numbered by its place in the whole text", () => {
  const { room, item } = opened();
  const aaa = room.as("aaa");
  const second = room.as("lead").add("operative", "to act");
  aaa.footnote(second, 6, "Third.");
  aaa.footnote(item, 17, "Second.");
  aaa.footnote(item, 8, "First.");
  room.as("bbb").type(item, 0, "really ");
  expect(room.document().clauses.map((clause) => clause.footnotes)).toEqual([
    [
      { n: 1, at: 15, text: "First." },
      { n: 2, at: 24, text: "Second." },
    ],
    [{ n: 3, at: 6, text: "Third." }],
  ]);
});

test("W7 when its character goes, a footnote stands at the end of its clause", () => {
  const { room, item } = opened();
  room.as("aaa").footnote(item, 3, "See.");
  room.as("aaa").erase(item, 0, 9);
  expect(room.document().clauses[0]!.footnotes).toEqual([{ n: 1, at: 8, text: "See." }]);
});

test("W7 whoever may type may add, change and remove a footnote, nobody else", () => {
  const { room, item } = opened();
  const id = room.as("aaa").footnote(item, 3, "See.");
  const edit = { type: "editFootnote", clauseId: item, footnoteId: id, text: "See below." } as const;
  const remove = { type: "removeFootnote", clauseId: item, footnoteId: id } as const;
  const add = { type: "addFootnote", clauseId: item, at: 3, text: "x" } as const;
  expect(room.as("bbb").ask(edit)).toBe("done");
  expect(room.as("bbb").ask(edit)).toBe("nothingToDo");
  for (const command of [edit, remove, add]) {
    expect(room.as("follower").ask(command)).toBe("notYourRole");
    expect(room.as("aaa").ask({ ...command, clauseId: NO_CLAUSE })).toBe("noSuchClause");
  }
  room.as("lead").lock(item);
  for (const command of [edit, remove, add]) expect(room.as("chair").ask(command)).toBe("clauseLocked");
  room.as("lead").unlock(item);
  expect(room.as("aaa").ask({ ...edit, footnoteId: footnoteId("none") })).toBe("noSuchFootnote");
  expect(room.as("aaa").ask({ ...edit, text: "a\nb" })).toBe("notPlainWords");
  expect(room.as("aaa").ask({ ...add, text: "\u202E" })).toBe("notPlainWords");
  expect(room.as("aaa").ask({ ...add, at: 99 })).toBe("noSuchPlace");
  expect(room.as("aaa").ask({ ...add, at: { after: [9, 9] } })).toBe("noSuchPlace");
  expect(room.as("aaa").ask(remove)).toBe("done");
  expect(room.as("aaa").ask(remove)).toBe("noSuchFootnote");
  expect(room.clause(item).footnotes).toEqual([]);
});

test("W7 an Opinion takes so many footnotes, and one more where one is taken out", () => {
  const { room, item } = opened();
  const other = room.as("lead").add("operative", "to act");
  const [first] = Array.from({ length: FOOTNOTES_MAX }, (_, n) =>
    room.as("aaa").footnote(n % 2 === 0 ? item : other, 3, `See ${n}.`),
  );
  const more = { type: "addFootnote", clauseId: other, at: 3, text: "More." } as const;
  expect([room.as("aaa").ask(more), room.as("lead").ask(more)]).toEqual([
    "tooManyFootnotes",
    "tooManyFootnotes",
  ]);
  room.as("aaa").must({ type: "removeFootnote", clauseId: item, footnoteId: first! });
  expect([room.as("bbb").ask(more), room.as("bbb").ask(more)]).toEqual(["done", "tooManyFootnotes"]);
});

test("W7 a clause without words has no place for a footnote", () => {
  const { room } = opened();
  const empty = room.as("lead").add("operative");
  expect(room.as("lead").ask({ type: "addFootnote", clauseId: empty, at: 0, text: "x" })).toBe("noSuchPlace");
});
