import { LINE_DEADLINE_MS } from "../../shared/limits.ts";
import { NODE_LEASE_MS } from "../../shared/cluster-limits.ts";
import type { Beat, Claim, Claims, LiveNode } from "../store/claims.ts";
import { ARRIVING, MOVED } from "../store/moving.ts";
import { FORUM_STREAM } from "../store/store.ts";
import type { Ask } from "./line.ts";

/**
 * A beat and a claim wait for no standby: one that hangs must not cost the lease. The log of the database keeps a claim
 * before each row that is written under it.
 */
const QUIET = "quiet AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS off)";
const ms = (instant: string): string => `(extract(epoch FROM ${instant}) * 1000)::bigint`;

const BEAT = `WITH ${QUIET},
beat AS (INSERT INTO nodes AS n (id, address, version, speaks, draining, forum_seq, until)
  SELECT $1::text, $2::text, $3::text, $4::bigint, $5::boolean, $6::bigint,
    clock_timestamp() + interval '${NODE_LEASE_MS} ms' FROM quiet
  ON CONFLICT (id) DO UPDATE SET address = excluded.address, version = excluded.version, speaks = excluded.speaks,
    draining = excluded.draining, forum_seq = excluded.forum_seq, until = excluded.until
  RETURNING until),
dead AS (DELETE FROM nodes WHERE id IN (
  SELECT id FROM nodes WHERE until <= clock_timestamp() AND id <> $1 FOR UPDATE SKIP LOCKED))
SELECT ${ms("clock_timestamp()")} AS now, ${ms("pg_postmaster_start_time()")} AS started, (SELECT ${ms("until")} FROM beat) AS until,
  (SELECT coalesce(max(seq), 0) FROM rows WHERE stream = '${FORUM_STREAM}') AS head,
  (SELECT coalesce(json_agg(json_build_object('id', id, 'address', address, 'version', version, 'draining', draining,
    'until', ${ms("until")})), '[]') FROM nodes WHERE id <> $1 AND until > clock_timestamp()) AS nodes,
  (SELECT mark FROM restored ORDER BY at DESC, mark DESC LIMIT 1) AS mark,
  (SELECT coalesce(json_agg(json_build_object('key', key, 'node', node, 'epoch', epoch) ORDER BY key), '[]')
    FROM owners WHERE node <> '') AS owners`;

/**
 * A commit that waits for its standby holds the owner's row. A claim behind it gives up before its line does: its session
 * would wait on, and take the key when nobody asks any more.
 */
const CLAIM_LOCK_MS = LINE_DEADLINE_MS - 500;

/**
 * In the order of the keys, so that two claimers never wait for each other. A server that started before the forum moved
 * away takes nothing either.
 */
const CLAIM = `WITH quiet AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS off,
  set_config('lock_timeout', '${CLAIM_LOCK_MS}', true) AS soon)
INSERT INTO owners AS o (key, node, epoch)
  SELECT k.key, $1::text, 1 FROM quiet, (SELECT DISTINCT unnest($2::text[]) AS key ORDER BY 1) AS k
  WHERE NOT EXISTS (SELECT 1 FROM cluster WHERE name IN ('${MOVED}', '${ARRIVING}'))
ON CONFLICT (key) DO UPDATE SET node = excluded.node, epoch = o.epoch + 1
  WHERE NOT EXISTS (
    SELECT 1 FROM nodes AS n WHERE n.id = o.node AND n.until > clock_timestamp() AND n.id <> excluded.node)
RETURNING key, node, epoch`;

const RELEASE = `UPDATE owners AS o SET node = ''
  FROM unnest($1::text[], $2::text[], $3::bigint[]) AS x (key, node, epoch)
  WHERE o.key = x.key AND o.node = x.node AND o.epoch = x.epoch`;

const LEAVE = `WITH ${QUIET}, given AS (UPDATE owners SET node = '' FROM quiet WHERE node = $1)
  DELETE FROM nodes WHERE id = $1`;

/** Nodes and owners. Instants are the database's. */
export function postgresClaims(ask: Ask): Claims {
  return {
    beat: async ({ id, address, version, speaks, draining, forumSeq }): Promise<Beat> => {
      const { rows } = await ask(BEAT, [id, address, version, speaks, draining, forumSeq]);
      const told = rows[0] as unknown as {
        readonly now: number;
        readonly until: number;
        readonly started: number;
        readonly head: number;
        readonly nodes: readonly LiveNode[];
        readonly owners: readonly Claim[];
        readonly mark: string | null;
      };
      const nodes = [...told.nodes, { id, address, version, draining, until: told.until }];
      return {
        now: told.now,
        until: told.until,
        startedAt: told.started,
        forumHead: told.head,
        nodes: nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        owners: told.owners,
        mark: told.mark,
      };
    },
    claim: async (node, keys) => {
      const { rows } = await ask(CLAIM, [node, keys]);
      const taken = new Map((rows as unknown as readonly Claim[]).map((one) => [one.key, one]));
      return keys.flatMap((key) => taken.get(key) ?? []);
    },
    release: async (claims) => {
      await ask(RELEASE, [
        claims.map(({ key }) => key),
        claims.map(({ node }) => node),
        claims.map(({ epoch }) => epoch),
      ]);
    },
    leave: async (node) => {
      await ask(LEAVE, [node]);
    },
  };
}
