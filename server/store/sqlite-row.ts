import type { SQLInputValue, SQLOutputValue } from "node:sqlite";
import { userId } from "../../shared/ids.ts";
import { BadRow, type CopiedWords, type Row } from "./store.ts";

type RowColumns = Omit<Row, "by" | "copied" | "readers" | "removed" | "command"> & {
  readonly user: string;
  readonly copied: string | null;
  readonly readers: string;
  /** Not there in files of format 5 and before. */
  readonly removed?: string | null;
};

/** Only the one form that was written: another text of the same JSON is a flipped bit. */
const parsed = (columns: RowColumns, text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    if (JSON.stringify(value) === text) return value;
  } catch {
    throw new BadRow(columns.stream, columns.seq, "its content cannot be read");
  }
  throw new BadRow(columns.stream, columns.seq, "its content is not as it was written");
};

/** A row as it lies in the file. Throws BadRow where it cannot be read. */
export function toRow(found: Record<string, SQLOutputValue>): Row {
  const columns = found as unknown as RowColumns;
  return {
    stream: columns.stream,
    seq: columns.seq,
    kind: columns.kind,
    at: columns.at,
    by: userId(columns.user),
    client: columns.client,
    body: columns.body,
    copied: columns.copied === null ? null : (parsed(columns, columns.copied) as CopiedWords),
    readers: parsed(columns, columns.readers) as Row["readers"],
    salt: columns.salt,
    prev: columns.prev,
    hash: columns.hash,
    removed: columns.removed == null ? null : (parsed(columns, columns.removed) as Row["removed"]),
  };
}

/** Its columns, in the order of the table. */
export const columnsOf = (row: Row): SQLInputValue[] => [
  row.stream,
  row.seq,
  row.kind,
  row.at,
  row.by,
  row.client,
  row.body,
  row.copied === null ? null : JSON.stringify(row.copied),
  JSON.stringify(row.readers),
  row.salt,
  row.prev,
  row.hash,
  row.removed === null ? null : JSON.stringify(row.removed),
];
