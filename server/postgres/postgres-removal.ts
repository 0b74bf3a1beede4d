import { KEPT_CHECKPOINT_ROWS, ROWS_AT_ONCE_MAX } from "../../shared/limits.ts";
import { DAY_ROW } from "../store/sqlite-removal.ts";
import type { Row, Store } from "../store/store.ts";
import { insertRowsIn } from "./append.ts";
import type { Ask } from "./line.ts";
import { checkpointValues, putCheckpoint } from "./put-checkpoint.ts";
import { insertInto } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

/** True if the words after a row can be told: none were removed since the last that left something. */
const readable = (stream: string, seq: string): string =>
  `coalesce((SELECT r.removed IS NULL OR length(r.body) > 0 FROM rows AS r WHERE r.stream = ${stream} AND r.seq <= ${seq}
    AND r.kind = 'words' ORDER BY r.seq DESC LIMIT 1), true)`;

const keeping = (where: string): string => putCheckpoint("kept_checkpoints", ["stream", "seq"], where);
/** Made before the words after its place were removed: nobody may see that place any more. */
const KEEP_READABLE = keeping(readable("$1::text", "$2::bigint"));
const KEEP_ALONE = keeping(`NOT EXISTS (SELECT 1 FROM kept_checkpoints AS k
  WHERE k.stream = $1::text AND k.seq > $2::bigint - ${KEPT_CHECKPOINT_ROWS / 4} AND k.seq <= $2::bigint)`);

const EMPTY = `UPDATE rows AS r SET "user" = '', client = NULL, body = x.body, copied = NULL, salt = '', removed = x.removed
  FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bytea[], $5::text[]) AS x (stream, seq, hash, body, removed)
  WHERE r.stream = x.stream AND r.seq = x.seq AND r.hash = x.hash AND r.kind = 'words'`;

async function emptyRows(ask: Ask, left: readonly Row[]): Promise<void> {
  for (let from = 0; from < left.length; from += ROWS_AT_ONCE_MAX) {
    const some = left.slice(from, from + ROWS_AT_ONCE_MAX);
    const { changes } = await ask(EMPTY, [
      some.map(({ stream }) => stream),
      some.map(({ seq }) => seq),
      some.map(({ hash }) => hash),
      some.map(({ body }) => body),
      some.map(({ removed }) => JSON.stringify(removed)),
    ]);
    if (changes !== some.length)
      throw new Error(
        `${some[0]?.stream}: a row after ${some[0]?.seq} is not the one that was to be removed`,
      );
  }
}

/** Removing words (rules Z1, Z3). The number of removals stands in the database: another node may have made one. */
export function postgresRemoval(
  { ask, writeRows }: Pick<StoreParts, "ask" | "writeRows">,
  epoch: number,
): Pick<Store, "remove" | "removals" | "isReadable" | "countedDays" | "keepCheckpoint"> {
  return {
    remove: async ({ told, left, checkpoints, days }) =>
      writeRows(async (ask) => {
        const rows = told.map(({ notices: _notices, command: _command, ...row }) => row);
        await insertRowsIn(ask, { rows, epoch });
        await emptyRows(ask, left);
        const streams = [...new Set(left.map(({ stream }) => stream))];
        for (const table of ["kept_checkpoints", "checkpoints"])
          await ask(
            `DELETE FROM ${table} AS c WHERE c.stream = ANY ($1) AND NOT ${readable("c.stream", "c.seq")}`,
            [streams],
          );
        for (const one of checkpoints) await ask(KEEP_ALONE, checkpointValues(one));
        for (const day of days)
          await ask(
            `${insertInto("counted_days", ["stream", "day", "seq", "at", "body", "sum"])} ON CONFLICT DO NOTHING`,
            DAY_ROW.valuesOf(day),
          );
        await ask("INSERT INTO to_pack (since) VALUES ($1)", [told[0]?.at ?? 0]);
        await ask(
          `INSERT INTO cluster AS c (name, value) VALUES ('removals', '1')
            ON CONFLICT (name) DO UPDATE SET value = (c.value::bigint + 1)::text`,
          [],
        );
      }),
    removals: async () =>
      Number((await ask("SELECT value FROM cluster WHERE name = 'removals'", [])).rows[0]?.["value"] ?? 0),
    isReadable: async (stream, seq) =>
      (await ask(`SELECT ${readable("$1", "$2")} AS is`, [stream, seq])).rows[0]?.["is"] === true,
    countedDays: async (stream) =>
      DAY_ROW.daysOf(
        (
          await ask(
            "SELECT stream, day, seq, at, body, sum FROM counted_days WHERE stream = $1 ORDER BY seq, day",
            [stream],
          )
        ).rows,
      ),
    keepCheckpoint: async (checkpoint) => {
      await ask(KEEP_READABLE, checkpointValues(checkpoint));
    },
  };
}
