import { Plugin } from "@tiptap/pm/state";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import type * as Y from "yjs";
import { takeUpSelection } from "./seen-selection.ts";
import { changeOf, mapOffset } from "./text-change.ts";
import type { Delta } from "./text-change.ts";
import { TYPED } from "./typed.ts";

/** On transactions that carry what came from the Y.Doc. */
export const FROM_WORDS = "from words";
/** The paragraph opens before the first character. */
const PARAGRAPH = 1;
/** ProseMirror reads the last of a composition from the page up to 20 ms after its end. */
const COMPOSED_AFTER_MS = 40;

export type Binding = {
  readonly plugin: Plugin;
  /** Writes a transaction of the editor into the words. Called after the editor's state has it. */
  readonly write: (transaction: Transaction, view: EditorView) => void;
};

/**
 * Ties a one-paragraph editor to a clause's Y.XmlText, character by character. Steps become inserts and
 * deletions at their own places, so a character's id stays with the character that was typed: redline and
 * authorship are read from it. (ySyncPlugin compares texts and gives a doubled letter to its neighbour.)
 * While an input method composes, both sides wait: a change of its line in the page would end it.
 */
export function bindWords(text: Y.XmlText): Binding {
  /** The editor is writing at this moment: it need not be told what it wrote. */
  let writing = false;
  let composing: { readonly base: string; readonly deltas: Delta[] } | null = null;

  const transact = (change: () => void): void => {
    writing = true;
    text.doc?.transact(change, TYPED);
    writing = false;
  };

  /** What was composed goes into the words, at its place among what others wrote meanwhile. */
  const release = (state: EditorState): void => {
    if (composing === null) return;
    const { base, deltas } = composing;
    composing = null;
    const { from, removed, inserted } = changeOf(base, state.doc.textContent);
    const start = deltas.reduce(mapOffset, from);
    const end = deltas.reduce(mapOffset, from + removed);
    if (inserted === "" && removed === 0) return;
    transact(() => {
      if (end > start) text.delete(start, end - start);
      if (inserted !== "") text.insert(start, inserted);
    });
  };

  const releaseInto = (view: EditorView): void => {
    if (composing === null || view.composing || view.isDestroyed) return;
    release(view.state);
    const { from, removed, inserted } = changeOf(view.state.doc.textContent, text.toString());
    const { tr } = view.state;
    tr.insertText(inserted, from + PARAGRAPH, from + removed + PARAGRAPH);
    view.dispatch(tr.setMeta(FROM_WORDS, true));
  };

  const plugin = new Plugin({
    view: (view) => {
      const observe = ({ delta }: Y.YXmlEvent | Y.YTextEvent): void => {
        if (writing) return;
        if (view.composing) composing ??= { base: view.state.doc.textContent, deltas: [] };
        if (composing === null) takeOver(view, delta as Delta);
        else composing.deltas.push(delta as Delta);
      };
      text.observe(observe);
      let { state } = view;
      return {
        update: () => {
          ({ state } = view);
        },
        destroy: () => {
          text.unobserve(observe);
          release(state);
        },
      };
    },
    props: {
      handleDOMEvents: {
        compositionend: (view) => {
          setTimeout(() => releaseInto(view), COMPOSED_AFTER_MS);
          return false;
        },
      },
    },
  });

  return {
    plugin,
    write: (transaction, view) => {
      if (!transaction.docChanged || transaction.getMeta(FROM_WORDS) === true) return;
      if (view.composing) composing ??= { base: transaction.before.textContent, deltas: [] };
      if (composing !== null) return;
      transact(() => {
        for (const step of transaction.steps) {
          if (step instanceof ReplaceStep) writeStep(text, step);
        }
        makeEqual(text, view.state.doc.textContent);
      });
    },
  };
}

function takeOver(view: EditorView, delta: Delta): void {
  const { tr } = view.state;
  takeUpSelection(view, tr);
  let at = PARAGRAPH;
  for (const { retain, insert, delete: gone } of delta) {
    if (retain !== undefined) at += retain;
    if (gone !== undefined) tr.delete(at, at + gone);
    if (typeof insert === "string") {
      tr.insertText(insert, at);
      at += insert.length;
    }
  }
  view.dispatch(tr.setMeta(FROM_WORDS, true).setMeta("addToHistory", false));
}

function writeStep(text: Y.XmlText, step: ReplaceStep): void {
  const from = Math.min(Math.max(step.from - PARAGRAPH, 0), text.length);
  const to = Math.min(Math.max(step.to - PARAGRAPH, from), text.length);
  const words = step.slice.content.textBetween(0, step.slice.content.size);
  // A step that replaces words by nearly the same ones (a spelling checker's) keeps the characters that stay.
  const change = changeOf(text.toString().slice(from, to), words);
  if (change.removed > 0) text.delete(from + change.from, change.removed);
  if (change.inserted !== "") text.insert(from + change.from, change.inserted);
}

/** Both sides have the same words after every step; where a step was of a kind unknown here, they are made so. */
function makeEqual(text: Y.XmlText, words: string): void {
  const { from, removed, inserted } = changeOf(text.toString(), words);
  if (removed > 0) text.delete(from, removed);
  if (inserted !== "") text.insert(from, inserted);
}
