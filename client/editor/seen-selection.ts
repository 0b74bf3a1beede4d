import { TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * Takes up where the browser has put the caret already. It moves it at the key and tells of it a moment later;
 * whatever is drawn in between would set the caret back, and End would be lost.
 */
export function takeUpSelection(view: EditorView, transaction: Transaction): void {
  if (view.composing || !view.hasFocus()) return;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {};
  if (anchorNode == null || focusNode == null) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const anchor = view.posAtDOM(anchorNode, anchorOffset ?? 0);
  const head = view.posAtDOM(focusNode, focusOffset ?? 0);
  const { selection } = view.state;
  if (anchor === selection.anchor && head === selection.head) return;
  const end = transaction.doc.content.size - 1;
  if (Math.min(anchor, head) < 1 || Math.max(anchor, head) > end) return;
  transaction.setSelection(TextSelection.create(transaction.doc, anchor, head));
}
