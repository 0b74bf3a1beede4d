import { CHECKPOINT_ROWS } from "../../shared/limits.ts";
import type { StoredCheckpoint } from "../store/store.ts";

/**
 * When a room's checkpoints are made and saved: every so many rows and when it closes, off the way of a key. One
 * is taken from memory, which may be ahead of the disk, so it is saved only when the rows up to it are committed.
 */
export type Checkpoints = {
  /** Rows up to here are on disk. */
  readonly committed: (seq: number) => void;
  /** Saves a last one; call it when nothing is queued any more. */
  readonly close: () => Promise<void>;
};

export function openCheckpoints(options: {
  /** The seq of the newest that is saved, 0 where none is. */
  readonly from: number;
  readonly take: () => StoredCheckpoint;
  readonly save: (checkpoint: StoredCheckpoint) => Promise<void>;
  readonly log: (line: string) => void;
}): Checkpoints {
  let saved = options.from;
  let onDisk = 0;
  let taken: StoredCheckpoint | null = null;
  let scheduled: NodeJS.Immediate | null = null;
  let saving: Promise<void> = Promise.resolve();

  const save = async (checkpoint: StoredCheckpoint): Promise<void> => {
    try {
      await options.save(checkpoint);
    } catch (error) {
      // Nothing is lost: opening reads the rows instead.
      options.log(`opinion ${checkpoint.stream}: no checkpoint at row ${checkpoint.seq}: ${String(error)}`);
    }
    saved = Math.max(saved, checkpoint.seq);
  };

  const saveTaken = (): void => {
    if (taken === null || taken.seq > onDisk) return;
    const checkpoint = taken;
    taken = null;
    saving = saving.then(() => save(checkpoint));
  };

  return {
    committed: (seq) => {
      onDisk = Math.max(onDisk, seq);
      saveTaken();
      if (scheduled !== null || taken !== null || onDisk - saved < CHECKPOINT_ROWS) return;
      saved = onDisk;
      scheduled = setImmediate(() => {
        scheduled = null;
        taken = options.take();
        saveTaken();
      });
    },
    close: async () => {
      if (scheduled !== null) clearImmediate(scheduled);
      await saving;
      const last = options.take();
      if (last.seq === onDisk && last.seq > options.from) await save(last);
    },
  };
}
