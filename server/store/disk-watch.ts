import { PROBE_INTERVAL_MS } from "../../shared/limits.ts";
import type { Log, LoggedEvent } from "../log/log.ts";

/** Watches the disk: while it takes nothing, nothing is taken that would have to be stored. */
export type DiskWatch = {
  readonly isFull: () => boolean;
  /** Tells of a write that failed; true where that says that the disk takes no more. */
  readonly notice: (error: unknown) => boolean;
  readonly onChange: (listener: (isFull: boolean) => void) => void;
  readonly close: () => void;
};

/** SQLite's primary codes for a disk that fails, is read-only or full; all other errors are about something else. */
const SQLITE_DISK = new Set([8, 10, 13]);
/** The last one is PostgreSQL's. */
const SYSTEM_DISK = new Set(["ENOSPC", "EDQUOT", "EIO", "EROFS", "53100"]);

export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  if (typeof errcode === "number") return SQLITE_DISK.has(errcode & 0xff);
  return typeof code === "string" && SYSTEM_DISK.has(code);
}

/** `probe` writes for the sake of writing; it is asked until it succeeds, and then all go on by themselves. */
export function openDiskWatch({
  probe,
  log,
}: {
  readonly probe: () => Promise<void>;
  readonly log: Log;
}): DiskWatch {
  const listeners: ((isFull: boolean) => void)[] = [];
  let full = false;
  let timer: NodeJS.Timeout | null = null;

  const change = (to: boolean, line: string, event: LoggedEvent): void => {
    full = to;
    log(line, event);
    for (const listener of listeners) listener(to);
  };

  const tryAgain = (): void => {
    timer = setTimeout(() => {
      probe().then(
        () => change(false, "the disk takes words again: read-only is over", { event: "diskWritable" }),
        (error: unknown) => {
          if (!isDiskFull(error)) log(`the disk could not be tried: ${String(error)}`);
          tryAgain();
        },
      );
    }, PROBE_INTERVAL_MS);
    timer.unref();
  };

  return {
    isFull: () => full,
    notice: (error) => {
      if (!isDiskFull(error)) return false;
      if (!full) {
        change(true, `the disk takes no more, reading goes on: ${String(error)}`, {
          event: "diskFull",
          level: "error",
        });
        tryAgain();
      }
      return true;
    },
    onChange: (listener) => void listeners.push(listener),
    close: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
