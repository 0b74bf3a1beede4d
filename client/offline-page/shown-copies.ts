import { openListeners } from "../ui/listeners.ts";

let shownAt: number | null = null;
const listeners = openListeners();

const set = (at: number | null): void => {
  if (at === shownAt) return;
  shownAt = at;
  listeners.tell();
};

/** The page shows a copy of this time; of several, the oldest counts. */
export const showsCopy = (at: number): void => set(Math.min(at, shownAt ?? at));
/** The server answered. */
export const showsServer = (): void => set(null);

/** The time of the copy that the page shows; null: it shows the server's answers. */
export const shownCopyAt = (): number | null => shownAt;

export const watchShownCopies = listeners.subscribe;
