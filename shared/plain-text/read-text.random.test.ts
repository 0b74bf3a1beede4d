import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { lostWords } from "./lost-words.ts";
import { arePlainWords } from "../plain-words.ts";
import { readText } from "./read-text.ts";
import { threadMs } from "../testing/thread-ms.ts";

describe("any string", () => {
  const mark = fc.constantFrom(
    "a)\t",
    "i)\t",
    "1\t",
    "2.1\t",
    "–\t",
    "1alt\t",
    "b)bis\t",
    "# ",
    "",
    "",
    "1 ",
    "[New]\t",
    "____________________ 1 ",
  );
  const piece = fc.constantFrom(
    "instructs the Director",
    "invites Member States",
    "resolves to instruct the",
    "1 to",
    "; 2 that",
    "; b) that",
    ", encourages all",
    ". requests the",
    "to give",
    "that words",
    "____________________ 1 These",
    ". 2 Those",
    "[",
    "]",
    ";",
    ",",
    "_",
    "noting",
    "considering",
    "Facilitator's note:",
    "SAMPLE",
    "мир",
    "和平",
    "e\u0301",
  );
  const line = fc
    .tuple(mark, fc.array(piece, { maxLength: 8 }))
    .map(([number, words]) => number + words.join(" "));
  const verbLine = fc.constantFrom("_noting_", "_invites Member States_", "", "", "_noting_ that words");
  const source = fc
    .array(fc.oneof({ weight: 3, arbitrary: line }, verbLine), { maxLength: 25 })
    .map((all) => all.join("\n"));

  test("never throws, and gives plain words with a level and a kind", () => {
    const any = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.string({ unit: "grapheme", maxLength: 300 }),
      source,
    );
    fc.assert(
      fc.property(any, (text) => {
        const { draft, unplaced } = readText(text);
        draft.clauses.forEach((clause, index) => {
          expect(arePlainWords(clause.text) && clause.text.trim() !== "").toBe(true);
          expect(clause.level >= 1 && clause.level <= 4).toBe(true);
          if (clause.alternativeTo !== undefined) expect(clause.alternativeTo).toBeLessThan(index);
        });
        for (const { line } of unplaced)
          expect(line >= 1 && line <= text.split(/\r\n|\r|\n/).length).toBe(true);
      }),
      // The first was found so (seed -1708804819): no character, and for a while no word either.
      { numRuns: 1500, examples: [["\u{10FFFE}"], ["a \u2061\u{E0041}b"]] },
    );
  });

  test("no word is lost", () => {
    fc.assert(
      fc.property(source, (text) => {
        const body = text
          .normalize("NFC")
          .replace(/^\[New\]\t/gm, "")
          .replace(/^(?:[ai]\)|b\)bis|1alt)\t/gm, "");
        const lost = lostWords(body, readText(text).draft).filter((word) => !/^(?:\d+|b)$/.test(word));
        expect(lost, JSON.stringify(text)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  test("a file four times as long takes no sixteen times as long", () => {
    const timeOf = (unit: string, chars: number): number => {
      const text = `_noting_\n\n${unit.repeat(chars / unit.length)}`;
      const start = threadMs();
      readText(text);
      return threadMs() - start;
    };
    for (const unit of [
      "_a",
      "1\tto;\n",
      ", invites the",
      "a\n",
      "____________________ 1 ",
      "; 2 that",
      "[",
      "to the ",
      "- \n",
      "noting\n\n",
    ]) {
      // A short time is mostly chance: it counts as a twentieth of a second.
      const short = Math.max(timeOf(unit, 250_000), 50);
      expect(timeOf(unit, 1_000_000) / short, unit).toBeLessThan(12);
    }
  });
});
