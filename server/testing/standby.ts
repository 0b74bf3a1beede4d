import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openDatabaseLine } from "../postgres/line.ts";
import {
  openPostgresCluster,
  POSTGRES_USER,
  type PostgresCluster,
  postgresFolder,
  runPostgres,
} from "./postgres-cluster.ts";

const FOLLOWS_MS = 30_000;

async function ask(cluster: PostgresCluster, sql: string): Promise<readonly Record<string, unknown>[]> {
  const line = await openDatabaseLine(cluster.urlOf("postgres"));
  try {
    return (await line.ask(sql, undefined, { deadlineMs: FOLLOWS_MS })).rows;
  } finally {
    line.close();
  }
}

/** Copies a running server into a standby that follows it, through `port`, by PostgreSQL's own replication. */
export async function openStandby(primary: PostgresCluster, port = primary.port): Promise<PostgresCluster> {
  const folder = postgresFolder();
  const from = ["-h", "127.0.0.1", "-p", String(port), "-U", POSTGRES_USER.name];
  const how = ["-X", "stream", "-R", "-c", "fast", "--no-sync"];
  await runPostgres("pg_basebackup", ["-D", join(folder, "data"), ...from, ...how]);
  const standby = await openPostgresCluster({ folder });
  await untilFollowed(primary, "state = 'streaming'");
  return standby;
}

/** Each commit of the primary waits from now on until its standby has it on disk. */
export async function waitForStandby(primary: PostgresCluster): Promise<void> {
  await ask(primary, "ALTER SYSTEM SET synchronous_standby_names = '*'");
  await ask(primary, "SELECT pg_reload_conf()");
  await untilFollowed(primary, "sync_state = 'sync'");
}

async function untilFollowed(primary: PostgresCluster, how: string): Promise<void> {
  for (const end = performance.now() + FOLLOWS_MS; ; await pause(50)) {
    if ((await ask(primary, `SELECT 1 FROM pg_stat_replication WHERE ${how}`)).length > 0) return;
    if (performance.now() > end) throw new Error(`no standby follows with ${how}`);
  }
}

/** Makes the standby the one that takes writes. */
export async function promote(standby: PostgresCluster): Promise<void> {
  await ask(standby, "SELECT pg_promote(true, 30)");
}
