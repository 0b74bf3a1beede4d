import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { WordRun } from "../../shared/clause/words.ts";
import { piecesAgainst } from "./draw-suggestion.ts";

const joined = (pieces: ReturnType<typeof piecesAgainst>, without: string): string =>
  pieces.map(({ kind, text }) => (kind === without ? "" : text)).join("");

test("V27 a redline gives the suggestion without what is struck, and its base without what is new", () => {
  const word = fc.constantFrom("that ", "orbits ", "be ", "shared", ", ", "🛰 ", "é");
  const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(""));
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1, maxLength: 4 }), (base, parts) => {
      const runs: WordRun[] = parts
        .filter((part) => part !== "")
        .map((part, index) => ({ text: part, client: index + 1, clock: index * 100 }));
      const pieces = piecesAgainst(base, runs);
      expect(joined(pieces, "deleted")).toBe(parts.join(""));
      expect(joined(pieces, "inserted")).toBe(base);
    }),
  );
});

test("V27 each stretch keeps the id of its first character", () => {
  const pieces = piecesAgainst("that orbits be kept", [
    { text: "that orbits ", client: 1, clock: 0 },
    { text: "are shared", client: 2, clock: 7 },
  ]);
  expect(pieces).toEqual([
    { kind: "same", text: "that orbits ", client: 1, clock: 0 },
    { kind: "deleted", text: "be kept", client: -1, clock: 12 },
    { kind: "inserted", text: "are shared", client: 2, clock: 7 },
  ]);
});
