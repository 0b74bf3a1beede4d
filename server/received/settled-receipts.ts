import type { Clock } from "../time/clock.ts";
import type { ReceivedFile, Store } from "../store/store.ts";

/**
 * Reconciles receipts with the record: the server may have died after entries were taken from a file and before its
 * receipt said so. The record is asked once a file, and of none that came since this server began.
 */
export type SettledReceipts = {
  /** A file came in, or nothing was taken of it after all. */
  readonly nothingTaken: (key: number) => void;
  /** Entries are about to be taken from it: until it is known whether they were, the record has to be asked. */
  readonly taking: (key: number) => void;
  readonly settled: <File extends ReceivedFile>(file: File) => Promise<File>;
};

export function openSettledReceipts({
  store,
  clock,
  isTaken,
  isUnderWay,
}: {
  readonly store: Pick<Store, "noteKept">;
  readonly clock: Clock;
  readonly isTaken: (file: ReceivedFile) => Promise<boolean>;
  /** True while somebody is taking from it. */
  readonly isUnderWay: (key: number) => boolean;
}): SettledReceipts {
  const untouched = new Set<number>();
  return {
    nothingTaken: (key) => untouched.add(key),
    taking: (key) => untouched.delete(key),
    settled: async (file) => {
      const { key, keptAt, dropped } = file;
      if (keptAt !== null || dropped || untouched.has(key) || isUnderWay(key)) return file;
      if (!(await isTaken(file))) {
        if (!isUnderWay(key)) untouched.add(key);
        return file;
      }
      const at = clock.now();
      await store.noteKept(key, at);
      return { ...file, keptAt: at };
    },
  };
}
