import { openCheckpoints } from "../replay/checkpoints.ts";
import type { openChainWriter } from "../store/chain-writer.ts";
import type { Row, TakenCheckpoint } from "../store/store.ts";
import type { IdsOfPresence } from "./ids-of-presence.ts";
import type { RoomOptions } from "./room-options.ts";

/** The rows of a room on their way to the disk, with the first rows of its drafts, and the checkpoints behind them. */
export function openRows({
  store,
  disk,
  log,
  say,
  presence,
  from,
  checkpoint,
}: Pick<RoomOptions, "store" | "disk"> & {
  readonly log: ReturnType<typeof openChainWriter>;
  readonly presence: IdsOfPresence;
  /** The row of the newest checkpoint. */
  readonly from: number;
  readonly checkpoint: () => TakenCheckpoint;
  readonly say: (line: string) => void;
}) {
  const checkpoints = openCheckpoints({
    from,
    take: checkpoint,
    save: store.saveCheckpoint,
    keep: store.keepCheckpoint,
    log: say,
  });
  /** First rows of drafts, stored together with the entries that tell of them. */
  const founded: Row[] = [];
  return {
    take: (): readonly Row[] => [...founded.splice(0), ...log.take()],
    append: async (rows: readonly Row[]): Promise<void> => {
      const ids = disk.isFull() ? null : presence.take();
      await store.append(rows, ids?.bound, ids?.freed);
      const last = rows.at(-1);
      const bytes = rows.reduce((sum, { body }) => sum + body.byteLength, 0);
      if (last !== undefined) checkpoints.committed(last.seq, bytes);
    },
    /** Rows up to here are on disk since before the room was opened. */
    known: (seq: number): void => checkpoints.committed(seq, 0),
    found: (rows: readonly Row[]): void => void founded.push(...rows),
    keepCheckpoint: checkpoints.keepNow,
    close: async (): Promise<void> => {
      if (!disk.isFull()) await checkpoints.close();
    },
  };
}

export type RoomRows = ReturnType<typeof openRows>;
