import { expect, test } from "vitest";
import { wtpf26 } from "../testing/wtpf-26.ts";
import { openTestRoom } from "../testing/room.ts";
import { firstFields, type Naming } from "../forum/report-fields.ts";
import type { Report } from "./report.ts";
import { reportText } from "./report-text.ts";
import { type KnownName, unnamed } from "./unnamed.ts";

const NAMES: readonly KnownName[] = [
  { name: "AAA", category: "memberState" },
  { name: "Oland", category: "memberState" },
  { name: "甲国", category: "memberState" },
  { name: "ARE", category: "sectorMember" },
  { name: "Palest", category: "stateOfPalestine" },
  { name: "XXP", category: null },
];

function reportOn(text: string, naming: Naming, language: "en" | "zh" = "en"): Report {
  const room = openTestRoom();
  room.as("lead").write("title Space", `recital ${text}`);
  return {
    preset: wtpf26,
    language,
    at: Date.UTC(2025, 5, 2),
    fields: { ...firstFields(wtpf26), naming, introduction: "AAA spoke.\nThe group thanked Oland." },
    documentNumber: "",
    contributions: [],
    opinions: [room.document()],
    beside: [],
    categories: ["memberState", "sectorMember"],
    delegations: [],
    fingerprint: "",
  };
}

const wordsOf = (text: string, naming: "categories" | "nobody", language: "en" | "zh" = "en"): string =>
  unnamed(reportOn(text, naming, language), { naming, names: NAMES, secret: "s" }).opinions[0]!.clauses.at(
    -1,
  )!.text;

test.each([
  ["[AAA: that fees fall]", "[‹delegation›: that fees fall]"],
  ["[AAA, ARE and XXP: that fees fall]", "[‹delegation›: that fees fall]"],
  ["[aaa: that fees fall]", "[‹delegation›: that fees fall]"],
  [
    "women of OLAND’s coast are in Gotoland, CARE and AAAA",
    "women of ‹delegation›’s coast are in Gotoland, CARE and AAAA",
  ],
  ["甲国代表团 and AAA代表团", "‹delegation›代表团 and ‹delegation›代表团"],
])("H3 no name stands in the words of a text: %s", (text, hidden) => {
  expect(wordsOf(text, "nobody")).toBe(hidden);
});

test("H3 categories stand in for names, each once; a category of one is no category", () => {
  expect(wordsOf("[AAA, Oland, ARE, Palest: text]", "categories")).toBe(
    "[‹Member State›, ‹Sector Member›, ‹delegation›: text]",
  );
  expect(wordsOf("[AAA: text]", "categories", "zh")).toBe("[‹成员国›: text]");
});

test("H3 footnotes keep their places, hashes are salted, persons and their countries are gone", () => {
  const named = reportOn("that AAA pays", "nobody");
  const [opinion] = named.opinions;
  const clauses = opinion!.clauses.map((clause) => ({
    ...clause,
    footnotes:
      clause.kind === "recital"
        ? [
            { n: 1, at: 8, text: "As AAA said." },
            { n: 2, at: 13, text: "x" },
          ]
        : [],
  }));
  const report = unnamed(
    { ...named, opinions: [{ ...opinion!, clauses }] },
    { naming: "nobody", names: NAMES, secret: "s" },
  );
  const recital = report.opinions[0]!.clauses.at(-1)!;
  expect(recital.text).toBe("that ‹delegation› pays");
  expect(recital.footnotes).toEqual([
    { n: 1, at: 17, text: "As ‹delegation› said." },
    { n: 2, at: 22, text: "x" },
  ]);
  expect(recital.hash).not.toBe(clauses.at(-1)!.hash);
  expect(report.opinions[0]!.hash).not.toBe(opinion!.hash);
  const { sections } = reportText(report);
  expect(JSON.stringify(sections[0])).toContain("‹delegation› spoke.");
  expect(JSON.stringify(sections[0])).toContain("this report names no delegation");
  for (const { lead } of wtpf26.groups) expect(JSON.stringify(report)).not.toContain(lead.name);
  expect(JSON.stringify(report)).not.toContain(wtpf26.chair.name);
});
