import { useEffect } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import type { Writing } from "./use-writing.ts";

/** While a suggestion is written in a row, whoever enters the row goes on in it: its clause is not open for typing. */
export function useOneEditor(suggestedIn: ClauseId | null, { open, leave }: Writing): void {
  const isOpen = open !== null && open.clause === suggestedIn;
  useEffect(() => {
    if (!isOpen) return;
    leave();
    document.querySelector<HTMLElement>(".suggesting [role=textbox], .suggesting button")?.focus();
  }, [isOpen, leave]);
}
