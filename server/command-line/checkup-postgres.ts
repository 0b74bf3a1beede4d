import { CHECKUP_FLUSH_MS_MAX } from "../../shared/limits.ts";
import { postgresName } from "../postgres/postgres-name.ts";
import { postgresState, type PostgresState, PROBE_COMMITS } from "../postgres/postgres-state.ts";
import { whyNotPostgres } from "../postgres/why-not-postgres.ts";

type Say = (isWell: boolean, what: string, found: string) => void;

/** Beats come each half second; a node whose last one is as old loses its keys soon. */
const BEAT_AGE_MS_MAX = 1_500;

/** The lines of `checkup` about a forum in PostgreSQL. */
export async function checkPostgres(url: string, say: Say): Promise<void> {
  const name = postgresName(url);
  try {
    sayState(await postgresState(url), name, say);
  } catch (error) {
    say(false, "database", `${name}: ${whyNotPostgres(error)}`);
  }
}

export function sayState(state: PostgresState, name: string, say: Say): void {
  const { version, hasChecksums, nodes, owners, flushMs } = state;
  say(
    true,
    "database",
    `PostgreSQL ${version} at ${name}, ${hasChecksums ? "with" : "without"} checksums of its pages`,
  );
  say(...standbyLine(state));
  say(
    flushMs.slowest <= CHECKUP_FLUSH_MS_MAX,
    "commit",
    `${flushMs.median.toFixed(1)} ms, the slowest of ${PROBE_COMMITS} ${flushMs.slowest.toFixed(1)} ms`,
  );
  for (const { address, version: runs, beatMs } of nodes)
    say(beatMs <= BEAT_AGE_MS_MAX, "server", `${address}, version ${runs}, last beat ${beatMs} ms ago`);
  if (nodes.length < 2)
    say(
      false,
      "server",
      nodes.length === 0 ? "none runs" : "only one runs: none takes over if its machine dies",
    );
  for (const { key, address, epoch } of owners)
    say(address !== null, "owner", `${key}: ${address ?? "a server that is gone"}, epoch ${epoch}`);
}

/** A failover to a standby that commits did not wait for takes acknowledged words away. */
export function standbyLine({
  waitsFor,
  standbys,
}: Pick<PostgresState, "waitsFor" | "standbys">): Parameters<Say> {
  const what = "standby";
  const names = standbys.map(({ name }) => name ?? "one").join(", ");
  if (waitsFor === "")
    return [
      false,
      what,
      standbys.length === 0
        ? "there is none: if the database's machine dies, nothing takes over"
        : `${names} follows, and no commit waits for it: a failover may lose the last second of acknowledged words`,
    ];
  const isSynchronous = standbys.some(({ state }) => state === "sync" || state === "quorum");
  if (isSynchronous) return [true, what, `${names}, synchronous: a failover loses no acknowledged words`];
  const isHidden = standbys.some(({ state }) => state === null);
  return [
    false,
    what,
    isHidden
      ? `commits wait for ${waitsFor}; this user may not see how it stands (GRANT pg_monitor)`
      : `commits wait for ${waitsFor}, which does not follow: nobody can write`,
  ];
}
