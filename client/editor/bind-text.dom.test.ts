import { Schema } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { EditorView } from "@tiptap/pm/view";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { readRuns } from "../../shared/clause/read-words.ts";
import { begin, beginTyping, type Binding, bindText } from "./bind-text.ts";

const schema = new Schema({
  nodes: { doc: { content: "paragraph" }, paragraph: { content: "text*", toDOM: () => ["p", 0] }, text: {} },
});

type Bound = { readonly view: EditorView; readonly binding: Binding };

function editorOver(text: Y.XmlText): Bound {
  const words = text.toString();
  const doc = schema.node("doc", null, [
    schema.node("paragraph", null, words === "" ? [] : [schema.text(words)]),
  ]);
  const binding = bindText(text);
  const view: EditorView = new EditorView(document.createElement("div"), {
    state: EditorState.create({ doc, plugins: [binding.plugin] }),
    dispatchTransaction: (transaction) => {
      const next = view.state.apply(transaction);
      binding.write(transaction, next);
      view.updateState(next);
    },
  });
  return { view, binding };
}

/** Two people's documents of one clause, which hear of each other at once. */
function pair(words: string): [Y.XmlText, Y.XmlText] {
  const docs = [new Y.Doc(), new Y.Doc()];
  const paragraph = new Y.XmlElement("paragraph");
  docs[0]!.getXmlFragment("c").insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText(words)]);
  Y.applyUpdate(docs[1]!, Y.encodeStateAsUpdate(docs[0]!));
  docs.forEach((doc, index) =>
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "other") Y.applyUpdate(docs[1 - index]!, update, "other");
    }),
  );
  const textOf = (doc: Y.Doc): Y.XmlText =>
    (doc.getXmlFragment("c").get(0) as Y.XmlElement).get(0) as Y.XmlText;
  return [textOf(docs[0]!), textOf(docs[1]!)];
}

