import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { batchOf, type Tables, type TableValues } from "./copy-tables.ts";

const quoted = (name: string): string => `"${name}"`;

/** The tables of an open file of this format. The caller begins and ends the transaction. */
export const sqliteTables = (db: DatabaseSync): Tables => ({
  read: async function* (shape) {
    const { name, columns, key, where } = shape;
    const found = db.prepare(
      `SELECT ${columns.map((one) => quoted(one.name)).join(", ")} FROM ${quoted(name)} WHERE ${where ?? "true"} ORDER BY ${key.map((one) => (one === "rowid" ? one : quoted(one))).join(", ")}`,
    );
    found.setReturnArrays(true);
    const size = batchOf(shape);
    let batch: TableValues[] = [];
    for (const values of found.iterate()) {
      batch.push(values as unknown as TableValues);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
      // A long copy leaves others their turn.
      await setImmediate();
    }
    if (batch.length > 0) yield batch;
  },
  write: async ({ name, columns }, rows) => {
    const names = columns.map((one) => quoted(one.name)).join(", ");
    const insert = db.prepare(
      `INSERT INTO ${quoted(name)} (${names}) VALUES (${columns.map(() => "?").join(", ")})`,
    );
    for (const row of rows) insert.run(...row);
  },
});
