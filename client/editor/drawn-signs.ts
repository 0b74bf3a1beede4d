import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { takeUpSelection } from "./seen-selection.ts";
import { isApart } from "../i18n/isolated.ts";
import { underlineTitle } from "../opinion/underlines.ts";
import type { OthersCaret } from "./carets.ts";
import type { Drawn } from "./drawing.ts";
import { caretClass, classOf, underlineNames } from "./word-classes.ts";

export type SignTitles = {
  readonly footnote: (n: number) => string;
  readonly unseen: (name: string) => string;
  readonly bracketOf: (symbols: string) => string;
  readonly todaysNumber: (of: { readonly said: string; readonly number: string }) => string;
};

/** The decorations, and what they were drawn from; of one's own key not before they are asked for. */
type Signs = { readonly set: DecorationSet; readonly from: readonly Drawn[] | null };
type SignsOf = () => Signs;

const key = new PluginKey<SignsOf>("drawn signs");
const PARAGRAPH = 1;

/** Draws at the first call alone, then lets go of what it drew from: otherwise each key would hold the one before it. */
function once(draw: SignsOf): SignsOf {
  let waiting: SignsOf | null = draw;
  let signs: Signs | null = null;
  return () => {
    signs ??= waiting!();
    waiting = null;
    return signs;
  };
}

/**
 * Draws in the editor what is drawn in rendered words, from the same parts: redline, brackets, signs, carets.
 * `isBehind`: the editor's words are not those of the drawing, so its signs are only moved along.
 */
export function drawnSigns(
  drawing: () => readonly Drawn[],
  { titles, isBehind }: { readonly titles: SignTitles; readonly isBehind: () => boolean },
): Plugin<SignsOf> {
  const draw = (state: EditorState, drawn: readonly Drawn[]): Signs => ({
    set: decorations(state, drawn, titles),
    from: drawn,
  });
  return new Plugin<SignsOf>({
    key,
    state: {
      init: (_config, state) => once(() => draw(state, drawing())),
      apply: (transaction, before, _old, state) => {
        const asked = transaction.getMeta(key) as readonly Drawn[] | undefined;
        if (asked !== undefined) return once(() => draw(state, asked));
        if (!transaction.docChanged) return before;
        // Words bring their signs in the same step: by the time they are drawn the Y.Doc has them (bind-words).
        return once(() =>
          isBehind()
            ? { set: before().set.map(transaction.mapping, transaction.doc), from: null }
            : draw(state, drawing()),
        );
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.().set,
      attributes: (state): Record<string, string> => (isEmpty(state) ? { class: "no-words" } : {}),
    },
  });
}

/** Told by a class: a rule with `:has()` would have the style of the whole page worked out anew at each space typed. */
const isEmpty = (state: EditorState): boolean =>
  state.doc.textContent === "" &&
  key
    .getState(state)?.()
    .from?.some(({ kind }) => kind === "deleted") !== true;

/** Draws anew what is not drawn so: carets or the record. Not in the middle of a composition, which it would end. */
export function redraw(view: EditorView, drawing: () => readonly Drawn[]): void {
  if (view.isDestroyed || view.composing) return;
  const drawn = drawing();
  if (JSON.stringify(drawn) === JSON.stringify(key.getState(view.state)?.().from)) return;
  const { tr } = view.state;
  takeUpSelection(view, tr);
  view.dispatch(tr.setMeta(key, drawn).setMeta("addToHistory", false));
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
        if (part.unseen !== "") {
          const title = titles.unseen(part.unseen);
          list.push(Decoration.inline(at, to, { class: "unseen", "data-name": part.unseen, title }));
        }
        // The innermost first, each an element of its own, as in rendered words.
        for (const name of underlineNames(part.underlined).toReversed())
          list.push(
            Decoration.inline(at, to, {
              nodeName: "mark",
              class: `underlined ${name}`,
              title: underlineTitle(name),
            }),
          );
        if (className !== "")
          list.push(Decoration.inline(at, to, { nodeName: "span", class: className, ...style }));
        if (part.inserted) {
          const { title = "", colour } = part;
          const by = colour === undefined ? {} : { style: `--by: ${colour}` };
          const apart = isApart(part.text) ? { class: "apart" } : {};
          list.push(
            Decoration.inline(at, to, { nodeName: "ins", title, ...apart, ...by }, { inclusiveEnd: true }),
          );
        }
        break;
      }
      case "deleted":
        list.push(
          sign(at, `del ${part.first.client}.${part.first.clock} ${part.text} ${part.title}`, () => {
            const element = drawnElement("del");
            element.textContent = part.text;
            element.title = part.title ?? "";
            if (isApart(part.text)) element.className = "apart";
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
        list.push(sign(at, caretKey(part.caret), () => flagOf(part.caret), BEHIND));
        break;
    }
  }
  return DecorationSet.create(state.doc, list);
}

function flagOf({ label, colour, rests }: OthersCaret): HTMLElement {
  const element = drawnElement("span");
  element.className = caretClass(rests);
  element.setAttribute("aria-hidden", "true");
  element.style.setProperty("--who", colour);
  const flag = document.createElement("b");
  flag.textContent = label;
  element.append(flag);
  return element;
}

/** Of one's own caret: behind a flag, Chromium counts a line more and loses the text that it composes (rule W27). */
const BEHIND = 1;

const caretKey = ({ client, label, colour, rests }: OthersCaret): string =>
  `caret ${client} ${label} ${colour} ${rests}`;

const sign = (at: number, name: string, build: () => HTMLElement, side = -1): Decoration =>
  Decoration.widget(at, build, { key: name, side, ignoreSelection: true });

function drawnElement(name: string): HTMLElement {
  const element = document.createElement(name);
  element.setAttribute("data-drawn", "");
  element.contentEditable = "false";
  return element;
}
