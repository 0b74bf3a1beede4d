import { describe, expect, test } from "vitest";
import { clauseId } from "../../shared/ids.ts";
import { draw, type Drawing } from "./drawing.ts";

const NOTHING: Drawing = {
  pieces: [],
  brackets: [],
  references: [],
  owners: [],
  footnotes: [],
  carets: [],
  underlines: [],
};

const drawn = (of: Partial<Drawing>): string =>
  draw({ ...NOTHING, ...of })
    .map((part) => {
      if (part.kind === "deleted") return `{-${part.text}-}`;
      if (part.kind === "owner") return `'${part.label}'`;
      if (part.kind === "footnote") return `^${part.n}`;
      if (part.kind === "today") return `→${part.number}`;
      if (part.kind === "caret") return `|${part.caret.label}`;
      const text = part.underlined === "" ? part.text : `${part.underlined}_${part.text}_`;
      const named = part.unseen === "" ? text : `«${part.unseen}»`;
      const words = part.bracket === "none" ? named : `<${named}>`;
      const inserted = part.inserted ? `{+${words}+}` : words;
      return part.selected === null ? inserted : `(${inserted})`;
    })
    .join("");

const same = (text: string, clock = 0) => ({ kind: "same", text, client: 1, clock }) as const;

const clause = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAV");

describe("words as they are drawn", () => {
  test("W22 names an invisible character where it stands, but not one that a script needs", () => {
    expect(drawn({ pieces: [same("from 1\u200F-\u200F20")] })).toBe("from 1«RLM»-«RLM»20");
    expect(drawn({ pieces: [same("a\u200Bb"), same("\u{E0041}", 9)] })).toBe("a«U+200B»b«U+E0041»");
    expect(drawn({ pieces: [same("می\u200Cخواهم")] })).toBe("می\u200Cخواهم");
    const brackets = [{ start: 1, end: 4, attribution: false }];
    expect(drawn({ pieces: [same("a[\u200D]b")], brackets: brackets as never })).toBe("a<[><«ZWJ»><]>b");
  });

  test("W22 draws 20,000 invisible characters in linear time", () => {
    expect(draw({ ...NOTHING, pieces: [same("a\u200C".repeat(10_000))] })).toHaveLength(20_000);
  });

  test("E8 words that speak of another clause lead to it, those that lead nowhere are plain words", () => {
    const references = [
      { start: 3, end: 17, number: { start: 15, end: 17 }, clauseId: clause, today: null },
      { start: 22, end: 29, number: { start: 22, end: 23 }, clauseId: null, today: null },
    ];
    const parts = draw({
      pieces: [same("as considering e) and 9 above")],
      brackets: [],
      owners: [],
      references,
      footnotes: [],
      carets: [],
      underlines: [],
    });
    expect(parts.map((part) => part.kind === "words" && [part.text, part.leadsTo])).toEqual([
      ["as ", null],
      ["considering e)", clause],
      [" and 9 above", null],
    ]);
  });
  test("E13 behind words that say another number than today's stands today's", () => {
    const number = { start: 15, end: 17 };
    const references = [{ start: 3, end: 17, number, clauseId: clause, today: "f)" }];
    expect(drawn({ pieces: [same("as considering e) says")], references })).toBe("as considering e)→f) says");
  });
  test("brackets, insertions and deletions stand where they are, deletions taking no place", () => {
    const pieces = [
      same("that [a]"),
      { kind: "deleted", text: " gone", client: 1, clock: 8 },
      { kind: "inserted", text: "[b] c", client: 2, clock: 0 },
    ] as const;
    const brackets = [
      { start: 5, end: 8, depth: 1, attribution: false },
      { start: 8, end: 11, depth: 1, attribution: false },
    ];
    expect(drawn({ pieces, brackets })).toBe("that <[a]>{- gone-}{+<[b]>+}{+ c+}");
  });
  test("B1 whose a bracket is stands behind its closing sign, before a footnote, taking no place", () => {
    const brackets = [{ start: 5, end: 8, depth: 1, attribution: false }];
    const owners = [{ at: 8, label: "AAA · BBB" }];
    const footnotes = [{ n: 1, at: 8, text: "a note" }];
    expect(drawn({ pieces: [same("that [a] end")], brackets, owners, footnotes })).toBe(
      "that <[a]>'AAA · BBB'^1 end",
    );
  });
  test("words of several hands that look the same are one stretch", () => {
    expect(
      draw({
        pieces: [same("one "), { ...same("two"), client: 9 }],
        brackets: [],
        references: [],
        owners: [],
        footnotes: [],
        carets: [],
        underlines: [],
      }),
    ).toHaveLength(1);
  });
  test("signs and carets stand between two characters, at both ends too", () => {
    const caret = { client: 5, anchor: 2, head: 4, label: "BBB", colour: "red", rests: false };
    const footnotes = [{ n: 1, at: 4, text: "f" }];
    expect(drawn({ pieces: [same("abcd")], footnotes, carets: [caret] })).toBe("ab(cd)^1|BBB");
    expect(drawn({ footnotes: [{ n: 2, at: 0, text: "f" }] })).toBe("^2");
  });
  test("underlined words lie within brackets and insertions, several underlines in one order", () => {
    const pieces = [same("that [a] "), { kind: "inserted", text: "two words", client: 2, clock: 0 }] as const;
    const brackets = [{ start: 5, end: 8, depth: 1, attribution: false }];
    const underlines = [
      { name: "checked", start: 11, end: 14 },
      { name: "commented", start: 2, end: 13 },
      { name: "commented", start: 4, end: 6 },
    ] as const;
    expect(drawn({ pieces, brackets, underlines })).toBe(
      "thcommented_at _<commented_[a]_>commented_ _{+commented_tw_+}{+commented checked_o _+}{+checked_w_+}{+ords+}",
    );
  });
});
