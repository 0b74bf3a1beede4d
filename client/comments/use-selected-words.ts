import { useEffect, useState } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import { selectedRange } from "../clauses/copying.ts";

export type SelectedWords = { readonly start: number; readonly end: number };

/** The words selected last in a clause of the sheet: they stay while the keys are in the panel. */
export function useSelectedWords(clauseId: ClauseId | null): readonly [SelectedWords | null, () => void] {
  const [selected, setSelected] = useState<SelectedWords | null>(() => selectedIn(clauseId));
  useEffect(() => {
    const onSelect = (): void => {
      const { anchorNode } = document.getSelection() ?? {};
      const element = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement;
      // A caret in the panel is no choice of other words.
      if (element?.closest(".sheet") == null) return;
      setSelected(selectedIn(clauseId));
    };
    document.addEventListener("selectionchange", onSelect);
    return () => document.removeEventListener("selectionchange", onSelect);
  }, [clauseId]);
  return [selected, () => setSelected(null)];
}

function selectedIn(clauseId: ClauseId | null): SelectedWords | null {
  const range = selectedRange();
  if (range === null || range.from.clause !== clauseId || range.to.clause !== clauseId) return null;
  return range.from.at < range.to.at ? { start: range.from.at, end: range.to.at } : null;
}
