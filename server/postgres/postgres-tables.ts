import { LINE_WHOLE_MS } from "../../shared/limits.ts";
import { batchOf, type Tables, type TableValues } from "../store/copy-tables.ts";
import type { TableColumn, TableShape } from "../store/table-shapes.ts";
import type { Ask } from "./line.ts";

const quoted = (name: string): string => `"${name}"`;
const TYPES: Readonly<Record<TableColumn["type"], string>> = {
  text: "text",
  integer: "bigint",
  blob: "bytea",
};

/** The epoch of rows that no claim stood behind. */
const NO_EPOCH = { rows: ["epoch", "0"] } as Readonly<Record<string, readonly [string, string]>>;

const deadlineMs = LINE_WHOLE_MS;

/** The tables of a database, on a connection within a transaction. */
export const postgresTables = (ask: Ask): Tables => ({
  read: async function* (shape) {
    const { name, columns, where } = shape;
    const select = `SELECT ${columns.map((one) => quoted(one.name)).join(", ")} FROM ${quoted(name)}`;
    await ask(
      `DECLARE copied NO SCROLL CURSOR FOR ${select} WHERE ${where ?? "true"} ORDER BY ${orderOf(shape)}`,
      undefined,
      { deadlineMs },
    );
    for (;;) {
      const { rows } = await ask(`FETCH ${batchOf(shape)} FROM copied`, undefined, { deadlineMs });
      if (rows.length === 0) break;
      yield rows.map((row) => columns.map((one) => row[one.name])) as unknown as readonly TableValues[];
    }
    await ask("CLOSE copied");
  },
  write: async ({ name, columns }, rows) => {
    const [extra, value] = NO_EPOCH[name] ?? [];
    const names = columns.map((one) => quoted(one.name));
    const arrays = columns.map(({ type }, n) => `$${n + 1}::${TYPES[type]}[]`);
    const into = [...names, ...(extra === undefined ? [] : [quoted(extra)])].join(", ");
    const from = value === undefined ? "*" : `*, ${value}`;
    await ask(
      `INSERT INTO ${quoted(name)} (${into}) SELECT ${from} FROM unnest(${arrays.join(", ")})`,
      columns.map((_, n) => rows.map((row) => row[n])),
      { deadlineMs },
    );
  },
});

/** The same order as in a file: texts by their bytes. A column of ours keeps the order that SQLite knows by its rowid. */
const orderOf = ({ key, columns }: TableShape): string =>
  key
    .map((name) => (name === "rowid" ? "n" : name))
    .map((name) =>
      columns.find((one) => one.name === name)?.type === "text"
        ? `${quoted(name)} COLLATE "C"`
        : quoted(name),
    )
    .join(", ");
