import { keptKey } from "./kept-for.ts";
import type { KeptFor } from "./kept-for.ts";
import type { LostWords } from "./room.ts";

/** Refused words outlive the page: they are kept on this device until their author has dealt with them. */
export function loadLost(kept: KeptFor): readonly LostWords[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keptKey("lost", kept)) ?? "[]");
    return Array.isArray(stored) ? (stored as LostWords[]) : [];
  } catch {
    // Storage is closed, or holds something else: nothing was kept.
    return [];
  }
}

export function keepLost(kept: KeptFor, lost: readonly LostWords[]): void {
  try {
    if (lost.length === 0) localStorage.removeItem(keptKey("lost", kept));
    else localStorage.setItem(keptKey("lost", kept), JSON.stringify(lost));
  } catch {
    // Storage is closed or full: they stay on the page as long as it is open.
  }
}
