import type { Row, Store } from "../../server/store/store.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** Chances of one append, each in a thousand, and times in virtual milliseconds. */
export type DiskFaults = {
  readonly delayMs: number;
  /** Nothing of it reached the file. */
  readonly failIn1000: number;
  /** An error is told though all of it reached the file. */
  readonly failThoughStoredIn1000: number;
  /** From this append on the disk is full, for a while. */
  readonly fullIn1000: number;
  readonly fullMs: number;
};

export type FaultyDisk = {
  readonly store: Store;
  /** The process that holds it ended: nothing that it asks is done or answered any more. */
  readonly die: () => void;
  /** From now on the disk does what it should. */
  readonly heal: () => void;
  readonly failures: () => number;
};

/** As SQLite says it through Node. */
const diskError = (errcode: number, errstr: string): Error =>
  Object.assign(new Error(errstr), { code: "ERR_SQLITE_ERROR", errcode, errstr });
const FULL = diskError(13, "database or disk is full");
/** A failed flush, and a file that another program holds: after the first the server asks for the disk to be tried again. */
const FAILURES = [diskError(1034, "disk I/O error"), diskError(5, "database is locked")] as const;
const WRITING = new Set(["probe", "saveCheckpoint", "keepCheckpoint"]);
const NEVER = new Promise<never>(() => undefined);

/**
 * The real store behind a disk that fails as the seed says. `at` is called before and after each thing asked of
 * it, by name ("before append", "after append" …), and may end the process there.
 */
export function openFaultyDisk(options: {
  readonly store: Store;
  readonly time: VirtualTime;
  readonly random: (below: number) => number;
  readonly faults: DiskFaults;
  readonly at: (point: string) => void;
  /** Rows that are in the file now, whatever is told about them. */
  readonly stored: (rows: readonly Row[]) => void;
}): FaultyDisk {
  const { store, time, random, faults, at } = options;
  let dead = false;
  let healthy = false;
  let fullUntil = 0;
  let failures = 0;
  const happens = (in1000: number): boolean => !healthy && random(1000) < in1000;
  const pause = async (): Promise<void> => {
    if (healthy || faults.delayMs === 0) return;
    const ms = random(faults.delayMs);
    await new Promise<void>((resolve) => time.after(ms, resolve));
  };
  const failed = (error = FAILURES[random(FAILURES.length)]!): Error => {
    failures += 1;
    return error;
  };
  const isFull = (): boolean => !healthy && time.now() < fullUntil;

  const append: Store["append"] = async (rows, bound = []) => {
    if (dead) return NEVER;
    if (rows.length === 0 && bound.length === 0) return store.append(rows);
    at("before append");
    await pause();
    if (dead) return NEVER;
    if (happens(faults.fullIn1000)) fullUntil = time.now() + faults.fullMs;
    if (isFull()) throw failed(FULL);
    if (happens(faults.failIn1000)) throw failed();
    await store.append(rows, bound);
    options.stored(rows);
    at("after append");
    await pause();
    if (dead) return NEVER;
    if (happens(faults.failThoughStoredIn1000)) throw failed();
  };

  /** Everything else the store can: done as it is, but a crash may come before and after it. */
  const watched = Object.fromEntries(
    Object.entries(store as Record<string, (...given: never[]) => unknown>).map(([name, act]) => [
      name,
      (...given: never[]): unknown => {
        if (dead) return NEVER;
        at(`before ${name}`);
        if (dead) return NEVER;
        if (isFull() && WRITING.has(name)) return Promise.reject(failed(FULL));
        const result: unknown = act(...given);
        at(`after ${name}`);
        return dead ? NEVER : result;
      },
    ]),
  ) as unknown as Store;

  return {
    store: { ...watched, append, close: () => undefined },
    die: () => (dead = true),
    heal: () => (healthy = true),
    failures: () => failures,
  };
}
