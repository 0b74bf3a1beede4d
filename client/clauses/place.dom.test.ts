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
  test("a place in a clause's number is its start, in its margin its end", () => {
    row("<p>one</p>");
    expect(clausePlace(document.querySelector("span")!.firstChild!, 1)).toEqual({ clause: "C", at: 0 });
    expect(clausePlace(document.querySelector("i")!.firstChild!, 1)).toEqual({ clause: "C", at: 3 });
    expect(clausePlace(document.body, 0)).toBeNull();
  });
});
