/** Counts tries by key, each over the time from its first. True: there were as many as may be, this one not counted. */
export type Tries = {
  readonly isOver: (key: string) => boolean;
  /** Counts one; false where it is one too many. */
  readonly take: (key: string) => boolean;
  /** Takes back one that was counted and was right. */
  readonly giveBack: (key: string) => void;
};

export function openTries({
  max,
  perMs,
  keysMax,
  now = () => performance.now(),
}: {
  readonly max: number;
  readonly perMs: number;
  /** Keys that are counted apart: all others share one count, or the counts themselves would be a load. */
  readonly keysMax: number;
  readonly now?: () => number;
}): Tries {
  /** Ordered by the start of each time. */
  const counts = new Map<string, { readonly since: number; readonly tries: number }>();
  const keyOf = (key: string): string => {
    const at = now();
    for (const [counted, { since }] of counts) {
      if (at - since < perMs) break;
      counts.delete(counted);
    }
    return counts.has(key) || counts.size < keysMax ? key : "others";
  };
  const triesOf = (key: string): number => counts.get(key)?.tries ?? 0;
  return {
    isOver: (key) => triesOf(keyOf(key)) >= max,
    take: (key) => {
      const counted = keyOf(key);
      const tries = triesOf(counted);
      if (tries >= max) return false;
      counts.set(counted, { since: counts.get(counted)?.since ?? now(), tries: tries + 1 });
      return true;
    },
    giveBack: (key) => {
      const count = counts.get(key);
      if (count !== undefined) counts.set(key, { ...count, tries: Math.max(count.tries - 1, 0) });
    },
  };
}
