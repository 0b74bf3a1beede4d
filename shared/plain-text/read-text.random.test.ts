import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { lostWords } from "./lost-words.ts";
import { arePlainWords } from "../text/plain-words.ts";
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

  test("R5 no word is lost", () => {
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

  const numbers = [
    "أ )\t",
    "ب) ",
    "а)\t",
    "б) ",
    "一、",
    "（一）",
    "１．",
    "① ",
    "甲、",
    "١\t",
    "1 ",
    "2\t",
    "a）",
    "–\t",
    "",
  ];
  const foreign = fc
    .tuple(
      fc.constantFrom(...numbers, "", ""),
      fc.array(
        fc.constantFrom(
          ..."责成秘书长|请各成员国|认识到|做出决定|小岛屿的灯|décide|charge le Secrétaire général|de faire des lampes".split(
            "|",
          ),
          ..."считая|решает|поручает Совету|вести список|يقرر|إذ يدرك|أن المصابيح|يدعو الدول الأعضاء".split(
            "|",
          ),
          ..."resuelve|encarga al Consejo|que lleve|，|；|：|。|،|؛|,|;|:|（|）|*|_|[|]|附件三|RÉSOLUTION X|Le Conseil".split(
            "|",
          ),
        ),
        { maxLength: 6 },
      ),
      fc.constantFrom("", " "),
    )
    .map(([number, words, between]) => number + words.join(between));
  const foreignSource = fc
    .array(fc.oneof(foreign, fc.constantFrom("", "_认为_", "*decide*", "Annexe 7", "____", "# Titre")), {
      maxLength: 25,
    })
    .map((all) => all.join("\n"));

  test("X17 no word of any language is lost", () => {
    // Numbers of paragraphs follow from the place.
    const isNumber = (word: string): boolean => /^(?:[أبаб一①甲١1１2a])$/u.test(word);
    fc.assert(
      fc.property(foreignSource, (text) => {
        const { draft, unplaced } = readText(text);
        const lost = lostWords(text.normalize("NFC"), draft).filter((word) => !isNumber(word));
        expect(lost, JSON.stringify(text)).toEqual([]);
        const count = text.split("\n").length;
        expect(unplaced.every(({ line }) => line >= 1 && line <= count)).toBe(true);
      }),
      { numRuns: 3000 },
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
      "，请成员国",
      "认为\n\n",
      "invites a\n",
      "一、",
    ]) {
      // A short time is mostly chance: it counts as a twentieth of a second.
      const short = Math.max(timeOf(unit, 60_000), 50);
      expect(timeOf(unit, 240_000) / short, unit).toBeLessThan(12);
    }
  });
});
