import { describe, expect, test } from "vitest";
import { bracketSpans } from "../text/brackets.ts";
import { proposalId } from "../ids.ts";
import { chanceOf, editedBy, type ScriptName, SCRIPTS, wordsOf } from "../testing/random-words.ts";
import type { Rival } from "./rivals.ts";
import { layRivals, rivalPieces } from "./rivals-and-deletions.ts";

const rivalsOf = (...texts: readonly string[]): readonly Rival[] =>
  texts.map((text, i) =>
    text === "delete" || text === "keep"
      ? { id: proposalId(`P${i}`), text: "", kind: text }
      : { id: proposalId(`P${i}`), text, kind: "change" },
  );
const written = (base: string, ...texts: readonly string[]): string =>
  rivalPieces(layRivals(base, rivalsOf(...texts)), "no text")
    .map(({ text }) => text)
    .join("");

describe("V23 a deletion among rivals", () => {
  test("is one more alternative beside the others, whose words stay laid over one another", () => {
    expect(written("Members shall act now", "Members should act now", "delete")).toBe(
      "[Members [shall][should] act now][no text]",
    );
    expect(written("Members shall act", "delete", "Members shall act now", "delete")).toBe(
      "[Members shall act [now]][no text]",
    );
    expect(layRivals("a b", rivalsOf("delete", "a c", "delete")).deletedBy).toEqual(["P0", "P2"]);
  });

  test("alone, beside a keeper, or beside texts that share no word, it stands among whole texts", () => {
    expect(written("Members act", "delete")).toBe("[Members act][no text]");
    expect(written("Members act", "delete", "keep")).toBe("[Members act][no text]");
    expect(written("one two", "delete", "three four")).toBe("[one two][no text][three four]");
  });

  test("brackets that cannot be told apart within others stay as they would without this", () => {
    expect(
      layRivals("Members [shall act now", rivalsOf("Members [should act now", "delete")).deletedBy,
    ).toEqual([]);
  });

  test.each(Object.keys(SCRIPTS) as ScriptName[])(
    "all words of all others stand within its bracket, in brackets that pair, 200 times in %s",
    (name) => {
      let nested = 0;
      for (let seed = 1; seed <= 200; seed++) {
        const chance = chanceOf(seed);
        const base = wordsOf(SCRIPTS[name], chance, 4 + chance(15));
        const texts = [1, 2].map(() => editedBy(SCRIPTS[name], chance, base));
        const rivals = rivalsOf(...texts, "delete");
        const laid = layRivals(base, rivals);
        const text = rivalPieces(laid, "no text")
          .map((piece) => piece.text)
          .join("");
        const spans = bracketSpans(text, new Set());
        const signs = text.match(/[[\]]/gu)?.length ?? 0;
        if (laid.deletedBy.length === 0) continue;
        nested += 1;
        expect(text.endsWith("][no text]"), `seed ${seed}`).toBe(true);
        expect(spans.length * 2, `seed ${seed}: ${text}`).toBe(signs);
        // Deletions aside, each text can be read again from its own options.
        for (const { id, text: own } of [{ id: "base" as const, text: base }, ...rivals.slice(0, 2)]) {
          const read = laid.parts.map((part) =>
            part.kind === "shared" ? part.text : part.options.find(({ by }) => by.includes(id))!.text,
          );
          expect(read.join(""), `seed ${seed}, ${id}`).toBe(own);
        }
      }
      expect(nested).toBeGreaterThan(50);
    },
  );
});
