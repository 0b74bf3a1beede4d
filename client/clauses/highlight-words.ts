import { useEffect, useRef } from "react";
import { openHighlighting } from "./highlighting.ts";
import type { Highlighting, WordsPlace } from "./highlighting.ts";

/**
 * Underlines words of the sheet, in rendered words and in the editor alike, without touching what is drawn
 * there. A browser that knows no highlights shows none. `name`, which stays the same, is that of `::highlight()` in the styles.
 */
export function useHighlightedWords(name: string, places: readonly WordsPlace[]): void {
  const opened = useRef<Highlighting | null>(null);
  const key = JSON.stringify(places);
  useEffect(() => {
    opened.current = openHighlighting(name);
    return () => opened.current?.close();
  }, [name]);
  useEffect(() => {
    opened.current?.show(JSON.parse(key) as readonly WordsPlace[]);
  }, [key]);
}
