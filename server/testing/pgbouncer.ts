import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openDatabaseLine } from "../postgres/line.ts";
import { type PostgresCluster, POSTGRES_USER, userOf } from "./postgres-cluster.ts";
import { freePort } from "./server-process.ts";

const START_MS = 30_000;
const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"];
const program = folders.map((folder) => join(folder, "pgbouncer")).find(existsSync);

export const whyNoPgbouncer: string | null =
  program === undefined && process.env["CONCORD_STORIES"] !== "required"
    ? "pgbouncer is not installed: apt-get install pgbouncer"
    : null;

/** A pooler before a cluster that gives each transaction another of two connections. */
export async function openPgbouncer(cluster: PostgresCluster): Promise<{
  readonly urlOf: (database: string) => string;
  readonly close: () => Promise<void>;
}> {
  if (program === undefined) throw new Error("pgbouncer is not installed, and this machine's tests need it");
  const port = await freePort();
  const file = join(cluster.folder, "pgbouncer.ini");
  const users = join(cluster.folder, "users.txt");
  writeFileSync(users, `"${POSTGRES_USER.name}" ""\n`);
  const settings = {
    listen_addr: "127.0.0.1",
    listen_port: port,
    unix_socket_dir: "",
    auth_type: "trust",
    auth_file: users,
    pool_mode: "transaction",
    default_pool_size: 2,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  writeFileSync(
    file,
    `[databases]\n* = host=127.0.0.1 port=${cluster.port}\n[pgbouncer]\n${lines.join("\n")}\n`,
  );
  const user = userOf("postgres");
  if (user !== null) for (const one of [file, users]) chownSync(one, user.uid, user.gid);
  const child: ChildProcess = spawn(program, ["-q", file], {
    stdio: ["ignore", "ignore", "pipe"],
    cwd: "/",
    ...user,
  });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
  const urlOf = (database: string): string =>
    `postgres://${POSTGRES_USER.name}@127.0.0.1:${port}/${database}`;
  for (const end = performance.now() + START_MS; ; await pause(20)) {
    try {
      (await openDatabaseLine(urlOf("postgres"))).close();
      break;
    } catch (error) {
      if (child.exitCode !== null || performance.now() > end)
        throw new Error(`pgbouncer does not start: ${said}`, { cause: error });
    }
  }
  return {
    urlOf,
    close: async () => {
      const gone = once(child, "exit");
      child.kill("SIGINT");
      await gone;
    },
  };
}
