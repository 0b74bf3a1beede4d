import { createHash, type Hash } from "node:crypto";
import type { TableShape } from "./table-shapes.ts";

/** A row's values, in the order of its table's columns. */
export type TableValues = readonly (string | number | Uint8Array | null)[];

/** Tables of one open database, in a transaction: what is read is one state, and what is written stays or goes whole. */
export type Tables = {
  /** Reads all rows by their key, some at a time. */
  readonly read: (table: TableShape) => AsyncIterable<readonly TableValues[]>;
  readonly write: (table: TableShape, rows: readonly TableValues[]) => Promise<void>;
};

const BATCH_ROWS = 1_000;
/** Of tables whose rows may have megabytes. */
const BIG_BATCH_ROWS = 8;

/** Number of rows of a table that are read and written at once. */
export const batchOf = ({ name, columns }: TableShape): number =>
  name !== "rows" && columns.some(({ type }) => type === "blob") ? BIG_BATCH_ROWS : BATCH_ROWS;

/** A table's content: how many rows, and the SHA-256 over all their values in order. */
export type TableDigest = { readonly table: string; readonly rows: number; readonly digest: string };

/** Copies tables into an empty database. Tells of what it read. */
export async function copyTables(
  from: Pick<Tables, "read">,
  to: Pick<Tables, "write">,
  shapes: readonly TableShape[],
): Promise<readonly TableDigest[]> {
  const digests: TableDigest[] = [];
  for (const shape of shapes) digests.push(await digestOf(from, shape, (rows) => to.write(shape, rows)));
  return digests;
}

export async function digestTables(
  of: Pick<Tables, "read">,
  shapes: readonly TableShape[],
): Promise<readonly TableDigest[]> {
  const digests: TableDigest[] = [];
  for (const shape of shapes) digests.push(await digestOf(of, shape));
  return digests;
}

async function digestOf(
  of: Pick<Tables, "read">,
  shape: TableShape,
  onRows?: (rows: readonly TableValues[]) => Promise<void>,
): Promise<TableDigest> {
  const sum = createHash("sha256");
  let count = 0;
  for await (const rows of of.read(shape)) {
    for (const row of rows) addRow(sum, row);
    count += rows.length;
    await onRows?.(rows);
  }
  return { table: shape.name, rows: count, digest: sum.digest("hex") };
}

/** The length of bytes stands in their place, and they follow: two rows never give the same input. */
function addRow(sum: Hash, row: TableValues): void {
  sum.update(JSON.stringify(row.map((value) => (value instanceof Uint8Array ? value.byteLength : value))));
  for (const value of row) if (value instanceof Uint8Array) sum.update(value);
}
