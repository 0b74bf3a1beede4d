import { useEffect } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import { placesIn, wordsElement } from "./place.ts";

export type WordsPlace = { readonly clauseId: ClauseId; readonly start: number; readonly end: number };

/**
 * Underlines words of the sheet, in rendered words and in the editor alike, without touching what is drawn
 * there. A browser that knows no highlights shows none. `name` is that of `::highlight()` in the styles.
 */
export function useHighlightedWords(name: string, places: readonly WordsPlace[]): void {
  const key = JSON.stringify(places);
  useEffect(() => {
    const sheet = document.querySelector(".sheet");
    const wanted = Map.groupBy(JSON.parse(key) as readonly WordsPlace[], ({ clauseId }) => clauseId);
    if (sheet === null || wanted.size === 0 || !("highlights" in CSS)) return;
    // Several parts of the page may underline at once: each takes away what it has drawn itself.
    const highlight = CSS.highlights.get(name) ?? new Highlight();
    CSS.highlights.set(name, highlight);
    const drawn = new Map<string, readonly StaticRange[]>();
    const wipe = (clause: string): void => {
      for (const range of drawn.get(clause) ?? []) highlight.delete(range);
    };
    const draw = (clause: ClauseId): void => {
      wipe(clause);
      const ranges = rangesOf(clause, wanted.get(clause) ?? []);
      for (const range of ranges) highlight.add(range);
      drawn.set(clause, ranges);
    };
    const changed = new Set<string>();
    let asked = 0;
    // In a full room somebody types in every frame: only the clauses that changed are underlined anew.
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const clause = element?.closest("[data-clause]")?.getAttribute("data-clause");
        if (clause != null) changed.add(clause);
      }
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => {
        for (const clause of wanted.keys()) if (changed.has(clause)) draw(clause);
        changed.clear();
      });
    });
    observer.observe(sheet, { subtree: true, childList: true, characterData: true });
    for (const clause of wanted.keys()) draw(clause);
    return () => {
      cancelAnimationFrame(asked);
      observer.disconnect();
      for (const clause of wanted.keys()) wipe(clause);
    };
  }, [name, key]);
}

/** Static: a live range that was taken away is still moved along at each change, until the memory is tidied. */
function rangesOf(clause: ClauseId, places: readonly WordsPlace[]): readonly StaticRange[] {
  const words = wordsElement(clause);
  if (words === null) return [];
  const placeOf = placesIn(words);
  return places.map(({ start, end }) => {
    const from = placeOf(start);
    const to = placeOf(end);
    return new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    });
  });
}
