import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { countBrackets } from "../text/brackets.ts";
import { delegationId } from "../ids.ts";
import type { NamedDelegation } from "./bracket-owners.ts";
import type { DraftText } from "./draft-text.ts";
import { readNegotiated } from "./read-negotiated.ts";

const FILE = new URL("../../../shared/texts/draft-opinion-4-in-negotiation.txt", import.meta.url);
const haveText = existsSync(FILE);
if (!haveText) console.log("not read, since it is absent: shared/texts/draft-opinion-4-in-negotiation.txt");

const named = (...names: readonly string[]): readonly NamedDelegation[] =>
  names.map((name) => ({ id: delegationId(name), names: [name, `Delegation ${name}`] }));

const read = (text: string, ...names: readonly string[]) => readNegotiated(text, named(...names));
const only = (words: string, ...names: readonly string[]) => {
  const { draft, unplaced } = read(`# DRAFT OPINION 9\n\n_is of the view_\n\n${words}\n`, ...names);
  const { text, brackets = [] } = draft.clauses.at(-1)!;
  return {
    text,
    owned: brackets.map(({ delegationId: id, signs }) => [id, signs.map((at) => text[at]).join("")]),
    said: unplaced.map(({ message }) => message),
  };
};

describe("brackets with a name", () => {
  test("B6 a name behind brackets is whose they are, and stands in the record, not in the words", () => {
    expect(only("that [many][some] [AAA] stay", "AAA")).toEqual({
      text: "that [many][some] stay",
      owned: [["AAA", "[][]"]],
      said: ["[AAA] is whose the bracket before it is"],
    });
  });

  test("B6 a name inside a bracket, with a colon, is whose it is", () => {
    expect(only("that costs [AAA: , gateways] and [BBB: tariffs] fall", "AAA", "BBB")).toEqual({
      text: "that costs [, gateways] and [tariffs] fall",
      owned: [
        ["AAA", "[]"],
        ["BBB", "[]"],
      ],
      said: ['the bracket "[AAA: , gateways]" is that of AAA', 'the bracket "[BBB: tariffs]" is that of BBB'],
    });
  });

  test("B6 nested brackets keep their owners' signs", () => {
    const { text, owned } = only("[[to report] [AAA] on time] [BBB] to all", "AAA", "BBB");
    expect(text).toBe("[[to report] on time] to all");
    expect(owned).toEqual([
      ["BBB", "[]"],
      ["AAA", "[]"],
    ]);
  });

  test("B6 names that nobody has on the list, and several names at once, stay words and are said", () => {
    expect(only("that [many] [Delegation Q] stay", "AAA")).toEqual({
      text: "that [many] [Delegation Q] stay",
      owned: [],
      said: ["Delegation Q is not on the forum's list: kept as words"],
    });
    expect(only("that [many] [AAA, BBB] stay", "AAA", "BBB")).toEqual({
      text: "that [many] [AAA, BBB] stay",
      owned: [],
      said: ["the bracket is said to be that of AAA, BBB together: kept as words"],
    });
  });

  test("B6 words in brackets are no names, nor is the number of an alternative", () => {
    expect(only("[Alt 1: that all share] [and more]", "AAA")).toEqual({
      text: "[Alt 1: that all share] [and more]",
      owned: [],
      said: [],
    });
  });
});

describe("what a text says beside its words", () => {
  test("B10 where it came from, what is pending and what was agreed is told, and nothing is marked", () => {
    const { draft, unplaced } = read(
      [
        "SOURCE: a room",
        "",
        "_is of the view_",
        "",
        "1\tto share (pending the outcome of paragraph 2);",
        "2\tto report ]",
        "",
        "[Facilitator's note: paragraph 1 agreed.]",
      ].join("\n"),
    );
    expect(draft.clauses.map(({ text }) => text)).toEqual([
      "is of the view",
      "to share (pending the outcome of paragraph 2)",
      "to report ]",
      "[Facilitator's note: paragraph 1 agreed.]",
    ]);
    expect(unplaced).toEqual([
      { line: 1, message: 'where the text came from is left out: "SOURCE: a room"' },
      {
        line: 5,
        message:
          '"(pending the outcome of paragraph 2)" is kept as words: the clause waits for the outcome of paragraph 2; say so when it is marked, as agreed pending that clause',
      },
      { line: 6, message: "1 bracket sign has no partner" },
      { line: 8, message: 'kept as a note: "[Facilitator\'s note: paragraph 1 agreed.]"' },
      {
        line: 8,
        message:
          "the note says what was agreed; an import marks nothing: mark these clauses by hand, with that basis",
      },
    ]);
  });
});

