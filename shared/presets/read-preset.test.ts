import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PRESET_BYTES_MAX } from "../limits.ts";
import { readPreset } from "./read-preset.ts";

const EXAMPLE = readFileSync(new URL("../../docs/example-forum.yaml", import.meta.url), "utf8");

/** The example with one place written otherwise, and the line on which that stands. */
function altered(before: string, after: string): { readonly text: string; readonly line: number } {
  const at = EXAMPLE.indexOf(before);
  if (at < 0) throw new Error(`the example has no ${before}`);
  return { text: EXAMPLE.replace(before, () => after), line: EXAMPLE.slice(0, at).split("\n").length };
}

const problemsOf = (text: string): readonly { readonly line: number; readonly message: string }[] => {
  const read = readPreset(text);
  return "problems" in read ? read.problems : [];
};

const SLIPS: readonly (readonly [before: string, after: string, says: RegExp, below?: number])[] = [
  ["id: harbours-2", "id: my harbours", /"my harbours" is not an id/],
  ["shortName: HCC-2", "shortname: HCC-2", /no line of this name is known/],
  ["shortName: HCC-2", "shortName:", /is missing: a text is expected/],
  ["name: { en: Second", "name: { zh: Second", /name › en: is missing/],
  ["name: { en: Second", "name: { de: x, en: Second", /name › de: no line of this name/],
  ["timeZone: Pacific/Auckland", "timeZone: Pacific/Atlantis", /"Pacific\/Atlantis" is not a time zone/],
  ["number: A,", "number: 1,", /1 stands here, and a text is expected, in quotation marks: "1"/],
  ["number: B,", "number: A,", /"A" stands twice/],
  ["- id: quiet", "- id: Tides", /"Tides" stands twice/],
  [
    "lead: { name: Cy Example, from: Southport, office: topicFacilitator }",
    "",
    /groups › no. 2 › lead: is missing/,
    -4,
  ],
  ["office: viceChair", "office: boss", /"boss" stands here, and one of these is expected: viceChair/],
  ["date: 2031-05-30", "date: 2031-02-30", /"2031-02-30" is not a date of the calendar/],
  ["date: 2031-05-30", "date: 30 May 2031", /"30 May 2031" is not a date of the calendar/],
  ['time: "18:00"', 'time: "25:00"', /"25:00" is not a time of the day/],
  ["until: 2031-05-14", "until: 2031-05-11", /ends before it begins/, -2],
  ["on: text,", "on: texts,", /"texts" stands here, and one of these is expected: text, comments/],
  [
    "on: text,",
    "only: { groups: [tide] }, on: text,",
    /"tide" is not a group of this file: there are tides, quiet/,
  ],
  ["associate: [maySpeak, mayPropose]", "associate: [maySing]", /neither the word all nor a list of rights/],
  ["  academia: [maySpeak, mayPropose]\n", "", /categories › academia: is missing/, -4],
  ["contestHours: 48", "contestHours: two days", /"two days" stands here, and a number is expected/],
  ["contestHours: 48", "contestHours: -1", /-1 is too small: 0 at least/],
  ["keptDays: 90", "keptDays: 0.5", /0.5 stands here, and a whole number is expected/],
  ["  - { n: 2,", "  - { n: 1,", /"1" stands twice/],
  ["label: { en: Plenary }", "label: { en: 'Plen{a}ry' }", /has one of the signs/],
  ["  agreed:\n", "  agreedd:\n", /is not a name that is expected|no line of this name/],
  ["theme: { en: Harbours that stay open }", 'theme: { en: "" }', /is empty: a text is expected/],
  ["theme: { en: Harbours that stay open }", 'theme: { en: "a\\u202Eb" }', /has signs that nobody sees/],
  ["place: { en: ", "place: { en: Deadline: today, zh: ", /is not written as YAML/],
];

test.each(SLIPS.map(([before, after, says, below = 0]) => ({ before, after, says, below })))(
  "M12 a slip is told by its line, in plain words: $after",
  ({ before, after, says, below }) => {
    const { text, line } = altered(before, after);
    const problems = problemsOf(text);
    expect(problems.map(({ message }) => message).join("\n")).toMatch(says);
    expect(problems.find(({ message }) => says.test(message))?.line).toBe(line + below);
  },
);

test("M12 all slips are told at once, in the order of their lines", () => {
  const text = EXAMPLE.replace("2031-05-30", "2031-13-01")
    .replace("office: viceChair", "office: boss")
    .replace("keptDays: 90", "keptDays: some");
  const lines = problemsOf(text).map(({ line }) => line);
  expect(lines).toHaveLength(3);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

test("M12 no file breaks the reader: it answers with lines, or with a forum", () => {
  const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"];
  for (let n = 0; n < 9; n++)
    bomb.push(`${"bcdefghij"[n]}: &${"bcdefghij"[n]} [${Array(9).fill(`*${"abcdefghi"[n]}`).join(", ")}]`);
  const files = [
    "",
    " ",
    "null",
    "[]",
    "42",
    "a text",
    "\uFEFF",
    "--- 1\n--- 2\n",
    "{".repeat(5_000),
    "[".repeat(100_000),
    "- ".repeat(50_000),
    `${"a:\n ".repeat(2_000)}b`,
    bomb.join("\n"),
    "__proto__: { id: x }",
    "constructor: { prototype: 1 }",
    "? [a, b]\n: c",
    "!!js/function x: 1",
    "!!binary x",
    "id: *nobody",
    "id: a\nid: b",
    "\tid: x",
    "id: \u0000",
    "\uD800",
    "x".repeat(PRESET_BYTES_MAX + 1),
    JSON.stringify({ groups: Array.from({ length: 5_000 }, () => ({ id: "a" })) }),
    EXAMPLE.slice(0, 900),
    EXAMPLE.replaceAll("  ", "\t"),
  ];
  for (const file of files) {
    const problems = problemsOf(file);
    expect(problems.length, file.slice(0, 40)).toBeGreaterThan(0);
    for (const { line, message } of problems) expect([line > 0, message.length > 0]).toEqual([true, true]);
  }
  console.log(`${files.length} files: ${files.length} refused`);
});

test("M12 a file with Windows line ends, a byte order mark or as JSON is read", () => {
  const read = readPreset(EXAMPLE);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  expect(readPreset(EXAMPLE.replaceAll("\n", "\r\n"))).toEqual(read);
  expect(readPreset(`\uFEFF${EXAMPLE}`)).toEqual(read);
  const { samples: _, ...facts } = read.preset;
  const categories = Object.fromEntries(
    Object.entries(facts.categories).map(([category, rights]) => [
      category,
      Object.entries(rights).flatMap(([right, has]) => (has ? [right] : [])),
    ]),
  );
  expect(readPreset(JSON.stringify({ ...facts, categories }))).toMatchObject({ preset: read.preset });
});

test("M12 a possible oversight is a note: a window that stays closed, texts without Chinese", () => {
  const read = readPreset(EXAMPLE);
  expect("notes" in read && read.notes.map(({ message }) => message)).toEqual([
    expect.stringContaining("texts are not in Chinese"),
    expect.stringContaining('"text" never opens again'),
  ]);
});
