import { Editor, Extension, Node } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type * as Y from "yjs";
import { type Binding, bindText } from "./bind-text.ts";
import type { CaretWish } from "./caret-wish.ts";
import { clauseKeys, type EditorWish, trustCaret } from "./clause-keys.ts";
import type { Drawn } from "./drawing.ts";
import { drawnSigns, redraw, type SignTitles } from "./drawn-signs.ts";
import { keepSigns } from "./keep-signs.ts";
import { plainTyping } from "./plain-typing.ts";

/** The position of the first character: the paragraph begins before it. */
export const PARAGRAPH = 1;
/** After a composition has gone into the words (bind-words). */
const REDRAW_AFTER_MS = 60;

/** How an editor is drawn and whom it tells; asked anew each time. */
export type EditorHands = {
  readonly drawing: () => readonly Drawn[];
  readonly titles: SignTitles;
  /** Offsets of the signs that no typing deletes. */
  readonly signs: () => readonly number[];
  /** This text stays one paragraph: neither Enter nor pasted paragraphs make a new clause. */
  readonly oneParagraph?: boolean;
  readonly onWish: (wish: EditorWish) => void;
  readonly onSelect: (selection: { readonly anchor: number; readonly head: number } | null) => void;
};

const Doc = Node.create({ name: "doc", topNode: true, content: "paragraph" });
const Paragraph = Node.create({
  name: "paragraph",
  content: "text*",
  marks: "",
  parseHTML: () => [{ tag: "p" }],
  renderHTML: () => ["p", 0],
});
const Text = Node.create({ name: "text", group: "inline" });

/** Opens an editor for the plain words of one clause. The page has one at a time. */
export function openEditor(
  text: Y.XmlText,
  latest: { readonly current: EditorHands },
): { readonly editor: Editor; readonly binding: Binding } {
  const titles: SignTitles = {
    unseen: (name) => latest.current.titles.unseen(name),
    footnote: (n) => latest.current.titles.footnote(n),
    bracketOf: (symbols) => latest.current.titles.bracketOf(symbols),
    todaysNumber: (of) => latest.current.titles.todaysNumber(of),
  };
  const wish = (one: EditorWish): void => latest.current.onWish(one);
  const oneParagraph = (): boolean => latest.current.oneParagraph === true;
  const binding = bindText(text);
  const Bound = Extension.create({
    name: "clause",
    addProseMirrorPlugins: () => [
      binding.plugin,
      clauseKeys(wish, { oneParagraph }),
      plainTyping({
        oneParagraph,
        onJoined: () => wish({ kind: "linesJoined" }),
        onParagraphs: (paragraphs, at) => wish({ kind: "paste", paragraphs, at }),
        onTooLong: () => wish({ kind: "tooLong" }),
        onUnseen: () => wish({ kind: "unseen" }),
      }),
      keepSigns(
        () => latest.current.signs(),
        () => wish({ kind: "signKept" }),
      ),
      drawnSigns(() => latest.current.drawing(), { titles, isBehind: binding.isBehind }),
    ],
  });
  const words = text.toString();
  const editor = new Editor({
    extensions: [Doc, Paragraph, Text, Bound],
    enableCoreExtensions: false,
    enableInputRules: false,
    enablePasteRules: false,
    injectCSS: false,
    content: {
      type: "doc",
      content: [{ type: "paragraph", content: words === "" ? [] : [{ type: "text", text: words }] }],
    },
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        // No browser may send the words of a negotiation to a writing assistant. Spelling is a person's choice (rule W26).
        autocorrect: "off",
        "data-gramm": "false",
        translate: "no",
      },
      // Copying is the sheet's: with number and closing sign where a whole clause is taken.
      handleDOMEvents: { copy: () => false },
      scrollMargin: keptClear(64),
      scrollThreshold: keptClear(48),
    },
  });
  editor.on("beforeTransaction", ({ transaction, nextState }) => binding.write(transaction, nextState));
  const tellSelection = (): void => {
    const { anchor, head } = editor.view.state.selection;
    latest.current.onSelect({
      anchor: binding.inWords(anchor - PARAGRAPH),
      head: binding.inWords(head - PARAGRAPH),
    });
  };
  editor.on("transaction", ({ transaction }) => {
    if (transaction.docChanged || transaction.selectionSet) tellSelection();
  });
  editor.view.dom.addEventListener("compositionend", () =>
    setTimeout(() => {
      if (!binding.isBehind()) redraw(editor.view, latest.current.drawing);
    }, REDRAW_AFTER_MS),
  );
  editor.view.dom.addEventListener("focus", tellSelection);
  return { editor, binding };
}

/** For the bar and, on a phone, the buttons that take back: they stand over the end of the text. */
const BELOW_PX = 80;
/** A screen so low has no room for both: the words come first. */
const LOW_PX = 480;

/** Distance of the caret from the edges, in pixels. */
const keptClear = (px: number) => ({
  top: px,
  right: px,
  left: px,
  get bottom(): number {
    return innerHeight < LOW_PX ? px : px + BELOW_PX;
  },
});

/** Puts the caret, and the keys, into an editor. */
export function putCaret(view: EditorView, caret: CaretWish): void {
  const end = view.state.doc.content.size - PARAGRAPH;
  const inside = (position: number): number => Math.min(Math.max(position, PARAGRAPH), end);
  const put = (head: number, anchor: number = head): void => {
    const selection = TextSelection.create(view.state.doc, inside(anchor), inside(head));
    view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  };
  view.focus();
  trustCaret(view);
  switch (caret.kind) {
    case "offset":
      put(caret.at + PARAGRAPH);
      break;
    case "range":
      put(caret.head + PARAGRAPH, caret.anchor + PARAGRAPH);
      break;
    case "start":
      put(PARAGRAPH);
      break;
    case "end":
      put(end);
      break;
    case "column": {
      const line = view.coordsAtPos(caret.line === "first" ? PARAGRAPH : end);
      const place = view.posAtCoords({ left: caret.x, top: (line.top + line.bottom) / 2 });
      put(place?.pos ?? end);
      break;
    }
  }
}
