import { describe, expect, test } from "vitest";
import type { ClauseId } from "../ids.ts";
import { opinionFor } from "../events/negotiation-for.ts";
import { proposedText } from "../negotiation/proposal.ts";
import { propose, proposalOf, written } from "../testing/proposals.ts";
import { OPEN_RULES, openTestRoom, type TestRoom } from "../testing/room.ts";

const cleaned = (room: TestRoom) => {
  const events = room.as("lead").must({ type: "cleanUp", hash: room.document().hash });
  const [event] = events;
  if (event?.type !== "cleanedUp") throw new Error("no clean-up");
  return event;
};

/** A base text of two sections to which a recital was added; the operative paragraph cites b), the new one cites 1. */
function opened() {
  const room = openTestRoom();
  const lead = room.as("lead");
  const ids = lead.write(
    "verb considering",
    "recital that a",
    "recital that b",
    "verb is of the view",
    "operative that, as considering b) says, one",
    "operative that paragraph 1 holds",
    "subItem as a matter of course",
  ) as [ClauseId, ClauseId, ClauseId, ClauseId, ClauseId, ClauseId, ClauseId];
  lead.consolidate();
  const added = lead.add("recital", "that new", { after: ids[1] });
  return { room, lead, ids, added };
}

describe("clean-up", () => {
  test("N8 N12 N13 numbers everything once by order, keeps the table, rewrites references", () => {
    const { room, ids, added } = opened();
    const [, a, b, , one, two, sub] = ids;
    expect(room.number(added)).toBe("a)bis");
    const { baseText, numbers, references } = cleaned(room);
    expect(baseText).toBe(1);
    expect(numbers.filter((line) => line.before !== line.after)).toEqual([
      { clauseId: added, before: "a)bis", after: "b)" },
      { clauseId: b, before: "b)", after: "c)" },
    ]);
    expect(references).toEqual([
      { clauseId: one, target: b, before: "considering b)", after: "considering c)" },
    ]);
    expect(room.sheet()).toEqual([
      "considering",
      "a) that a;",
      "b) that new;",
      "c) that b,",
      "is of the view",
      "1 that, as considering c) says, one;",
      "2 that paragraph 1 holds:",
      "i) as a matter of course.",
    ]);
    expect(room.opinion().cleanUps).toEqual([
      { seq: room.opinion().seq, at: room.now(), by: "lead", baseText, numbers, references },
    ]);
    expect(room.opinion().baseTexts[0]!.clauses.map((clause) => clause.number)).toEqual([
      "",
      "a)",
      "b)",
      "",
      "1",
      "2",
      "i)",
    ]);
    expect([a, two, sub].map((id) => room.number(id))).toEqual(["a)", "2", "i)"]);
  });

  test("N8 N4 from then on those numbers are frozen: what comes later takes bis after them", () => {
    const { room, lead, ids } = opened();
    cleaned(room);
    expect(room.number(lead.add("recital", "later", { after: ids[2] }))).toBe("c)bis");
    lead.move(ids[1], ids[2]);
    expect(room.number(ids[1])).toBe("a)");
    lead.consolidate();
    expect(
      room
        .opinion()
        .baseTexts.at(-1)!
        .clauses.map((clause) => clause.number),
    ).toContain("c)bis");
  });

  test("N14 C39 marks hold if nothing but numbers changed, below a rewritten item too", () => {
    const { room, lead, ids } = opened();
    const [, a, , , one, two, sub] = ids;
    const withSub = lead.add("subItem", "as considering b)", { after: one, level: 2 });
    for (const id of [a, one, two, sub, withSub]) lead.mark(id);
    const event = cleaned(room);
    expect(event.changed.map((change) => change.clauseId)).toEqual([one, withSub]);
    expect(room.text(withSub)).toBe("as considering c)");
    expect([a, one, two, sub, withSub].map((id) => room.state(id))).toEqual(Array(5).fill("adReferendum"));
    // Nobody contests it as substance, and any other change of the same words voids the mark.
    const correctionSeq = room.opinion().seq;
    expect(room.as("aaa").ask({ type: "contestCorrection", clauseId: one, correctionSeq })).toBe(
      "noSuchCorrection",
    );
    lead.unlock(one);
    lead.type(one, 0, "x");
    expect([room.state(one), room.state(withSub), room.state(two)]).toEqual(["void", "void", "adReferendum"]);
  });

  test("N14 C13 what stood in the way before a clean-up stands there after it", () => {
    const { room, lead, ids } = opened();
    const subject = { clauseId: ids[4] };
    room
      .as("aaa")
      .must({ type: "takePosition", subject, position: "cannotAccept", hash: room.hash(ids[4]), to: "room" });
    cleaned(room);
    expect(
      lead.ask({ type: "markClause", clauseId: ids[4], tier: "ad-referendum", hash: room.hash(ids[4]) }),
    ).toBe("cannotAccept");
  });

  test("N13 locked words change by this entry alone, and keep their other characters and authors", () => {
    const { room, ids } = opened();
    const before = room.words().get(ids[4])!;
    expect(room.clause(ids[4]).lock).not.toBeNull();
    cleaned(room);
    const after = room.words().get(ids[4])!;
    const chars = (runs: typeof before) =>
      runs.flatMap(({ client, clock, text }) =>
        Array.from(text, (char, i) => `${client}.${clock + i} ${char}`),
      );
    const gone = chars(before).filter((char) => !chars(after).includes(char));
    const came = chars(after).filter((char) => !chars(before).includes(char));
    expect([gone, came].map((list) => list.map((char) => char.split(" ")[1]))).toEqual([["b"], ["c"]]);
    expect(room.clause(ids[4]).lock).not.toBeNull();
  });

  test("N13 W7 a footnote on a number that is rewritten hangs on the new one", () => {
    const { room, lead, ids } = opened();
    const at = room.text(ids[4]).indexOf("considering b") + "considering b".length;
    lead.must({ type: "unlockClause", clauseId: ids[4], reason: "r" });
    lead.footnote(ids[4], at, "See b.");
    cleaned(room);
    const [note] = room.document().clauses.find(({ id }) => id === ids[4])!.footnotes;
    expect(room.text(ids[4]).slice(0, note!.at)).toBe("that, as considering c)");
  });

  test("N8 alternatives beside their original keep alt, of the new number; elsewhere they count", () => {
    const { room, lead, ids, added } = opened();
    const rival = lead.add("recital", "rival", { after: ids[2], alternativeTo: ids[2] });
    const stray = lead.add("operative", "stray", { after: ids[6], alternativeTo: ids[4] });
    lead.remove(ids[4]);
    cleaned(room);
    expect([ids[2], rival, added, ids[5], stray].map((id) => room.number(id))).toEqual([
      "c)",
      "c)alt",
      "b)",
      "1",
      "2",
    ]);
  });

  test("N8 what was removed has no number then, and comes back with one after the others", () => {
    const { room, lead, ids } = opened();
    lead.remove(ids[1]);
    cleaned(room);
    expect(room.sheet().slice(0, 3)).toEqual(["considering", "a) that new;", "b) that b,"]);
    lead.restore(ids[1]);
    expect(room.number(ids[1])).toBe("[New]");
  });

  test("N13 E22 a reference without a number stays as it reads, and leads nowhere new", () => {
    const { room, lead, ids, added } = opened();
    lead.unlock(ids[5]);
    lead.type(ids[5], room.text(ids[5]).length, ", see considering a) and considering c)");
    lead.remove(ids[2]);
    lead.remove(added);
    const { references } = cleaned(room);
    expect(room.number(ids[1])).toBe("");
    expect(references).toEqual([
      { clauseId: ids[4], target: null, before: "considering b)", after: null },
      { clauseId: ids[5], target: ids[1], before: "considering a)", after: null },
      { clauseId: ids[5], target: null, before: "considering c)", after: null },
    ]);
    expect(room.text(ids[5])).toBe("that paragraph 1 holds, see considering a) and considering c)");
  });

  test("N8 the leads clean up after a base text, the chair after agreement, nobody else", () => {
    const { room, lead } = opened();
    const ask = (who: "aaa" | "lead" | "chair" | "secretariat", hash = room.document().hash) =>
      room.as(who).ask({ type: "cleanUp", hash });
    expect([ask("aaa"), ask("lead", "0".repeat(64))]).toEqual(["notYourRole", "wordsChanged"]);
    room.as("chair").advance("agreed", "open as it is");
    expect([ask("lead"), ask("secretariat"), ask("chair")]).toEqual(["notYourRole", "notYourRole", "done"]);
    expect(ask("chair")).toBe("nothingToDo");
    room.as("chair").advance("consolidated", "r");
    lead.reopen();
    expect(ask("lead")).toBe("stageOrder");
    expect(
      openTestRoom()
        .as("lead")
        .ask({ type: "cleanUp", hash: "0".repeat(64) }),
    ).toBe("stageOrder");
  });

  test("N13 I3 words under a silence stand still: the silence is ended first", () => {
    const room = openTestRoom({
      rules: { ...OPEN_RULES, silence: { hoursMin: 1, workingDays: null, timeZone: "UTC" } },
    });
    const lead = room.as("lead");
    const [, a, one] = lead.write("verb considering", "recital that a", "recital that considering a) holds");
    lead.consolidate();
    lead.add("recital", "first", { after: null });
    lead.move(room.opinion().clauses[0]!.id, room.opinion().clauses[1]!.id);
    const closes = new Date(room.now() + 7_200_000).toISOString();
    const started = lead.ask({
      type: "startSilence",
      clauses: [{ clauseId: one!, hash: room.hash(one!) }],
      closes,
    });
    expect([started, room.number(a!)]).toEqual(["done", "a)"]);
    expect(lead.ask({ type: "cleanUp", hash: room.document().hash })).toBe("inSilence");
    expect(room.opinion().cleanUps).toEqual([]);
  });

  test("N13 V9 proposals follow the rewritten words, and lose none of their own", () => {
    const { room, ids } = opened();
    const proposal = propose(room, "aaa", ids[4], "that, as considering b) says, everyone");
    const rival = propose(room, "bbb", ids[4], "that, as recognizing z) says, one");
    const words = written(room, rival.id);
    cleaned(room);
    expect(proposedText(proposalOf(room, proposal.id))).toBe("that, as considering c) says, everyone");
    expect(proposalOf(room, rival.id)).toMatchObject({
      fate: { kind: "running" },
      review: { suggestion: "reword" },
    });
    expect(written(room, rival.id)).toBe(words);
  });

  test("N8 Q2 who may read less replays the same clean-up", () => {
    const { room } = opened();
    cleaned(room);
    const seen = opinionFor(room.opinion(), null);
    expect(seen.cleanUps).toEqual(room.opinion().cleanUps);
  });
});
