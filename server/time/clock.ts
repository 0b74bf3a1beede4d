/** The forum's clock: it stamps rows, and opens and closes windows. */
export type Clock = {
  readonly now: () => number;
  /** The forum's time is set by hand: this is a rehearsal. */
  readonly moved: boolean;
};

/** `machine` is the clock behind it, which may be put back, or be wrong. */
export type ForumClock = Clock & { readonly machine: () => number };

/**
 * Opens the forum's clock behind the newest recorded instant: it never goes back, so that no row is older than the
 * one before it (rule D12). If the machine's clock is put back, it stands until that has caught up. A rehearsal
 * starts at `start`, or where it stopped, and runs on.
 */
export function openClock({
  start,
  newest,
  isRehearsal = start !== null,
  machineNow = Date.now,
}: {
  /** FORUM_NOW. */
  readonly start: number | null;
  readonly newest: number | null;
  readonly isRehearsal?: boolean;
  /** The clock of several machines is their database's. */
  readonly machineNow?: () => number;
}): ForumClock {
  const began = performance.now();
  const from = Math.max(start ?? -Infinity, newest ?? -Infinity);
  const machine = isRehearsal ? (): number => from + Math.round(performance.now() - began) : machineNow;
  let floor = newest ?? -Infinity;
  return {
    machine,
    moved: isRehearsal,
    now: () => {
      floor = Math.max(floor, machine());
      return floor;
    },
  };
}
