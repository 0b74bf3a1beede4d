import { CHECKPOINT_BYTES, CHECKPOINT_ROWS, KEPT_CHECKPOINT_ROWS } from "../../shared/limits.ts";
import type { StoredCheckpoint } from "../store/store.ts";

/**
 * Checkpoints of a room are made every so many rows and when it closes, off the way of a key. One is taken from
 * memory, which may be ahead of the disk, so it is saved only when the rows up to it are committed.
 */
export type Checkpoints = {
  /** Rows up to here are on disk, so many bytes of them new. */
  readonly committed: (seq: number, bytes: number) => void;
  /** Keeps one of this very moment for good: a base text is read again and again (rule D6). */
  readonly keepNow: () => void;
  /** Saves a last one; call it when nothing is queued any more. */
  readonly close: () => Promise<void>;
};

export function openCheckpoints(options: {
  /** The seq of the newest that is saved, 0 where none is. */
  readonly from: number;
  readonly take: () => StoredCheckpoint;
  readonly save: (checkpoint: StoredCheckpoint) => Promise<void>;
  /** Beside the newest, for earlier versions. */
  readonly keep: (checkpoint: StoredCheckpoint) => Promise<void>;
  readonly log: (line: string) => void;
}): Checkpoints {
  let saved = options.from;
  let kept = options.from;
  let onDisk = 0;
  let bytesAfter = 0;
  let taken: StoredCheckpoint | null = null;
  let scheduled: NodeJS.Immediate | null = null;
  let saving: Promise<void> = Promise.resolve();

  const save = async (checkpoint: StoredCheckpoint): Promise<void> => {
    try {
      await options.save(checkpoint);
      if (checkpoint.seq - kept >= KEPT_CHECKPOINT_ROWS) {
        kept = checkpoint.seq;
        await options.keep(checkpoint);
      }
    } catch (error) {
      // Nothing is lost: opening reads the rows instead.
      notKept(checkpoint, error);
    }
    saved = Math.max(saved, checkpoint.seq);
  };

  /** Of base texts, whose rows are not all on disk yet. */
  let toKeep: StoredCheckpoint[] = [];
  const keepTaken = (): void => {
    const ready = toKeep.filter(({ seq }) => seq <= onDisk);
    if (ready.length === 0) return;
    toKeep = toKeep.filter((one) => !ready.includes(one));
    saving = saving.then(() => keepAll(ready));
  };
  const keepAll = async (ready: readonly StoredCheckpoint[]): Promise<void> => {
    for (const one of ready) await options.keep(one).catch((error: unknown) => notKept(one, error));
  };
  const notKept = ({ stream, seq }: StoredCheckpoint, error: unknown): void =>
    options.log(`opinion ${stream}: no checkpoint at row ${seq}: ${String(error)}`);

  const saveTaken = (): void => {
    if (taken === null || taken.seq > onDisk) return;
    const checkpoint = taken;
    taken = null;
    saving = saving.then(() => save(checkpoint));
  };

  const isDue = (): boolean =>
    onDisk - saved >= CHECKPOINT_ROWS || (onDisk > saved && bytesAfter >= CHECKPOINT_BYTES);

  return {
    committed: (seq, bytes) => {
      onDisk = Math.max(onDisk, seq);
      bytesAfter += bytes;
      keepTaken();
      saveTaken();
      if (scheduled !== null || taken !== null || !isDue()) return;
      saved = onDisk;
      bytesAfter = 0;
      scheduled = setImmediate(() => {
        scheduled = null;
        taken = options.take();
        saveTaken();
      });
    },
    keepNow: () => {
      toKeep.push(options.take());
      keepTaken();
    },
    close: async () => {
      if (scheduled !== null) clearImmediate(scheduled);
      await saving;
      const last = options.take();
      if (last.seq === onDisk && last.seq > options.from) await save(last);
    },
  };
}
