let shownAt: number | null = null;
const listeners = new Set<() => void>();

const set = (at: number | null): void => {
  if (at === shownAt) return;
  shownAt = at;
  for (const listener of listeners) listener();
};

/** The page shows a copy of this time; of several, the oldest counts. */
export const showsCopy = (at: number): void => set(Math.min(at, shownAt ?? at));
/** The server answered. */
export const showsServer = (): void => set(null);

/** The time of the copy that the page shows; null: it shows the server's answers. */
export const shownCopyAt = (): number | null => shownAt;

export function watchShownCopies(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
