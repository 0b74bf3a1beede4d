import { NODE_LEASE_MS } from "../../shared/cluster-limits.ts";
import { WHOLE_FORUM } from "../store/claims.ts";
import { type Ask, openDatabaseLine } from "./line.ts";

/** Facts of a database that its operator looks at before a meeting. */
export type PostgresState = {
  readonly version: string;
  readonly hasChecksums: boolean;
  /** The setting that names synchronous standbys; empty: no commit waits for one. */
  readonly waitsFor: string;
  /** Standbys that follow now. `state`: null where this user may not see it. */
  readonly standbys: readonly { readonly name: string | null; readonly state: string | null }[];
  /** Servers that are at work, and the time since the last beat of each. */
  readonly nodes: readonly { readonly address: string; readonly version: string; readonly beatMs: number }[];
  readonly owners: readonly {
    readonly key: string;
    readonly address: string | null;
    readonly epoch: number;
  }[];
  readonly flushMs: { readonly median: number; readonly slowest: number };
};

export const PROBE_COMMITS = 25;

const rowsOf = async <Row>(ask: Ask, sql: string): Promise<readonly Row[]> =>
  (await ask(sql)).rows as unknown as readonly Row[];

/** Reads them, and measures commits on a table that holds nothing. */
export async function postgresState(url: string): Promise<PostgresState> {
  const { ask, close } = await openDatabaseLine(url);
  try {
    const [settings] = await rowsOf<{ version: string; sums: string; waits: string }>(
      ask,
      `SELECT current_setting('server_version') AS version, current_setting('data_checksums') AS sums,
        current_setting('synchronous_standby_names') AS waits`,
    );
    return {
      version: settings!.version,
      hasChecksums: settings!.sums === "on",
      waitsFor: settings!.waits.trim(),
      standbys: await rowsOf(
        ask,
        "SELECT application_name AS name, sync_state AS state FROM pg_stat_replication ORDER BY 1",
      ),
      nodes: await rowsOf(
        ask,
        `SELECT address, version,
          greatest(0, (extract(epoch FROM clock_timestamp() - until) * 1000)::bigint + ${NODE_LEASE_MS}) AS "beatMs"
          FROM nodes WHERE until > clock_timestamp() ORDER BY address`,
      ),
      owners: await rowsOf(
        ask,
        `SELECT key, address, epoch FROM owners LEFT JOIN nodes ON id = node AND until > clock_timestamp()
          WHERE node <> '' ORDER BY key`,
      ),
      flushMs: await flushMs(ask),
    };
  } finally {
    close();
  }
}

/** The address of the living node that owns the forum, and the number of other nodes that live. */
export async function liveNodes(
  url: string,
): Promise<{ readonly owner: string | null; readonly others: number }> {
  const { ask, close } = await openDatabaseLine(url);
  try {
    const nodes = await rowsOf<{ address: string; owns: boolean }>(
      ask,
      `SELECT address, EXISTS (SELECT 1 FROM owners WHERE key = '${WHOLE_FORUM}' AND node = id) AS owns
        FROM nodes WHERE until > clock_timestamp()`,
    );
    const owner = nodes.find(({ owns }) => owns)?.address ?? null;
    return { owner, others: nodes.filter(({ owns }) => !owns).length };
  } finally {
    close();
  }
}

/** Time of a commit: every word waits for one. */
async function flushMs(ask: Ask): Promise<PostgresState["flushMs"]> {
  const times: number[] = [];
  for (let n = 0; n < PROBE_COMMITS; n++) {
    const start = performance.now();
    await ask("INSERT INTO probe (body) VALUES ('\\x00')", undefined, { writes: true });
    times.push(performance.now() - start);
  }
  await ask("DELETE FROM probe");
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[PROBE_COMMITS >> 1]!, slowest: sorted.at(-1)! };
}
