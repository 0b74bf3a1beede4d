import { describe, expect, test } from "vitest";
import type { TextLanguage } from "../checks/finding.ts";
import { readText } from "./read-text.ts";
import { lostWords } from "./lost-words.ts";
import { documentOf } from "./testing/document-of-draft.ts";
import { writeText } from "./write-text.ts";
import { ONE_OPINION } from "./testing/one-opinion.ts";

const LANGUAGES = Object.keys(ONE_OPINION) as TextLanguage[];

const NUMBERS = [
  ["", "", "", "a)", "b)", "", "", "", "a)", "b)", "c)", "", "1", "2", "a)", "b)", "c)", "3"],
  ["", "1", "2", "", "", "", "1", "2"],
].flat();
const SHAPE = [
  "title 1",
  "opening 1",
  "verb 1",
  "recital 1",
  "recital 1",
  "verb 1",
  "recital 1",
  "verb 1",
  "recital 1",
  "recital 1",
  "recital 1",
  "verb 1",
  "operative 1",
  "operative 1",
  "subItem 2 letter",
  "subItem 2 letter",
  "subItem 2 letter",
  "operative 1",
  "verb 1",
  "operative 1",
  "operative 1",
  "verb 1",
  "operative 1",
  "verb 1",
  "operative 1",
  "operative 1",
];

/** How one and the same text may come in. */
const FORMS: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  "verbs bare, empty lines between": (lines) => lines.map(bare).join("\n\n"),
  "verbs bare, no empty line": (lines) => lines.map(bare).join("\n"),
  "verbs underscored": (lines) => lines.map((line) => marked(line, "_")).join("\n"),
  "verbs in stars": (lines) => lines.map((line) => marked(line, "*")).join("\n\n"),
  "verbs in two stars and a comma": (lines) => lines.map((line) => marked(line, "**", ",")).join("\n\n"),
  "a colon behind each verb": (lines) =>
    lines.map((line) => (line.startsWith("_") ? `${bare(line)}:` : line)).join("\n\n"),
  "a comma behind each verb": (lines) =>
    lines.map((line) => (line.startsWith("_") ? `${bare(line)},` : line)).join("\n\n"),
  "full-width signs": (lines) =>
    lines
      .map((line) => (line.startsWith("_") ? `${bare(line)}，` : line.replace(/^([abc])\)\t/u, "$1）　")))
      .join("\n\n"),
  "capitals at the start": (lines) =>
    lines
      .map((line) => bare(line.replace(/^_(.)/u, (_all, first: string) => first.toUpperCase())))
      .join("\n\n"),
  "verbs in capitals": (lines) =>
    lines.map((line) => (line.startsWith("_") ? bare(line).toUpperCase() : line)).join("\n\n"),
  "a BOM, Windows line ends, spaces that do not break": (lines) =>
    `\uFEFF${lines.map((line) => bare(line).replaceAll(" ", "\u00A0")).join("\r\n")}\r\n`,
  "marks of direction": (lines) => lines.map((line) => `\u200F${bare(line)}\u200F`).join("\n"),
  "spaces behind the numbers": (lines) => lines.map((line) => bare(line).replace("\t", " ")).join("\n"),
  "tabs and spaces before each line": (lines) => lines.map((line) => `\t  ${bare(line)}  `).join("\n"),
  "brackets around the letters": (lines) =>
    lines.map((line) => bare(line).replace(/^([abc])\)/u, "($1)")).join("\n"),
  "decomposed accents": (lines) => lines.map(bare).join("\n").normalize("NFD"),
};

function bare(line: string): string {
  return line.replace(/^_/u, "");
}

const marked = (line: string, sign: string, after = ""): string =>
  line.startsWith("_") ? `${sign}${bare(line)}${sign}${after}` : line;

describe("one Opinion in six languages", () => {
  for (const [form, write] of Object.entries(FORMS))
    test.each(LANGUAGES)(`X16 %s: ${form}: the same clauses`, (language) => {
      const source = write(ONE_OPINION[language]);
      const { draft, unplaced } = readText(source);
      const shape = draft.clauses.map((one) => [one.kind, one.level, one.form ?? ""].join(" ").trim());
      expect(shape).toEqual(SHAPE);
      expect(draft.number).toBe("9");
      expect(unplaced).toEqual([]);
      const verbs = draft.clauses.filter(({ kind }) => kind === "verb").map(({ text }) => text.toLowerCase());
      const printed = ONE_OPINION[language].filter((line) => line.startsWith("_")).map(bare);
      expect(verbs.map(plain)).toEqual(printed.map((verb) => plain(verb.toLowerCase())));
    });
});

const plain = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll("\u00A0", " ");

/** Each line cut where the page ends, also inside of verbs and the opening words. */
function wrapped(line: string, width: number): readonly string[] {
  const pieces = line.match(/\p{Script=Han}|[^\s\p{Script=Han}]+|\s+/gu) ?? [];
  const lines = [""];
  for (const piece of pieces) {
    const length = lines.at(-1)!.length;
    if (length > 0 && length + piece.length > width) lines.push(piece.trimStart());
    else lines[lines.length - 1] += piece;
  }
  return lines.map((one) => one.trimEnd());
}

test.each(LANGUAGES)("X16 %s: lines that were wrapped at any width are the same clauses", (language) => {
  const lines = ONE_OPINION[language].map(bare);
  const { clauses } = readText(lines.join("\n\n")).draft;
  let texts = 0;
  for (let width = language === "zh" ? 16 : 40; width <= 100; width++)
    for (const between of ["\n", "\n\n"])
      for (const indent of ["", "    "]) {
        texts++;
        const text = lines.map((line) => wrapped(line, width).join(`\n${indent}`)).join(between);
        expect(readText(text).draft.clauses, `${width} signs a line:\n${text}`).toEqual(clauses);
      }
  console.info(`${language}: ${texts} texts wrapped, all read alike`);
});

describe("what is read, is there", () => {
  test.each(LANGUAGES)(
    "N3 %s: numbers are as printed, also when it is written and read again",
    (language) => {
      const { draft } = readText(ONE_OPINION[language].map(bare).join("\n"));
      const document = documentOf(draft);
      expect(document.clauses.map(({ number }) => number)).toEqual(NUMBERS);
      expect(readText(writeText(document))).toEqual({ draft, unplaced: [] });
    },
  );

  test.each(LANGUAGES)("X16 %s: no word is lost", (language) => {
    const source = ONE_OPINION[language]
      .slice(1)
      .map((line) => bare(line).replace(/^\S+ ?\)?\t/u, ""))
      .join("\n");
    expect(lostWords(source, readText(ONE_OPINION[language].map(bare).join("\n")).draft)).toEqual([]);
  });
});
