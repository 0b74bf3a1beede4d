import { type EditorState, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep, type Step } from "@tiptap/pm/transform";
import type { EditorProps, EditorView } from "@tiptap/pm/view";
import type * as Y from "yjs";
import { holdReading, keepingCaret, readPage, textOnPage } from "./held-reading.ts";
import { takeUpSelection } from "./seen-selection.ts";
import { changeWithin, type Delta, insertedAt, mapOffset, textChangeOf } from "../room/text-change.ts";
import { type EditorInsertion, openTextAhead } from "./text-ahead.ts";

/** On transactions that carry what came from the Y.Doc. */
export const FROM_WORDS = "from words";
/** On a transaction of the editor: so many of its first steps came from the Y.Doc. */
const CAUGHT_UP = "caught up";
/** The paragraph opens before the first character. */
const PARAGRAPH = 1;
/** ProseMirror reads the last of a composition from the page up to 20 ms after its end. */
const COMPOSED_AFTER_MS = 40;
/** Keys before which nothing is drawn: those that begin a transaction themselves, and those of input methods. */
const BEGIN: ReadonlySet<string> = new Set(["Backspace", "Delete", "Process", "Unidentified", "Dead"]);

export type Binding = {
  readonly plugin: Plugin;
  /** Writes a transaction of the editor into the words. Called when its state is made, before it is drawn. */
  readonly write: (transaction: Transaction, next: EditorState) => void;
  /** Draws what others wrote since; false where there is nothing, or an input method composes. */
  readonly catchUp: () => boolean;
  /** A transaction on the words as they are now: what others wrote since is in it, and drawn with the key. */
  readonly begin: () => Transaction;
  /** A transaction that puts words at the caret: what others wrote since is drawn behind the key. */
  readonly beginTyping: () => Transaction;
  readonly isBehind: () => boolean;
  /** Maps an offset of the editor into the Y.Doc. */
  readonly inWords: (offset: number) => number;
};

const bindings = new WeakMap<EditorView, Binding>();

/** A transaction on the words of a bound editor as they are now. */
export const begin = (view: EditorView): Transaction => bindings.get(view)?.begin() ?? view.state.tr;

/** A transaction that puts words at the caret of a bound editor, or in place of what is selected. */
export const beginTyping = (view: EditorView): Transaction =>
  bindings.get(view)?.beginTyping() ?? view.state.tr;

/** Number of a transaction's first steps that are not of whoever types here. */
export const caughtUpSteps = (transaction: Transaction): number =>
  (transaction.getMeta(CAUGHT_UP) as number | undefined) ?? 0;

/**
 * Ties a one-paragraph editor to a clause's Y.XmlText, character by character. Steps become inserts and
 * deletions at their own places, so a character's id stays with the character that was typed: redline and
 * authorship are read from it. (ySyncPlugin compares texts and gives a doubled letter to its neighbour.)
 * Text of others waits until the page draws the rest of their changes: one's own keys come first.
 * While an input method composes, both sides wait: a change of its line in the page would end it.
 */
