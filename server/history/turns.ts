import { setTimeout } from "node:timers/promises";
import type { UserId } from "../../shared/ids.ts";
import { REBUILDS_BURST, REBUILDS_PER_SECOND, REBUILDS_WAITING_MAX } from "../../shared/limits.ts";

/** What became of a request that asked for its turn. */
export type Turn =
  /** `end` must be called, whatever comes of it. */
  | { readonly kind: "begun"; readonly end: () => void }
  | { readonly kind: "tooMany"; readonly retryAfterS: number }
  /** Who asked is gone. */
  | { readonly kind: "left" };

/**
 * Whose turn it is among those who ask for what is rebuilt (rule J10). Each person has one in hand: in the queue that
 * all share no one stands twice.
 */
export type Turns = {
  readonly begin: (user: UserId, gone: AbortSignal) => Promise<Turn>;
};

/** `here`: in hand and waiting. */
type Asker = { here: number; last: Promise<void>; left: number; at: number };

export function openTurns(): Turns {
  const askers = new Map<UserId, Asker>();

  const askerOf = (user: UserId): Asker => {
    const known = askers.get(user);
    if (known !== undefined) return known;
    const asker = { here: 0, last: Promise.resolve(), left: REBUILDS_BURST, at: performance.now() };
    askers.set(user, asker);
    return asker;
  };

  /** Milliseconds until one more is theirs. */
  const waitOf = (asker: Asker): number => {
    const at = performance.now();
    asker.left = Math.min(asker.left + ((at - asker.at) / 1000) * REBUILDS_PER_SECOND, REBUILDS_BURST);
    asker.at = at;
    return Math.ceil((Math.max(1 - asker.left, 0) / REBUILDS_PER_SECOND) * 1000);
  };

  return {
    begin: async (user, gone) => {
      const asker = askerOf(user);
      if (asker.here > REBUILDS_WAITING_MAX) {
        return { kind: "tooMany", retryAfterS: Math.ceil(asker.here / REBUILDS_PER_SECOND) };
      }
      asker.here += 1;
      const before = asker.last;
      const { promise, resolve } = Promise.withResolvers<void>();
      asker.last = promise;
      let isOver = false;
      /** Who left holds nobody's place. */
      const leave = (): void => {
        if (!isOver) asker.here -= 1;
        isOver = true;
      };
      gone.addEventListener("abort", leave, { once: true });
      const end = (): void => {
        gone.removeEventListener("abort", leave);
        leave();
        resolve();
      };
      await before;
      const waitMs = gone.aborted ? 0 : waitOf(asker);
      if (waitMs > 0) await setTimeout(waitMs, undefined, { signal: gone }).catch(() => undefined);
      if (gone.aborted) {
        end();
        return { kind: "left" };
      }
      waitOf(asker);
      asker.left -= 1;
      return { kind: "begun", end };
    },
  };
}
