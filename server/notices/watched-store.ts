import type { Row, Store } from "../store/store.ts";

/** Wraps a store: it tells when rows are on disk, and when there are notices with them. */
export function watchedStore(store: Store): {
  readonly store: Store;
  readonly onNotices: (listener: () => void) => void;
  readonly onRows: (listener: (rows: readonly Row[]) => void) => void;
} {
  const listeners = new Set<() => void>();
  const rowListeners = new Set<(rows: readonly Row[]) => void>();
  const stored = (rows: readonly Row[]): void => {
    for (const listener of rowListeners) listener(rows);
    if (rows.some(({ notices }) => notices !== undefined)) for (const listener of listeners) listener();
  };
  return {
    onNotices: (listener) => void listeners.add(listener),
    onRows: (listener) => void rowListeners.add(listener),
    store: {
      ...store,
      append: async (rows, bound, freed) => {
        await store.append(rows, bound, freed);
        stored(rows);
      },
      savePeople: async (rows, saved) => {
        await store.savePeople(rows, saved);
        stored(rows);
      },
    },
  };
}
