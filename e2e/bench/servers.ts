import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, START_FLAGS, WITHOUT_PAGE } from "../../server/testing/server-process.ts";
import { concordTarget, signIn } from "./concord-target.ts";
import type { Target } from "./crowd-run.ts";
import { sampleText } from "./crowd-words.ts";
import { pin, SERVER_CORE } from "./process-figures.ts";
import { type ServerName, wireOf } from "./wires.ts";

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const PEERS_DIR = file("peers");
const START_MS = 30_000;

export type Started = {
  readonly url: string;
  readonly pid: number;
  readonly pinned: boolean;
  readonly printed: string;
  readonly close: () => Promise<void>;
};

/** A server as a process of its own, bound to its core as soon as it is open. */
async function start(options: {
  readonly script: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly port?: number;
  /** The line that it prints when it is open. */
  readonly open: string;
}): Promise<Started> {
  const port = options.port ?? (await freePort());
  const child: ChildProcess = spawn(process.execPath, [...options.script], {
    env: { PATH: process.env["PATH"], ...options.environment, PORT: String(port), HOST: "127.0.0.1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  let printed = "";
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  const opened = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`it does not open: ${said}`)), START_MS);
    child.on("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`it ended with ${code}: ${said}`));
    });
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      if (!printed.includes(options.open)) return;
      clearTimeout(timer);
      resolve();
    });
  });
  await opened;
  const pid = child.pid!;
  return {
    url: `http://127.0.0.1:${port}`,
    pid,
    pinned: pin(pid, SERVER_CORE),
    printed,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** Benchmark-only dependencies, from their own lock file; the project's `npm ci` leaves them alone. */
export function installPeers(progress: (line: string) => void): void {
  if (existsSync(join(PEERS_DIR, "node_modules", "y-websocket"))) return;
  progress("installing the servers to compare with, once");
  const { status, stderr } = spawnSync(
    "npm",
    ["ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"],
    { cwd: PEERS_DIR, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`npm ci failed in ${PEERS_DIR}: ${stderr}`);
}

export type OpenTarget = Target & { readonly pinned: boolean };

/**
 * Our server, as `npm start` starts it, but for the page: a data folder of its own, samples, gate and disk flush. Stores
 * in SQLite, or in the database that is named.
 */
export async function startNode({
  flags = [],
  database = null,
}: {
  readonly flags?: readonly string[];
  readonly database?: string | null;
}): Promise<Started> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-bench-"));
  const clean = (): void => {
    process.off("exit", clean);
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once("exit", clean);
  try {
    const port = await freePort();
    const shared = { DATABASE_URL: database ?? "", NODE_ADDRESS: `http://127.0.0.1:${port}` };
    const started = await start({
      script: [...START_FLAGS, ...flags, "--import", WITHOUT_PAGE, file("../../server/main.ts")],
      environment: { DATA_DIR: dataDir, SAMPLE: "plain", ...(database === null ? {} : shared) },
      port,
      open: "Concord is open",
    });
    const close = async (): Promise<void> => {
      await started.close();
      clean();
    };
    return { ...started, close };
  } catch (error) {
    clean();
    throw error;
  }
}

/** With people, and a text to type in. `through`: they reach it at another node's address. */
export async function peopled(
  started: Started,
  { signedIn, through = started.url }: { readonly signedIn: number; readonly through?: string },
): Promise<OpenTarget> {
  try {
    const tokenOf = (who: string): string => {
      const line = started.printed
        .split("\n")
        .map((one) => one.split("\t"))
        .find(([role, of, , link]) => link !== undefined && (role === who || of === who));
      return line?.[3]?.split("#")[1] ?? "";
    };
    const [secretariat, facilitator] = [
      await signIn(through, tokenOf("secretariat")),
      await signIn(through, tokenOf("space")),
    ];
    return {
      ...(await concordTarget({ ...started, url: through, secretariat, facilitator, signedIn })),
      pinned: started.pinned,
    };
  } catch (error) {
    await started.close();
    throw error;
  }
}

const SCRIPTS = {
  "y-websocket": { script: join(PEERS_DIR, "node_modules/y-websocket/bin/server.cjs"), open: "running at" },
  hocuspocus: { script: join(PEERS_DIR, "hocuspocus.js"), open: "open" },
  broadcast: { script: file("broadcast.ts"), open: "open" },
} as const;

/** `flags`: for Node, before the script. */
export async function startTarget(
  name: ServerName,
  { signedIn, flags = [] }: { readonly signedIn: number; readonly flags?: readonly string[] },
): Promise<OpenTarget> {
  if (name === "concord") return peopled(await startNode({ flags }), { signedIn });
  const { script, open } = SCRIPTS[name];
  const { url, pid, close, pinned } = await start({ script: [...flags, script], open });
  const { update, clauses } = sampleText();
  return {
    name,
    url,
    pid,
    forwarderPid: null,
    pinned,
    wire: wireOf(name, ""),
    cookies: null,
    clauses,
    text: update,
    readBack: null,
    close,
  };
}
