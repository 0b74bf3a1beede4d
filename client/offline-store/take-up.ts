import * as Y from "yjs";
import { changesKey, type StoredHead } from "./keep-changes.ts";
import type { StoredFor } from "./stored-for.ts";
import type { LivingTab } from "./living-tab.ts";
import type { Key, StoreRow } from "./store-rows.ts";
import type { OfflineStore } from "./offline-store.ts";

/** Changes that an earlier page kept: their updates in the order in which they were made. */
export type StoredChanges = StoredHead & {
  readonly key: Key;
  readonly tab: string;
  readonly updates: readonly Uint8Array[];
};

/** Keys are: changes, person, opinion, tab, document, and the number of a row. */
const TAB = 3;
const DOCUMENT_PARTS = 5;

export function storedChangesIn(rows: readonly StoreRow[]): readonly StoredChanges[] {
  const heads = rows.filter(([key]) => key.length === DOCUMENT_PARTS);
  return heads.map(([key, head]) => ({
    ...(head as StoredHead),
    key,
    tab: String(key[TAB]),
    updates: rows.flatMap(([under, updates]) =>
      under.length > DOCUMENT_PARTS && key.every((part, index) => under[index] === part)
        ? (updates as readonly Uint8Array[])
        : [],
    ),
  }));
}

export async function readStoredChanges(
  store: OfflineStore,
  kept: StoredFor,
): Promise<readonly StoredChanges[]> {
  return storedChangesIn(await store.read(changesKey(kept)));
}

/**
 * True if changes find everything in the document that they build on. Tried on a copy: in the document itself what is
 * missing would stay pending for ever.
 */
export function fits(doc: Y.Doc, updates: readonly Uint8Array[]): boolean {
  const draft = new Y.Doc();
  try {
    Y.applyUpdate(draft, Y.encodeStateAsUpdate(doc));
    for (const update of updates) Y.applyUpdate(draft, update);
    return draft.store.pendingStructs === null && draft.store.pendingDs === null;
  } catch {
    // Not an update at all: whatever lies there, it is shown as words.
    return false;
  } finally {
    draft.destroy();
  }
}

type Options = {
  readonly store: OfflineStore;
  readonly tab: LivingTab;
  readonly kept: StoredFor;
  /** Documents of this tab that are still its own to deal with. */
  readonly isInUse: (key: Key) => boolean;
  readonly take: (changes: StoredChanges) => Promise<void>;
};

/** Hands over what dead tabs kept, and earlier documents of this one: each once, and by one tab. */
export async function takeUpStored({ store, tab, kept, isInUse, take }: Options): Promise<void> {
  for (const { key, tab: of } of await readStoredChanges(store, kept)) {
    if (isInUse(key)) continue;
    const task = async (): Promise<void> => {
      // Read again: another tab may have taken it up before this one had its turn.
      const [changes] = storedChangesIn(await store.read(key));
      if (changes !== undefined) await take(changes);
    };
    if (of === tab.id) await task();
    else await tab.ifDead(of, task);
  }
}