export function bindText(text: Y.XmlText): Binding {
  const ahead = openTextAhead(text);
  /** Composed text is on the page or in the editor alone. `at`: the offset where the composition began. */
  let composed: { readonly at: number | null } | null = null;
  /** The page's own change is being drawn, and no other person's. */
  let isOwn = false;
  let view: EditorView | null = null;

  /** Pure insertions take their place among what others wrote, of which the editor knows nothing yet. */
  const putBetween = ({ doc, steps }: Transaction): boolean => {
    const put = steps.flatMap((step) => insertionOf(step) ?? []);
    if (!ahead.isAny() || composed !== null || put.length < steps.length) return false;
    ahead.putBetween(put, doc.textContent);
    return true;
  };

  const begun = (isEnough: (tr: Transaction) => boolean): Transaction => {
    if (view === null) throw new Error("no editor is bound to these words");
    if (composed !== null && !view.composing) readPage(view);
    const { tr } = view.state;
    if (!ahead.isAny() || composed !== null || view.composing) return tr;
    takeUpSelection(view, tr);
    if (isEnough(tr)) return tr;
    const { anchor, head } = tr.selection;
    for (const delta of ahead.deltas()) addDelta(tr, delta);
    if (!isOwn) tr.setSelection(selectionAhead(tr, { anchor, head }, ahead.deltas()));
    return tr.setMeta(CAUGHT_UP, tr.steps.length);
  };
  const begin = (): Transaction => begun(() => false);

  const catchUp = (): boolean => {
    if (!ahead.isAny() || composed !== null || view === null || view.composing || view.isDestroyed)
      return false;
    const tr = begin();
    ahead.end();
    view.dispatch(tr.setMeta(FROM_WORDS, true).setMeta("addToHistory", false));
    return true;
  };

  const release = (own: string, { head }: EditorState["selection"]): void => {
    const at = composed?.at ?? null;
    ahead.release(own, (base) => {
      const put = at === null ? null : insertedAt(base, own, at);
      return put ?? textChangeOf(base, own, head - PARAGRAPH);
    });
    composed = null;
  };

  const releaseComposed = (): void => {
    if (view === null || view.composing || view.isDestroyed) return;
    if (composed !== null) {
      readPage(view);
      release(view.state.doc.textContent, view.state.selection);
    }
    catchUp();
  };

  /** Chromium itself deletes badly over signs that are drawn. Others' text waits: the browser counts characters. */
  const replaceSelected = (opened: EditorView): void => {
    const { state } = opened;
    const { from, to, empty } = state.selection;
    const tr = state.tr.deleteSelection();
    if (empty || state.applyTransaction(tr).transactions.length === 0) return;
    ahead.release(tr.doc.textContent, () => ({ from: from - PARAGRAPH, removed: to - from, inserted: "" }));
    opened.dispatch(tr.setMeta(FROM_WORDS, true));
  };

  const beginComposition = (opened: EditorView, { data }: CompositionEvent): boolean => {
    if (!opened.editable || opened.composing) return false;
    keepingCaret(opened, data, () => {
      const { doc, selection } = opened.state;
      if (composed !== null) release(doc.textContent, selection);
      ahead.begin(doc.textContent);
      composed = { at: selection.from - PARAGRAPH };
      replaceSelected(opened);
    });
    // Behind ProseMirror's own handler, which reads the page once more.
    queueMicrotask(() => holdReading(opened));
    return false;
  };

  const binding: Binding = {
    plugin: new Plugin({
      view: (opened) => {
        view = opened;
        bindings.set(opened, binding);
        const observe = ({ delta, transaction }: Y.YXmlEvent | Y.YTextEvent): void => {
          if (ahead.isWriting()) return;
          if (transaction.local) catchUp();
          ahead.begin(opened.state.doc.textContent);
          ahead.add(delta as Delta);
          // The person's own acts elsewhere on the page, undo or a button, show at once: the caret goes along.
          isOwn = transaction.local;
          if (isOwn) catchUp();
          isOwn = false;
        };
        text.observe(observe);
        let { state } = opened;
        return {
          update: () => {
            ({ state } = opened);
          },
          destroy: () => {
            text.unobserve(observe);
            if (composed !== null) release(textOnPage(opened), state.selection);
            bindings.delete(opened);
          },
        };
      },
      props: {
        handleDOMEvents: { ...caughtUpBefore(catchUp, releaseComposed), compositionstart: beginComposition },
      },
    }),
    write: (transaction, next) => {
      if (!transaction.docChanged || transaction.getMeta(FROM_WORDS) === true) return;
      // A plugin did not let it be.
      if (next.doc !== transaction.doc) return;
      if (view?.composing === true) {
        ahead.begin(transaction.before.textContent);
        composed ??= { at: null };
      }
      if (composed !== null) return;
      const first = transaction.getMeta(CAUGHT_UP) as number | undefined;
      if (first !== undefined) ahead.end();
      if (putBetween(transaction)) return;
      // Not begun on the words of now, as where a menu of the browser wrote.
      if (ahead.isAny()) {
        release(next.doc.textContent, next.selection);
        return;
      }
      ahead.write(() => {
        for (const step of transaction.steps.slice(first ?? 0)) {
          if (step instanceof ReplaceStep) writeStep(text, step);
        }
        makeEqual(text, next.doc.textContent);
      });
    },
    catchUp,
    begin,
    beginTyping: () => begun(({ selection }) => selection.empty),
    isBehind: ahead.isAny,
    inWords: (offset) => ahead.deltas().reduce(mapOffset, offset),
  };
  return binding;
}

