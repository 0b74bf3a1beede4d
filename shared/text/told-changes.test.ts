import { describe, expect, test } from "vitest";
import { type RedlineStretch, toldChanges } from "./told-changes.ts";

const same = (text: string): RedlineStretch => ({ kind: "same", text, by: "" });
const added = (text: string, by = "BBB"): RedlineStretch => ({ kind: "added", text, by });
const removed = (text: string, by = "AAA"): RedlineStretch => ({ kind: "removed", text, by });

/** The change as a line: who, before, after. */
const lines = (...redline: readonly RedlineStretch[]): readonly string[] =>
  toldChanges(redline).map((one) => {
    switch (one.kind) {
      case "inserted":
      case "deleted":
        return `${one.kind} by ${one.by.join("+")}: ${one.text}`;
      case "replaced":
        return `${one.deletedBy.join("+")}: ${one.before} | ${one.by.join("+")}: ${one.after}`;
      case "movedHere":
      case "movedAway":
        return `${one.kind} ${one.clause}: ${one.text}`;
    }
  });

describe("A78 a redline is told as changes in the order of the text", () => {
  test.for<[string, readonly RedlineStretch[], readonly string[]]>([
    ["nothing changed", [same("that Members consider it")], []],
    ["no text", [], []],
    ["an insertion", [same("the "), added("next "), same("meeting")], ["inserted by BBB: next "]],
    ["a deletion", [same("the "), removed("next "), same("meeting")], ["deleted by AAA: next "]],
    [
      "a deletion and an insertion that touch are a replacement",
      [same("Members "), removed("shall"), added("should"), same(" consider")],
      ["AAA: shall | BBB: should"],
    ],
    [
      "also with the insertion first",
      [same("Members "), added("should"), removed("shall"), same(" consider")],
      ["AAA: shall | BBB: should"],
    ],
    [
      "two with text between them are two",
      [removed("shall"), added("should"), same(" consider "), added("all "), same("texts")],
      ["AAA: shall | BBB: should", "inserted by BBB: all "],
    ],
    [
      "half a word is told as the whole word",
      [same("the organi"), removed("s"), added("z"), same("ation of it")],
      ["AAA: organisation | BBB: organization"],
    ],
    ["an ending", [same("all Member"), added("s"), same(" of it")], ["BBB: Member | BBB: Members"]],
    [
      "letters between two changes of one word belong to it",
      [added("re"), same("new"), added("ed"), same(" efforts")],
      ["BBB: new | BBB: renewed"],
    ],
    [
      "a word in several runs of unchanged text is whole",
      [same("the o"), same("rg"), added("an"), same("s"), same("!")],
      ["BBB: orgs | BBB: organs"],
    ],
    [
      "a lost space joins two words",
      [same("the re"), removed(" "), same("new it")],
      ["AAA: re new | AAA: renew"],
    ],
    [
      "authors of insertions that touch tell their own text",
      [same("the "), added("next ", "AAA"), added("three ", "AAA"), added("years ", "BBB"), same("of")],
      ["inserted by AAA: next three ", "inserted by BBB: years "],
    ],
    [
      "several authors of a replacement are named once each",
      [removed("one", "AAA"), added("two ", "BBB"), removed(" four", "AAA"), added("three", "CCC")],
      ["AAA: one four | BBB+CCC: two three"],
    ],
    ["Chinese is told as it was typed", [same("各成员"), added("国"), same("应")], ["inserted by BBB: 国"]],
    [
      "Arabic is told in whole words",
      [same("إذ تدرك المنظم"), removed("ة"), added("ات"), same(" ذلك")],
      ["AAA: المنظمة | BBB: المنظمات"],
    ],
    [
      "moved text is told as moved",
      [{ kind: "movedIn", text: "and more", by: "AAA", clause: "b)" }, same(" here"), removed("!")],
      ["movedHere b): and more", "deleted by AAA: !"],
    ],
  ])("%s", ([, redline, told]) => {
    expect(lines(...redline)).toEqual(told);
  });
});

/** Random redlines: what is told adds up to both texts' changes. */
test("A78 each inserted and deleted letter is in one told change", () => {
  const seed = Number(process.env["SEED"] ?? 78);
  let state = seed;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const WORDS = ["a", "b ", " c", " ", "de", "f g", "各", "؛"];
  for (let run = 0; run < 2000; run++) {
    const redline = Array.from({ length: next(9) }, (): RedlineStretch => {
      const text = WORDS[next(WORDS.length)]!;
      return [same(text), added(text), removed(text)][next(3)]!;
    });
    const told = toldChanges(redline);
    const grown = told.reduce(
      (sum, one) =>
        sum +
        (one.kind === "replaced"
          ? one.after.length - one.before.length
          : one.kind === "inserted"
            ? one.text.length
            : -one.text.length),
      0,
    );
    const lengthOf = (kind: RedlineStretch["kind"]): number =>
      redline.reduce((sum, one) => sum + (one.kind === kind ? one.text.length : 0), 0);
    expect(grown, `seed ${seed}, run ${run}`).toBe(lengthOf("added") - lengthOf("removed"));
    expect(told.length > 0).toBe(redline.some(({ kind }) => kind !== "same"));
  }
});
