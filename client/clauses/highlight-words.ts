import { useEffect } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import { placeIn, rowElement, wordsElement } from "./place.ts";

export type WordsPlace = { readonly clauseId: ClauseId; readonly start: number; readonly end: number };

/**
 * Underlines words of the sheet, in rendered words and in the editor alike, without touching what is drawn
 * there. A browser that knows no highlights shows none. `name` is that of `::highlight()` in the styles.
 */
export function useHighlightedWords(name: string, places: readonly WordsPlace[]): void {
  const key = JSON.stringify(places);
  useEffect(() => {
    const sheet = document.querySelector(".sheet");
    const wanted = JSON.parse(key) as readonly WordsPlace[];
    if (sheet === null || wanted.length === 0 || !("highlights" in CSS)) return;
    // Several parts of the page may underline at once: each takes away what it has drawn itself.
    const highlight = CSS.highlights.get(name) ?? new Highlight();
    CSS.highlights.set(name, highlight);
    let ranges: readonly StaticRange[] = [];
    const wipe = (): void => {
      for (const range of ranges) highlight.delete(range);
    };
    const draw = (): void => {
      wipe();
      ranges = wanted.flatMap(rangeOf);
      for (const range of ranges) highlight.add(range);
    };
    let asked = 0;
    const observer = new MutationObserver((changes) => {
      const rows = wanted.map(({ clauseId }) => rowElement(clauseId));
      if (!changes.some(({ target }) => rows.some((row) => row?.contains(target) === true))) return;
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(draw);
    });
    observer.observe(sheet, { subtree: true, childList: true, characterData: true });
    draw();
    return () => {
      cancelAnimationFrame(asked);
      observer.disconnect();
      wipe();
    };
  }, [name, key]);
}

/** Static: a live range that was taken away is still moved along at each change, until the memory is tidied. */
function rangeOf({ clauseId, start, end }: WordsPlace): readonly StaticRange[] {
  const words = wordsElement(clauseId);
  if (words === null) return [];
  const from = placeIn(words, start);
  const to = placeIn(words, end);
  return [
    new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    }),
  ];
}
