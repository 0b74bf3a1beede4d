import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { chordOf, IS_MAC } from "../ui/chord.ts";
import { deleteBeside } from "./plain-typing.ts";

const PARAGRAPH = 1;

export type Edge = "up" | "down" | "left" | "right";

/** Requests by keys beyond one clause's words; the sheet carries them out. */
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
  /** Several paragraphs were pasted into a one-paragraph text, and were joined. */
  | { readonly kind: "linesJoined" }
  | { readonly kind: "tooLong" }
  /** Only invisible characters were typed or pasted. */
  | { readonly kind: "unseen" }
  /** A sign of a bracket that somebody asked for would have gone. */
  | { readonly kind: "signKept" };

/** The browser must not handle these keys: only the model changes the text, and the text is plain. */
const SWALLOWED: ReadonlySet<string> = new Set(["Mod+b", "Mod+i", "Mod+u"]);

/** The keys are Word's on each system. On a Mac, ⌥⇧ with an arrow selects a word. */
export const LEVEL_KEYS = IS_MAC
  ? ({ right: "Ctrl+Shift+ArrowRight", left: "Ctrl+Shift+ArrowLeft" } as const)
  : ({ right: "Alt+Shift+ArrowRight", left: "Alt+Shift+ArrowLeft" } as const);

/**
 * Handles keys at a clause's edges and keys that change the structure. Tab only moves the focus (rule K12).
 * A held key changes the structure only once.
 */
export function clauseKeys(
  wish: (wish: EditorWish) => void,
  { oneParagraph }: { readonly oneParagraph: () => boolean },
): Plugin {
  const onKey = (view: EditorView, event: KeyboardEvent): boolean => {
    const chord = view.composing ? "" : chordOf(event);
    if (chord === "") return false;
    trustCaret(view);
    readSelection(view);
    const { selection, doc } = view.state;
    const length = doc.content.size - 2;
    const anchor = selection.anchor - PARAGRAPH;
    const head = selection.head - PARAGRAPH;
    const say = (one: EditorWish): true => {
      wish(one);
      return true;
    };
    const sayOnce = (one: EditorWish): true => (event.repeat ? true : say(one));

    const edge = edgeOf(event.key);
    if (edge !== null && (chord === event.key || chord === `Shift+${event.key}`)) {
      if (!view.endOfTextblock(edge)) return false;
      if (event.shiftKey) return say({ kind: "extend", edge, anchor, head });
      if (!selection.empty) return false;
      return say({ kind: "leave", edge, x: view.coordsAtPos(selection.head).left });
    }
    switch (chord) {
      case LEVEL_KEYS.right:
      case LEVEL_KEYS.left: {
        // "Deeper" points where items are indented: to the left on a right-to-left page.
        const isReadFromRight = getComputedStyle(view.dom).direction === "rtl";
        const step = (chord === LEVEL_KEYS.right) === isReadFromRight ? -1 : 1;
        return sayOnce({ kind: "level", step });
      }
      case "Mod+z":
        return sayOnce({ kind: "undo" });
      case "Mod+Shift+z":
      case "Mod+y":
        return sayOnce({ kind: "redo" });
      case "Mod+a":
        return say({ kind: "selectAll" });
      case "Enter":
        if (event.repeat) return true;
        // If Enter starts no clause, it must not delete the selection either.
        if (!selection.empty && !oneParagraph()) view.dispatch(view.state.tr.deleteSelection());
        return say({
          kind: "enter",
          at: view.state.selection.from - PARAGRAPH,
          length: view.state.doc.content.size - 2,
        });
      case "Escape":
        return sayOnce({ kind: "escape" });
      // On Windows this key is Cut.
      case "Shift+Delete":
        return selection.empty;
    }
    if (event.key === "Backspace" || event.key === "Delete") {
      const unit = UNITS[chord.slice(0, -event.key.length)];
      if (unit === undefined) return true;
      const [at, kind] =
        event.key === "Backspace" ? ([0, "joinBefore"] as const) : ([length, "joinAfter"] as const);
      // A held key deletes up to the edge and joins nothing.
      if (selection.empty && head === at) return sayOnce({ kind });
      deleteBeside(view, event.key === "Backspace" ? "before" : "behind", unit);
      return true;
    }
    return SWALLOWED.has(chord);
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

/** The amount that Backspace and Delete remove, by their modifiers. */
const UNITS: Readonly<Record<string, "grapheme" | "word">> = {
  "": "grapheme",
  "Shift+": "grapheme",
  "Mod+": "word",
  "Alt+": "word",
};

/**
 * Stops ProseMirror from moving a caret back from the start in the 200 ms after a focus. Otherwise a person who presses
 * Ctrl+Home at once, here or after a dialog closes, would type at the old place.
 */
export function trustCaret(view: EditorView): void {
  const { input } = view as unknown as { readonly input?: { lastFocus: number } };
  if (input !== undefined) input.lastFocus = 0;
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
