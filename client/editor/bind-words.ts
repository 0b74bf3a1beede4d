import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import type * as Y from "yjs";
import { TYPED } from "./typed.ts";

const key = new PluginKey("words");
/** On transactions that carry what came from the Y.Doc. */
const FROM_WORDS = "from words";

/** Texts that their editor is writing at this moment: it need not be told what it wrote. */
const beingWritten = new WeakSet<Y.XmlText>();

/** The paragraph opens before the first character. */
const PARAGRAPH = 1;

/**
 * Ties a one-paragraph editor to a clause's Y.XmlText, character by character. Steps become inserts and
 * deletions at their own places, so a character's id stays with the character that was typed: redline and
 * authorship are read from it. (ySyncPlugin compares texts and gives a doubled letter to its neighbour.)
 */
export function bindWords(text: Y.XmlText): Plugin {
  return new Plugin({
    key,
    view: (view) => {
      const observe = (event: Y.YXmlEvent | Y.YTextEvent): void => {
        if (!beingWritten.has(text)) takeOver(view, event.delta as Delta);
      };
      text.observe(observe);
      return { destroy: () => text.unobserve(observe) };
    },
  });
}

type Delta = readonly {
  readonly retain?: number;
  readonly insert?: unknown;
  readonly delete?: number;
}[];

function takeOver(view: EditorView, delta: Delta): void {
  const { tr } = view.state;
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

/** Writes a transaction of the editor into the words. Called after the editor's state has it. */
export function writeWords(text: Y.XmlText, transaction: Transaction, state: EditorState): void {
  if (!transaction.docChanged || transaction.getMeta(FROM_WORDS) === true) return;
  beingWritten.add(text);
  text.doc?.transact(() => {
    for (const step of transaction.steps) {
      if (step instanceof ReplaceStep) writeStep(text, step);
    }
    makeEqual(text, state.doc.textContent);
  }, TYPED);
  beingWritten.delete(text);
}

function writeStep(text: Y.XmlText, step: ReplaceStep): void {
  const from = Math.min(Math.max(step.from - PARAGRAPH, 0), text.length);
  const to = Math.min(Math.max(step.to - PARAGRAPH, from), text.length);
  const words = step.slice.content.textBetween(0, step.slice.content.size);
  const removed = text.toString().slice(from, to);
  // A step that replaces words by nearly the same ones (a spelling checker's) keeps the characters that stay.
  let start = 0;
  while (start < Math.min(removed.length, words.length) && removed[start] === words[start]) start++;
  let end = 0;
  const most = Math.min(removed.length, words.length) - start;
  while (end < most && removed.at(-1 - end) === words.at(-1 - end)) end++;
  if (removed.length > start + end) text.delete(from + start, removed.length - start - end);
  if (words.length > start + end) text.insert(from + start, words.slice(start, words.length - end));
}

/** Both sides have the same words after every step; where a step was of a kind unknown here, they are made so. */
function makeEqual(text: Y.XmlText, words: string): void {
  const now = text.toString();
  if (now === words) return;
  let start = 0;
  while (start < Math.min(now.length, words.length) && now[start] === words[start]) start++;
  text.delete(start, now.length - start);
  text.insert(start, words.slice(start));
}
