type Listeners<Told extends readonly unknown[]> = {
  /** Returns what ends the subscription. */
  readonly subscribe: (listener: (...told: Told) => void) => () => void;
  /** Tells all, in the order in which they came. */
  readonly tell: (...told: Told) => void;
};

/** Keeps those who are told of something. The same function is told once, however often it subscribes. */
export function openListeners<Told extends readonly unknown[] = []>(): Listeners<Told> {
  const listeners = new Set<(...told: Told) => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (...told) => {
      for (const listener of listeners) listener(...told);
    },
  };
}
