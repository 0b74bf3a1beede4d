import { useEffect } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import { placeIn, wordsElement } from "./place.ts";

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
    let ranges: readonly Range[] = [];
    const wipe = (): void => {
      for (const range of ranges) highlight.delete(range);
    };
    const draw = (): void => {
      wipe();
      ranges = wanted.flatMap(rangeOf);
      for (const range of ranges) highlight.add(range);
    };
    let asked = 0;
    const observer = new MutationObserver(() => {
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

function rangeOf({ clauseId, start, end }: WordsPlace): readonly Range[] {
  const words = wordsElement(clauseId);
  if (words === null) return [];
  const from = placeIn(words, start);
  const to = placeIn(words, end);
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return [range];
}
