import { useEffect, useState } from "react";
import { clausePlace } from "../opinion/place.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { CaretPlace } from "./caret-place.ts";

/** The caret's last place in the selected clause: it is remembered while the keys are in the panel. */
export function useCaretPlace(clauseId: string): CaretPlace | null {
  const { now } = useOpenedOpinion();
  const [place, setPlace] = useState<CaretPlace | null>(null);
  useEffect(() => {
    const look = (): void => {
      const seen = placeInClause(clauseId);
      const { selectedClause } = now();
      if (seen === null || selectedClause?.clause.id !== clauseId) return;
      setPlace({ ...seen, words: selectedClause.words.text });
    };
    look();
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [clauseId, now]);
  return place;
}

function placeInClause(clauseId: string): { readonly start: number; readonly end: number } | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const from = clausePlace(range.startContainer, range.startOffset);
  const to = clausePlace(range.endContainer, range.endOffset);
  return from?.clause === clauseId && to?.clause === clauseId ? { start: from.at, end: to.at } : null;
}
