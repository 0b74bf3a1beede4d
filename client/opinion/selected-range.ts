import { useEffect } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import { selectedRange } from "./copying.ts";
import { isInClause } from "./place.ts";

export type SelectedRange = { readonly start: number; readonly end: number };

/** The last selection inside one clause: a press on a button outside of the words must not lose it. */
let last: (SelectedRange & { readonly clause: string }) | null = null;

function follow(): void {
  const range = selectedRange();
  if (range !== null) {
    const { from, to } = range;
    last = from.clause === to.clause ? { clause: from.clause, start: from.at, end: to.at } : null;
    return;
  }
  const caret = document.getSelection()?.anchorNode ?? null;
  if (caret !== null && isInClause(caret)) last = null;
}

/** Follows what is selected on the sheet, in rendered words and in the editor alike. */
export function useFollowSelection(): void {
  useEffect(() => {
    document.addEventListener("selectionchange", follow);
    return () => document.removeEventListener("selectionchange", follow);
  }, []);
}

/** Returns the selection in this clause, in UTF-16 units; null without one. */
export function selectedIn(clause: ClauseId, words: string): SelectedRange | null {
  // The browser tells of a change a moment later than it is made.
  follow();
  if (last?.clause !== clause || words.slice(last.start, last.end).trim() === "") return null;
  return { start: last.start, end: last.end };
}
