import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const WORDS_MAX = 60;

const root = new URL("../", import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), "utf8");

/** The rules of the page, each in one line. */
const rules = [...read("docs/rules.md").matchAll(/^- \*\*([A-Z]\d+)\*\* (.*(?:\n {2}\S.*)*)/gm)].map(
  ([, number, text]) => ({ number: number!, words: text!.split(/\s+/) }),
);
const numbers = rules.map(({ number }) => number);

const sources = ["shared", "server", "client", "e2e"].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("node_modules"))
    .map((file) => `${folder}/${file}`),
);

const CITED = String.raw`(?:[A-Z]\d+(?:-[A-Z]\d+)?(?:, | and | to )?)+`;
const IN_COMMENT = new RegExp(String.raw`\brules? (${CITED})`, "g");
/** "(G1-G3, N5)" on a page of docs/, where the word before them may be left out. */
const IN_PAGE = new RegExp(String.raw`\((?:rules? )?(${CITED})\)`, "g");
/** The numbers at the start of a title, also where the title stands on the next line or behind a table. */
const IN_TITLE = /(?:\b(?:test|describe)(?:\.\w+)*\(|\)\()\s*["`]((?:[A-Z]\d+ )+)/g;

/** "(rules G1-G3, N5)" in any text, and the first words of a title. */
const cited = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap((match) => match[1]!.match(/[A-Z]\d+/g) ?? []);

test("every rule that code, a test or a page cites stands in docs/rules.md, once", () => {
  expect(numbers).toEqual([...new Set(numbers)]);
  const pages = ["docs", "docs/decisions"].flatMap((folder) =>
    readdirSync(new URL(folder, root), "utf8")
      .filter((file) => file.endsWith(".md"))
      .map((file) => `${folder}/${file}`),
  );
  const citing = [
    ...sources.flatMap((file) => [IN_COMMENT, IN_TITLE].map((pattern) => ({ file, pattern }))),
    ...pages.map((file) => ({ file, pattern: IN_PAGE })),
  ];
  const all = citing.flatMap(({ file, pattern }) =>
    cited(read(file), pattern).map((rule) => ({ rule, file })),
  );
  expect(all.length).toBeGreaterThan(1_000);
  expect(all.filter(({ rule }) => !numbers.includes(rule))).toEqual([]);
});

test("every rule is cited by the title of a test that shows it", () => {
  const inTests = sources.filter((file) => /\.(test|spec)\.tsx?$/.test(file));
  const shown = new Set(inTests.flatMap((file) => cited(read(file), IN_TITLE)));
  expect(numbers.filter((number) => !shown.has(number))).toEqual([]);
});

test(`no rule has more than ${WORDS_MAX} words`, () => {
  expect(rules.length).toBeGreaterThan(400);
  const long = rules.filter(({ words }) => words.length > WORDS_MAX);
  expect(long.map(({ number, words }) => `${number}: ${words.length}`)).toEqual([]);
});

test("rules are numbered without gaps within their letter", () => {
  const last = new Map<string, number>();
  for (const number of numbers) {
    const [letter, n] = [number.charAt(0), Number(number.slice(1))];
    expect(n, number).toBe((last.get(letter) ?? 0) + 1);
    last.set(letter, n);
  }
});
