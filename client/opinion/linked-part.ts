import { type RefObject, useEffect, useRef } from "react";
import { useSearch } from "wouter";

type LinkedName = "proposal" | "comment" | "paper" | "person" | "delegation";

/** The id that the address names; null: it names none. */
export const useLinkedId = (name: LinkedName): string | null => new URLSearchParams(useSearch()).get(name);

let followed = "";

/** Brings a part that the address names into sight with the focus, once each time that the address is followed. */
export function useLinkedPart<Part extends HTMLElement>(isLinked: boolean): RefObject<Part | null> {
  const search = useSearch();
  const part = useRef<Part | null>(null);
  useEffect(() => {
    if (followed !== search) followed = "";
    if (!isLinked || followed === search) return;
    followed = search;
    // Behind the focus that a closed dialog gives back, and the parts that open above.
    const frame = requestAnimationFrame(() => {
      part.current?.scrollIntoView({ block: "nearest" });
      part.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [isLinked, search]);
  return part;
}
