import { describe, expect, test } from "vitest";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import { openTestDesk } from "../testing/merging.ts";
import { accepting, BASE, openWithClause, propose } from "../testing/proposals.ts";
import { chanceOf, type ScriptName, SCRIPTS, wordsOf } from "../testing/random-words.ts";
import { openTestRoom, type TestRoom } from "../testing/room.ts";
import { readsIn, wordsOfText } from "./reads-in.ts";
import { sentencesIn, type TextNow, whereIs } from "./where-is.ts";
import { threadMs } from "../testing/thread-ms.ts";

const SEEDS = 200;

const now = (room: TestRoom): TextNow => {
  const { id, number, clauses } = room.document();
  return { id, number, clauses, record: room.opinion() };
};
const where = (room: TestRoom, text: string) => {
  const found = whereIs({ text }, [now(room)], ["AAA"]);
  const clause = "clauseId" in found && found.clauseId !== null ? room.number(found.clauseId) : undefined;
  return { ...found, clauseId: clause, opinionId: undefined };
};

describe("U12 where a sentence stands today", () => {
  test("word by word, in one of several wordings, or in what may go", () => {
    const reads = (text: string, sentence: string) => readsIn({ text }, wordsOfText(sentence));
    expect(reads("that ICTs help, today", "ICTs help today.")).toBe("plain");
    expect(reads("that ICTs [shall][should][no text] help", "ICTs should help")).toBe("bracketed");
    expect(reads("that ICTs [shall][should][no text] help", "ICTs help")).toBe("bracketed");
    expect(reads("that ICTs [shall][should] help", "ICTs help")).toBeNull();
    expect(reads("that [all] ICTs help", "that ICTs help")).toBe("bracketed");
    expect(reads("请成员国[考虑][研究]空间连接", "成员国研究空间连接")).toBe("bracketed");
  });

  test("in a clause that is full of brackets and one word as soon as in any other", () => {
    const quarter = CLAUSE_CHARS_MAX / 4;
    const from = threadMs();
    for (const text of ["[a],".repeat(quarter), "a ".repeat(2 * quarter), "[a][a],".repeat(quarter / 2)]) {
      const clause = { text: `${text} c [b] c` };
      expect(readsIn(clause, wordsOfText(`${"a ".repeat(quarter)} b`))).toBeNull();
      expect(readsIn(clause, wordsOfText(`${"a ".repeat(quarter / 2)} c c b`))).toBeNull();
      expect(readsIn(clause, wordsOfText("a a c b c"))).toBe("bracketed");
    }
    expect(threadMs() - from).toBeLessThan(10_000);
  });

  test("kept in a number, bracketed, reworded, dropped with its reason, and its former place", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    lead.write(
      "verb considering",
      "recital that satellites reach remote communities",
      "recital that terminals are scarce in rural areas",
      "recital that spectrum is a limited resource",
    );
    lead.consolidate();
    lead.reopen();
    const desk = openTestDesk(room);
    desk.takeText(
      "Paper of AAA",
      "AAA",
      "_considering_",
      "a)\tthat satellites reach all remote communities;",
      "b)\tthat affordable terminals are scarce in rural areas;",
      "c)\tthat light pollution is a concern of astronomers;",
    );
    desk.takeText(
      "Paper of BBB",
      "BBB",
      "_considering_",
      "a)\tthat satellites can reach remote communities;",
    );
    desk.write("terminals", "that terminals which people can pay are scarce in rural areas");
    desk.drop("light", "the group has no mandate for it");
    lead.must(desk.basis(desk.publish().id));
    expect(where(room, "that spectrum is a limited resource")).toMatchObject({
      kind: "kept",
      clauseId: "c)",
      before: [{ baseText: 1, number: "c)" }],
    });
    expect(where(room, "satellites reach all remote communities")).toMatchObject({
      kind: "bracketed",
      clauseId: "a)",
      others: ["BBB"],
      before: [],
    });
    expect(where(room, "that affordable terminals are scarce in rural areas")).toMatchObject({
      kind: "reworded",
      clauseId: "b)",
      notTaken: "affordable",
    });
    expect(where(room, "that light pollution is a concern of astronomers")).toMatchObject({
      kind: "notReflected",
      reason: "the group has no mandate for it",
    });
    expect(where(room, "that fees are published in advance of any licence")).toMatchObject({
      kind: "notReflected",
      reason: "",
    });
  });

  test("a running proposal is not decided; a proposal not taken is not reflected", () => {
    const { room, act } = openWithClause();
    const asked = `${BASE} soon`;
    const { id } = propose(room, "aaa", act, asked);
    // As a clause may read it already, by chance or since somebody typed it.
    const shorter = propose(room, "aaa", act, BASE.slice(0, -4));
    const of = (proposalId: typeof id) => whereIs({ text: asked, of: { proposalId } }, [now(room)], ["AAA"]);
    expect([of(id), of(shorter.id)]).toMatchObject([
      { kind: "undecided", clauseId: act },
      { kind: "undecided", clauseId: act },
    ]);
    expect(where(room, asked)).toMatchObject({ kind: "undecided", before: [] });
    // Another delegation's proposal says nothing of one's own words.
    expect(whereIs({ text: asked }, [now(room)], ["BBB"]).kind).toBe("reworded");
    expect(where(room, BASE).kind).toBe("kept");
    room.as("lead").must({ type: "declineProposal", proposalId: id, reason: "no consensus" });
    expect(of(id)).toMatchObject({ kind: "notReflected", reason: "no consensus" });
    room.as("lead").must(accepting(room, shorter.id));
    expect(of(shorter.id).kind).not.toBe("undecided");
  });

  test(`every sentence that stands in a text word by word is found there: ${SEEDS} seeds`, () => {
    const names = Object.keys(SCRIPTS) as ScriptName[];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const chance = chanceOf(seed);
      const script = SCRIPTS[names[seed % names.length]!];
      const room = openTestRoom();
      const texts = Array.from({ length: 4 }, () => wordsOf(script, chance, 6 + chance(12)));
      room.as("lead").write("verb considering", ...texts.map((text) => `recital ${text}`));
      for (const text of texts) {
        const list = script.between === "" ? Array.from(text) : text.split(script.between);
        const from = chance(list.length - 3);
        const part = list.slice(from, from + 3 + chance(list.length - from - 2)).join(script.between);
        const found = whereIs({ text: part }, [now(room)], []);
        expect(found.kind, `seed ${seed}: ${part} in ${text}`).toBe("kept");
        if (!("clauseId" in found) || found.clauseId === null) continue;
        const there = wordsOfText(room.text(found.clauseId)).join(" ");
        expect(there, `seed ${seed}`).toContain(wordsOfText(part).join(" "));
      }
    }
  });

  test("however many sentences are looked for, a clause is taken apart once", () => {
    const room = openTestRoom();
    room.as("lead").write("verb considering", "recital that [all] ICTs help", "recital that skills matter");
    const { clauses, ...rest } = now(room);
    let reads = 0;
    const counted = clauses.map((clause) => ({
      ...clause,
      get text() {
        reads += 1;
        return clause.text;
      },
    }));
    const texts = [{ ...rest, clauses: counted }];
    const kinds = () =>
      ["that ICTs help", "that all ICTs help", "that much of nothing is here"].map(
        (text) => whereIs({ text }, texts, []).kind,
      );
    const [first, readOnce] = [kinds(), reads];
    for (let n = 0; n < 50; n++) expect(kinds()).toEqual(first);
    expect(reads).toBe(readOnce);
  });

  test("a paragraph is asked sentence by sentence", () => {
    expect(sentencesIn("ICTs help. They help all! 空间连接很重要。我们同意。")).toEqual([
      "ICTs help.",
      "They help all!",
      "空间连接很重要。",
      "我们同意。",
    ]);
  });
});
