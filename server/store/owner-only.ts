import { chmodSync, closeSync, existsSync, openSync } from "node:fs";

/** Read and written by the owner alone: the record holds drafts, and comments that reach nobody else. */
export const OWNER_ONLY = 0o600;

/**
 * Makes a database its owner's alone, also in a folder that others may enter: SQLite would give a new one the usual
 * mode. SQLite gives the files beside it the mode of the database.
 */
export function keepFromOthers(file: string): void {
  try {
    closeSync(openSync(file, "a", OWNER_ONLY));
    for (const side of [file, `${file}-wal`, `${file}-shm`])
      if (existsSync(side)) chmodSync(side, OWNER_ONLY);
  } catch {
    // A file of somebody else, or none at all: SQLite says so when it opens it.
  }
}
