import type { DatabaseSync } from "node:sqlite";
import { sumOf } from "./sqlite-format.ts";
import { placeOfNotices } from "./sqlite-notices.ts";
import { columnsOf } from "./sqlite-row.ts";
import type { RestoredStore, Row } from "./store.ts";

/** Tables that keep something of a stream's rows, by the column of their place. */
export const MADE_OF_ROWS = [
  ["checkpoints", "seq"],
  ["kept_checkpoints", "seq"],
  ["looks", "seq"],
  ["counted_days", "seq"],
  ["commands", "last"],
  ["notices", "seq"],
  ["notices_seen", "seq"],
] as const;

/** Marks of restores, and one stream's rows put back from a backup (rule D28). */
export function restoredIn(
  db: DatabaseSync,
  {
    transaction,
    insertRows,
  }: {
    readonly transaction: <Result>(act: () => Result) => Result;
    readonly insertRows: (rows: readonly Row[]) => void;
  },
): RestoredStore {
  const selectMark = db.prepare("SELECT mark FROM restored ORDER BY at DESC, mark DESC LIMIT 1");
  const insertMark = db.prepare("INSERT INTO restored (mark, at, sum) VALUES (?, ?, ?)");
  const selectOwn = db.prepare("SELECT mark FROM restored_streams WHERE stream = ?");
  const replaceOwn = db.prepare(
    "INSERT OR REPLACE INTO restored_streams (stream, mark, sum) VALUES (?, ?, ?)",
  );
  const replaceRow = db.prepare(
    "INSERT OR REPLACE INTO rows (stream, seq, kind, at, user, client, body, copied, readers, salt, prev, hash, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const deleteAfter = db.prepare("DELETE FROM rows WHERE stream = ? AND seq > ?");
  const deleteBound = db.prepare("DELETE FROM bound_clients WHERE stream = ?");
  const selectRaw = db.prepare("SELECT * FROM rows WHERE stream = ? AND seq = ?");
  const selectLast = db.prepare("SELECT max(seq) AS last FROM rows WHERE stream = ?");
  const forget = MADE_OF_ROWS.map(([table, place]) =>
    db.prepare(`DELETE FROM ${table} WHERE stream = ? AND ${place} > ?`),
  );
  const markOf = (found: unknown): string | null => (found as { mark: string } | undefined)?.mark ?? null;
  const cut = (stream: string, end: number): void => {
    deleteAfter.run(stream, end);
    for (const statement of forget) statement.run(stream, end);
  };
  return {
    restoredMark: async (stream) => {
      const own = stream === undefined ? null : markOf(selectOwn.get(stream));
      const mark = markOf(selectMark.get());
      return own === null || mark === null ? (own ?? mark) : `${mark}-${own}`;
    },
    markLost: async (mark, at) =>
      transaction(() => {
        insertMark.run(mark, at, sumOf([mark, at]));
      }),
    restoreStream: async ({ stream, rows, end, gone, mark, told }) =>
      transaction(() => {
        const keepPlace = placeOfNotices(db);
        for (const row of rows) replaceRow.run(...columnsOf(row));
        cut(stream, end);
        for (const draft of gone) {
          cut(draft, 0);
          deleteBound.run(draft);
        }
        keepPlace();
        if (mark !== null) replaceOwn.run(stream, mark, sumOf([stream, mark]));
        insertRows(told);
      }),
    rawRows: async (stream, seqs) =>
      seqs.map((seq) => {
        try {
          return selectRaw.get(stream, seq) ?? null;
        } catch {
          // A damaged page of the file.
          return null;
        }
      }),
    lastSeq: async (stream) => (selectLast.get(stream) as { last: number | null }).last ?? 0,
  };
}
