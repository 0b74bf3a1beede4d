import type { TakenCheckpoint } from "../store/store.ts";
import { replacing } from "./sql.ts";

const CHECKPOINT = ["stream", "seq", "format", "body", "hash"] as const;

/** The values of a statement of `putCheckpoint`. */
export const checkpointValues = ({ stream, seq, format, body, hash, heads }: TakenCheckpoint) => [
  stream,
  seq,
  format,
  body,
  hash,
  heads ?? null,
];

/**
 * Stores a checkpoint only while its row stands: a server may have made it from rows that a failover of the database
 * lost (rule D38).
 */
export const putCheckpoint = (table: string, keys: readonly string[], where = "true"): string =>
  `INSERT INTO ${table} (${CHECKPOINT.join(", ")})
    SELECT $1::text, $2::bigint, $3::bigint, $4::bytea, $5::text WHERE ${where} AND ($6::text[] IS NULL
      OR EXISTS (SELECT 1 FROM rows WHERE stream = $1::text AND seq = $2::bigint AND hash = ANY ($6::text[])))
    ON CONFLICT (${keys.join(", ")}) DO UPDATE SET ${replacing(keys, CHECKPOINT)}`;
