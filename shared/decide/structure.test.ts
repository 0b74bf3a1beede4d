import { describe, expect, test } from "vitest";
import { CLAUSES_MAX, CLAUSES_OF_LEADS_MIN, CLAUSES_OF_ONE_MAX } from "../limits.ts";
import { livingClauses } from "../opinion/opinion.ts";
import { NO_CLAUSE, openTestRoom, OPEN_RULES, PEOPLE } from "../testing/room.ts";

const negotiation = () => {
  const room = openTestRoom();
  const lead = room.as("lead");
  const ids = lead.write(
    "title Space",
    "opening The Forum",
    "verb considering",
    "recital one",
    "recital two",
    "verb view",
    "operative first",
    "operative2 first below",
    "operative second",
  );
  const [title, opening, considering, one, two, view, first, below, second] = ids;
  return {
    room,
    lead,
    title: title!,
    opening: opening!,
    considering: considering!,
    one: one!,
    two: two!,
    view: view!,
    first: first!,
    below: below!,
    second: second!,
  };
};
const texts = (room: ReturnType<typeof openTestRoom>): string[] =>
  livingClauses(room.opinion()).map((clause) => room.text(clause.id));

describe("adding", () => {
  test("P3 a delegation adds where it may type; the entry tells place, kind, number and words", () => {
    const { room, one, two } = negotiation();
    const [event] = room
      .as("aaa")
      .must({ type: "addClause", after: one, kind: "recital", text: "that ICTs" });
    if (event?.type !== "clauseAdded") throw new Error("not added");
    expect(event).toEqual({
      type: "clauseAdded",
      clauseId: event.clauseId,
      after: one,
      kind: "recital",
      level: 1,
      alternativeTo: null,
      number: null,
      words: { hash: room.hash(event.clauseId), runs: [{ text: "that ICTs", client: 1005, clock: 0 }] },
    });
    expect(texts(room).indexOf("that ICTs")).toBe(texts(room).indexOf("two") - 1);
    expect(room.clause(two).addedSeq).toBeLessThan(room.clause(event.clauseId).addedSeq);
    expect(room.clause(event.clauseId).settled.runs).toEqual([]);
  });

  test("P3 the place may be named by a removed clause, which keeps its place", () => {
    const { room, lead, one } = negotiation();
    lead.remove(one);
    lead.add("recital", "where one was", { after: one });
    expect(texts(room).slice(2, 5)).toEqual(["considering", "where one was", "two"]);
  });

  test("P3 a follower, a closed pen and a closed window add nothing", () => {
    const { room, lead, one } = negotiation();
    expect(room.as("follower").ask({ type: "addClause", after: one, kind: "recital" })).toBe("notYourRole");
    lead.setPen("leads");
    expect(room.as("aaa").ask({ type: "addClause", after: one, kind: "recital" })).toBe("penElsewhere");
    const closed = openTestRoom({ rules: { ...OPEN_RULES, textOpen: false } });
    expect(closed.as("lead").ask({ type: "addClause", after: null, kind: "title" })).toBe("windowClosed");
  });

  test("P3 beside a locked clause only chair, lead and secretariat add", () => {
    const { room, lead, one } = negotiation();
    lead.lock(one);
    expect(room.as("aaa").ask({ type: "addClause", after: one, kind: "recital" })).toBe("clauseLocked");
    expect(room.as("chair").ask({ type: "addClause", after: one, kind: "recital" })).toBe("done");
  });

  test("P3 at the very start the right is that of the clause which stands there now", () => {
    const { room, lead, title } = negotiation();
    lead.consolidate();
    const add = { type: "addClause", after: null, kind: "note", text: "x" } as const;
    expect(room.as("aaa").ask(add)).toBe("clauseLocked");
    expect(room.as("aaa").ask({ type: "moveClause", clauseId: title, after: null })).toBe("clauseLocked");
    expect(lead.ask(add)).toBe("done");
  });

  test("P3 after what was removed at the start, the right is still that of the first clause", () => {
    const { room, lead, title } = negotiation();
    lead.remove(title);
    lead.consolidate();
    expect(room.as("aaa").ask({ type: "addClause", after: title, kind: "note" })).toBe("clauseLocked");
  });

  test("N3 levels: operative 1-4, sub-items from 2, all others 1", () => {
    const { room, lead, first, one } = negotiation();
    const ask = (kind: "recital" | "operative" | "subItem" | "verb", level: number) =>
      lead.ask({ type: "addClause", after: first, kind, level });
    expect(ask("operative", 4)).toBe("done");
    expect(ask("subItem", 1)).toBe("kindForbids");
    expect(ask("subItem", 4)).toBe("done");
    expect(ask("recital", 2)).toBe("kindForbids");
    expect(ask("verb", 2)).toBe("kindForbids");
    const under = lead.add("subItem", "x", { after: one });
    expect(room.clause(under).level).toBe(2);
    expect(room.clause(lead.add("subItem", "x", { after: under })).level).toBe(2);
  });

  test("N5 only items have alternatives, and an alternative has none of its own", () => {
    const { lead, one, considering } = negotiation();
    const ask = (alternativeTo: typeof one, kind: "recital" | "verb" = "recital") =>
      lead.ask({ type: "addClause", after: one, kind, alternativeTo });
    expect(ask(considering)).toBe("kindForbids");
    expect(ask(one, "verb")).toBe("kindForbids");
    expect(ask(NO_CLAUSE)).toBe("noSuchClause");
    const other = lead.add("recital", "x", { after: one, alternativeTo: one });
    expect(ask(other)).toBe("kindForbids");
    lead.remove(one);
    expect(ask(one)).toBe("clauseRemoved");
  });

  test("W2 words with a break or an override are refused, and nothing is added", () => {
    const { room, lead, one } = negotiation();
    const before = room.opinion();
    expect(lead.ask({ type: "addClause", after: one, kind: "recital", text: "a\nb" })).toBe("notPlainWords");
    expect(lead.ask({ type: "addClause", after: NO_CLAUSE, kind: "recital" })).toBe("noSuchClause");
    expect(room.opinion()).toEqual(before);
  });

  test("P8 an Opinion holds so many clauses, removed ones included, and not one more", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const commands = Array.from(
      { length: CLAUSES_MAX / 4 },
      () => ({ type: "addClause", after: null, kind: "note" }) as const,
    );
    for (let i = 0; i < 4; i++) expect(lead.ask({ type: "batch", commands })).toBe("done");
    expect(room.opinion().clauses.length).toBe(CLAUSES_MAX);
    expect(lead.ask({ type: "addClause", after: null, kind: "note" })).toBe("tooManyClauses");
    const [some] = room.opinion().clauses;
    expect(lead.ask({ type: "splitClause", clauseId: some!.id, at: 0 })).toBe("tooManyClauses");
  }, 60_000);

  test("P8 a delegation puts in so many clauses; restoring is free, and the leads go on", () => {
    const { room, lead, one } = negotiation();
    const add = { type: "addClause", after: one, kind: "recital", text: "that it is one of many" } as const;
    const [first, second] = [room.as("aaa"), room.as("aaa2")];
    const many = (count: number) =>
      ({ type: "batch", commands: Array.from({ length: count }, () => add) }) as const;
    expect(first.ask(many(CLAUSES_OF_ONE_MAX + 1))).toBe("tooManyOwnClauses");
    expect(first.ask(many(CLAUSES_OF_ONE_MAX - 2))).toBe("done");
    const own = second.add("recital", "that it is theirs, too", { after: one });
    const half = first.split(own, 4);
    for (const who of [first, second])
      expect([who.ask(add), who.ask({ type: "splitClause", clauseId: own, at: 2 })]).toEqual([
        "tooManyOwnClauses",
        "tooManyOwnClauses",
      ]);
    first.remove(half);
    expect(first.ask(add)).toBe("tooManyOwnClauses");
    first.restore(half);
    expect([lead.ask(add), room.as("bbb").ask(add), room.as("otherLead").ask(add)]).toEqual([
      "done",
      "done",
      "done",
    ]);
    // Text settled by a lead is the leads', whoever wrote it.
    lead.settle(own);
    expect([first.ask(add), second.ask(add)]).toEqual(["done", "tooManyOwnClauses"]);
  }, 60_000);

  test("P8 the last places of an Opinion are the leads'", () => {
    const room = openTestRoom();
    const add = { type: "addClause", after: null, kind: "note" } as const;
    const many = (count: number) =>
      ({ type: "batch", commands: Array.from({ length: count }, () => add) }) as const;
    const open = CLAUSES_MAX - CLAUSES_OF_LEADS_MIN;
    for (let i = 0; i < 4; i++) expect(room.as("lead").ask(many(open / 4))).toBe("done");
    expect([room.as("bbb").ask(add), room.as("team").ask(add)]).toEqual(["tooManyClauses", "tooManyClauses"]);
    expect([room.as("lead").ask(add), room.as("secretariat").ask(add)]).toEqual(["done", "done"]);
  }, 60_000);
});

