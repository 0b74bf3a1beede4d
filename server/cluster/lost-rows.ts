import { ulid } from "ulid";
import type { Log } from "../log/log.ts";
import { FORUM_STREAM, type Store } from "../store/store.ts";
import { type LastSeen, openLastSeen } from "./last-seen.ts";

/** The last row that this machine stored, and what is done where it is gone (rule D38). */
export type LostRows = {
  readonly lastSeen: LastSeen;
  /** Pages know rows that are gone: they begin anew and get their own text back. */
  readonly mark: (store: Store) => Promise<void>;
  /** Looks for it. Rejects with Away. */
  readonly look: () => Promise<void>;
  readonly close: () => void;
};

export function openLostRows({
  dataDir,
  store,
  now = Date.now,
  log,
  onLost = () => undefined,
}: {
  readonly dataDir: string;
  readonly store: Store;
  readonly now?: () => number;
  readonly log: Log;
  readonly onLost?: () => void;
}): LostRows {
  const lastSeen = openLastSeen(dataDir);
  const mark = async (marked: Store): Promise<void> => {
    log("the database lost rows that were stored, as after a failover; all pages begin anew", {
      event: "rowsLost",
      level: "error",
    });
    onLost();
    await marked.markLost(ulid(), now());
    lastSeen.forget();
  };
  return {
    lastSeen,
    mark,
    look: async () => {
      if (await lastSeen.isThere(store)) return;
      // Another database, with no forum in it, has lost nothing.
      if ((await store.lastSeq(FORUM_STREAM)) === 0) lastSeen.forget();
      else await mark(store);
    },
    close: lastSeen.close,
  };
}
