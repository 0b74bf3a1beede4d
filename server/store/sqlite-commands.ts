import type { DatabaseSync } from "node:sqlite";
import { COMMAND_IDS_KEPT_MAX, WITHDRAWN_IDS_KEPT_MAX } from "../../shared/limits.ts";
import type { CommandId } from "../../shared/ids.ts";
import { sumOf } from "./sqlite-format.ts";
import type { KnownCommand, Row, Store } from "./store.ts";

type Columns = {
  readonly stream: string | null;
  readonly first: number;
  readonly last: number;
  readonly at: number;
  readonly sum: string;
};

const summed = (user: string, id: string, { stream, first, last, at }: Omit<Columns, "sum">) =>
  [user, id, stream, first, last, at, sumOf([user, id, stream, first, last, at])] as const;

/** The columns of the commands that some rows come of, in the order of the table behind its key. */
const valuesOf = (rows: readonly Row[]) => {
  const places = new Map<CommandId, { first: Row; last: Row }>();
  for (const row of rows) {
    if (row.command === undefined) continue;
    const place = places.get(row.command.id);
    if (place === undefined) places.set(row.command.id, { first: row, last: row });
    else place.last = row;
  }
  return [...places].map(([id, { first, last }]) =>
    summed(first.command?.user ?? first.by, id, {
      stream: first.stream,
      first: first.seq,
      last: last.seq,
      at: first.at,
    }),
  );
};

/** A damaged row counts as unknown. */
const knownOf = (user: string, id: string, columns: unknown): KnownCommand | null => {
  const found = columns as Columns | undefined;
  if (found === undefined || summed(user, id, found)[6] !== found.sum) return null;
  const { stream, first, last } = found;
  return stream === null ? "withdrawn" : { stream, first, last };
};

export const COMMAND_ROW = {
  valuesOf,
  withdrawn: (user: string, id: string, at: number) =>
    summed(user, id, { stream: null, first: 0, last: 0, at }),
  knownOf,
};

/** By count and not by the clock: a clock that runs wild removes nothing. */
export const TOO_MANY_COMMANDS = (
  [
    ["stream IS NOT NULL", COMMAND_IDS_KEPT_MAX],
    ["stream IS NULL", WITHDRAWN_IDS_KEPT_MAX],
  ] as const
).map(
  ([whose, kept]) => `DELETE FROM commands WHERE n IN (SELECT n FROM (
      SELECT n, row_number() OVER (PARTITION BY "user" ORDER BY n DESC) AS place FROM commands WHERE ${whose}
    ) AS placed WHERE place > ${kept})`,
);

/** Ids of commands, of an open store: those that were carried out, and those that were withdrawn before they came. */
export function commandsIn(
  db: DatabaseSync,
  transaction: <Result>(act: () => Result) => Result,
): Pick<Store, "commandOf" | "withdrawCommand"> & {
  /** Notes, within the rows' own transaction, of which commands they are. */
  readonly note: (rows: readonly Row[]) => void;
} {
  for (const sql of TOO_MANY_COMMANDS) db.exec(sql);
  const select = db.prepare("SELECT stream, first, last, at, sum FROM commands WHERE user = ? AND id = ?");
  const replace = db.prepare(
    "INSERT OR REPLACE INTO commands (user, id, stream, first, last, at, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  return {
    note: (rows) => {
      for (const values of valuesOf(rows)) replace.run(...values);
    },
    commandOf: async (user, id) => knownOf(user, id, select.get(user, id)),
    withdrawCommand: async (user, id, at) =>
      transaction(() => {
        replace.run(...COMMAND_ROW.withdrawn(user, id, at));
      }),
  };
}
