import type { Row, Store } from "../store/store.ts";

/** Wraps a store: it tells when rows with notices are on disk. */
export function watchedStore(store: Store): {
  readonly store: Store;
  readonly onNotices: (listener: () => void) => void;
} {
  const listeners = new Set<() => void>();
  const stored = (rows: readonly Row[]): void => {
    if (rows.some(({ notices }) => notices !== undefined)) for (const listener of listeners) listener();
  };
  return {
    onNotices: (listener) => void listeners.add(listener),
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
