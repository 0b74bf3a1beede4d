import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { whyBad } from "./check-row.ts";
import { sumOf } from "./sqlite-format.ts";
import { toRow } from "./sqlite-row.ts";
import { BadRow, type Store } from "./store.ts";

/** The last row of each stream; each is found by its key, so that long records open as fast as short ones. */
export const LAST_ROWS = `
  WITH RECURSIVE streams (stream) AS (
    SELECT min(stream) FROM rows
    UNION ALL
    SELECT (SELECT min(stream) FROM rows WHERE stream > streams.stream) FROM streams WHERE stream IS NOT NULL
  )
  SELECT rows.* FROM streams JOIN rows ON rows.stream = streams.stream
  WHERE rows.seq = (SELECT max(seq) FROM rows AS last WHERE last.stream = streams.stream)
`;

const metaOf = (name: string, columns: unknown): string | null => {
  const found = columns as { readonly value: string; readonly sum: string } | null | undefined;
  return found == null || sumOf([name, found.value]) !== found.sum ? null : found.value;
};

/** The newest instant of rows that are right: a flipped bit in an instant would set the forum's clock. */
function newestOf(
  rows: Iterable<Record<string, SQLOutputValue>>,
  counts: (at: number) => boolean,
): number | null {
  const instants: number[] = [];
  for (const columns of rows) {
    try {
      const row = toRow(columns);
      if (whyBad(row) === null && counts(row.at)) instants.push(row.at);
    } catch (error) {
      if (!(error instanceof BadRow)) throw error;
    }
  }
  return instants.length === 0 ? null : Math.max(...instants);
}

export const META_ROW = { metaOf, newestOf };

/** Facts about the file of an open store, outside the record. */
export function metaIn(db: DatabaseSync): Pick<Store, "meta" | "saveMeta" | "newestInstant"> {
  const select = db.prepare("SELECT value, sum FROM meta WHERE name = ?");
  const replace = db.prepare("INSERT OR REPLACE INTO meta (name, value, sum) VALUES (?, ?, ?)");
  const selectLast = db.prepare(LAST_ROWS);
  return {
    meta: async (name) => metaOf(name, select.get(name)),
    saveMeta: async (name, value) => {
      replace.run(name, value, sumOf([name, value]));
    },
    newestInstant: async (counts = () => true) => newestOf(selectLast.iterate(), counts),
  };
}
