import { createContext, useContext, useSyncExternalStore } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import { openListeners } from "../ui/listeners.ts";

/** The clauses that changed since their reader last looked: told to each row alone, so that no other is drawn anew. */
export type ClausesSince = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly has: (id: ClauseId) => boolean;
  /** Instant of the reader's last look; 0 where nothing changed. */
  readonly at: () => number;
  readonly set: (changed: ReadonlySet<ClauseId>, at: number) => void;
  readonly show: (id: ClauseId) => void;
  readonly onShow: (listener: ((id: ClauseId) => void) | null) => void;
};

export function openSince(): ClausesSince {
  let changed: ReadonlySet<ClauseId> = new Set();
  let lookedAt = 0;
  let shown: ((id: ClauseId) => void) | null = null;
  const listeners = openListeners();
  return {
    subscribe: listeners.subscribe,
    has: (id) => changed.has(id),
    at: () => lookedAt,
    set: (next, at) => {
      changed = next;
      lookedAt = at;
      listeners.tell();
    },
    show: (id) => shown?.(id),
    onShow: (listener) => {
      shown = listener;
    },
  };
}

const SinceContext = createContext<ClausesSince>(openSince());
export const SinceProvider = SinceContext.Provider;
export const useSince = (): ClausesSince => useContext(SinceContext);

export function useChangedSince(id: ClauseId): boolean {
  const since = useSince();
  return useSyncExternalStore(since.subscribe, () => since.has(id));
}