/** Events of the page before which others' changes are drawn. */
const caughtUpBefore = (
  catchUp: () => boolean,
  releaseComposed: () => void,
): EditorProps["handleDOMEvents"] => ({
  keydown: (_view, event) => {
    const { key, ctrlKey, metaKey } = event;
    const types = key.length === 1 && !ctrlKey && !metaKey;
    // Keys that type or delete begin on the words of now; of an input method's nothing is known yet.
    if (!types && !BEGIN.has(key)) catchUp();
    return false;
  },
  beforeinput: (_view, event) => {
    if (event.inputType !== "insertText") catchUp();
    return false;
  },
  paste: () => void catchUp(),
  cut: () => void catchUp(),
  drop: () => void catchUp(),
  compositionend: () => {
    setTimeout(releaseComposed, COMPOSED_AFTER_MS);
    return false;
  },
});

function addDelta(tr: Transaction, delta: Delta): void {
  let at = PARAGRAPH;
  for (const { retain, insert, delete: gone } of delta) {
    if (retain !== undefined) at += retain;
    if (gone !== undefined) tr.delete(at, at + gone);
    if (typeof insert === "string" && insert !== "") {
      tr.insertText(insert, at);
      at += insert.length;
    }
  }
}

/** Nothing that others insert at its edges gets into a selection, and a caret stays behind its own character. */
function selectionAhead(
  { doc }: Transaction,
  { anchor, head }: { readonly anchor: number; readonly head: number },
  deltas: readonly Delta[],
): TextSelection {
  const start = anchor === head ? -1 : Math.min(anchor, head);
  const ahead = (at: number): number =>
    // Behind the first selected character, and one back.
    PARAGRAPH +
    (at === start
      ? deltas.reduce(mapOffset, at - PARAGRAPH + 1) - 1
      : deltas.reduce(mapOffset, at - PARAGRAPH));
  return TextSelection.create(doc, ahead(anchor), ahead(head));
}

/** Returns a step's insertion, in UTF-16 units; null if it does more. */
function insertionOf(step: Step): EditorInsertion | null {
  if (!(step instanceof ReplaceStep) || step.from !== step.to) return null;
  return {
    at: step.from - PARAGRAPH,
    words: step.slice.content.textBetween(0, step.slice.content.size),
  };
}

function writeStep(text: Y.XmlText, step: ReplaceStep): void {
  const from = Math.min(Math.max(step.from - PARAGRAPH, 0), text.length);
  const to = Math.min(Math.max(step.to - PARAGRAPH, from), text.length);
  const words = step.slice.content.textBetween(0, step.slice.content.size);
  // A step that replaces words by nearly the same ones (a spelling checker's) keeps the characters that stay.
  const change = changeWithin(text.toString(), [from, to], words);
  if (change.removed > 0) text.delete(change.from, change.removed);
  if (change.inserted !== "") text.insert(change.from, change.inserted);
}

/** Both sides have the same words after every step; where a step was of a kind unknown here, they are made so. */
function makeEqual(text: Y.XmlText, words: string): void {
  const { from, removed, inserted } = textChangeOf(text.toString(), words);
  if (removed > 0) text.delete(from, removed);
  if (inserted !== "") text.insert(from, inserted);
}
