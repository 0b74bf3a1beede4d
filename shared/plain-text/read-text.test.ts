import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

import type { DraftClause } from "./draft-text.ts";
import { lostWords } from "./lost-words.ts";
import { readText } from "./read-text.ts";

const counts = (clauses: readonly DraftClause[]): Record<string, number> => {
  const byKind: Record<string, number> = {};
  for (const { kind } of clauses) byKind[kind] = (byKind[kind] ?? 0) + 1;
  return byKind;
};

const texts = new URL("../../../shared/texts/", import.meta.url);
const haveTexts = existsSync(texts);
if (!haveTexts)
  console.info(
    `SKIPPED: reading real texts, because ${fileURLToPath(texts)} is not there (they are never copied here).`,
  );
const realText = (name: string): string => readFileSync(new URL(name, texts), "utf8");

type Expected = { readonly counts: Record<string, number>; readonly reported: readonly number[] };
// Counted by eye in the files. `reported`: the lines that hold faults, each once.
const REAL: readonly (readonly [string, Expected])[] = [
  [
    "pp18-res-139-digital-divide.txt",
    {
      counts: { title: 1, opening: 1, verb: 13, recital: 45, operative: 26, note: 1 },
      reported: [15, 81, 87, 96],
    },
  ],
  [
    "pp18-res-176-emf.txt",
    { counts: { title: 1, opening: 1, verb: 7, recital: 13, operative: 14, note: 3 }, reported: [25] },
  ],
  [
    "pp18-res-136-emergency-resilience.txt",
    {
      counts: { title: 1, opening: 1, verb: 11, recital: 43, operative: 27, note: 1 },
      reported: [25, 70, 82],
    },
  ],
  [
    "pp18-res-186-outer-space-tcbm.txt",
    { counts: { title: 1, opening: 1, verb: 9, recital: 7, operative: 10 }, reported: [33, 39] },
  ],
  [
    "pp18-res-205-innovation-ecosystems.txt",
    {
      counts: { title: 1, opening: 1, verb: 10, recital: 14, operative: 21, note: 1 },
      reported: [32, 47, 49, 60],
    },
  ],
  [
    "pp18-res-2-wtpf.txt",
    { counts: { title: 1, opening: 1, verb: 7, recital: 20, operative: 15, note: 1 }, reported: [39, 47] },
  ],
  [
    "draft-opinion-4-in-negotiation.txt",
    {
      counts: { title: 1, opening: 1, verb: 7, recital: 7, operative: 11, subItem: 2, note: 1 },
      reported: [],
    },
  ],
];

/** The source without what falls away by rule: SOURCE, the numbers at line starts, "DRAFT OPINION". */
const printedWords = (source: string): string =>
  source
    .replace(/^SOURCE:.*$/m, "")
    .replace(/^# DRAFT OPINION/m, "")
    .replace(/^(?:[a-z]{1,2}\)|i+\)|\d+(?:\.\d+)*)(?:bis|alt\d*)?\t/gm, "");

describe("texts of ITU, faults included", () => {
  test.skipIf(!haveTexts).each(REAL)("%s: counts, and the lines of its faults", (name, expected) => {
    const { draft, unplaced } = readText(realText(name));
    expect(counts(draft.clauses)).toEqual(expected.counts);
    expect([...new Set(unplaced.map(({ line }) => line))]).toEqual(expected.reported);
  });

  test.skipIf(!haveTexts).each(REAL)("%s: no word is lost but the numbers of items cut out", (name) => {
    const source = realText(name);
    const { draft, unplaced } = readText(source);
    const lost = lostWords(printedWords(source), draft);
    // A run "1 … ; 2 …" inside a paragraph loses its numbers, and each cut of one is reported.
    expect(lost.filter((word) => !/^\d+$/.test(word))).toEqual([]);
    const cuts = unplaced.filter(({ message }) => /^item|its items after it$/.test(message));
    expect(lost.length).toBe(cuts.length);
  });

  test.skipIf(!haveTexts)("176: what one line swallowed stands in its place again", () => {
    const { draft } = readText(realText("pp18-res-176-emf.txt"));
    expect(draft.number).toBe("RESOLUTION 176 (REV. DUBAI, 2018)");
    const start = draft.clauses.findIndex((clause) => clause.kind === "note");
    const kinds = draft.clauses
      .slice(start, start + 8)
      .map((clause) => `${clause.kind} ${clause.text.slice(0, 24)}`);
    expect(kinds).toEqual([
      "note 1 These include the leas",
      "note 2 Guidelines for limitin",
      "note 3 IEEE Std C95.1™-2005, ",
      "verb resolves to instruct the",
      "operative to collect and dissemina",
      "operative to work closely with all",
      "verb instructs the Director o",
      "operative to conduct regional or i",
    ]);
  });

  test.skipIf(!haveTexts)(
    "139: i) to k) are letters, and verbs with an unclear end stay where they are",
    () => {
      const { draft, unplaced } = readText(realText("pp18-res-139-digital-divide.txt"));
      expect(draft.clauses.some((clause) => clause.kind === "subItem")).toBe(false);
      expect(unplaced.filter(({ line }) => line === 81).map(({ message }) => message.slice(0, 23))).toEqual([
        '"continues to invite th',
        '"continues to encourage',
      ]);
    },
  );

  test.skipIf(!haveTexts)("186: a swallowed verb is found where the numbers start again", () => {
    const { unplaced } = readText(realText("pp18-res-186-outer-space-tcbm.txt"));
    expect(unplaced[1]).toEqual({
      line: 33,
      message:
        'the section verb "instructs the Director of the Radiocommunication Bureau" stands inside the paragraph: read as a section of its own; the numbers start again at 1 in line 34',
    });
  });

  test.skipIf(!haveTexts)("in negotiation: alternatives, sub-items, brackets and the note", () => {
    const { draft } = readText(realText("draft-opinion-4-in-negotiation.txt"));
    expect(draft.number).toBe("4");
    const alternatives = draft.clauses.filter((clause) => clause.alternativeTo !== undefined);
    expect(alternatives.map((clause) => draft.clauses[clause.alternativeTo!]?.text.slice(0, 6))).toEqual([
      "[Alt 1",
      "[Alt 1",
    ]);
    expect(alternatives.map((clause) => clause.text)[1]).toBe("[No text] [Delegation H]");
    expect(draft.clauses.filter((clause) => clause.kind === "subItem").map(({ level }) => level)).toEqual([
      3, 3,
    ]);
    expect(draft.clauses.at(-1)?.kind).toBe("note");
  });
});