const countsOf = ({ clauses }: DraftText, names: readonly string[]) =>
  clauses
    .map(({ text }) => ({ text: text.slice(0, 24), ...countBrackets(text, new Set(names)) }))
    .filter(({ brackets }) => brackets > 0)
    .map(({ text, brackets, alternatives }) => `${text} | ${brackets} ${alternatives}`);

describe.skipIf(!haveText)("a text under negotiation", () => {
  const source = haveText ? readFileSync(FILE, "utf8") : "";

  test("B6 its brackets and alternatives are counted clause by clause", () => {
    const { draft } = read(source);
    expect(countsOf(draft, [])).toEqual([
      "[Resolution XX (Rev. Buc | 3 0",
      "that [many][some][a grow | 1 3",
      "that costs of user termi | 2 0",
      "that Member States [shou | 1 3",
      "[indigenous communities; | 1 0",
      "[Alt 1: that voluntary c | 2 0",
      "[Alt 2: that existing in | 2 0",
      "[No text] [Delegation H] | 2 0",
      "[[to report] [on a volun | 3 0",
      "[Facilitator's note: par | 1 0",
    ]);
  });

  test("B6 with its delegations on the forum's list brackets are theirs, and names count nothing", () => {
    const letters = ["A", "B", "C", "D", "E", "F", "G", "H"];
    const { draft } = read(source, ...letters);
    const names = letters.map((one) => `delegation ${one.toLowerCase()}`);
    expect(countsOf(draft, names)).toEqual([
      "[Resolution XX (Rev. Buc | 2 0",
      "that [many][some][a grow | 1 3",
      "that costs of user termi | 2 0",
      "that Member States [shou | 1 3",
      "[indigenous communities; | 1 0",
      "[Alt 1: that voluntary c | 1 0",
      "[Alt 2: that existing in | 1 0",
      "[No text] | 1 0",
      "[[to report] [on a volun | 3 0",
      "[Facilitator's note: par | 1 0",
    ]);
    const owned = draft.clauses.flatMap(({ text, brackets = [] }) =>
      brackets.map(({ delegationId: id, signs }) => `${id} ${text.slice(signs[0], signs.at(-1)! + 1)}`),
    );
    expect(owned).toEqual([
      "A [Resolution XX (Rev. Bucharest, 2022) of the Plenipotentiary Conference, on [placeholder];]",
      "B [, gateways and licences]",
      "G [Alt 2: that existing international frameworks be implemented;]",
      "H [No text]",
    ]);
  });

  test("B9 b)bis is an insertion, 3alt and 3alt2 are alternatives to 3", () => {
    const { draft } = read(source);
    const at = (beginning: string) => draft.clauses.findIndex(({ text }) => text.startsWith(beginning));
    expect(draft.clauses[at("[Resolution XX")]).toMatchObject({ kind: "recital", inserted: true });
    const third = at("[Alt 1");
    expect(draft.clauses.slice(third + 1, third + 3).map(({ alternativeTo }) => alternativeTo)).toEqual([
      third,
      third,
    ]);
  });

  test("B10 what is not done is said, with its line", () => {
    const { unplaced } = read(source);
    expect(unplaced.map(({ line, message }) => `${line} ${message.slice(0, 58)}`)).toEqual([
      '1 where the text came from is left out: "SOURCE: synthetic, ',
      "12 Delegation A is not on the forum's list: kept as words",
      "22 Delegation B is not on the forum's list: kept as words",
      "22 Delegation C, Delegation D are not on the forum's list: ke",
      "32 Delegation E, Delegation F are not on the forum's list: ke",
      "33 Delegation G is not on the forum's list: kept as words",
      "34 Delegation H is not on the forum's list: kept as words",
      '43 "(pending the outcome of paragraph 3)" is kept as words: t',
      "49 kept as a note: \"[Facilitator's note: paragraphs recalling",
      "49 the note says what was agreed; an import marks nothing: ma",
    ]);
  });
});
