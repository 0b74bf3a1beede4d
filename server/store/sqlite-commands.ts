import type { DatabaseSync } from "node:sqlite";
import { COMMAND_IDS_KEPT_MAX, WITHDRAWN_IDS_KEPT_MAX } from "../../shared/limits.ts";
import { type CommandId, userId } from "../../shared/ids.ts";
import { sumOf } from "./sqlite-format.ts";
import type { KnownCommand, Row, Store } from "./store.ts";

type Columns = {
  readonly stream: string | null;
  readonly first: number;
  readonly last: number;
  readonly at: number;
  readonly sum: string;
};

/** Ids of commands, of an open store: those that were carried out, and those that were withdrawn before they came. */
export function commandsIn(
  db: DatabaseSync,
  transaction: <Result>(act: () => Result) => Result,
): Pick<Store, "commandOf" | "withdrawCommand"> & {
  /** Notes, within the rows' own transaction, of which commands they are. */
  readonly note: (rows: readonly Row[]) => void;
} {
  // By count and not by the clock: a clock that runs wild removes nothing.
  for (const [whose, kept] of [
    ["stream IS NOT NULL", COMMAND_IDS_KEPT_MAX],
    ["stream IS NULL", WITHDRAWN_IDS_KEPT_MAX],
  ] as const) {
    db.exec(`DELETE FROM commands WHERE n IN (SELECT n FROM (
      SELECT n, row_number() OVER (PARTITION BY user ORDER BY n DESC) AS place FROM commands WHERE ${whose}
    ) WHERE place > ${kept})`);
  }
  const select = db.prepare("SELECT stream, first, last, at, sum FROM commands WHERE user = ? AND id = ?");
  const replace = db.prepare(
    "INSERT OR REPLACE INTO commands (user, id, stream, first, last, at, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const put = (user: string, id: string, { stream, first, last, at }: Omit<Columns, "sum">): void => {
    replace.run(user, id, stream, first, last, at, sumOf([user, id, stream, first, last, at]));
  };
  return {
    note: (rows) => {
      const places = new Map<CommandId, { first: Row; last: Row }>();
      for (const row of rows) {
        if (row.command === undefined) continue;
        const place = places.get(row.command.id);
        if (place === undefined) places.set(row.command.id, { first: row, last: row });
        else place.last = row;
      }
      for (const [id, { first, last }] of places) {
        const user = first.command?.user ?? first.by;
        put(user, id, { stream: first.stream, first: first.seq, last: last.seq, at: first.at });
      }
    },
    commandOf: async (user, id): Promise<KnownCommand | null> => {
      const found = select.get(user, id) as Columns | undefined;
      if (found === undefined) return null;
      const { stream, first, last, at, sum } = found;
      // A damaged row counts as unknown.
      if (sumOf([userId(user), id, stream, first, last, at]) !== sum) return null;
      return stream === null ? "withdrawn" : { stream, first, last };
    },
    withdrawCommand: async (user, id, at) =>
      transaction(() => put(user, id, { stream: null, first: 0, last: 0, at })),
  };
}
