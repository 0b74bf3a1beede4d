import { CHECKPOINT_BYTES, CHECKPOINT_ROWS, KEPT_CHECKPOINT_ROWS } from "../../shared/limits.ts";
import type { TakenCheckpoint } from "../store/store.ts";

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

type Options = {
  /** The seq of the newest that is saved, 0 where none is. */
  readonly from: number;
  readonly take: () => TakenCheckpoint;
  readonly save: (checkpoint: TakenCheckpoint) => Promise<void>;
  /** Beside the newest, for earlier versions. */
  readonly keep: (checkpoint: TakenCheckpoint) => Promise<void>;
  readonly log: (line: string) => void;
};

/** Writes checkpoints one after the other. A failed one is only logged: opening reads the rows instead. */
function openWriter(options: Options) {
  let kept = options.from;
  let writing: Promise<void> = Promise.resolve();
  const orLogged = async ({ stream, seq }: TakenCheckpoint, write: () => Promise<void>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      options.log(`opinion ${stream}: no checkpoint at row ${seq}: ${String(error)}`);
    }
  };
  const saveNow = (checkpoint: TakenCheckpoint): Promise<void> =>
    orLogged(checkpoint, async () => {
      await options.save(checkpoint);
      if (checkpoint.seq - kept < KEPT_CHECKPOINT_ROWS) return;
      kept = checkpoint.seq;
      await options.keep(checkpoint);
    });
  return {
    /** Saves it as the newest, and keeps one of so many for good. */
    save: (checkpoint: TakenCheckpoint): Promise<void> => (writing = writing.then(() => saveNow(checkpoint))),
    keep: (one: TakenCheckpoint): Promise<void> =>
      (writing = writing.then(() => orLogged(one, () => options.keep(one)))),
    written: (): Promise<void> => writing,
  };
}

/** The next checkpoint: it is taken off the way of a key, and saved when its rows are on disk. */
type Next =
  | { readonly kind: "none" }
  | { readonly kind: "scheduled"; readonly immediate: NodeJS.Immediate }
  | { readonly kind: "taken"; readonly checkpoint: TakenCheckpoint };

const NONE: Next = { kind: "none" };

export function openCheckpoints(options: Options): Checkpoints {
  const writer = openWriter(options);
  let saved = options.from;
  let onDisk = 0;
  let bytesAfter = 0;
  let next = NONE;
  /** Of base texts, whose rows are not all on disk yet. */
  let toKeep: readonly TakenCheckpoint[] = [];

  const keepTaken = (): void => {
    const ready = toKeep.filter(({ seq }) => seq <= onDisk);
    toKeep = toKeep.filter(({ seq }) => seq > onDisk);
    for (const one of ready) void writer.keep(one);
  };

  const saveTaken = (): void => {
    if (next.kind !== "taken" || next.checkpoint.seq > onDisk) return;
    const { checkpoint } = next;
    next = NONE;
    void writer.save(checkpoint).then(() => (saved = Math.max(saved, checkpoint.seq)));
  };

  const isDue = (): boolean =>
    onDisk - saved >= CHECKPOINT_ROWS || (onDisk > saved && bytesAfter >= CHECKPOINT_BYTES);

  const takeNext = (): void => {
    next = { kind: "taken", checkpoint: options.take() };
    saveTaken();
  };

  return {
    committed: (seq, bytes) => {
      onDisk = Math.max(onDisk, seq);
      bytesAfter += bytes;
      keepTaken();
      saveTaken();
      if (next.kind !== "none" || !isDue()) return;
      saved = onDisk;
      bytesAfter = 0;
      next = { kind: "scheduled", immediate: setImmediate(takeNext) };
    },
    keepNow: () => {
      toKeep = [...toKeep, options.take()];
      keepTaken();
    },
    close: async () => {
      if (next.kind === "scheduled") clearImmediate(next.immediate);
      await writer.written();
      const last = options.take();
      if (last.seq === onDisk && last.seq > options.from) await writer.save(last);
    },
  };
}
