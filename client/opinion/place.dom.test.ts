import { describe, expect, test } from "vitest";
import { clausePlace, offsetIn, placeIn } from "./place.ts";

const row = (html: string): Element => {
  document.body.innerHTML = `<li data-clause="C"><span>a)</span><div data-words>${html}</div><i>lock</i></li>`;
  return document.querySelector("[data-words]")!;
};

describe("offsets in words and places in the page", () => {
  test("count words alone: what is drawn between them takes no place", () => {
    const words = row(`<p>one <del data-drawn>gone </del><ins>two</ins><sup data-drawn>1</sup> three</p>`);
    const three = words.querySelector("p")!.lastChild!;
    expect(offsetIn(words, three, 1)).toBe(8);
    expect(offsetIn(words, words.querySelector("del")!.firstChild!, 3)).toBe(4);
    for (let at = 0; at <= "one two three".length; at++) {
      const place = placeIn(words, at);
      expect(offsetIn(words, place.node, place.offset)).toBe(at);
    }
  });
  test("an offset is that of the first words that do not come before the place, wherever that is", () => {
    const words = row(
      `<p><i></i>one <del data-drawn>go<b>n</b>e </del><ins>t<u>w</u>o</ins><sup data-drawn>1</sup> three<b></b></p>`,
    );
    const texts = [...words.querySelectorAll("*")]
      .flatMap((one) => [...one.childNodes])
      .filter((one) => one instanceof Text && one.parentElement?.closest("[data-drawn]") === null)
      .toSorted((a, b) =>
        a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
      ) as Text[];
    expect(texts.map((one) => one.data).join("")).toBe("one two three");
    const places = [words, ...words.querySelectorAll("*")].flatMap((one) =>
      Array.from({ length: one.childNodes.length + 1 }, (_, at) => [one, at] as const),
    );
    for (const [node, at] of places) {
      const behind = texts.findIndex((text) => {
        const start = document.createRange();
        start.setStartBefore(text);
        return start.comparePoint(node, at) <= 0;
      });
      const before = behind === -1 ? texts : texts.slice(0, behind);
      expect(offsetIn(words, node, at)).toBe(before.reduce((sum, text) => sum + text.data.length, 0));
    }
  });
  test("a place in a clause's number is its start, in its margin its end", () => {
    row("<p>one</p>");
    expect(clausePlace(document.querySelector("span")!.firstChild!, 1)).toEqual({ clause: "C", at: 0 });
    expect(clausePlace(document.querySelector("i")!.firstChild!, 1)).toEqual({ clause: "C", at: 3 });
    expect(clausePlace(document.body, 0)).toBeNull();
  });
});