describe("moving", () => {
  test("P4 a verb takes its section along", () => {
    const { room, lead, considering, second } = negotiation();
    lead.move(considering, second);
    expect(texts(room)).toEqual([
      "Space",
      "The Forum",
      "view",
      "first",
      "first below",
      "second",
      "considering",
      "one",
      "two",
    ]);
  });

  test("P4 an item takes its sub-items and its alternatives along", () => {
    const { room, lead, first, below, second } = negotiation();
    const other = lead.add("operative", "first otherwise", { after: below, alternativeTo: first });
    lead.add("operative", "below otherwise", { after: other, level: 2 });
    const [event] = lead.move(first, second);
    expect(event).toMatchObject({ type: "clauseMoved", clauseId: first, after: second });
    expect(room.sheet().slice(6)).toEqual([
      "1 second;",
      "2 first:",
      "2.1 first below;",
      "2alt first otherwise:",
      "2alt.1 below otherwise.",
    ]);
  });

  test("P4 a clause is not moved into what moves with it, nor to where it stands", () => {
    const { lead, first, below, second, view } = negotiation();
    const ask = (clauseId: typeof first, after: typeof first | null) =>
      lead.ask({ type: "moveClause", clauseId, after });
    expect(ask(first, below)).toBe("intoItself");
    expect(ask(first, first)).toBe("intoItself");
    expect(ask(first, view)).toBe("nothingToDo");
    expect(ask(second, below)).toBe("nothingToDo");
    expect(ask(NO_CLAUSE, null)).toBe("noSuchClause");
    expect(ask(first, NO_CLAUSE)).toBe("noSuchClause");
    lead.remove(second);
    expect(ask(second, view)).toBe("clauseRemoved");
  });

  test("P3 a delegation moves nothing locked, takes nothing locked along, and nothing beside it", () => {
    const { room, lead, one, two, first, below } = negotiation();
    lead.lock(below);
    const aaa = room.as("aaa");
    expect(aaa.ask({ type: "moveClause", clauseId: below, after: two })).toBe("clauseLocked");
    expect(aaa.ask({ type: "moveClause", clauseId: first, after: two })).toBe("clauseLocked");
    expect(aaa.ask({ type: "moveClause", clauseId: one, after: below })).toBe("clauseLocked");
    expect(aaa.ask({ type: "moveClause", clauseId: one, after: two })).toBe("done");
    expect(lead.ask({ type: "moveClause", clauseId: first, after: two })).toBe("done");
  });
});

