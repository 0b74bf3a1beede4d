import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { openDatabaseLine } from "../postgres/line.ts";
import { freePort } from "./server-process.ts";

const DEBIAN = "/usr/lib/postgresql";
const START_MS = 30_000;
/** A link to one of them alone does not make a folder of PostgreSQL's. */
const NEEDED = ["initdb", "postgres", "pg_basebackup"];

/** The folder of PostgreSQL's programs: on the path, or where Debian keeps them. */
function findPrograms(): string | null {
  const debian = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .toSorted((a, b) => Number(b) - Number(a))
        .map((version) => join(DEBIAN, version, "bin"))
    : [];
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...debian];
  const hasAll = (folder: string): boolean => NEEDED.every((name) => existsSync(join(folder, name)));
  return folders.find(hasAll) ?? null;
}

const programs = findPrograms();

/** Why tests of PostgreSQL are left out; null where they run. On the machine that decides they always run. */
export const whyNoPostgres: string | null =
  programs === null && process.env["CONCORD_STORIES"] !== "required"
    ? "PostgreSQL's initdb is neither on the path nor in /usr/lib/postgresql: apt-get install postgresql"
    : null;

/** A PostgreSQL of its own in a temporary folder, with its own port. */
export type PostgresCluster = {
  readonly port: number;
  readonly folder: string;
  readonly urlOf: (database: string) => string;
  /** Makes an empty database and gives its address. */
  readonly newDatabase: () => Promise<string>;
  /** Starts it, on a folder that is there. */
  readonly start: () => Promise<void>;
  /** `SIGINT` ends all sessions politely, `SIGQUIT` at once, as a machine does that loses its power. */
  readonly stop: (signal: "SIGINT" | "SIGQUIT") => Promise<void>;
  readonly close: () => Promise<void>;
};

/** PostgreSQL refuses root: then its own user runs it. */
export const userOf = (name: string): { readonly uid: number; readonly gid: number } | null => {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string): number => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
};

export const POSTGRES_USER = { name: "concord" } as const;

export type ClusterOptions = {
  /** Lines of its configuration. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A folder that is there: a copy made for a standby. */
  readonly folder?: string;
};

/** Makes a folder that PostgreSQL's user may write in. */
export function postgresFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "concord-postgres-"));
  const user = userOf("postgres");
  if (user !== null) chownSync(folder, user.uid, user.gid);
  return folder;
}

const run = promisify(execFile);

/** Runs one of PostgreSQL's programs as the user that it accepts. Others of this process go on meanwhile. */
export async function runPostgres(name: string, words: readonly string[]): Promise<void> {
  if (programs === null) throw new Error(`PostgreSQL's ${name} is not installed`);
  await run(join(programs, name), words, { cwd: "/", ...userOf("postgres") });
}

export async function openPostgresCluster({
  settings = {},
  folder = postgresFolder(),
}: ClusterOptions = {}): Promise<PostgresCluster> {
  if (programs === null) throw new Error("PostgreSQL is not installed, and this machine's tests need it");
  const bin = programs;
  const user = userOf("postgres");
  const data = join(folder, "data");
  const port = await freePort();
  const urlOf = (database: string): string =>
    `postgres://${POSTGRES_USER.name}@127.0.0.1:${port}/${database}`;
  if (!existsSync(data)) {
    const words = [
      "-D",
      data,
      "-U",
      POSTGRES_USER.name,
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--locale=C",
      "--no-sync",
    ];
    await runPostgres("initdb", words);
  }
  const told = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder,
    shared_buffers: "16MB",
    max_connections: "60",
    ...settings,
  };
  let server: ReturnType<typeof spawn> | null = null;
  let said = "";

  const start = async (): Promise<void> => {
    const words = Object.entries(told).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    server = spawn(join(bin, "postgres"), ["-D", data, ...words], {
      stdio: ["ignore", "ignore", "pipe"],
      cwd: "/",
      ...user,
    });
    server.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
    for (const end = performance.now() + START_MS; ; await pause(20)) {
      try {
        (await openDatabaseLine(urlOf("postgres"))).close();
        return;
      } catch (error) {
        if (server.exitCode !== null || performance.now() > end)
          throw new Error(`PostgreSQL does not start: ${said}`, { cause: error });
      }
    }
  };
  const stop = async (signal: "SIGINT" | "SIGQUIT"): Promise<void> => {
    if (server === null || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, "exit");
    server.kill(signal);
    await gone;
  };

  let made = 0;
  await start();
  return {
    port,
    folder,
    urlOf,
    newDatabase: async () => {
      const line = await openDatabaseLine(urlOf("postgres"));
      const name = `forum_${++made}`;
      await line.ask(`CREATE DATABASE ${name} STRATEGY file_copy`, undefined, { deadlineMs: START_MS });
      line.close();
      return urlOf(name);
    },
    start,
    stop,
    close: async () => {
      await stop("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
