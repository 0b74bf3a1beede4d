import { hash as hashOf } from "node:crypto";
import type { SQLOutputValue } from "node:sqlite";
import { authorId, userId } from "../../shared/ids.ts";
import { ROWS_AT_ONCE_MAX } from "../../shared/limits.ts";
import { COMMAND_ROW } from "../store/sqlite-commands.ts";
import { sumOf } from "../store/sqlite-format.ts";
import { LAST_ROWS, META_ROW } from "../store/sqlite-meta.ts";
import { toRow } from "../store/sqlite-row.ts";
import type { Look, Row, Store, StoredCheckpoint } from "../store/store.ts";
import { checkpointValues, putCheckpoint } from "./put-checkpoint.ts";
import { replaceIn } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const SAVE_CHECKPOINT = putCheckpoint("checkpoints", ["stream", "format"]);
const LOOK = ["stream", "user", "seq", "at", "body", "sum"];

type OfRows = Pick<
  Store,
  | "read"
  | "streams"
  | "boundClients"
  | "commandOf"
  | "withdrawCommand"
  | "checkpoint"
  | "checkpointEnd"
  | "saveCheckpoint"
  | "keptCheckpoint"
  | "look"
  | "saveLook"
  | "keepFile"
  | "file"
  | "meta"
  | "saveMeta"
  | "newestInstant"
  | "isBeingFounded"
  | "setBeingFounded"
>;

