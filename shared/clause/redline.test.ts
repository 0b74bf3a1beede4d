import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { readRuns } from "./read-words.ts";
import { redline, stretchesOf } from "./redline.ts";

const clause = (client: number): { doc: Y.Doc; text: Y.XmlText } => {
  const doc = new Y.Doc();
  doc.clientID = client;
  const paragraph = new Y.XmlElement("paragraph");
  doc.getXmlFragment("c").insert(0, [paragraph]);
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  return { doc, text };
};

const shown = (text: Y.XmlText, settled: Parameters<typeof redline>[1]): string =>
  redline(stretchesOf(text), settled)
    .map((piece) =>
      piece.kind === "same"
        ? piece.text
        : piece.kind === "inserted"
          ? `{+${piece.text}+}`
          : `{-${piece.text}-}`,
    )
    .join("");

describe("R1 the redline since words were settled", () => {
  test("underlines what is new and strikes what is gone, at its place", () => {
    const { text } = clause(7);
    text.insert(0, "that States should act");
    const settled = readRuns(text);
    text.delete(12, 6);
    text.insert(12, "may");
    expect(shown(text, settled)).toMatch(
      /^that States (\{-should-\}\{\+may\+\}|\{\+may\+\}\{-should-\}) act$/,
    );
  });
  test("goes by characters, not by letters: the same word typed again is new", () => {
    const { text } = clause(7);
    text.insert(0, "aa");
    const settled = readRuns(text);
    text.delete(0, 2);
    text.insert(0, "aa");
    expect(shown(text, settled)).toContain("{+aa+}");
    expect(shown(text, settled)).toContain("{-aa-}");
  });
  test("says nothing of words that came and went since", () => {
    const { text } = clause(7);
    text.insert(0, "one two");
    const settled = readRuns(text);
    text.insert(3, " and");
    text.delete(3, 4);
    expect(shown(text, settled)).toBe("one two");
  });
  test("shows all of a clause that was never settled as new", () => {
    const { text } = clause(7);
    text.insert(0, "new");
    expect(shown(text, [])).toBe("{+new+}");
  });
  test("read without the struck words is the text, and without the new ones the settled text", () => {
    const edits = fc.array(fc.tuple(fc.nat(40), fc.nat(5), fc.stringMatching(/^[a-d ]{0,5}$/)), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(edits, fc.nat(25), (list, settleAfter) => {
        const { text } = clause(7);
        let settled = readRuns(text);
        let settledText = "";
        for (const [index, [at, length, words]] of list.entries()) {
          if (index === settleAfter) [settled, settledText] = [readRuns(text), text.toString()];
          const from = Math.min(at, text.length);
          text.delete(from, Math.min(length, text.length - from));
          if (words !== "") text.insert(from, words);
        }
        const pieces = redline(stretchesOf(text), settled);
        const without = (kind: string): string =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map((piece) => piece.text)
            .join("");
        expect(without("deleted")).toBe(text.toString());
        expect(without("inserted")).toBe(settledText);
      }),
    );
  });
});
