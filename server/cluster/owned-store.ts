import { Away, type Row, type Store } from "../store/store.ts";
import { Fenced, Taken } from "../store/claims.ts";
import type { LastSeen } from "./last-seen.ts";
import type { Right } from "./right.ts";

/**
 * The store of an owner. Every call checks the right before and after it, an empty append of cursors, too. After an
 * outage, which may have been a failover, it first looks for the last row that it stored (rule D38).
 */
export function ownedStore(
  store: Store,
  {
    right,
    lastSeen,
    onLostTail,
  }: {
    readonly right: Right;
    readonly lastSeen: LastSeen;
    /** Called once where that row is not there any more. */
    readonly onLostTail: () => Promise<void>;
  },
): Store {
  let isInDoubt = false;

  const dispelDoubt = async (): Promise<void> => {
    if (!isInDoubt) return;
    if (!(await lastSeen.isThere(store))) {
      await onLostTail();
      right.lost("rows that were stored are not there any more");
    }
    isInDoubt = false;
    right.check();
  };

  const told = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    right.check();
    if (isInDoubt) await dispelDoubt();
    try {
      const result = await act();
      right.check();
      return result;
    } catch (error) {
      if (error instanceof Fenced) right.lost("another node has the key");
      if (error instanceof Away || error instanceof Taken) isInDoubt = true;
      throw error;
    }
  };

  const owned = Object.fromEntries(
    Object.entries(store as Record<string, (...given: never[]) => unknown>).map(([name, act]) => [
      name,
      (...given: never[]): unknown => told(async () => act(...given)),
    ]),
  ) as unknown as Store;

  const noting = (rows: readonly Row[], write: () => Promise<void>): Promise<void> =>
    told(async () => {
      await write();
      const last = rows.at(-1);
      if (last !== undefined) lastSeen.note(last);
    });
  return {
    ...owned,
    append: (rows, bound, freed) => noting(rows, () => store.append(rows, bound, freed)),
    savePeople: (rows, saved) => noting(rows, () => store.savePeople(rows, saved)),
    openNominations: (rows, hash) => noting(rows, () => store.openNominations(rows, hash)),
    confirmInput: (rows, id) => noting(rows, () => store.confirmInput(rows, id)),
    eraseInput: (rows, id) => noting(rows, () => store.eraseInput(rows, id)),
    remove: (removal) => noting(removal.told, () => store.remove(removal)),
    close: () => store.close(),
  };
}
