import { useState } from "react";
import type { OpinionId } from "../../shared/ids.ts";

/** A basis older than this is asked for again: it named another day's meeting. */
const BASIS_MS = 12 * 3600 * 1000;

type Kept = { readonly words: string; readonly at: number };

const keyOf = (id: OpinionId): string => `concord.basis.${id}`;

function keptBasis(id: OpinionId, now: number): string | null {
  const stored = localStorage.getItem(keyOf(id));
  if (stored === null) return null;
  try {
    const kept = JSON.parse(stored) as Partial<Kept>;
    const fresh = typeof kept.at === "number" && now - kept.at < BASIS_MS;
    return fresh && typeof kept.words === "string" ? kept.words : null;
  } catch {
    // Written by another version of the page: ask again.
    return null;
  }
}

/** On what the marks of this sitting rest: asked once, kept on this device, shown in the bar. */
export function useBasis(id: OpinionId): readonly [basis: string | null, keep: (words: string) => void] {
  const [basis, setBasis] = useState(() => keptBasis(id, Date.now()));
  const keep = (words: string): void => {
    const kept: Kept = { words, at: Date.now() };
    localStorage.setItem(keyOf(id), JSON.stringify(kept));
    setBasis(words);
  };
  return [basis, keep];
}
