import { openPostgresCluster, type PostgresCluster } from "../../server/testing/postgres-cluster.ts";
import { type OpenTarget, peopled, startNode } from "./servers.ts";

/** A PostgreSQL of its own on this machine, which ends with this process. */
export async function openBenchCluster(): Promise<PostgresCluster> {
  const cluster = await openPostgresCluster();
  const stop = (): void => void cluster.stop("SIGQUIT");
  process.once("exit", stop);
  return {
    ...cluster,
    close: async () => {
      process.off("exit", stop);
      await cluster.close();
    },
  };
}

/** Our server on PostgreSQL. `isForwarded`: people reach it through a second node. */
export async function startOnPostgres({
  signedIn,
  flags,
  isForwarded,
}: {
  readonly signedIn: number;
  readonly flags: readonly string[];
  readonly isForwarded: boolean;
}): Promise<OpenTarget> {
  const cluster = await openBenchCluster();
  const database = await cluster.newDatabase();
  const owner = await startNode({ flags, database });
  const other = isForwarded ? await startNode({ database }) : null;
  const close = async (): Promise<void> => {
    await other?.close();
    await owner.close();
    await cluster.close();
  };
  const through = other?.url ?? owner.url;
  const target = await peopled({ ...owner, close }, { signedIn, through });
  return { ...target, forwarderPid: other?.pid ?? null };
}
