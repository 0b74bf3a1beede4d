import { describe, expect, test } from "vitest";

import type { DraftText } from "./draft-text.ts";
import { readText } from "./read-text.ts";

const lines = (...all: string[]): string => all.join("\n");

/** One clause a line: "recital 1 that …", "operative 1 alt of 4: …". */
const told = (draft: DraftText): string[] =>
  draft.clauses.map((clause) => {
    const alternative = clause.alternativeTo === undefined ? "" : ` alt of ${clause.alternativeTo}`;
    return `${clause.kind} ${clause.level}${alternative} ${clause.text}`;
  });

describe("the form of a text", () => {
  test("a single paragraph is an item of its section, recital or operative by the verb", () => {
    const { draft, unplaced } = readText(
      lines(
        "SOURCE: where it came from",
        "# DRAFT OPINION 7",
        "# Words",
        "",
        "The Forum (Somewhere, 2026),",
        "",
        "_recognizing_",
        "",
        "that words matter,",
        "",
        "_is of the view_",
        "",
        "1\tthat words:",
        "1.1\tare few;",
        "1.1.1\tare short;",
        "1.2\tare plain, in:",
        "i)\tspeech;",
        "ii)\tprint;",
        "–\ton paper;",
        "2\tthat words [stand;],",
        "",
        "_invites Member States_",
        "",
        "to listen.",
      ),
    );
    expect(unplaced).toEqual([]);
    expect(draft.number).toBe("7");
    expect(told(draft)).toEqual([
      "title 1 Words",
      "opening 1 The Forum (Somewhere, 2026)",
      "verb 1 recognizing",
      "recital 1 that words matter",
      "verb 1 is of the view",
      "operative 1 that words:",
      "operative 2 are few",
      "operative 3 are short",
      "operative 2 are plain, in:",
      "subItem 3 speech",
      "subItem 3 print",
      "subItem 4 on paper",
      "operative 1 that words [stand;]",
      "verb 1 invites Member States",
      "operative 1 to listen",
    ]);
  });

  test("wrapped lines go on with the paragraph above, and Windows line ends are line ends", () => {
    const { draft, unplaced } = readText(
      "# T\r\n\r\nThe Forum,\r\n\r\n_noting_\r\n\r\na)\tthat a  long-\r\nterm plan\tis\r\nwrapped;\r\nb)\tthat another is not,\r\n",
    );
    expect(unplaced).toEqual([]);
    expect(told(draft).slice(3)).toEqual([
      "recital 1 that a long-term plan is wrapped",
      "recital 1 that another is not",
    ]);
  });

  const list = (...items: string[]): DraftText => readText(lines("_noting_", "", ...items)).draft;
  const upToH = "abcdefgh".split("").map((letter) => `${letter})\tthe ${letter};`);

  test("i) is the ninth letter after h), and a numeral below a paragraph that introduces others", () => {
    expect(told(list(...upToH, "i)\tthe ninth;", "j)\tthe tenth,")).slice(-2)).toEqual([
      "recital 1 the ninth",
      "recital 1 the tenth",
    ]);
    expect(
      told(list(...upToH.slice(0, 7), "h)\tboth of:", "i)\tone;", "ii)\ttwo;", "i)\tthe ninth,")).slice(-3),
    ).toEqual(["subItem 2 one", "subItem 2 two", "recital 1 the ninth"]);
    expect(told(list("a)\tboth of:", "i)\tone;", "ii)\ttwo;", "b)\tthe next,")).slice(-3)).toEqual([
      "subItem 2 one",
      "subItem 2 two",
      "recital 1 the next",
    ]);
  });

  test("Cyrillic letters in a number are read as Latin, and reported", () => {
    const { draft, unplaced } = readText(lines("_отмечая_", "", "а)\tодно;", "b)\tдва;", "с)\tтри,"));
    expect(told(draft).slice(1)).toEqual(["recital 1 одно", "recital 1 два", "recital 1 три"]);
    expect(unplaced.map(({ line }) => line)).toEqual([3, 5]);
  });

  test("B9 bis keeps its number; alt is an alternative; [New] is placed and reported", () => {
    const { draft, unplaced } = readText(
      lines(
        "_invites Member States_",
        "",
        "1\tto go;",
        "1alt\tto stay;",
        "1alt2\t[no text];",
        "1bis\tto wait;",
        "[New]\tto rest;",
        "2\tto come.",
      ),
    );
    expect(told(draft)).toEqual([
      "verb 1 invites Member States",
      "operative 1 to go",
      "operative 1 alt of 1 to stay",
      "operative 1 alt of 1 [no text]",
      "operative 1 to wait",
      "operative 1 to rest",
      "operative 1 to come",
    ]);
    expect(unplaced).toEqual([
      { line: 7, message: "the number [New] is not kept: numbers follow from the place" },
    ]);
  });

  test("control characters and overrides fall away, words are NFC", () => {
    const { draft } = readText("_noting_\n\nthat cafe\u0301s \u202Eare\u202C o\u0007pen\u000Bat\uFEFF noon,");
    expect(draft.clauses[1]?.text).toBe("that cafés are open at noon");
  });

  test("numbers that start again at 1, or jump, are reported with their line", () => {
    const { unplaced } = readText(
      lines("_invites Member States_", "1\tto go;", "2\tto see;", "1\tto come;", "4\tto stay."),
    );
    expect(unplaced).toEqual([
      { line: 4, message: "the numbers start again at 1: a section verb may be missing above this line" },
      { line: 5, message: "the number 4 does not follow the one before: numbers follow from the place" },
    ]);
  });

  test("footnotes below a rule are notes; a section without a paragraph is reported", () => {
    const { draft, unplaced } = readText(
      lines("_noting_", "", "a)\tone1;", "____________________", "1 The first.", "b)\ttwo,", "", "_aware_"),
    );
    expect(told(draft)).toEqual([
      "verb 1 noting",
      "recital 1 one1",
      "note 1 1 The first.",
      "recital 1 two",
      "verb 1 aware",
    ]);
    expect(unplaced.map(({ line }) => line)).toEqual([5, 8]);
  });

  test("verbs without underscores and numbers without tabs are read where they are plain", () => {
    const { draft, unplaced } = readText(
      lines(
        "Words",
        "",
        "The Forum,",
        "",
        "considering",
        "",
        "a) that Resolution",
        "2 (Rev.) stands;",
        "b) that it stays,",
        "",
        "invites Member States",
        "",
        "1 to go;",
        "2 to stay.",
      ),
    );
    expect(unplaced).toEqual([]);
    expect(told(draft)).toEqual([
      "title 1 Words",
      "opening 1 The Forum",
      "verb 1 considering",
      "recital 1 that Resolution 2 (Rev.) stands",
      "recital 1 that it stays",
      "verb 1 invites Member States",
      "operative 1 to go",
      "operative 1 to stay",
    ]);
  });
});
