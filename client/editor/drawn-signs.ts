import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorState } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { EditorView } from "@tiptap/pm/view";
import { takeUpSelection } from "./seen-selection.ts";
import type { Drawn } from "../clauses/drawing.ts";
import { classOf } from "../clauses/words.tsx";
import { FROM_WORDS } from "./bind-words.ts";

export type SignTitles = {
  readonly insertedBy: (part: Extract<Drawn, { kind: "words" }>) => string;
  readonly deletedBy: (part: Extract<Drawn, { kind: "deleted" }>) => string;
  readonly footnote: (n: number) => string;
  readonly bracketOf: (symbols: string) => string;
  readonly todaysNumber: (of: { readonly said: string; readonly number: string }) => string;
};

/** The decorations, and what they were drawn from; nothing where a key moved them since. */
type Signs = { readonly set: DecorationSet; readonly from: string };

const key = new PluginKey<Signs>("drawn signs");
const PARAGRAPH = 1;

/** Draws in the editor what is drawn in rendered words, from the same parts: redline, brackets, signs, carets. */
export function drawnSigns(drawing: () => readonly Drawn[], titles: SignTitles): Plugin<Signs> {
  const draw = (state: EditorState, drawn: readonly Drawn[]): Signs => ({
    set: decorations(state, drawn, titles),
    from: JSON.stringify(drawn),
  });
  return new Plugin<Signs>({
    key,
    state: {
      init: (_config, state) => draw(state, drawing()),
      apply: (transaction, before, _old, state) => {
        // Words that come from others bring their signs in the same step.
        if (transaction.getMeta(FROM_WORDS) === true) return draw(state, drawing());
        const asked = transaction.getMeta(key) as readonly Drawn[] | undefined;
        if (asked !== undefined) return draw(state, asked);
        if (!transaction.docChanged) return before;
        return { set: before.set.map(transaction.mapping, transaction.doc), from: "" };
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  });
}

const asked = new WeakSet<EditorView>();

/**
 * Draws anew before the next paint, once, however much changed: words, carets or the record. Not in the middle
 * of a composition, which it would end.
 */
export function redraw(view: EditorView, drawing: () => readonly Drawn[]): void {
  if (asked.has(view)) return;
  asked.add(view);
  const draw = (): void => {
    asked.delete(view);
    if (view.isDestroyed || view.composing) return;
    const drawn = drawing();
    if (JSON.stringify(drawn) === key.getState(view.state)?.from) return;
    const { tr } = view.state;
    takeUpSelection(view, tr);
    view.dispatch(tr.setMeta(key, drawn).setMeta("addToHistory", false));
  };
  // A hidden page paints nothing.
  if (document.hidden) draw();
  else requestAnimationFrame(draw);
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
        if (part.inserted) {
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
      case "owner":
        list.push(
          sign(at, `owner ${part.label}`, () => {
            const element = drawnElement("sup");
            element.className = "bracket-owner";
            element.textContent = part.label;
            element.title = titles.bracketOf(part.label);
            return element;
          }),
        );
        break;
      case "today":
        list.push(
          sign(at, `today ${part.said} ${part.number}`, () => {
            const element = drawnElement("span");
            element.className = "todays-number";
            element.textContent = `→ ${part.number}`;
            element.title = titles.todaysNumber(part);
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
