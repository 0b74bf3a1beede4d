import { useState } from "react";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import type { OpinionId } from "../../shared/ids.ts";

/** A basis older than this is asked for again: it named another day's meeting. */
const BASIS_MS = 12 * 3600 * 1000;

/** `meeting`: the one that was open when it was named; absent: none was. */
type Kept = { readonly words: string; readonly at: number; readonly meeting?: string };

const keyOf = (id: OpinionId): string => `concord.basis.${id}`;

function keptBasis(id: OpinionId, now: number): Kept | null {
  const stored = localStorage.getItem(keyOf(id));
  if (stored === null) return null;
  try {
    const { words, at, meeting } = JSON.parse(stored) as Partial<Kept>;
    if (typeof at !== "number" || typeof words !== "string" || now - at >= BASIS_MS) return null;
    return { words, at, ...(meeting === undefined ? {} : { meeting }) };
  } catch {
    // Written by another version of the page: ask again.
    return null;
  }
}

/**
 * On what the marks of this sitting rest, shown in the bar: the meeting that is open, or what was named instead; asked
 * once where none is, and kept on this device.
 */
export function useBasis(
  id: OpinionId,
  meeting: Pick<ToldMeeting, "id" | "name"> | null,
): readonly [basis: string | null, keep: (words: string) => void] {
  const [kept, setKept] = useState(() => keptBasis(id, Date.now()));
  const keep = (words: string): void => {
    const next: Kept = { words, at: Date.now(), ...(meeting === null ? {} : { meeting: meeting.id }) };
    localStorage.setItem(keyOf(id), JSON.stringify(next));
    setKept(next);
  };
  const named = kept?.meeting === meeting?.id ? kept?.words : undefined;
  return [named ?? meeting?.name ?? null, keep];
}
