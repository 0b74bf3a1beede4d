import { LINE_WHOLE_MS } from "../../shared/limits.ts";
import type { Ask, DatabaseLine } from "./line.ts";

/** Reads all rows of a query, so many at a time. */
export type Each = (
  sql: string,
  atOnce: number,
  take: (rows: readonly Record<string, unknown>[]) => void,
) => Promise<void>;

/** Reads much from one state of the database, on a connection of its own: nobody waits for it. */
export async function readSnapshot<Result>(
  open: () => Promise<DatabaseLine>,
  work: (each: Each, ask: Ask) => Promise<Result>,
): Promise<Result> {
  const line = await open();
  const ask: Ask = (sql, values) => line.ask(sql, values, { deadlineMs: LINE_WHOLE_MS });
  try {
    await ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const result = await work(async (sql, atOnce, take) => {
      await ask(`DECLARE whole NO SCROLL CURSOR FOR ${sql}`);
      for (;;) {
        const { rows } = await ask(`FETCH ${atOnce} FROM whole`);
        if (rows.length === 0) break;
        take(rows);
      }
      await ask("CLOSE whole");
    }, ask);
    await ask("COMMIT");
    return result;
  } finally {
    line.close();
  }
}
