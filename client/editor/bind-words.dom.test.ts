import { Schema } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { EditorView } from "@tiptap/pm/view";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { readRuns } from "../../shared/read-words.ts";
import { bindWords } from "./bind-words.ts";

const schema = new Schema({
  nodes: { doc: { content: "paragraph" }, paragraph: { content: "text*", toDOM: () => ["p", 0] }, text: {} },
});

function editorOver(text: Y.XmlText): EditorView {
  const words = text.toString();
  const doc = schema.node("doc", null, [
    schema.node("paragraph", null, words === "" ? [] : [schema.text(words)]),
  ]);
  const binding = bindWords(text);
  const view: EditorView = new EditorView(document.createElement("div"), {
    state: EditorState.create({ doc, plugins: [binding.plugin] }),
    dispatchTransaction: (transaction) => {
      view.updateState(view.state.apply(transaction));
      binding.write(transaction, view);
    },
  });
  return view;
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
    const view = editorOver(text);
    view.dispatch(view.state.tr.insertText("l", 2));
    expect(text.toString()).toBe("alll");
    const runs = readRuns(text);
    expect(runs.map((run) => run.text)).toEqual(["a", "l", "ll"]);
    expect(runs[2]).toEqual({ text: "ll", client: settled[0]!.client, clock: settled[0]!.clock + 1 });
  });
  test("the caret stays with its words while somebody types before it", () => {
    const [mine, other] = pair("one two");
    const view = editorOver(mine);
    view.dispatch(view.state.tr.insertText("!", 8));
    const head = view.state.selection.head;
    other.insert(0, "zero ");
    expect([view.state.doc.textContent, view.state.selection.head - head]).toEqual(["zero one two!", 5]);
  });
  test("a caret that the browser moved and did not tell of yet stays there while somebody types", () => {
    const [mine, other] = pair("one two");
    const view = editorOver(mine);
    document.body.append(view.dom.parentElement ?? view.dom);
    view.focus();
    const [words] = view.dom.querySelector("p")?.childNodes ?? [];
    document.getSelection()?.setBaseAndExtent(words!, 7, words!, 7);
    expect([view.hasFocus(), view.state.selection.head]).toEqual([true, 1]);
    other.insert(0, "zero ");
    expect(view.state.selection.head).toBe("zero one two".length + 1);
  });
  test("two editors and their documents agree after any typing", () => {
    const edits = fc.array(fc.tuple(fc.boolean(), fc.nat(30), fc.nat(4), fc.stringMatching(/^[ab ]{0,4}$/)), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(edits, (list) => {
        const texts = pair("that the words");
        const views = texts.map(editorOver);
        for (const [first, at, length, words] of list) {
          const view = views[first ? 0 : 1]!;
          const end = view.state.doc.content.size - 1;
          const from = Math.min(1 + at, end);
          view.dispatch(view.state.tr.insertText(words, from, Math.min(from + length, end)));
        }
        const [one, two] = [
          ...texts.map((text) => text.toString()),
          ...views.map((view) => view.state.doc.textContent),
        ];
        expect([one, two, ...views.map((view) => view.state.doc.textContent)]).toEqual([one, one, one, one]);
        for (const view of views) view.destroy();
      }),
      { numRuns: 60 },
    );
  });
});
