import { Schema } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { EditorView } from "@tiptap/pm/view";
import { expect, test } from "vitest";
import { collectGarbage } from "../../shared/testing/collect-garbage.ts";
import { draw, type Drawn, type Drawing } from "./drawing.ts";
import { withAuthors } from "./authors-of-drawn.ts";
import { titleUnderline, type UnderlineNow } from "../opinion/underlines.ts";
import { drawnSigns, redraw } from "./drawn-signs.ts";

const schema = new Schema({
  nodes: { doc: { content: "paragraph" }, paragraph: { content: "text*", toDOM: () => ["p", 0] }, text: {} },
});
const NOTHING: Drawing = {
  pieces: [],
  brackets: [],
  references: [],
  owners: [],
  footnotes: [],
  carets: [],
  underlines: [],
};
const titles = {
  unseen: () => "",
  footnote: () => "",
  bracketOf: () => "",
  todaysNumber: () => "",
};

test("underlined words within insertions and brackets are elements of their own", () => {
  titleUnderline("commented", "Has a comment");
  let underlines: readonly UnderlineNow[] = [];
  const drawing = (): readonly Drawn[] =>
    draw({
      ...NOTHING,
      pieces: [
        { kind: "same", text: "as [a] ", client: 1, clock: 0 },
        { kind: "inserted", text: "b c", client: 2, clock: 0 },
      ],
      brackets: [{ start: 3, end: 6, depth: 1, attribution: false }],
      underlines,
    });
  const doc = schema.node("doc", null, [schema.node("paragraph", null, [schema.text("as [a] b c")])]);
  const view = new EditorView(document.createElement("div"), {
    state: EditorState.create({ doc, plugins: [drawnSigns(drawing, { titles, isBehind: () => false })] }),
  });
  const plain = 'as <span class="in-bracket">[a]</span> <ins title="" class="apart">b c</ins>';
  const words = (): string | undefined => view.dom.firstElementChild?.innerHTML;
  expect(words()).toBe(plain);
  underlines = [
    { name: "checked", start: 7, end: 8 },
    { name: "commented", start: 4, end: 8 },
  ];
  redraw(view, drawing);
  expect(words()).toBe(
    'as <span class="in-bracket">[</span>' +
      '<span class="in-bracket"><mark title="Has a comment" class="underlined commented">a]</mark></span>' +
      '<mark title="Has a comment" class="underlined commented"> </mark>' +
      '<ins title="" class="apart"><mark title="Has a comment" class="underlined commented"><mark title="" class="underlined checked">b</mark></mark></ins>' +
      '<ins title="" class="apart"> c</ins>',
  );
  underlines = [];
  redraw(view, drawing);
  expect(words()).toBe(plain);
  view.destroy();
});

test("W5 an author who becomes known later is named on text and deletions alike", () => {
  let who = "a participant";
  const drawing = (): readonly Drawn[] =>
    withAuthors(
      draw({
        ...NOTHING,
        pieces: [
          { kind: "inserted", text: "new", client: 2, clock: 0 },
          { kind: "deleted", text: "old", client: 1, clock: 0 },
        ],
      }),
      {
        titleOf: ({ kind }) => `${kind} by ${who}`,
        colourOf: () => "var(--d1)",
        isKnown: () => false,
        onNamed: () => () => undefined,
      },
    );
  const doc = schema.node("doc", null, [schema.node("paragraph", null, [schema.text("new")])]);
  const view = new EditorView(document.createElement("div"), {
    state: EditorState.create({ doc, plugins: [drawnSigns(drawing, { titles, isBehind: () => false })] }),
  });
  const said = (): string[] =>
    [...view.dom.querySelectorAll("ins, del")].map((one) => one.getAttribute("title") ?? "");
  expect(said()).toEqual(["words by a participant", "deleted by a participant"]);
  who = "AAA";
  redraw(view, drawing);
  expect(said()).toEqual(["words by AAA", "deleted by AAA"]);
  view.destroy();
});

test("an editor is empty by a class, and not while a deletion is drawn", () => {
  const drawing = (kind: "deleted" | null): readonly Drawn[] =>
    draw({ ...NOTHING, pieces: kind === null ? [] : [{ kind, text: "gone", client: 1, clock: 0 }] });
  let now = drawing(null);
  const doc = schema.node("doc", null, [schema.node("paragraph")]);
  const view = new EditorView(document.createElement("div"), {
    state: EditorState.create({ doc, plugins: [drawnSigns(() => now, { titles, isBehind: () => false })] }),
  });
  const isEmpty = (): boolean => view.dom.classList.contains("no-words");
  expect(isEmpty()).toBe(true);
  view.dispatch(view.state.tr.insertText("a", 1));
  expect(isEmpty()).toBe(false);
  view.dispatch(view.state.tr.delete(1, 2));
  expect(isEmpty()).toBe(true);
  now = drawing("deleted");
  redraw(view, () => now);
  expect(isEmpty()).toBe(false);
  view.destroy();
});

test("an editor keeps no state of earlier keys", async () => {
  const doc = schema.node("doc", null, [schema.node("paragraph", null, [schema.text("a")])]);
  const plugin = drawnSigns(() => draw(NOTHING), { titles, isBehind: () => false });
  const view = new EditorView(document.createElement("div"), {
    state: EditorState.create({ doc, plugins: [plugin] }),
  });
  const type = (): WeakRef<EditorState> => {
    const before = new WeakRef(view.state);
    view.dispatch(view.state.tr.insertText("b", 1));
    return before;
  };
  const states = Array.from({ length: 20 }, type);
  await new Promise((resolve) => setTimeout(resolve, 0));
  collectGarbage();
  const kept = states.filter((state) => state.deref() !== undefined);
  expect(kept.length).toBeLessThan(3);
  view.destroy();
});
