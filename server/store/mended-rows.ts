import { type ChainPosition, EMPTY_CHAIN, follow } from "./check-row.ts";
import type { Row } from "./store.ts";

export type MendedRows = {
  /** All rows that are there afterwards, in order, each checked. */
  readonly rows: readonly Row[];
  /** Those among them that come from the backup. */
  readonly taken: readonly Row[];
  readonly position: ChainPosition;
};

/**
 * Follows a stream from its first row: takes its own row where that is sound, else the one of the backup, and ends where
 * neither is. A row's hash binds all rows before it, so that rows behind a mended place are known to be the right ones.
 */
export function mendRows(own: ReadonlyMap<number, Row>, backup: ReadonlyMap<number, Row>): MendedRows {
  const rows: Row[] = [];
  const taken: Row[] = [];
  let position = EMPTY_CHAIN;
  const isTaken = (row: Row | undefined): boolean => {
    if (row === undefined) return false;
    try {
      position = follow(position, row);
    } catch {
      return false;
    }
    rows.push(row);
    return true;
  };
  for (;;) {
    const seq = position.seq + 1;
    if (isTaken(own.get(seq))) continue;
    const other = backup.get(seq);
    if (other === undefined || !isTaken(other)) return { rows, taken, position };
    taken.push(other);
  }
}
