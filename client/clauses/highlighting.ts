import type { ClauseId } from "../../shared/ids.ts";
import { placesIn, wordsElement } from "./place.ts";

export type WordsPlace = { readonly clauseId: ClauseId; readonly start: number; readonly end: number };

/** Underlines words of the sheet under one name, as long as it is open. */
export type Highlighting = {
  /** From now on these and no others: a clause in which nothing is other than before is left alone. */
  readonly show: (places: readonly WordsPlace[]) => void;
  readonly close: () => void;
};

export function openHighlighting(name: string): Highlighting {
  if (!("highlights" in CSS)) return { show: () => {}, close: () => {} };
  // Several parts of the page may underline at once: each takes away what it has drawn itself.
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, highlight);
  let wanted = new Map<ClauseId, readonly WordsPlace[]>();
  const drawn = new Map<ClauseId, readonly StaticRange[]>();
  const wipe = (clause: ClauseId): void => {
    for (const range of drawn.get(clause) ?? []) highlight.delete(range);
    drawn.delete(clause);
  };
  const draw = (clause: ClauseId): void => {
    wipe(clause);
    const ranges = rangesOf(clause, wanted.get(clause) ?? []);
    for (const range of ranges) highlight.add(range);
    if (ranges.length > 0) drawn.set(clause, ranges);
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
  let sheet: Element | null = null;
  /** The sheet comes and goes with the way in which the text is read. */
  const watch = (): void => {
    if (sheet?.isConnected === true) return;
    observer.disconnect();
    sheet = document.querySelector(".sheet");
    if (sheet !== null) observer.observe(sheet, { subtree: true, childList: true, characterData: true });
  };
  return {
    show: (places) => {
      const before = wanted;
      wanted = Map.groupBy(places, ({ clauseId }) => clauseId);
      const isNewSheet = sheet?.isConnected !== true;
      if (wanted.size > 0) watch();
      for (const clause of before.keys()) if (!wanted.has(clause)) wipe(clause);
      for (const [clause, now] of wanted) {
        if (isNewSheet || JSON.stringify(before.get(clause)) !== JSON.stringify(now)) draw(clause);
      }
    },
    close: () => {
      cancelAnimationFrame(asked);
      observer.disconnect();
      for (const clause of drawn.keys()) wipe(clause);
    },
  };
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
