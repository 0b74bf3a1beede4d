import * as fc from "fast-check";
import { expect, test } from "vitest";
import { SEARCH_FOUND_OF_KIND_MAX } from "../limits.ts";
import { contributionId } from "../ids.ts";
import { excerptOf } from "./excerpt.ts";
import { foldedText, unfolded } from "./folded.ts";
import { matchIn, readQuestion } from "./match.ts";
import { openSearch, type SearchedText } from "./search.ts";

/** The words of a text that a question finds, as they stand there; null: nothing. */
function found(text: string, asked: string): string | null {
  const question = readQuestion(asked);
  const match = question === null ? null : matchIn(foldedText(text), question);
  if (match === null) return null;
  const { text: piece, marks } = excerptOf(text, unfolded(text, match.ranges));
  return marks.map(([start, end]) => piece.slice(start, end)).join("|");
}

test.each([
  ["that the Cost of user terminals", "cost", "Cost"],
  ["that the cost of user terminals", "term cost", "cost|term"],
  ["that the cost of user terminals", "user terminals", "user terminals"],
  ["a partnership", "art", null],
  ["reconnaît l’état des réseaux", "RECONNAIT", "reconnaît"],
  ["reconnaît l’état des réseaux", "l'etat", "l’état"],
  ["e\u0301tat", "etat", "e\u0301tat"],
  ["größte Straße", "strasse", "Straße"],
  ["Ο ΔΡΟΜΟΣ", "δρόμος", "ΔΡΟΜΟΣ"],
  ["признаёт важность", "признает", "признаёт"],
  ["认识到卫星宽带的费用", "宽带", "宽带"],
  ["认识到卫星宽带的费用", "费", "费"],
  ["按照AAA提案", "aaa", "AAA"],
  ["وإذ تُدرك الإدارةُ", "اداره", "إدارةُ"],
  ["الفقرة ٢٣", "23", "٢٣"],
  ["full width ＡＢＣ", "abc", "ＡＢＣ"],
  ["𝐀 and 🛰️ satellite", "satellite", "satellite"],
  ["[.*] and (a+)+$", "[.*]", null],
  ["[ab] and (a+)+$", "(a+)+$", null],
  ["item (a1)", "(a1)", "(a1)"],
  ["two\nlines", "two lines", "two lines"],
  ["a", "a", null],
  ["", "cost", null],
  ["\u0301\u0301", "\u0301\u0301", null],
])("K23 in “%s” the question “%s” finds %s", (text, asked, words) => {
  expect(found(text, asked)).toBe(words);
});

test("K23 a text folds as its characters do, and each place leads back to its own", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(20), fc.nat(20), (text, from, length) => {
      const folded = foldedText(text);
      expect(Array.from(text, foldedText).join("")).toBe(folded);
      const [start, end] = [Math.min(from, folded.length), Math.min(from + length + 1, folded.length)];
      if (start === end) return;
      const [range] = unfolded(text, [[start, end]]);
      expect(foldedText(text.slice(...range!))).toContain(folded.slice(start, end));
    }),
  );
});

test("K23 an excerpt shows what was found, of a text of any length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.string({ maxLength: 400 }), (a, b) => {
      const text = `${a} gavel ${b}`;
      const { text: piece, marks } = excerptOf(text, [[a.length + 1, a.length + 6]]);
      expect(marks.map(([start, end]) => piece.slice(start, end))).toEqual(["gavel"]);
      expect(piece.length).toBeLessThanOrEqual(170);
    }),
  );
});

const source = (n: number, text: string): SearchedText => ({
  kind: "paper",
  of: { n },
  texts: () => [text],
  place: () => ({
    kind: "paper",
    contributionId: contributionId(String(n)),
    number: "",
    title: "",
    paragraph: 0,
  }),
});

test("K23 of each kind ten things are told, and the words as they were asked for come first", () => {
  const search = openSearch(readQuestion("blue lamp")!);
  for (let n = 0; n < 40; n++) search.look(source(n, n < 30 ? "lamp, blue" : "blue lamp"));
  const { found: told, more } = search.answer();
  expect(more).toBe(true);
  expect(told).toHaveLength(SEARCH_FOUND_OF_KIND_MAX);
  expect(told.every(({ text }) => text === "blue lamp")).toBe(true);
});

test("K23 a text is folded once, however often it is looked through", () => {
  let read = 0;
  const one: SearchedText = { ...source(1, "Straße"), texts: () => [`${(read += 1)} Straße`] };
  for (let n = 0; n < 5; n++) openSearch(readQuestion("lane")!).look(one);
  expect(read).toBe(1);
});

test("K23 a second question reads what the first one folded", () => {
  const words = "les réseaux à satellite réduisent l’écart entre États membres ".repeat(16);
  let read = 0;
  const papers = Array.from({ length: 100 }, (_, n): SearchedText => ({
    ...source(n, ""),
    texts: () => {
      read += 1;
      return Array.from({ length: 20 }, () => words);
    },
  }));
  const lasted = ["zèbre", "lamproie", "écart zèbre"].map((question) => {
    const search = openSearch(readQuestion(question)!);
    const from = performance.now();
    for (const paper of papers) search.look(paper);
    expect(search.answer().found).toEqual([]);
    return Math.round(performance.now() - from);
  });
  expect(read).toBe(papers.length);
  const chars = (papers.length * 20 * words.length) / 1_000_000;
  console.log(
    `${chars.toFixed(1)} million characters: the first question ${lasted[0]} ms, others ${lasted.slice(1).join(" and ")} ms`,
  );
});
