import { describe, expect, test } from "vitest";
import type { TextLanguage } from "../checks/finding.ts";
import { readText } from "./read-text.ts";
import { lostWords } from "./lost-words.ts";
import { documentOf } from "./testing/document-of-draft.ts";
import { writeText } from "../printed/write-text.ts";
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

/** The forms in which one text may come in. */
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
    test.each(LANGUAGES)(`X39 %s: ${form}: the same clauses`, (language) => {
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

test.each(LANGUAGES)("X39 %s: lines that were wrapped at any width are the same clauses", (language) => {
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

const kinds = (text: string): readonly string[] =>
  readText(text).draft.clauses.map(({ kind, level, form }) => [kind, level, form ?? ""].join(" ").trim());

test("X39 numbers and letters of each script are numbers here", () => {
  const lists: readonly (readonly [string, string])[] = [
    ["考虑到\n\n甲、灯少；\n乙、桌少，\n\n请成员国\n\n", "一、来：\n（一）早；\n（二）晚；\n二、去。"],
    ["考虑到\n\na）灯少；\nb）桌少，\n\n请成员国\n\n", "１．来：\n①早；\n②晚；\n２．去。"],
    ["учитывая\n\nа) один;\nб) два,\n\nрешает\n\n", "1. раз:\nа) три;\nб) четыре;\n2. два."],
    ["إذ يدرك\n\nأ- واحد؛\nب- اثنان،\n\nيقرر\n\n", "١- واحد:\nأ) ثلاثة؛\nب) أربعة؛\n٢- اثنان."],
    ["considering\n\n(a) one;\n(b) two,\n\ndecides\n\n", "1) that one:\n(a) be;\n(b) go;\n2) that two."],
  ];
  for (const [above, below] of lists)
    expect(kinds(above + below), above).toEqual([
      "verb 1",
      "recital 1",
      "recital 1",
      "verb 1",
      "operative 1",
      "subItem 2 letter",
      "subItem 2 letter",
      "operative 1",
    ]);
});

test("X17 sentences that begin with a verb are no sections, and are told with their lines", () => {
  const sentences = [
    "Considering that lamps are few,\n\nInvites Member States to share them.",
    "Considérant que les lampes sont rares,\n\nInvite les États Membres à les partager.",
    "Considerando que las lámparas son pocas,\n\nInvita a los Estados Miembros a compartirlas.",
    "Учитывая, что ламп мало,\n\nПредлагает Государствам-Членам делиться ими.",
    "考虑到灯具稀少，\n\n请各成员国共用灯具。",
    "إذ يضع في اعتباره أن المصابيح قليلة،\n\nيدعو الدول الأعضاء إلى تقاسمها.",
  ];
  for (const text of sentences) {
    const { draft, unplaced } = readText(text);
    expect(
      draft.clauses.some(({ kind }) => kind === "verb"),
      text,
    ).toBe(false);
    const told = unplaced.filter(({ message }) => message.includes("begins like a section verb"));
    expect(
      told.map(({ line }) => line),
      text,
    ).toEqual([1, 3]);
    expect(unplaced.some(({ message }) => message.startsWith("no section verb was found"))).toBe(true);
  }
});

test("X17 a cover above the name of the text, its number and title, an annex below", () => {
  const { draft, unplaced } = readText(
    "1\t背景\n1.1\t灯的历史。\n第9号意见 小岛的灯\n论坛（拿骚），\n考虑到\n灯具稀少，\n认为\n应有灯。\n附件1\n1\t灯\n2\t桌\n",
  );
  expect(draft.number).toBe("9");
  expect(draft.clauses.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "title 小岛的灯",
    "opening 论坛（拿骚）",
    "verb 考虑到",
    "recital 灯具稀少",
    "verb 认为",
    "operative 应有灯",
    "note 附件1",
    "note 1 灯",
    "note 2 桌",
    "note 1 背景",
    "note 1.1 灯的历史。",
  ]);
  expect(unplaced.map(({ line }) => line)).toEqual([1, 9]);
});

describe("nothing that is read is lost", () => {
  test.each(LANGUAGES)(
    "N3 %s: numbers are as printed, also when it is written and read again",
    (language) => {
      const { draft } = readText(ONE_OPINION[language].map(bare).join("\n"));
      const document = documentOf(draft);
      expect(document.clauses.map(({ number }) => number)).toEqual(NUMBERS);
      expect(readText(writeText(document))).toEqual({ draft, unplaced: [] });
    },
  );

  test.each(LANGUAGES)("X17 %s: no word is lost", (language) => {
    const source = ONE_OPINION[language]
      .slice(1)
      .map((line) => bare(line).replace(/^\S+ ?\)?\t/u, ""))
      .join("\n");
    expect(lostWords(source, readText(ONE_OPINION[language].map(bare).join("\n")).draft)).toEqual([]);
  });
});
