import type { UnsavedChange, Unsaved } from "./unsaved.ts";
import type { LostText } from "./lost-text.ts";
import type { StoredFor } from "./stored-for.ts";
import type { Key, StoreRow } from "./store-rows.ts";
import type { OfflineStore } from "./offline-store.ts";

/** Changes acknowledged sooner are never written down: a quiet line costs the device nothing. */
const KEEP_AFTER_MS = 200;

/** Changes of one document of one tab, as they lie on the device: this row, and their updates under it. */
export type StoredHead = {
  readonly generation: string;
  readonly count: number;
  /** The same in words, for where the changes cannot be merged any more. */
  readonly words: readonly LostText[];
};

export const changesKey = ({ person, opinion }: StoredFor): Key => ["changes", person, opinion];

export type KeepChanges = {
  readonly key: Key;
  /** Something was typed, or acknowledged. */
  readonly look: () => void;
  /** Rows that keep more updates with this document, to be put in one step with something else. */
  readonly rowsWith: (
    updates: readonly Uint8Array[],
    head: Pick<StoredHead, "count" | "words">,
  ) => readonly StoreRow[];
  /** At once, as the page goes. */
  readonly flush: () => void;
  /** Nothing more is written or removed. */
  readonly stop: () => void;
};

type Options = {
  readonly store: OfflineStore;
  readonly key: Key;
  readonly generation: string;
  readonly unsaved: Unsaved;
  readonly wordsOf: (changes: readonly UnsavedChange[]) => readonly LostText[];
};

/**
 * Writes down what one document holds and the server has not acknowledged, row by row as it grows, and takes
 * it away when all is acknowledged. A part that was acknowledged meanwhile stays until then: merged a second
 * time it changes nothing.
 */
export function keepChanges({ store, key, generation, unsaved, wordsOf }: Options): KeepChanges {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let nextRow = 1;
  /** Changes that lie on the device already. */
  let written = new Set<UnsavedChange>();
  let stopped = false;

  const headRow = (head: Pick<StoredHead, "count" | "words">): StoreRow => [key, { generation, ...head }];

  const write = (): void => {
    timer = null;
    if (stopped) return;
    const changes = unsaved.changes();
    const fresh = changes.filter((change) => !written.has(change));
    if (fresh.length === 0) return;
    written = new Set(changes);
    void store.change({
      put: [
        [[...key, nextRow++], fresh.map((change) => change.update)],
        headRow({ count: unsaved.count(), words: wordsOf(changes) }),
      ],
    });
  };

  return {
    key,
    look: () => {
      if (stopped) return;
      if (unsaved.count() > 0) {
        timer ??= setTimeout(write, KEEP_AFTER_MS);
        return;
      }
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (nextRow === 1) return;
      nextRow = 1;
      written = new Set();
      void store.change({ remove: [key] });
    },
    rowsWith: (updates, { count, words }) => {
      const changes = unsaved.changes();
      return [
        [[...key, nextRow++], updates],
        headRow({ count: unsaved.count() + count, words: [...wordsOf(changes), ...words] }),
      ];
    },
    flush: () => {
      if (timer !== null) clearTimeout(timer);
      write();
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
