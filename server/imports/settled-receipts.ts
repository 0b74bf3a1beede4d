import type { Clock } from "../clock.ts";
import type { ReceivedFile, Store } from "../store/store.ts";

/**
 * What receipts say, held against the record: the server may have died after entries were taken from a file and before its
 * receipt said so. The record is asked once a file, and of none that came since this server began.
 */
export type SettledReceipts = {
  /** A file came in, or nothing was taken of it after all. */
  readonly nothingTaken: (number: number) => void;
  /** Entries are about to be taken from it: until it is known whether they were, the record has to be asked. */
  readonly taking: (number: number) => void;
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
  /** Whether somebody is taking from it just now. */
  readonly isUnderWay: (number: number) => boolean;
}): SettledReceipts {
  const untouched = new Set<number>();
  return {
    nothingTaken: (number) => untouched.add(number),
    taking: (number) => untouched.delete(number),
    settled: async (file) => {
      const { number, keptAt, dropped } = file;
      if (keptAt !== null || dropped || untouched.has(number) || isUnderWay(number)) return file;
      if (!(await isTaken(file))) {
        if (!isUnderWay(number)) untouched.add(number);
        return file;
      }
      const at = clock.now();
      await store.noteKept(number, at);
      return { ...file, keptAt: at };
    },
  };
}
