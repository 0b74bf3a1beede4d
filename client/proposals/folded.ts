import { useCallback, useSyncExternalStore } from "react";
import type { ProposalId } from "../../shared/ids.ts";
import { openListeners } from "../ui/listeners.ts";

const STORED = "concord.folded";
/** Beyond this, the proposal folded longest ago is unfolded first. */
const FOLDED_MAX = 2_000;

const listeners = openListeners();
let folded: ReadonlySet<string> | null = null;

function read(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? "[]");
    return new Set(Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : []);
  } catch {
    // Written by something else, or storage is closed: nothing is folded.
    return new Set();
  }
}

const now = (): ReadonlySet<string> => (folded ??= read());

function fold(id: ProposalId, isFolded: boolean): void {
  const next = new Set(now());
  if (isFolded) next.add(id);
  else next.delete(id);
  folded = new Set([...next].slice(-FOLDED_MAX));
  try {
    localStorage.setItem(STORED, JSON.stringify([...folded]));
  } catch {
    // Storage is closed or full: it stays folded on this page.
  }
  listeners.tell();
}

const { subscribe } = listeners;

/** Folding a proposal is each reader's own: it is kept on this device and told to nobody. */
export function useFolded(id: ProposalId): readonly [folded: boolean, fold: (isFolded: boolean) => void] {
  const isFolded = useSyncExternalStore(subscribe, () => now().has(id));
  return [isFolded, useCallback((next: boolean) => fold(id, next), [id])];
}
