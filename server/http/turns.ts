import { setImmediate, setTimeout } from "node:timers/promises";
import type { UserId } from "../../shared/ids.ts";

/** Outcome of a request for a turn. */
export type TurnResult =
  /** `end` must be called, whatever comes of it. */
  | { readonly kind: "begun"; readonly end: () => void }
  | { readonly kind: "tooMany"; readonly retryAfterS: number }
  /** The requester disconnected. */
  | { readonly kind: "left" };

/**
 * Fair scheduling of slow requests (rule J10): each person has a limited number of queued jobs. Of all persons no two
 * begin in one turn of the loop: typing goes between.
 */
export type Turns = {
  readonly begin: (user: UserId, gone: AbortSignal) => Promise<TurnResult>;
};

/** `here`: in hand and waiting; `lanes`: in each one goes after the other. */
type Asker = { here: number; next: number; readonly lanes: Promise<void>[]; left: number; at: number };

/** So many at first, then so many a second; how many of one person are in hand, and wait behind those. */
export type TurnBounds = {
  readonly atOnce: number;
  readonly burst: number;
  readonly perSecond: number;
  readonly waitingMax: number;
};

let begun: Promise<unknown> = Promise.resolve();
const turnOfTheLoop = (): Promise<unknown> => (begun = begun.then(() => setImmediate()));

export function openTurns({ atOnce, burst, perSecond, waitingMax }: TurnBounds): Turns {
  const askers = new Map<UserId, Asker>();

  const askerOf = (user: UserId): Asker => {
    const known = askers.get(user);
    if (known !== undefined) return known;
    const lanes = Array.from({ length: atOnce }, () => Promise.resolve());
    const asker = { here: 0, next: 0, lanes, left: burst, at: performance.now() };
    askers.set(user, asker);
    return asker;
  };

  /** Milliseconds until one more is theirs. */
  const waitOf = (asker: Asker): number => {
    const at = performance.now();
    const more = perSecond === Infinity ? 0 : ((at - asker.at) / 1000) * perSecond;
    asker.left = Math.min(asker.left + more, burst);
    asker.at = at;
    return Math.ceil((Math.max(1 - asker.left, 0) / perSecond) * 1000);
  };

  return {
    begin: async (user, gone) => {
      const asker = askerOf(user);
      if (asker.here >= atOnce + waitingMax) {
        return { kind: "tooMany", retryAfterS: Math.max(Math.ceil(asker.here / perSecond), 1) };
      }
      asker.here += 1;
      const lane = asker.next++ % atOnce;
      const before = asker.lanes[lane];
      const { promise, resolve } = Promise.withResolvers<void>();
      asker.lanes[lane] = promise;
      let isOver = false;
      /** A requester that left holds nobody's place. */
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
      await turnOfTheLoop();
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