describe("removing, restoring, changing the kind", () => {
  test("P3 a removed clause keeps its words and place, is closed to all, and comes back as it was", () => {
    const { room, lead, one } = negotiation();
    const before = room.hash(one);
    lead.remove(one);
    expect(room.text(one)).toBe("one");
    expect(room.as("lead").type(one, 0, "x")).toBe("clauseRemoved");
    expect(lead.ask({ type: "removeClause", clauseId: one })).toBe("clauseRemoved");
    expect(room.clause(one).removed?.by).toBe(PEOPLE.lead.id);
    room.as("aaa").restore(one);
    expect(room.hash(one)).toBe(before);
    expect(room.as("aaa").ask({ type: "restoreClause", clauseId: one })).toBe("clauseNotRemoved");
    expect(lead.ask({ type: "restoreClause", clauseId: NO_CLAUSE })).toBe("noSuchClause");
    expect(lead.ask({ type: "removeClause", clauseId: NO_CLAUSE })).toBe("noSuchClause");
  });

  test("S2 what was removed before the base text is locked with it: only the leads bring it back", () => {
    const { room, lead, one } = negotiation();
    lead.remove(one);
    lead.consolidate();
    expect(room.as("aaa").ask({ type: "restoreClause", clauseId: one })).toBe("clauseLocked");
    lead.restore(one);
    expect(room.clause(one).lock?.with).toBe("consolidate");
    lead.reopen();
    expect(room.clause(one).lock).toBeNull();
  });

  test("P3 a locked clause is removed and changed in kind by the leads alone", () => {
    const { room, lead, one } = negotiation();
    lead.lock(one);
    const aaa = room.as("aaa");
    expect(aaa.ask({ type: "removeClause", clauseId: one })).toBe("clauseLocked");
    expect(aaa.ask({ type: "changeKind", clauseId: one, kind: "operative" })).toBe("clauseLocked");
    lead.changeKind(one, "operative");
    lead.remove(one);
    expect(aaa.ask({ type: "restoreClause", clauseId: one })).toBe("clauseLocked");
    expect(lead.ask({ type: "restoreClause", clauseId: one })).toBe("done");
  });

  test("N3 a kind is changed with a level that it may have", () => {
    const { room, lead, two, below } = negotiation();
    const ask = (kind: "recital" | "subItem" | "operative", level?: number) =>
      lead.ask({ type: "changeKind", clauseId: two, kind, level });
    expect(ask("recital")).toBe("nothingToDo");
    expect(ask("recital", 3)).toBe("kindForbids");
    expect(ask("subItem")).toBe("done");
    expect(room.clause(two)).toMatchObject({ kind: "subItem", level: 2 });
    expect(ask("operative", 2)).toBe("done");
    expect(lead.ask({ type: "changeKind", clauseId: NO_CLAUSE, kind: "note" })).toBe("noSuchClause");
    lead.changeKind(below, "subItem");
    expect(room.clause(below).level).toBe(2);
  });
});
