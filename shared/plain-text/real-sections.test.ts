import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

import { readText } from "./read-text.ts";
import { documentOf } from "./testing/document-of-draft.ts";

const shared = new URL("../../../shared/", import.meta.url);
const DECISION = new URL("c25-5-rev1-zh.txt", shared);
const haveTexts = existsSync(new URL("texts/", shared)) && existsSync(DECISION);
if (!haveTexts)
  console.info(
    `SKIPPED: sections of real texts, because ${fileURLToPath(shared)} is not there (they are never copied here).`,
  );

/** Section verbs in order, and how many paragraphs stand under each: counted by eye in the files. */
const SECTIONS: Readonly<Record<string, readonly (readonly [verb: string, paragraphs: number])[]>> = {
  "texts/pp18-res-136-emergency-resilience.txt": [
    ["recalling", 9],
    ["recognizing", 4],
    ["taking into account", 1],
    ["noting", 7],
    ["considering", 10],
    ["considering further", 8],
    ["convinced", 4],
    ["resolves to instruct the Secretary-General", 6],
    ["instructs the Directors of the Bureaux", 8],
    ["encourages Member States", 12],
    ["urges Member States Parties to the Tampere Convention", 1],
  ],
  "texts/pp18-res-139-digital-divide.txt": [
    ["recalling", 7],
    ["recognizing", 11],
    ["considering", 8],
    ["considering further", 13],
    ["stressing", 2],
    ["mindful", 2],
    ["appreciating", 2],
    ["resolves", 6],
    ["instructs the Secretary-General", 3],
    ["instructs the Director of the Telecommunication Development Bureau, in coordination", 10],
    ["instructs the Director of the Radiocommunication Bureau", 1],
    ["instructs the ITU Council", 3],
    ["invites Member States", 3],
  ],
  "texts/pp18-res-176-emf.txt": [
    ["recalling", 4],
    ["considering", 9],
    ["resolves to instruct the Directors of the three Bureaux", 2],
    ["instructs the Director of the Telecommunication Development Bureau, in collaboration", 5],
    ["instructs the Director of the Telecommunication Standardization Bureau, in collaboration", 1],
    ["instructs the Secretary-General, in consultation with the Directors of the three Bureaux", 2],
    ["invites Member States", 4],
  ],
  "texts/pp18-res-186-outer-space-tcbm.txt": [
    ["recalling", 1],
    ["noting", 1],
    ["considering", 4],
    ["taking into account", 1],
    ["resolves", 1],
    ["invites the ITU Council", 1],
    ["instructs the Director of the Telecommunication Development Bureau", 1],
    ["instructs the Director of the Radiocommunication Bureau", 6],
    ["invites Member States and Sector Members", 1],
  ],
  "texts/pp18-res-2-wtpf.txt": [
    ["considering", 9],
    ["conscious", 4],
    ["emphasizing", 7],
    ["resolves", 10],
    ["instructs the Secretary-General", 1],
    ["instructs the ITU Council", 3],
    ["further instructs the ITU Council", 1],
  ],
  "texts/pp18-res-205-innovation-ecosystems.txt": [
    ["recalling", 4],
    ["considering", 6],
    ["noting", 2],
    ["bearing in mind", 2],
    ["resolves", 4],
    ["instructs the Secretary-General", 5],
    [
      "instructs the Directors of the Telecommunication Standardization Bureau and Radiocommunication Bureau",
      2,
    ],
    ["instructs the Director of the Telecommunication Development Bureau", 4],
    ["invites Member States", 4],
    ["invites Member States, Sector Members, Associates and Academia", 2],
  ],
  "texts/draft-opinion-4-in-negotiation.txt": [
    ["recalling", 4],
    ["recognizing", 1],
    ["noting further", 2],
    ["is of the view", 9],
    ["invites Member States", 1],
    ["invites Member States, Sector Members, Associates and Academia", 2],
    ["invites the Secretary-General", 1],
  ],
  "c25-5-rev1-zh.txt": [
    ["认识到", 1],
    ["考虑到", 1],
    ["做出决定", 17],
    ["责成秘书长", 1],
  ],
};

const source = (name: string): string => readFileSync(new URL(name, shared), "utf8");

/** As far as the expected verb goes: some are too long to be written out. */
function sectionsOf(text: string, expected: readonly (readonly [string, number])[]) {
  const sections: [string, number][] = [];
  for (const { kind, text: words } of readText(text).draft.clauses) {
    if (kind === "verb") sections.push([words, 0]);
    else if (kind !== "note" && sections.length > 0) sections.at(-1)![1]++;
  }
  return sections.map(([verb, n], i) => {
    const [short = ""] = expected[i] ?? [];
    return [verb.startsWith(`${short},`) || short.length > 80 ? verb.slice(0, short.length) : verb, n];
  });
}

describe("the sections of real texts", () => {
  test.skipIf(!haveTexts).each(Object.entries(SECTIONS))(
    "X16 %s: verbs in order, counts",
    (name, expected) => {
      expect(sectionsOf(source(name), expected)).toEqual(expected);
    },
  );

  test.skipIf(!haveTexts).each(Object.entries(SECTIONS))("X16 %s: the same without underscores", (name) => {
    const text = source(name);
    const bare = text.replaceAll(/^_(.*)_$/gm, "$1");
    expect(readText(bare).draft).toEqual(readText(text).draft);
  });

  test.skipIf(!haveTexts)("X16 Decision 641 gives its parts: number, title, lists with their letters", () => {
    const { draft, unplaced } = readText(source("c25-5-rev1-zh.txt"));
    expect(draft.number).toBe("第641号决定（C24，最后修正C25）");
    expect(draft.clauses.slice(0, 2)).toEqual([
      { kind: "title", level: 1, text: "第七届世界电信/信息通信技术政策论坛" },
      { kind: "opening", level: 1, text: "国际电联理事会" },
    ]);
    const { clauses } = documentOf(draft);
    const start = clauses.findIndex(({ text }) => text === "做出决定");
    expect(clauses.slice(start + 1, start + 18).map(({ number }) => number)).toEqual([
      "1",
      "2",
      "–",
      "–",
      "–",
      "–",
      "–",
      "3",
      "4",
      "5",
      "6",
      "a)",
      "b)",
      "c)",
      "d)",
      "7",
      "8",
    ]);
    // The cover, the quotation below 2, the paragraph that begins with a verb, the first annex.
    expect(unplaced.map(({ line }) => line)).toEqual([1, 51, 68, 69]);
    // Every line stands in a clause, but for its number and one closing sign.
    const tight = (text: string): string => text.replaceAll(/\s/gu, "");
    const all = tight([draft.number, ...draft.clauses.map(({ text }) => text)].join(""));
    const lines = source("c25-5-rev1-zh.txt")
      .split("\n")
      .map((line) =>
        tight(line.replace(/^ ?(?:\d+(?:\.\d+)*|[a-d]\)|–|_+)(?:\t|$)/u, "").replace(/[；，。]$/u, "")),
      );
    expect(lines.filter((line) => !all.includes(line))).toEqual([]);
  });
});
