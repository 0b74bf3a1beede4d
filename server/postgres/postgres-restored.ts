import { sumOf } from "../store/sqlite-format.ts";
import { NOTICE_ROW } from "../store/sqlite-notices.ts";
import { MADE_OF_ROWS } from "../store/sqlite-restored.ts";
import { columnsOf } from "../store/sqlite-row.ts";
import { Away, type RestoredStore } from "../store/store.ts";
import { insertRowsIn, ROW_COLUMNS } from "./append.ts";
import type { Ask } from "./line.ts";
import { insertInto, replaceIn } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const REPLACE_ROW = replaceIn("rows", ["stream", "seq"], [...ROW_COLUMNS, "epoch"]);
const REPLACE_OWN = replaceIn("restored_streams", ["stream"], ["stream", "mark", "sum"]);
const INSERT_NOTICE = insertInto("notices", ["stream", "seq", "audience", "at", "user", "body", "sum", "n"]);

async function cut(ask: Ask, stream: string, end: number): Promise<void> {
  await ask("DELETE FROM rows WHERE stream = $1 AND seq > $2", [stream, end]);
  for (const [table, place] of MADE_OF_ROWS)
    await ask(`DELETE FROM ${table} WHERE stream = $1 AND ${place} > $2`, [stream, end]);
}

const newestNotice = async (ask: Ask): Promise<number> =>
  Number((await ask("SELECT coalesce(max(n), 0) AS n FROM notices", [])).rows[0]?.["n"]);

/** Marks of restores, and one stream's rows put back from a backup (rule D28). */
export function postgresRestored(
  { ask, writeRows }: Pick<StoreParts, "ask" | "writeRows">,
  epoch: number,
): RestoredStore {
  return {
    restoredMark: async (stream) => {
      const { rows } = await ask(
        `SELECT (SELECT mark FROM restored_streams WHERE stream = $1) AS own,
          (SELECT mark FROM restored ORDER BY at DESC, mark DESC LIMIT 1) AS mark`,
        [stream ?? null],
      );
      const { own, mark } = rows[0] as { readonly own: string | null; readonly mark: string | null };
      return own === null || mark === null ? (own ?? mark) : `${mark}-${own}`;
    },
    markLost: async (mark, at) =>
      writeRows(async (ask) => {
        await ask(insertInto("restored", ["mark", "at", "sum"]), [mark, at, sumOf([mark, at])]);
      }),
    restoreStream: async ({ stream, rows, end, gone, mark, told }) =>
      writeRows(async (ask) => {
        const before = await newestNotice(ask);
        for (const row of rows) await ask(REPLACE_ROW, [...columnsOf(row), epoch]);
        await cut(ask, stream, end);
        for (const draft of gone) {
          await cut(ask, draft, 0);
          await ask("DELETE FROM bound_clients WHERE stream = $1", [draft]);
        }
        // A place that came again would count as seen and as mailed: a row that is nobody's keeps it.
        if ((await newestNotice(ask)) !== before) await ask(INSERT_NOTICE, [...NOTICE_ROW.nobodys, before]);
        if (mark !== null) await ask(REPLACE_OWN, [stream, mark, sumOf([stream, mark])]);
        await insertRowsIn(ask, { rows: told, epoch });
      }),
    rawRows: async (stream, seqs) => {
      const found: (object | null)[] = [];
      for (const seq of seqs) {
        try {
          const { rows } = await ask(
            `SELECT ${ROW_COLUMNS.map((name) => `"${name}"`).join(", ")} FROM rows WHERE stream = $1 AND seq = $2`,
            [stream, seq],
          );
          found.push(rows[0] ?? null);
        } catch (error) {
          // Else it is a damaged page.
          if (error instanceof Away) throw error;
          found.push(null);
        }
      }
      return found;
    },
    lastSeq: async (stream) =>
      Number(
        (await ask("SELECT max(seq) AS last FROM rows WHERE stream = $1", [stream])).rows[0]?.["last"] ?? 0,
      ),
  };
}
