import { OWNER_WAIT_MS_MAX } from "../../shared/cluster-limits.ts";
import type { Log } from "../log/log.ts";
import { openPostgresReader } from "../postgres/moving-postgres.ts";
import { openPostgres, type PostgresDatabase } from "../postgres/postgres.ts";
import { postgresName } from "../postgres/postgres-name.ts";
import { liveNodes } from "../postgres/postgres-state.ts";
import type { Settings } from "../setup/settings.ts";
import { askOwner, type FindOwner, noOwner } from "./ask-owner.ts";
import { byClaiming, COMMAND_ADDRESS } from "./by-claiming.ts";
import { openedDatabase } from "./migrate.ts";
import type { CommandLineRequest, Outcome, Tell } from "./outcome.ts";
import { verifyRows } from "./verify-rows.ts";
import { say } from "./spoken.ts";

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

type Asking = {
  readonly settings: Settings & { readonly databaseUrl: string };
  readonly log: Log;
  readonly address: () => string;
  readonly tell: Tell;
};

/**
 * Carries out a command on a database of several machines, where no server of this data folder runs (rule D43): what
 * only reads beside all servers, else through the owner, or as its owner for so long where nobody is.
 */
export async function onDatabase(asked: CommandLineRequest, given: Asking): Promise<Outcome> {
  const { databaseUrl } = given.settings;
  const name = postgresName(databaseUrl);
  if (asked.name === "verify") return verifyDatabase(databaseUrl, name);
  const database = await openedDatabase(name, () => openPostgres(databaseUrl));
  if ("code" in database) return database;
  try {
    return await throughNodes(asked, { ...given, database, name });
  } finally {
    await database.close();
  }
}

async function verifyDatabase(databaseUrl: string, name: string): Promise<Outcome> {
  const reader = await openedDatabase(name, () => openPostgresReader(databaseUrl));
  if ("code" in reader) return reader;
  try {
    const { lines, code } = await verifyRows(reader.rows);
    return { lines, code };
  } finally {
    await reader.close();
  }
}

async function throughNodes(
  asked: CommandLineRequest,
  { tell, ...given }: Asking & { readonly database: PostgresDatabase; readonly name: string },
): Promise<Outcome> {
  const { settings, database, name } = given;
  const servedBy = performance.now() + OWNER_WAIT_MS_MAX / 2;
  const findOwner: FindOwner = async () => {
    const { owner, others } = await liveNodes(settings.databaseUrl);
    if (owner === COMMAND_ADDRESS) return say("owner", "otherCommand", { name });
    if (owner === null) {
      // A server that lives is about to take the forum.
      if (others > 0 && performance.now() < servedBy) return noOwner();
      return (await byClaiming(given, asked, tell)) ?? noOwner();
    }
    if (asked.name === "new-forum") return failed(say("command", "databaseHolds"));
    const secret = settings.clusterSecret ?? (await database.fact("secret"));
    return { address: owner, secret: secret ?? "" };
  };
  return askOwner(findOwner, asked, tell);
}
