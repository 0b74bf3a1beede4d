import type { ClauseId } from "../../shared/ids.ts";
import { clausePlace } from "./place.ts";

/** The caret or the selection in a clause of the sheet, in UTF-16 units; null where it is elsewhere. */
export function caretInClause(clause: ClauseId): { readonly anchor: number; readonly head: number } | null {
  const selection = document.getSelection();
  const { anchorNode, focusNode } = selection ?? {};
  if (selection === null || anchorNode == null || focusNode == null) return null;
  const anchor = clausePlace(anchorNode, selection.anchorOffset);
  const head = clausePlace(focusNode, selection.focusOffset);
  if (anchor?.clause !== clause || head?.clause !== clause) return null;
  return { anchor: anchor.at, head: head.at };
}
