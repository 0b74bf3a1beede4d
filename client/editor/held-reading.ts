import type { EditorView } from "@tiptap/pm/view";

/** ProseMirror's reader of the page. `flushingSoon`: the timer of a later reading; while it runs, nothing is read. */
type Inside = {
  readonly domObserver: {
    flushingSoon: number;
    readonly flush: () => void;
    readonly forceFlush: () => void;
    readonly setCurSelection: () => void;
  };
};
const readerOf = (view: EditorView): Inside["domObserver"] => (view as unknown as Inside).domObserver;

const NEVER_MS = 2 ** 31 - 1;

/**
 * Lets the browser alone write the page while an input method composes (rule W27). ProseMirror reads it once, behind
 * the end, and compares with the text at the beginning. Reading each letter, it would draw the page anew between them.
 */
export function holdReading(view: EditorView): void {
  const reader = readerOf(view);
  if (view.composing && reader.flushingSoon < 0) reader.flushingSoon = window.setTimeout(() => {}, NEVER_MS);
}

/** Reads at once. ProseMirror itself does so 20 ms behind the end of a composition, but not on Android. */
export const readPage = (view: EditorView): void => readerOf(view).forceFlush();

/** Returns the text on the page, without signs that are drawn into it: a composition may be unread. */
export function textOnPage(view: EditorView): string {
  const copy = view.dom.cloneNode(true) as HTMLElement;
  for (const drawn of copy.querySelectorAll("[data-drawn]")) drawn.remove();
  return copy.textContent;
}

/**
 * Reads the page and carries out a change before an input method composes. Leaves the caret so many characters from the
 * beginning, those of drawn signs among them: Chromium counted before, and ProseMirror puts the caret behind all signs
 * of a place. `replaced`: what the browser takes for the selected text.
 */
export function keepingCaret(view: EditorView, replaced: string, change: () => void): void {
  const reader = readerOf(view);
  const { dom } = view;
  const selection = dom.ownerDocument.getSelection();
  if (selection === null) return;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const before = charsBefore(dom, selection, replaced);
  readPage(view);
  // ProseMirror passes over a selection that is elsewhere than the text that changed.
  if (anchorNode !== null && focusNode !== null && dom.contains(anchorNode) && dom.contains(focusNode))
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  reader.flush();
  change();
  if (!selection.isCollapsed || before === null || charsBefore(dom, selection) === before) return;
  const place = placeOf(dom, before);
  if (place === null || view.posAtDOM(place.text, place.offset) !== view.state.selection.head) return;
  selection.collapse(place.text, place.offset);
  reader.setCurSelection();
}

/** A selection may begin before a sign and be told to begin behind it: the browser's own account says which. */
function charsBefore(root: HTMLElement, selection: Selection, replaced = ""): number | null {
  if (selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0).cloneRange();
  if (!root.contains(range.startContainer)) return null;
  const selected = range.toString();
  range.collapse(true);
  range.setStart(root, 0);
  const more = replaced.endsWith(selected) ? replaced.length - selected.length : 0;
  return range.toString().length - more;
}

/** Finds the first place in typed text that is so many characters from the beginning. */
function placeOf(root: HTMLElement, chars: number): { readonly text: Text; readonly offset: number } | null {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode(); node !== null && passed <= chars; node = walker.nextNode()) {
    const text = node as Text;
    if (chars <= passed + text.length && text.parentElement?.closest("[data-drawn]") === null)
      return { text, offset: chars - passed };
    passed += text.length;
  }
  return null;
}