/** Rows and what is read with them. */
export function postgresRows({ ask, writeRows }: Pick<StoreParts, "ask" | "writeRows">): OfRows {
  const one = async <Found>(sql: string, values: readonly unknown[]): Promise<Found | null> =>
    ((await ask(sql, values)).rows[0] as Found | undefined) ?? null;
  return {
    read: async (stream, after, { limit, kind, bytesMax = Infinity }) => {
      const events = kind === undefined ? "" : " AND kind = 'minutes'";
      const sql = `SELECT * FROM rows WHERE stream = $1 AND seq > $2${events} ORDER BY seq LIMIT $3`;
      const rows: Row[] = [];
      for (let bytes = 0, last = after; ;) {
        const wanted = Math.min(limit - rows.length, ROWS_AT_ONCE_MAX);
        const { rows: found } = await ask(sql, [stream, last, wanted]);
        for (const columns of found) {
          const row = toRow(columns as Record<string, SQLOutputValue>);
          rows.push(row);
          last = row.seq;
          bytes += row.body.byteLength + ((columns["copied"] as string | null)?.length ?? 0);
          if (bytes >= bytesMax) return rows;
        }
        if (found.length < wanted || rows.length >= limit) return rows;
      }
    },
    streams: async () => {
      // From one to the next: a list of them all would be read of every row.
      const { rows } = await ask(
        `WITH RECURSIVE streams (stream) AS (
          SELECT min(stream) FROM rows
          UNION ALL SELECT (SELECT min(stream) FROM rows WHERE stream > streams.stream) FROM streams
            WHERE streams.stream IS NOT NULL
        ) SELECT stream FROM streams WHERE stream IS NOT NULL ORDER BY stream`,
        [],
      );
      return rows.map(({ stream }) => String(stream));
    },
    boundClients: async (stream) => {
      const { rows } = await ask(
        'SELECT stream, client, "user" FROM bound_clients WHERE stream = $1 ORDER BY client',
        [stream],
      );
      return (rows as { stream: string; client: number; user: string }[]).map((bound) => ({
        ...bound,
        user: authorId(bound.user),
      }));
    },
    commandOf: async (user, id) =>
      COMMAND_ROW.knownOf(
        user,
        id,
        (
          await ask('SELECT stream, first, last, at, sum FROM commands WHERE "user" = $1 AND id = $2', [
            user,
            id,
          ])
        ).rows[0],
      ),
    withdrawCommand: async (user, id, at) =>
      writeRows(async (ask) => {
        await ask(
          `INSERT INTO commands AS c (n, "user", id, stream, first, last, at, sum)
            VALUES ((SELECT coalesce(max(n), 0) + 1 FROM commands), $1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT ("user", id) DO UPDATE SET n = excluded.n, stream = excluded.stream, first = excluded.first,
              last = excluded.last, at = excluded.at, sum = excluded.sum`,
          COMMAND_ROW.withdrawn(user, id, at),
        );
      }),
    checkpoint: (stream, format) =>
      one<StoredCheckpoint>(
        "SELECT stream, seq, format, body, hash FROM checkpoints WHERE stream = $1 AND format = $2",
        [stream, format],
      ),
    checkpointEnd: async (stream, format, bytes) =>
      (
        await one<{ readonly bytes: Uint8Array }>(
          `SELECT substr(body, greatest(1, length(body) - $3::int + 1)) AS bytes FROM checkpoints
            WHERE stream = $1 AND format = $2`,
          [stream, format, bytes],
        )
      )?.bytes ?? null,
    saveCheckpoint: async (checkpoint) => {
      const { stream, format } = checkpoint;
      const { changes } = await ask(SAVE_CHECKPOINT, checkpointValues(checkpoint));
      if (changes === 0) return;
      // The previous version may still be at work beside this one, or come back.
      await ask("DELETE FROM checkpoints WHERE stream = $1 AND format < $2", [stream, format - 1]);
    },
    keptCheckpoint: (stream, upTo) =>
      one<StoredCheckpoint>(
        `SELECT stream, seq, format, body, hash FROM kept_checkpoints WHERE stream = $1 AND seq <= $2
          ORDER BY seq DESC LIMIT 1`,
        [stream, upTo],
      ),
    look: async (stream, user) => {
      const found = await one<Look & { readonly sum: string }>(
        'SELECT stream, "user", seq, at, body, sum FROM looks WHERE stream = $1 AND "user" = $2',
        [stream, user],
      );
      if (found === null) return null;
      const { sum, ...look } = found;
      // Of one that is damaged nothing is told: then the person has not looked yet.
      return sumOf([look.stream, look.user, look.seq, look.at, look.body]) === sum
        ? { ...look, user: userId(look.user) }
        : null;
    },
    saveLook: async ({ stream, user, seq, at, body }) => {
      const values = [stream, user, seq, at, body];
      await ask(replaceIn("looks", ["stream", "user"], LOOK), [...values, sumOf(values)]);
    },
    keepFile: async ({ hash, body }) => {
      await ask("INSERT INTO files (hash, body) VALUES ($1, $2) ON CONFLICT DO NOTHING", [hash, body], {
        writes: true,
      });
    },
    file: async (hash) => {
      const found = await one<{ readonly body: Uint8Array }>("SELECT body FROM files WHERE hash = $1", [
        hash,
      ]);
      return found === null || hashOf("sha256", found.body) !== hash ? null : found.body;
    },
    meta: async (name) =>
      META_ROW.metaOf(name, await one("SELECT value, sum FROM meta WHERE name = $1", [name])),
    saveMeta: async (name, value) => {
      const values = [name, value, sumOf([name, value])];
      await ask(replaceIn("meta", ["name"], ["name", "value", "sum"]), values);
    },
    newestInstant: async (counts = () => true) =>
      META_ROW.newestOf((await ask(LAST_ROWS, [])).rows as Record<string, SQLOutputValue>[], counts),
    isBeingFounded: async () => (await one("SELECT 1 FROM cluster WHERE name = 'founding'", [])) !== null,
    setBeingFounded: async (is) => {
      await ask(
        is
          ? "INSERT INTO cluster (name, value) VALUES ('founding', '1') ON CONFLICT DO NOTHING"
          : "DELETE FROM cluster WHERE name = 'founding'",
        [],
        { writes: true },
      );
    },
  };
}
