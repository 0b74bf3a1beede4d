import { CHECKUP_FLUSH_MS_MAX } from "../../shared/limits.ts";
import { postgresName } from "../postgres/postgres-name.ts";
import { postgresState, type PostgresState, PROBE_COMMITS } from "../postgres/postgres-state.ts";
import { whyNotPostgres } from "../postgres/why-not-postgres.ts";
import { listed, say } from "./spoken.ts";

type Tell = (isWell: boolean, what: string, found: string) => void;

/** Beats come each half second; a node whose last one is as old loses its keys soon. */
const BEAT_AGE_MS_MAX = 1_500;

/** The lines of `checkup` about a forum in PostgreSQL. */
export async function checkPostgres(url: string, tell: Tell): Promise<void> {
  const name = postgresName(url);
  try {
    sayState(await postgresState(url), name, tell);
  } catch (error) {
    tell(false, say("checkup", "database"), `${name}: ${whyNotPostgres(error)}`);
  }
}

export function sayState(state: PostgresState, name: string, tell: Tell): void {
  const { version, hasChecksums, nodes, owners, flushMs } = state;
  tell(
    true,
    say("checkup", "database"),
    say("checkup", hasChecksums ? "postgresWith" : "postgresWithout", { version, name }),
  );
  tell(...standbyLine(state));
  tell(
    flushMs.slowest <= CHECKUP_FLUSH_MS_MAX,
    say("checkup", "commit"),
    say("checkup", "took", {
      median: flushMs.median.toFixed(1),
      n: PROBE_COMMITS,
      slow: flushMs.slowest.toFixed(1),
    }),
  );
  for (const { address, version: runs, beatMs } of nodes)
    tell(
      beatMs <= BEAT_AGE_MS_MAX,
      say("checkup", "server"),
      say("checkup", "node", { address, version: runs, ms: beatMs }),
    );
  if (nodes.length < 2)
    tell(false, say("checkup", "server"), say("checkup", nodes.length === 0 ? "noServer" : "oneServer"));
  for (const { key, address, epoch } of owners)
    tell(
      address !== null,
      say("checkup", "owner"),
      say("checkup", "owns", { key, address: address ?? say("checkup", "gone"), epoch }),
    );
}

/** A failover to a standby that commits did not wait for takes acknowledged words away. */
export function standbyLine({
  waitsFor,
  standbys,
}: Pick<PostgresState, "waitsFor" | "standbys">): Parameters<Tell> {
  const what = say("checkup", "standby");
  const names = listed(standbys.map(({ name }) => name ?? say("checkup", "oneStandby")));
  if (waitsFor === "")
    return [
      false,
      what,
      standbys.length === 0 ? say("checkup", "noStandby") : say("checkup", "mayLose", { names }),
    ];
  const isSynchronous = standbys.some(({ state }) => state === "sync" || state === "quorum");
  if (isSynchronous) return [true, what, say("checkup", "losesNothing", { names })];
  const isHidden = standbys.some(({ state }) => state === null);
  return [false, what, say("checkup", isHidden ? "hidden" : "notFollowing", { name: waitsFor })];
}
