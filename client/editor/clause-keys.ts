import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { deleteBeside } from "./plain-typing.ts";

const PARAGRAPH = 1;

export type Edge = "up" | "down" | "left" | "right";

/** What keys ask for beyond one clause's words; the sheet carries it out. */
export type EditorWish =
  | { readonly kind: "enter"; readonly at: number; readonly length: number }
  | { readonly kind: "joinBefore" }
  | { readonly kind: "joinAfter" }
  | { readonly kind: "leave"; readonly edge: Edge; readonly x: number }
  /** The selection goes on over the clause's edge. */
  | { readonly kind: "extend"; readonly edge: Edge; readonly anchor: number; readonly head: number }
  | { readonly kind: "level"; readonly step: 1 | -1 }
  | { readonly kind: "escape" }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  | { readonly kind: "selectAll" }
  | { readonly kind: "paste"; readonly paragraphs: readonly string[]; readonly at: number }
  | { readonly kind: "tooLong" }
  /** Something was typed or pasted that nobody would see. */
  | { readonly kind: "unseen" }
  /** A sign of a bracket that somebody asked for would have gone. */
  | { readonly kind: "signKept" };

/** Keys at the edges of a clause, and those that change the structure. `mayLevel`: Tab changes the level here. */
export function clauseKeys(
  wish: (wish: EditorWish) => void,
  { mayLevel }: { readonly mayLevel: () => boolean },
): Plugin {
  const onKey = (view: EditorView, event: KeyboardEvent): boolean => {
    if (event.isComposing || view.composing) return false;
    readSelection(view);
    const { selection, doc } = view.state;
    const length = doc.content.size - 2;
    const anchor = selection.anchor - PARAGRAPH;
    const head = selection.head - PARAGRAPH;
    const mod = event.ctrlKey || event.metaKey;
    const say = (one: EditorWish): true => {
      wish(one);
      return true;
    };

    const edge = edgeOf(event.key);
    if (edge !== null && !mod && !event.altKey) {
      if (!view.endOfTextblock(edge)) return false;
      if (event.shiftKey) return say({ kind: "extend", edge, anchor, head });
      if (!selection.empty) return false;
      return say({ kind: "leave", edge, x: view.coordsAtPos(selection.head).left });
    }
    if (mod && !event.altKey) {
      const letter = event.key.toLowerCase();
      if (letter === "z") return say({ kind: event.shiftKey ? "redo" : "undo" });
      if (letter === "y") return say({ kind: "redo" });
      if (letter === "a") return say({ kind: "selectAll" });
      // Bold and the like: words are plain.
      if (letter === "b" || letter === "i" || letter === "u") return true;
    }
    switch (event.key) {
      case "Enter":
        if (mod) return false;
        if (!selection.empty) view.dispatch(view.state.tr.deleteSelection());
        return say({
          kind: "enter",
          at: view.state.selection.from - PARAGRAPH,
          length: view.state.doc.content.size - 2,
        });
      case "Backspace":
        if (selection.empty && head === 0) return say({ kind: "joinBefore" });
        deleteBeside(view, "before", mod || event.altKey ? "word" : "grapheme");
        return true;
      case "Delete":
        if (selection.empty && head === length) return say({ kind: "joinAfter" });
        deleteBeside(view, "behind", mod || event.altKey ? "word" : "grapheme");
        return true;
      case "Tab":
        // Where it changes nothing it moves the focus, as everywhere.
        if (mod || event.altKey || !mayLevel()) return false;
        return say({ kind: "level", step: event.shiftKey ? -1 : 1 });
      case "Escape":
        return say({ kind: "escape" });
    }
    return false;
  };
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        const taken = onKey(view, event);
        if (taken) event.preventDefault();
        return taken;
      },
    },
  });
}

/**
 * The browser moved the caret itself and has not told yet, when keys follow fast: without this, Enter would
 * split where the caret was. ProseMirror has the same call inside, for its own keys.
 */
function readSelection(view: EditorView): void {
  (view as unknown as { domObserver: { flush: () => void } }).domObserver.flush();
}

function edgeOf(key: string): Edge | null {
  switch (key) {
    case "ArrowUp":
      return "up";
    case "ArrowDown":
      return "down";
    case "ArrowLeft":
      return "left";
    case "ArrowRight":
      return "right";
  }
  return null;
}
