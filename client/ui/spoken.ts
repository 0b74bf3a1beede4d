import { useSyncExternalStore } from "react";
import { openSpokenBatches } from "./spoken-batches.ts";
import { openListeners } from "./listeners.ts";

type Said = { readonly n: number; readonly words: string };

const listeners = openListeners();
let last: Said = { n: 0, words: "" };

/** The one queue of the page's polite messages about others (rule A70). */
export const spoken = openSpokenBatches(
  {
    now: () => performance.now(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  },
  (words) => {
    last = { n: last.n + 1, words };
    listeners.tell();
  },
);

const { subscribe } = listeners;

/** Returns the last message, with its number: the same words again are another message. */
export const useSpoken = (): Said => useSyncExternalStore(subscribe, () => last);
