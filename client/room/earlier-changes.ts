import type { StoredFor } from "../offline-store/stored-for.ts";
import type { LivingTab } from "../offline-store/living-tab.ts";
import type { RefusedStore } from "../offline-store/refused-store.ts";
import type { OfflineStore } from "../offline-store/offline-store.ts";
import { fits, readStoredChanges, takeUpStored } from "../offline-store/take-up.ts";
import { bringIn, type Copy } from "./copy.ts";

/** Changes of earlier pages on this device that never reached the server. */
export type EarlierChanges = {
  /** Counts those that wait and were not added yet. */
  readonly waiting: () => number;
  /** Counts those that were added since the room was opened. */
  readonly added: () => number;
  /** Looks how many wait that belong to no living tab. */
  readonly count: () => Promise<void>;
  readonly bringIn: (target: Target) => Promise<void>;
  readonly forget: () => void;
};

type Target = {
  readonly generation: string;
  /** The page's document at this moment. */
  readonly current: () => Copy | null;
  /** The document that is the same as the server's now; null where it is not any more. */
  readonly synced: () => Copy | null;
  /** Without network: text that does not fit yet waits for the server. */
  readonly isKept?: boolean;
};

type Options = {
  readonly store: OfflineStore;
  readonly tab: LivingTab;
  readonly kept: StoredFor;
  readonly refused: RefusedStore;
};

export function openEarlierChanges({ store, tab, kept, refused }: Options): EarlierChanges {
  let waiting = 0;
  let added = 0;

  return {
    waiting: () => waiting,
    added: () => added,
    count: async () => {
      let counted = 0;
      for (const { tab: of, count } of await readStoredChanges(store, kept)) {
        await tab.ifDead(of, async () => {
          counted += count;
        });
      }
      waiting = counted;
    },
    /**
     * Adds them once all that they build on is here. Where one does not fit, or the Opinion has begun anew since, its
     * author gets its text back instead.
     */
    bringIn: async ({ generation, current, synced, isKept = false }) => {
      let broughtIn = 0;
      await takeUpStored({
        store,
        tab,
        kept,
        isInUse: (key) => current()?.keeping.key.join() === key.join(),
        take: async ({ key, updates, words, count, ...changes }) => {
          const copy = synced();
          if (copy === null) return;
          if (changes.generation !== generation || !fits(copy.doc, updates)) {
            if (isKept) return;
            await refused.keep(
              words.filter((one) => one.typed !== ""),
              { remove: [key] },
            );
            return;
          }
          // On the device it becomes this document's before it is sent: it is in one place at every moment.
          await store.change({ remove: [key], put: copy.keeping.rowsWith(updates, { count, words }) });
          const before = copy.unsaved.count();
          bringIn(copy.doc, updates, count);
          if (copy.unsaved.count() > before) broughtIn += count;
          copy.keeping.look();
        },
      });
      // A page that opened without network adds them again in front of the server's text, where they change nothing.
      if (isKept) return;
      added += broughtIn;
      waiting = 0;
    },
    forget: () => {
      waiting = 0;
    },
  };
}
