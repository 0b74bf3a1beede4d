import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CHILD_ENVIRONMENT } from "../processes/child-environment.ts";
import { clockOff } from "./moved-clock.ts";
import { freePort, START_FLAGS, withPageOf, WITHOUT_PAGE } from "./server-process.ts";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
const START_MS = 120_000;

/** One `main.ts` on a PostgreSQL, in a process and a data folder of its own. */
export type RealNode = {
  readonly name: string;
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** All that it printed since its last start. */
  readonly said: () => string;
  readonly logged: () => string;
  /** With the page of a folder, where one is named. */
  readonly start: (pageDir?: string) => Promise<void>;
  readonly isUp: () => boolean;
  readonly pid: () => number;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Resolves with its code when it has ended. */
  readonly ended: () => Promise<number | null>;
};

/** `clockOffMs`: its machine's clock is wrong by so much. */
export async function openRealNode(
  name: string,
  databaseUrl: string,
  { clockOffMs = 0 }: { readonly clockOffMs?: number } = {},
): Promise<RealNode> {
  const dataDir = mkdtempSync(join(tmpdir(), `concord-node-${name}-`));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let exited: Promise<unknown[]> = Promise.resolve([null]);
  let [said, logged] = ["", ""];
  return {
    name,
    url,
    port,
    dataDir,
    said: () => said,
    logged: () => logged,
    start: async (pageDir) => {
      [said, logged] = ["", ""];
      const page = pageDir === undefined ? WITHOUT_PAGE : withPageOf(pageDir);
      const running = spawn(
        process.execPath,
        [...START_FLAGS, "--import", page, "--import", clockOff(clockOffMs), MAIN],
        {
          env: {
            ...CHILD_ENVIRONMENT,
            PATH: process.env["PATH"],
            DATA_DIR: dataDir,
            PORT: String(port),
            DATABASE_URL: databaseUrl,
            NODE_ADDRESS: url,
          },
          stdio: ["ignore", "pipe", "pipe"],
        },
      );
      child = running;
      exited = once(running, "exit");
      running.stderr.on("data", (chunk: Buffer) => (logged += chunk.toString()));
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${name} does not start: ${logged}`)), START_MS);
        running.stdout.on("data", (chunk: Buffer) => {
          said += chunk.toString();
          if (!said.includes("Concord is open at")) return;
          clearTimeout(timer);
          resolve();
        });
        running.on("exit", () => reject(new Error(`${name} ended: ${said}${logged}`)));
      });
    },
    isUp: () => child !== null && child.exitCode === null && child.signalCode === null,
    pid: () => child?.pid ?? 0,
    signal: (signal) => void child?.kill(signal),
    ended: async () => (await exited)[0] as number | null,
  };
}

/** The nodes' folders are left to the system's own cleaning; their processes are not. */
export async function endNodes(nodes: readonly RealNode[]): Promise<void> {
  for (const node of nodes) {
    node.signal("SIGCONT");
    node.signal("SIGKILL");
    await node.ended();
  }
}

/** A plain TCP balancer: connections go round, nobody's health is looked at. */
export type Balancer = { readonly url: string; readonly close: () => Promise<void> };

export async function openBalancer(ports: readonly number[]): Promise<Balancer> {
  let turn = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const onward = connect(ports[turn++ % ports.length]!, "127.0.0.1");
    for (const [one, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      one.on("error", () => one.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** A TCP way to the database that can be cut without either end being told. */
export type Way = {
  readonly port: number;
  readonly cut: (isCut: boolean) => void;
  /** Leads to another server from now on, and ends what is open. */
  readonly leadTo: (port: number) => void;
  readonly close: () => void;
};

export async function openWay(first: number): Promise<Way> {
  let port = first;
  let isCut = false;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const onward = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      open.add(one);
      one.on("error", () => one.destroy());
      one.on("data", (piece: Buffer) => {
        if (!isCut) other.write(piece);
      });
      one.on("close", () => {
        open.delete(one);
        if (!isCut) other.destroy();
      });
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const endAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut: (now) => {
      isCut = now;
      // Connections that lost bytes are of no more use.
      if (!now) endAll();
    },
    leadTo: (next) => {
      port = next;
      endAll();
    },
    close: () => {
      endAll();
      server.close();
    },
  };
}
