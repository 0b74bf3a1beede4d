import { expect, test } from "vitest";
import { commentFigures, layerFigures, longRules, longTitles, registries, uncitedRules } from "./figures.ts";
import { readSource } from "./read-source.ts";

const lines = (n: number, line: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => line(i)).join("\n");

const architecture = "client/ the page\nshared/ rules\n  low/   below\nserver/ rooms\n";
const figuresOf = (text: string) =>
  layerFigures("shared", [readSource("shared/low/a.ts", text)], architecture);

test("a function over 120 lines is counted, its switches and large tables are not", () => {
  const long = `export function long() {\n${lines(130, (i) => `  call(${i});`)}\n}`;
  expect(figuresOf(long).longFunctions.places).toEqual(["shared/low/a.ts:1 long 132"]);
  const cases = `export function cases(x: string) {\n  switch (x) {\n${lines(130, (i) => `    case "${i}": return;`)}\n  }\n}`;
  expect(figuresOf(cases).longFunctions.n).toBe(0);
  const table = `export const table = () => ({\n${lines(130, (i) => `  a${i}: ${i},`)}\n});`;
  expect(figuresOf(table).longFunctions.n).toBe(0);
});

test("lets are counted in their own function alone", () => {
  const lets = (n: number): string => lines(n, (i) => `let a${i} = ${i};`);
  expect(figuresOf(`const open = () => {\n${lets(6)}\n};`).lets.places).toEqual(["shared/low/a.ts:1 open 6"]);
  expect(figuresOf(`function f() { ${lets(3)}\n function g() { ${lets(3)} } }`).lets.n).toBe(0);
});

test("lines of space and comments are no lines of code", () => {
  const { codeLines } = figuresOf(
    "/** One.\n * Two. */\nconst a = 1; // three\n\n// four\nconst b = `\n`;\n",
  );
  expect(codeLines.n).toBe(3);
});

test("a comment that begins with a nominal clause is counted once, however many lines it has", () => {
  const text =
    "/** What it is. */\n// Who comes\n// Where it goes\nconst a = 1;\n/**\n * Whatever helps.\n */\n// Whose it is";
  const { all, nominal } = commentFigures([readSource("shared/low/a.ts", text)]);
  expect(all).toBe(4);
  expect(nominal.n).toBe(3);
});

test("titles over 90 characters are found in every form of a test", () => {
  const title = "t".repeat(91);
  const text = [
    `test("${title}", () => {});`,
    `describe.skip(\`${title}\`, () => {});`,
    `test.for([1])("${title}", () => {});`,
    `test("${title.slice(1)}", () => {});`,
    `expect("${title}");`,
  ].join("\n");
  expect(longTitles([readSource("shared/low/a.test.ts", text)]).places).toEqual([
    "shared/low/a.test.ts:1 91",
    "shared/low/a.test.ts:2 91",
    "shared/low/a.test.ts:3 91",
  ]);
});

test("rules over 60 words are counted with their following lines", () => {
  const words = (n: number): string => "word ".repeat(n).trim();
  const page = `- **A1** ${words(60)}\n- **A2** ${words(40)}\n  ${words(21)}\n`;
  expect(longRules(page).places).toEqual(["A2 61"]);
});

test("a rule is uncited until a title begins with its number", () => {
  const page = "- **A1** One.\n- **A2** Two.\n- **A3** Three.\n";
  const tests = readSource("shared/low/a.test.ts", 'test("A3 A1 holds as A2", () => {});');
  expect(uncitedRules(page, [tests]).places).toEqual(["A2"]);
});

test("a list of most events counts as a registry, the types of the events do not", () => {
  const events = ["opened", "moved", "closed"];
  const source = (file: string, text: string) => readSource(`shared/${file}`, text);
  const sources = [
    source(
      "events/event.ts",
      'import type { A } from "./a.ts"; import type { B } from "../b/b.ts"; export type Act = A | B;',
    ),
    source("events/a.ts", 'export type A = { readonly type: "opened" } | { readonly type: "moved" };'),
    source("b/b.ts", 'export type B = { readonly type: "closed" };'),
    source("c/table.ts", `export const table = { ${events.map((name) => `${name}: 1`).join(", ")} };`),
    source("c/cases.ts", `switch (x) { ${events.map((name) => `case "${name}":`).join(" ")} }`),
    source("c/one.ts", 'export const one = "opened";'),
    source("d/some.ts", "export const some = { opened: 1, moved: 1 };"),
    source("d/other.ts", "export const other = { closed: 1 };"),
    source(
      "d/joined.ts",
      'import { some } from "./some.ts"; import { other } from "./other.ts"; export const all = { ...some, ...other };',
    ),
  ];
  expect(registries(sources).places).toEqual([
    "shared/c/table.ts 3 of 3 events",
    "shared/c/cases.ts 3 of 3 events",
    "shared/d/some.ts 2 of 3 events",
    "shared/d/joined.ts 3 of 3 events",
  ]);
});
