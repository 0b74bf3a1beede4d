import type { OpinionId } from "../../shared/ids.ts";
import type { LostWords } from "./room.ts";

const keyOf = (id: OpinionId): string => `concord.lost.${id}`;

/** Refused words outlive the page: they are kept on this device until their author has dealt with them. */
export function loadLost(id: OpinionId): readonly LostWords[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(id)) ?? "[]");
    return Array.isArray(stored) ? (stored as LostWords[]) : [];
  } catch {
    // Storage is closed, or holds something else: nothing was kept.
    return [];
  }
}

export function keepLost(id: OpinionId, lost: readonly LostWords[]): void {
  try {
    if (lost.length === 0) localStorage.removeItem(keyOf(id));
    else localStorage.setItem(keyOf(id), JSON.stringify(lost));
  } catch {
    // Storage is closed or full: they stay on the page as long as it is open.
  }
}
