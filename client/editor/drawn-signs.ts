import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorState } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { EditorView } from "@tiptap/pm/view";
import type { Drawn } from "../clauses/drawing.ts";
import { classOf } from "../clauses/words.tsx";

export type SignTitles = {
  readonly insertedBy: (part: Extract<Drawn, { kind: "words" }>) => string;
  readonly deletedBy: (part: Extract<Drawn, { kind: "deleted" }>) => string;
  readonly footnote: (n: number) => string;
};

const key = new PluginKey<DecorationSet>("drawn signs");
const PARAGRAPH = 1;

/** Draws in the editor what is drawn in rendered words, from the same parts: redline, brackets, signs, carets. */
export function drawnSigns(drawing: () => readonly Drawn[], titles: SignTitles): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => decorations(state, drawing(), titles),
      apply: (transaction, before, _old, state) => {
        if (transaction.getMeta(key) === true) return decorations(state, drawing(), titles);
        return before.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Draws anew: after words, carets or the record changed. Not in the middle of a composition, which it would end. */
export function redraw(view: EditorView): void {
  if (view.isDestroyed || view.composing) return;
  view.dispatch(view.state.tr.setMeta(key, true).setMeta("addToHistory", false));
}

function decorations(state: EditorState, drawn: readonly Drawn[], titles: SignTitles): DecorationSet {
  const { size } = state.doc.content;
  const list: Decoration[] = [];
  for (const part of drawn) {
    const at = Math.min(part.at + PARAGRAPH, size - 1);
    switch (part.kind) {
      case "words": {
        const className = classOf(part);
        const to = Math.min(at + part.text.length, size - 1);
        const style = part.selected === null ? {} : { style: `--who: ${part.selected.colour}` };
        if (className !== "") list.push(Decoration.inline(at, to, { class: className, ...style }));
        if (part.inserted !== null) {
          const title = titles.insertedBy(part);
          list.push(Decoration.inline(at, to, { nodeName: "ins", title }, { inclusiveEnd: true }));
        }
        break;
      }
      case "deleted":
        list.push(
          sign(at, `del ${part.first.client}.${part.first.clock} ${part.text}`, () => {
            const element = drawnElement("del");
            element.textContent = part.text;
            element.title = titles.deletedBy(part);
            return element;
          }),
        );
        break;
      case "footnote":
        list.push(
          sign(at, `footnote ${part.n} ${part.text}`, () => {
            const element = drawnElement("sup");
            element.className = "footnote-sign";
            element.textContent = String(part.n);
            element.title = part.text;
            element.setAttribute("aria-label", titles.footnote(part.n));
            return element;
          }),
        );
        break;
      case "caret":
        list.push(
          sign(at, `caret ${part.caret.client} ${part.caret.label} ${part.caret.colour}`, () => {
            const element = drawnElement("span");
            element.className = "others-caret";
            element.setAttribute("aria-hidden", "true");
            element.style.setProperty("--who", part.caret.colour);
            const flag = document.createElement("b");
            flag.textContent = part.caret.label;
            element.append(flag);
            return element;
          }),
        );
        break;
    }
  }
  return DecorationSet.create(state.doc, list);
}

const sign = (at: number, name: string, build: () => HTMLElement): Decoration =>
  Decoration.widget(at, build, { key: name, side: -1, ignoreSelection: true });

function drawnElement(name: string): HTMLElement {
  const element = document.createElement(name);
  element.setAttribute("data-drawn", "");
  element.contentEditable = "false";
  return element;
}
