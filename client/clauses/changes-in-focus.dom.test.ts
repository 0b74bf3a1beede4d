import { beforeEach, expect, test } from "vitest";
import { changesInFocus } from "./changes-in-focus.ts";

beforeEach(() => {
  document.body.innerHTML = `<ol>
    <li class="sheet-row" tabindex="0" id="read"><div data-words><p>that <ins title="inserted by BBB">all</ins>
      <ins title="inserted by BBB">and</ins> <del title="deleted by CCC">some</del></p></div></li>
    <li class="sheet-row" tabindex="0" id="open"><div class="clause-editor" data-words>
      <div contenteditable tabindex="0" id="editor"><p>that <ins title="inserted by BBB" id="theirs">all</ins>
      <ins title="inserted by AAA" id="own">own</ins> <ins title="" id="unnamed">x</ins> <i id="plain">words</i></p></div>
    </div></li>
    <li class="sheet-row" tabindex="0" id="bare"><div data-words><p>no change</p></div></li></ol>
    <button id="button">away</button>`;
});

const focus = (id: string): void => document.getElementById(id)!.focus();
const words = (): string | undefined => changesInFocus(document, "inserted by AAA")?.words;

test("E23 a focused row names each delegation whose changes it shows, once", () => {
  focus("read");
  expect(words()).toBe("inserted by BBB · deleted by CCC");
  focus("bare");
  expect(words()).toBeUndefined();
  focus("button");
  expect(words()).toBeUndefined();
});

test("E23 the caret in an insertion of others names them", () => {
  focus("editor");
  const putCaret = (id: string): void =>
    document.getSelection()!.collapse(document.getElementById(id)!.firstChild, 1);
  putCaret("theirs");
  expect(words()).toBe("inserted by BBB");
  for (const id of ["own", "unnamed", "plain"]) {
    putCaret(id);
    expect(words()).toBeUndefined();
  }
});
