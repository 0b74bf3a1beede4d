import { describe, expect, test } from "vitest";
import { clauseId } from "../../shared/ids.ts";
import { openUnderlines, type UnderlineName, underlinesAt, underlinesIn } from "./underlines.ts";

const a = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
const b = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAW");
const said = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Counts how often it was told. */
function followed() {
  const underlines = openUnderlines();
  let told = 0;
  underlines.subscribe(() => told++);
  return { ...underlines, told: () => told };
}

describe("which words are underlined", () => {
  test("several parts of the page underline under one name, and each takes away only its own", async () => {
    const { open, of } = followed();
    const [one, other] = [open("checked"), open("checked")];
    one.show([{ clauseId: a, start: 0, end: 2 }]);
    other.show([
      { clauseId: a, start: 5, end: 6, words: "as it was" },
      { clauseId: b, start: 1, end: 2 },
    ]);
    open("commented").show([{ clauseId: a, start: 1, end: 9 }]);
    await said();
    expect(of(a)).toEqual([
      { name: "commented", start: 1, end: 9 },
      { name: "checked", start: 0, end: 2 },
      { name: "checked", start: 5, end: 6, words: "as it was" },
    ]);
    other.close();
    await said();
    expect(of(a)).toEqual([
      { name: "commented", start: 1, end: 9 },
      { name: "checked", start: 0, end: 2 },
    ]);
    expect(of(b)).toEqual([]);
  });

  test("a clause of which nothing else is shown keeps its list, and nobody is told", async () => {
    const { open, of, told } = followed();
    const checked = open("checked");
    checked.show([
      { clauseId: a, start: 0, end: 2, words: "one" },
      { clauseId: b, start: 0, end: 2 },
    ]);
    await said();
    const [ofA, ofB] = [of(a), of(b)];
    checked.show([
      { clauseId: a, start: 0, end: 2, words: "one" },
      { clauseId: b, start: 0, end: 3 },
    ]);
    await said();
    expect([of(a) === ofA, of(b) === ofB, told()]).toEqual([true, false, 2]);
    checked.show([
      { clauseId: b, start: 0, end: 3 },
      { clauseId: a, start: 0, end: 2, words: "one" },
    ]);
    await said();
    expect([of(a) === ofA, told()]).toEqual([true, 2]);
    checked.show([
      { clauseId: a, start: 0, end: 2, words: "once" },
      { clauseId: b, start: 0, end: 3 },
    ]);
    await said();
    expect([of(a) === ofA, told()]).toEqual([false, 3]);
  });

  test("what one part of the page takes over from another in one breath changes nothing", async () => {
    const { open, of, told } = followed();
    const [text, panel] = [open("adopted"), open("adopted")];
    text.show([{ clauseId: a, start: 0, end: 2, words: "one" }]);
    await said();
    const before = of(a);
    text.show([]);
    panel.show([{ clauseId: a, start: 0, end: 2, words: "one" }]);
    await said();
    expect([of(a) === before, told()]).toEqual([true, 1]);
  });
});

describe("underlines in the words of now", () => {
  /** The words that are underlined now, where `words` was underlined in the first text. */
  const carried = (first: string, words: string, now: string): readonly string[] => {
    const start = first.indexOf(words);
    const place = { name: "checked", start, end: start + words.length, words: first } as const;
    return underlinesIn([place], now).map((one) => now.slice(one.start, one.end));
  };

  test("they go along with what is typed and deleted before and behind them", () => {
    expect(carried("one two three", "two", "one two three")).toEqual(["two"]);
    expect(carried("one two three", "two", "indeed one two three")).toEqual(["two"]);
    expect(carried("one two three", "two", "two three")).toEqual(["two"]);
    expect(carried("one two three", "two", "one two")).toEqual(["two"]);
  });
  test("what is typed right before and behind them is not underlined, what is typed within them is", () => {
    expect(carried("one two three", "two", "one xtwo three")).toEqual(["two"]);
    expect(carried("one two three", "two", "one twox three")).toEqual(["two"]);
    expect(carried("one two three", "two", "one twxo three")).toEqual(["twxo"]);
  });
  test("of words that are gone in part the rest is underlined, and nothing of those that are gone", () => {
    expect(carried("one two three", "two", "one tree")).toEqual(["t"]);
    expect(carried("one two three", "two", "one o three")).toEqual(["o"]);
    expect(carried("one two three", "two", "one  three")).toEqual([]);
    expect(carried("one two three", "two", "one xyz three")).toEqual([]);
    expect(carried("one two three", "two", "")).toEqual([]);
  });
  test("offsets of the words of now are taken as they are, within the words", () => {
    const names = (name: UnderlineName, start: number, end: number) => ({ name, start, end });
    const underlines = [names("commented", 2, 9), names("checked", 9, 12)];
    expect(underlinesIn(underlines, "12345")).toEqual([names("commented", 2, 5)]);
  });
  test("a character of two units is not parted", () => {
    expect(carried("a 😀👍 b", "😀👍", "a 😁👍 b")).toEqual(["👍"]);
    expect(carried("a 😀 b", "😀", "a 😁 b")).toEqual([]);
    expect(underlinesIn([{ name: "checked", start: 0, end: 3 }], "a 😁")).toEqual([
      { name: "checked", start: 0, end: 4 },
    ]);
  });
  test("several at one place are named in one order, each once", () => {
    const underlines = [
      { name: "checked", start: 0, end: 2 },
      { name: "checked", start: 1, end: 2 },
      { name: "commented", start: 1, end: 3 },
    ] as const;
    expect([0, 1, 2, 3].map((at) => underlinesAt(underlines, at))).toEqual([
      "checked",
      "commented checked",
      "commented",
      "",
    ]);
  });
});
