import { Fenced } from "./claims.ts";
import { Away, type BoundClient, type Row, type Store } from "./store.ts";

type Waiting = {
  readonly rows: readonly Row[];
  readonly bound: readonly BoundClient[];
  readonly freed: readonly BoundClient[];
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
};

/**
 * Wraps a store: it commits all rooms' rows of one turn of the event loop in one transaction. A disk flushes as fast
 * for fifty rooms as for one, so a person who types in many drafts holds up nobody. If the transaction fails, each
 * room's rows are tried, and fail, alone.
 */
export function committedTogether(store: Store): Store {
  let waiting: Waiting[] = [];
  let isCommitting = false;

  const alone = async ({ rows, bound, freed, stored, failed }: Waiting): Promise<void> => {
    try {
      await store.append(rows, bound, freed);
      stored();
    } catch (error) {
      failed(error);
    }
  };

  const commitAll = async (together: readonly Waiting[]): Promise<void> => {
    if (together.length < 2) {
      await Promise.all(together.map(alone));
      return;
    }
    try {
      await store.append(
        together.flatMap(({ rows }) => rows),
        together.flatMap(({ bound }) => bound),
        together.flatMap(({ freed }) => freed),
      );
      for (const { stored } of together) stored();
    } catch (error) {
      // An outage or a lost claim ends all of them, and the same error tells each.
      if (error instanceof Away || error instanceof Fenced) for (const { failed } of together) failed(error);
      else for (const one of together) await alone(one);
    }
  };
  const take = (): readonly Waiting[] => {
    const together = waiting;
    waiting = [];
    return together;
  };
  /** One at a time: what comes while a database on another machine commits goes together in the next one. */
  const commit = async (): Promise<void> => {
    if (isCommitting) return;
    isCommitting = true;
    while (waiting.length > 0) await commitAll(take());
    isCommitting = false;
  };

  return {
    ...store,
    append: async (rows, bound = [], freed = []) => {
      // Nothing to flush; an owner's store still checks its right before cursors leave.
      if (rows.length === 0 && bound.length === 0 && freed.length === 0) return store.append(rows);
      await new Promise<void>((resolve, reject) => {
        waiting.push({ rows, bound, freed, stored: resolve, failed: reject });
        // Behind the timers by which the frames of busy rooms begin.
        if (waiting.length === 1) setImmediate(() => void commit());
      });
    },
    close: () => {
      void commitAll(take());
      store.close();
    },
  };
}
