import type { DatabaseSync } from "node:sqlite";
import { KEPT_CHECKPOINT_ROWS } from "../../shared/limits.ts";
import { sumOf } from "./sqlite-format.ts";
import type { CountedDay, Row, Store, StoredCheckpoint } from "./store.ts";

/** True if the words after a row can be told: none were removed since the last that left something. */
export function isReadableIn(db: DatabaseSync): (stream: string, seq: number) => boolean {
  const select = db.prepare(
    "SELECT removed IS NULL OR length(body) > 0 AS readable FROM rows WHERE stream = ? AND seq <= ? AND kind = 'words' ORDER BY seq DESC LIMIT 1",
  );
  return (stream, seq) => (select.get(stream, seq) as { readable: number } | undefined)?.readable !== 0;
}

/** Removing words of an open store (rules Z1, Z3). */
export function removalIn(
  db: DatabaseSync,
  {
    transaction,
    insertRow,
    keepCheckpoint,
    counter,
  }: {
    readonly transaction: <Result>(act: () => Result) => Result;
    readonly insertRow: (row: Row) => void;
    readonly keepCheckpoint: (checkpoint: StoredCheckpoint) => void;
    /** One an open file: all its stores tell the same. */
    readonly counter: { removals: number };
  },
): Pick<Store, "remove" | "removals" | "isReadable" | "countedDays"> {
  const empty = db.prepare(
    "UPDATE rows SET user = '', client = NULL, body = ?, copied = NULL, salt = '', removed = ? WHERE stream = ? AND seq = ? AND hash = ? AND kind = 'words'",
  );
  const placesKept = db.prepare("SELECT seq FROM kept_checkpoints WHERE stream = ?");
  const placesNewest = db.prepare("SELECT seq FROM checkpoints WHERE stream = ?");
  const dropKept = db.prepare("DELETE FROM kept_checkpoints WHERE stream = ? AND seq = ?");
  const dropNewest = db.prepare("DELETE FROM checkpoints WHERE stream = ? AND seq = ?");
  const keptNear = db.prepare(
    "SELECT 1 FROM kept_checkpoints WHERE stream = ? AND seq > ? AND seq <= ? LIMIT 1",
  );
  const insertDay = db.prepare(
    "INSERT INTO counted_days (stream, day, seq, at, body, sum) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const selectDays = db.prepare(
    "SELECT stream, day, seq, at, body, sum FROM counted_days WHERE stream = ? ORDER BY seq",
  );
  const noteToPack = db.prepare("INSERT INTO to_pack (since) VALUES (?)");
  const isReadable = isReadableIn(db);

  return {
    remove: async ({ told, left, checkpoints, days }) => {
      transaction(() => {
        for (const row of told) insertRow(row);
        for (const { body, removed, stream, seq, hash } of left) {
          const { changes } = empty.run(body, JSON.stringify(removed), stream, seq, hash);
          if (changes !== 1) throw new Error(`${stream}: row ${seq} is not the one that was to be removed`);
        }
        for (const stream of new Set(left.map((row) => row.stream))) {
          for (const { seq } of placesKept.all(stream) as { seq: number }[])
            if (!isReadable(stream, seq)) dropKept.run(stream, seq);
          for (const { seq } of placesNewest.all(stream) as { seq: number }[])
            if (!isReadable(stream, seq)) dropNewest.run(stream, seq);
        }
        for (const one of checkpoints)
          if (keptNear.get(one.stream, one.seq - KEPT_CHECKPOINT_ROWS / 4, one.seq) === undefined)
            keepCheckpoint(one);
        for (const one of days) insertDay.run(...dayColumns(one), sumOf(dayColumns(one)));
        noteToPack.run(told[0]?.at ?? 0);
      });
      counter.removals += 1;
    },
    removals: async () => counter.removals,
    isReadable: async (stream, seq) => isReadable(stream, seq),
    countedDays: async (stream) => daysOf(selectDays.all(stream)),
  };
}

const daysOf = (found: readonly unknown[]): readonly CountedDay[] =>
  (found as readonly (CountedDay & { readonly sum: string })[]).flatMap(({ sum, ...day }) =>
    sumOf(dayColumns(day)) === sum ? [day] : [],
  );

export const DAY_ROW = {
  daysOf,
  valuesOf: (day: CountedDay) => [...dayColumns(day), sumOf(dayColumns(day))],
};

const dayColumns = ({ stream, day, seq, at, body }: CountedDay): (string | number)[] => [
  stream,
  day,
  seq,
  at,
  body,
];

/**
 * Writes the file anew where words were removed from it, and empties its log: their bytes are nowhere in it then. Also
 * at the next opening, where a process ended in between.
 */
export function packIfDue(db: DatabaseSync): void {
  if (db.prepare("SELECT 1 FROM to_pack LIMIT 1").get() === undefined) return;
  db.exec("VACUUM");
  db.exec("DELETE FROM to_pack");
  db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}
