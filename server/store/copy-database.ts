import { setImmediate as afterTimers, setTimeout as pause } from "node:timers/promises";
import { backup, type DatabaseSync } from "node:sqlite";

/** Pages copied between two turns of everybody else. */
const PAGES_IN_STEP = 64;
/** Transactions last milliseconds, so a second of tries meets a moment between two. */
const TRIES_MAX = 200;
const PAUSE_MS = 5;

/**
 * Copies an open database into a file while its connection goes on writing. Rejects with SQLite's error.
 * A first step that meets a transaction of this connection is busy and fails; the copy then begins anew.
 */
export async function copyDatabase(db: DatabaseSync, to: string): Promise<void> {
  for (let tried = 1; ; tried++) {
    // The first step runs on another thread. Begun among due timers, it would meet the transaction of the next one.
    await afterTimers();
    try {
      await backup(db, to, { rate: PAGES_IN_STEP });
      return;
    } catch (error) {
      if (!isBusyFirstStep(error) || tried === TRIES_MAX) throw error;
    }
    await pause(PAUSE_MS);
  }
}

/** Node tells a busy first step as the error number 0, "not an error". */
const isBusyFirstStep = (error: unknown): boolean =>
  error instanceof Error && "errcode" in error && error.errcode === 0;
