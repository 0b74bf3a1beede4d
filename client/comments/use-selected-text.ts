import { useEffect, useState } from "react";
import type { CharRange, WordRun } from "../../shared/clause/words.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { charsBetween } from "../../shared/clause/comment-place.ts";
import { selectedRange } from "../opinion/copying.ts";
import { useLatest } from "../opinion/use-latest.ts";

/** By their ids, which stay right while others type. */
type SelectedWords = readonly CharRange[];

type Selecting = {
  readonly selected: SelectedWords | null;
  /** The selection when the keys were last out of the sheet: drawn in a selection, an underline would end it. */
  readonly left: SelectedWords | null;
};

type Options = {
  readonly clauseId: ClauseId | null;
  /** The clause's words as the sheet shows them at this moment. */
  readonly wordsNow: () => readonly WordRun[];
};

/** The words selected last in a clause of the sheet: they stay while the keys are in the panel. */
export function useSelectedText({
  clauseId,
  wordsNow,
}: Options): Selecting & { readonly unselect: () => void } {
  const latest = useLatest(wordsNow);
  const [selecting, set] = useState<Selecting>(() => {
    const selected = selectedIn(clauseId, wordsNow());
    return { selected, left: selected };
  });
  useEffect(() => {
    const onSelect = (): void => {
      const { anchorNode } = document.getSelection() ?? {};
      const element = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement;
      // A caret in the panel is no choice of other words; nor is a selection that a browser leaves behind.
      if (element?.closest(".sheet") == null || areKeysElsewhere()) return;
      const selected = selectedIn(clauseId, latest()());
      set(({ left }) => ({ selected, left }));
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
  }, [clauseId, latest]);
  return { ...selecting, unselect: () => set({ selected: null, left: null }) };
}

const areKeysElsewhere = (): boolean => {
  const { activeElement } = document;
  return (
    activeElement !== null && activeElement !== document.body && activeElement.closest(".sheet") === null
  );
};

function selectedIn(clauseId: ClauseId | null, words: readonly WordRun[]): SelectedWords | null {
  const range = selectedRange();
  if (range === null || range.from.clause !== clauseId || range.to.clause !== clauseId) return null;
  if (range.from.at >= range.to.at) return null;
  return charsBetween(words, { start: range.from.at, end: range.to.at });
}