describe("the editor and the words of its clause", () => {
  test("a letter typed before its like is new itself: the settled one keeps its id", () => {
    const [text] = pair("all");
    const settled = readRuns(text);
    const { view } = editorOver(text);
    view.dispatch(view.state.tr.insertText("l", 2));
    expect(text.toString()).toBe("alll");
    const runs = readRuns(text);
    expect(runs.map((run) => run.text)).toEqual(["a", "l", "ll"]);
    expect(runs[2]).toEqual({ text: "ll", client: settled[0]!.client, clock: settled[0]!.clock + 1 });
  });
  test("the caret goes behind the page's own text, and stays before that of others", () => {
    const [mine, other] = pair("");
    const { view, binding } = editorOver(mine);
    mine.doc?.transact(() => mine.insert(0, "typed ahead"));
    expect([view.state.doc.textContent, view.state.selection.head]).toEqual(["typed ahead", 12]);
    other.insert(11, " by others");
    binding.catchUp();
    expect([view.state.doc.textContent, view.state.selection.head]).toEqual(["typed ahead by others", 12]);
  });
  test("the caret stays with its words while somebody types before it", () => {
    const [mine, other] = pair("one two");
    const { view, binding } = editorOver(mine);
    view.dispatch(view.state.tr.insertText("!", 8));
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 5)));
    const { head } = view.state.selection;
    other.insert(0, "zero ");
    expect([view.state.doc.textContent, binding.inWords(head)]).toEqual(["one two!", head + 5]);
    expect([binding.catchUp(), binding.catchUp()]).toEqual([true, false]);
    expect([view.state.doc.textContent, view.state.selection.head - head]).toEqual(["zero one two!", 5]);
  });
  test("W27 the caret stays behind its character; a selection takes in nothing", () => {
    const [mine, other] = pair("one two six");
    const { view, binding } = editorOver(mine);
    const after = (anchor: number, head: number, at: number, text: string): readonly number[] => {
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, anchor + 1, head + 1)));
      other.insert(at, text);
      binding.catchUp();
      return [view.state.selection.anchor - 1, view.state.selection.head - 1];
    };
    expect(after(3, 3, 3, "!")).toEqual([3, 3]);
    expect(view.state.doc.textContent).toBe("one! two six");
    expect(after(8, 5, 5, "(")).toEqual([9, 6]);
    expect(after(6, 9, 9, ")")).toEqual([6, 9]);
    expect(view.state.doc.textContent).toBe("one! (two) six");
  });
  test("a caret that the browser moved and did not tell of yet stays there while somebody types", () => {
    const [mine, other] = pair("one two");
    const { view, binding } = editorOver(mine);
    document.body.append(view.dom.parentElement ?? view.dom);
    view.focus();
    const [words] = view.dom.querySelector("p")?.childNodes ?? [];
    document.getSelection()?.setBaseAndExtent(words!, 7, words!, 7);
    expect([view.hasFocus(), view.state.selection.head]).toEqual([true, 1]);
    other.insert(0, "zero ");
    binding.catchUp();
    expect(view.state.selection.head).toBe("zero one two".length + 1);
  });
  test("a key brings along what others wrote since, and only the key is one's own", () => {
    const [other, mine] = pair("one two");
    const { view } = editorOver(mine);
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 8)));
    other.insert(0, "zero ");
    other.delete(5, 4);
    view.dispatch(begin(view).insertText("!"));
    expect([view.state.doc.textContent, mine.toString()]).toEqual(["zero two!", "zero two!"]);
    const own = mine.doc!.clientID;
    expect(
      readRuns(mine)
        .filter((run) => run.client === own)
        .map((run) => run.text),
    ).toEqual(["!"]);
  });
  test("a letter typed before others' text is drawn stands among it, with its own id", () => {
    const [other, mine] = pair("all two");
    const { view, binding } = editorOver(mine);
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 3)));
    other.insert(0, "zero ");
    other.delete(8, 4);
    view.dispatch(beginTyping(view).insertText("l"));
    expect([view.state.doc.textContent, mine.toString()]).toEqual(["alll two", "zero alll"]);
    expect(binding.inWords(view.state.selection.head - 1)).toBe(8);
    view.dispatch(beginTyping(view).insertText("?"));
    expect([binding.catchUp(), binding.isBehind()]).toEqual([true, false]);
    expect([view.state.doc.textContent, mine.toString()]).toEqual(["zero all?l", "zero all?l"]);
    expect(view.state.selection.head).toBe("zero all?".length + 1);
    const own = mine.doc!.clientID;
    expect(readRuns(mine).map((run) => [run.text, run.client === own])).toEqual([
      ["zero ", false],
      ["al", false],
      ["l?", true],
      ["l", false],
    ]);
  });
  test("words that a menu writes into an editor that is behind stand among those of the others", () => {
    const [mine, other] = pair("one two");
    const { view, binding } = editorOver(mine);
    other.insert(0, "zero ");
    view.dispatch(view.state.tr.insertText("2", 5, 8));
    expect(mine.toString()).toBe("zero one 2");
    binding.catchUp();
    expect(view.state.doc.textContent).toBe("zero one 2");
  });
  test("what its person does elsewhere on the page is seen in the editor at once", () => {
    const [mine, other] = pair("one two");
    const { view } = editorOver(mine);
    other.insert(0, "zero ");
    mine.insert(mine.length, "!");
    expect(view.state.doc.textContent).toBe("zero one two!");
  });
  test("two editors and their documents agree after any typing, behind or not", () => {
    const how = fc.constantFrom("key", "letter", "menu", "catch up");
    const edits = fc.array(
      fc.tuple(fc.boolean(), how, fc.nat(30), fc.nat(4), fc.stringMatching(/^[ab ]{0,4}$/)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(edits, (list) => {
        const texts = pair("that the words");
        const editors = texts.map(editorOver);
        for (const [first, by, at, length, words] of list) {
          const { view, binding } = editors[first ? 0 : 1]!;
          if (by === "catch up") binding.catchUp();
          else if (by === "letter") {
            const tr = beginTyping(view);
            view.dispatch(tr.insertText(words, 1 + Math.min(at, tr.doc.content.size - 2)));
          } else {
            const tr = by === "key" ? begin(view) : view.state.tr;
            const end = tr.doc.content.size - 1;
            const from = Math.min(1 + at, end);
            const to = Math.min(from + length, end);
            view.dispatch(words === "" ? tr.delete(from, to) : tr.insertText(words, from, to));
          }
        }
        for (const { binding } of editors) binding.catchUp();
        const [one, two] = texts.map((text) => text.toString());
        const seen = editors.map(({ view }) => view.state.doc.textContent);
        expect([two, ...seen]).toEqual([one, one, one]);
        for (const { view } of editors) view.destroy();
      }),
      { numRuns: 200 },
    );
  });
});
