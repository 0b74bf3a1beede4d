import { IDLE_TRANSACTION_MS } from "../../shared/limits.ts";
import type { Ask, DatabaseLine } from "./line.ts";

/** Connections that several callers share, each for one piece of work. */
export type DatabaseLines = {
  readonly use: <Result>(work: (line: DatabaseLine) => Promise<Result>) => Promise<Result>;
  readonly close: () => void;
};

/** Opens up to so many connections when they are asked for. Callers get one in the order in which they ask. */
export function openDatabaseLines(open: () => Promise<DatabaseLine>, linesMax: number): DatabaseLines {
  const idle: DatabaseLine[] = [];
  const waiting: (() => void)[] = [];
  let used = 0;
  let isClosed = false;
  return {
    use: async (work) => {
      if (used === linesMax) await new Promise<void>((go) => waiting.push(go));
      else used += 1;
      try {
        let line = idle.pop();
        while (line !== undefined && !line.isOpen()) line = idle.pop();
        line ??= await open();
        try {
          return await work(line);
        } finally {
          if (isClosed) line.close();
          else if (line.isOpen()) idle.push(line);
        }
      } finally {
        const next = waiting.shift();
        if (next === undefined) used -= 1;
        else next();
      }
    },
    close: () => {
      isClosed = true;
      for (const line of idle.splice(0)) line.close();
    },
  };
}

export type Transaction = <Result>(work: (ask: Ask) => Promise<Result>) => Promise<Result>;

/**
 * Several statements, all or none. `begin` goes with the first message and `check` with the last one, so that what
 * `check` locks is locked across no round trip: a process that stands still in between would hold it.
 */
export const transactionOn =
  (
    lines: DatabaseLines,
    { begin = "", check = "" }: { readonly begin?: string; readonly check?: string } = {},
  ): Transaction =>
  (work) =>
    lines.use(async ({ ask, isOpen, close }) => {
      await ask(`BEGIN; SET LOCAL idle_in_transaction_session_timeout = ${IDLE_TRANSACTION_MS}; ${begin}`);
      try {
        const result = await work(ask);
        await ask(`${check} COMMIT`, undefined, { writes: true });
        return result;
      } catch (error) {
        if (isOpen()) await ask("ROLLBACK").catch(close);
        throw error;
      }
    });
