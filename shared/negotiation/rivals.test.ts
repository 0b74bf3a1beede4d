import { describe, expect, test } from "vitest";
import { proposalId } from "../ids.ts";
import { chanceOf, editedBy, type ScriptName, SCRIPTS, wordsOf } from "../testing/random-words.ts";
import { bracketedPieces, bracketedText, layOver, type Rival } from "./rivals.ts";

const change = (n: number, text: string): Rival => ({ id: proposalId(`P${n}`), text, kind: "change" });
const brackets = (base: string, ...rivals: readonly string[]): string =>
  bracketedText(
    layOver(
      base,
      rivals.map((one, i) =>
        one === "delete" || one === "keep"
          ? { id: proposalId(`P${i}`), text: "", kind: one }
          : change(i, one),
      ),
    ),
    "no text",
  );

describe("V11 rivals laid over one another", () => {
  test("share what all say; where they part, each one's words stand in order, the clause's first", () => {
    expect(brackets("Members shall act now", "Members should act now", "Members act now")).toBe(
      "Members [shall][should][no text] act now",
    );
    expect(
      layOver("Members shall act", [change(1, "Members should act"), change(2, "Members shall act")]),
    ).toEqual([
      { kind: "shared", text: "Members ", at: 0 },
      {
        kind: "alternatives",
        options: [
          { text: "shall", by: ["base", "P2"], at: 8 },
          { text: "should", by: ["P1"], at: 8 },
        ],
      },
      { kind: "shared", text: " act", at: 13 },
    ]);
  });

  test("brackets in a text are one wording: where texts differ no sign leaves its words", () => {
    expect(brackets("plans [should][could][are to] weigh both", "plans should weigh both")).toBe(
      "plans [[should][could][are to]][should] weigh both",
    );
    expect(brackets("all shall act", "all [shall] act")).toBe("all [shall][[shall]] act");
    expect(brackets("all [may][shall] act", "all [may][shall] act now")).toBe("all [may][shall] act [now]");
    expect(brackets("a ] b [ c", "a ] b [ d")).toBe("a ] b [ [c][d]");
  });

  test("say once what two say alike, under both names", () => {
    const parts = layOver("a b c", [change(1, "a x c"), change(2, "a y c"), change(3, "a x c")]);
    expect(parts[1]).toEqual({
      kind: "alternatives",
      options: [
        { text: "b", by: ["base"], at: 2 },
        { text: "x", by: ["P1", "P3"], at: 2 },
        { text: "y", by: ["P2"], at: 2 },
      ],
    });
  });

  test("a deletion is a text that has nothing there, keeping is the clause's own", () => {
    expect(brackets("Members act", "delete")).toBe("[Members act][no text]");
    expect(brackets("Members act", "keep", "Members act now")).toBe("Members act [now]");
  });

  test("an addition by one stands in one pair of brackets, two rival ones beside no text", () => {
    expect(brackets("invites States to act", "invites Member States to act")).toBe(
      "invites [Member] States to act",
    );
    expect(brackets("invites States", "invites Member States", "invites all States")).toBe(
      "invites [no text][Member][all] States",
    );
  });

  test("a phrase is not torn at its spaces", () => {
    expect(brackets("A B C D", "X Y Z D", "A B Q D")).toBe("[A B C][X Y Z][A B Q] D");
  });

  test.each(Object.keys(SCRIPTS) as ScriptName[])(
    "each text can be read back from its options, and no word is added, 200 times in %s",
    (name) => {
      for (let seed = 1; seed <= 200; seed++) {
        const chance = chanceOf(seed);
        const base = wordsOf(SCRIPTS[name], chance, 2 + chance(15));
        const rivals = [1, 2, 3]
          .slice(0, 1 + chance(3))
          .map((n) => change(n, editedBy(SCRIPTS[name], chance, base)));
        const parts = layOver(base, rivals);
        const texts = [{ id: "base" as const, text: base }, ...rivals];
        for (const { id, text } of texts) {
          const read = parts.map((part) =>
            part.kind === "shared" ? part.text : part.options.find(({ by }) => by.includes(id))!.text,
          );
          expect(read.join(""), `seed ${seed}, ${id}`).toBe(text);
        }
        for (const piece of bracketedPieces(parts, "no text")) {
          if (piece.kind === "sign") {
            expect(["[", "]", " ", "no text"], `seed ${seed}`).toContain(piece.text);
          } else {
            const { text } = texts.find(({ id }) => id === piece.of)!;
            expect(text.slice(piece.at, piece.at + piece.text.length), `seed ${seed}`).toBe(piece.text);
          }
        }
      }
    },
  );
});
