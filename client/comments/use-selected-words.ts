import { useEffect, useState } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import { selectedRange } from "../clauses/copying.ts";

export type SelectedWords = { readonly start: number; readonly end: number };

type Selecting = {
  readonly selected: SelectedWords | null;
  /** What was selected when the keys were last out of the sheet: drawn in a selection, an underline would end it. */
  readonly left: SelectedWords | null;
};

/** The words selected last in a clause of the sheet: they stay while the keys are in the panel. */
export function useSelectedWords(clauseId: ClauseId | null): Selecting & { readonly unselect: () => void } {
  const [selecting, set] = useState<Selecting>(() => {
    const selected = selectedIn(clauseId);
    return { selected, left: selected };
  });
  useEffect(() => {
    const onSelect = (): void => {
      const { anchorNode } = document.getSelection() ?? {};
      const element = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement;
      // A caret in the panel is no choice of other words; nor is a selection that a browser leaves behind.
      if (element?.closest(".sheet") == null || areKeysElsewhere()) return;
      set(({ left }) => ({ selected: selectedIn(clauseId), left }));
    };
    const onFocus = (): void => {
      if (areKeysElsewhere())
        set((now) => (now.left === now.selected ? now : { ...now, left: now.selected }));
    };
    document.addEventListener("selectionchange", onSelect);
    document.addEventListener("focusin", onFocus);
    return () => {
      document.removeEventListener("selectionchange", onSelect);
      document.removeEventListener("focusin", onFocus);
    };
  }, [clauseId]);
  return { ...selecting, unselect: () => set({ selected: null, left: null }) };
}

const areKeysElsewhere = (): boolean => {
  const { activeElement } = document;
  return (
    activeElement !== null && activeElement !== document.body && activeElement.closest(".sheet") === null
  );
};

function selectedIn(clauseId: ClauseId | null): SelectedWords | null {
  const range = selectedRange();
  if (range === null || range.from.clause !== clauseId || range.to.clause !== clauseId) return null;
  return range.from.at < range.to.at ? { start: range.from.at, end: range.to.at } : null;
}
