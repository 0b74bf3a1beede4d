import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { freePort, START_FLAGS } from "../server/testing/server-process.ts";
import type { Asked, Told } from "./story-host.ts";

type Environment = Readonly<Record<string, string>>;

/** A server of one story. `printed`: the lines of its first start. */
export type StoryServer = {
  readonly url: string;
  readonly printed: string;
  /** SIGKILL, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts it again, with what is now set otherwise. */
  readonly restart: (changed?: Environment) => Promise<void>;
  readonly close: () => Promise<void>;
};

const HOST = fileURLToPath(new URL("story-host.ts", import.meta.url));

let host: ChildProcess | null = null;
let isHostBusy = false;

async function ask(asked: Asked): Promise<Told> {
  host ??= fork(HOST, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  // Playwright waits for no child: the host ends with its worker.
  host.unref();
  host.send(asked);
  const [told] = (await once(host, "message")) as [Told];
  return told;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

/** Starts the server as `npm start` does, in a process of its own; returns it with what it printed. */
async function spawnServer(environment: Environment): Promise<{ child: ChildProcess; printed: string }> {
  const child = spawn(process.execPath, [...START_FLAGS, "server/main.ts"], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.setEncoding("utf8");
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes("Concord is open at")) break;
  }
  return { child, printed };
}

/**
 * Opens a new forum in this process's host. A second one at the same time gets a process of its own, and so does one
 * that was killed: the host is killed with it.
 */
export async function openStoryServer(settings: Environment): Promise<StoryServer> {
  const environment = { ...settings, PORT: String(await freePort()) };
  let own: ChildProcess | null = null;
  const restart = async (changed: Environment = {}): Promise<string> => {
    const { child, printed } = await spawnServer({ ...environment, ...changed });
    own = child;
    return printed;
  };
  const opened = isHostBusy
    ? { url: `http://localhost:${environment.PORT}`, printed: await restart() }
    : await openInHost(environment);
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (own !== null) return end(own, signal);
    if (host !== null) await end(host, signal);
    host = null;
    isHostBusy = false;
  };
  return {
    ...opened,
    kill: () => kill("SIGKILL"),
    restart: async (changed) => void (await restart(changed)),
    close: async () => {
      if (own !== null || host === null) return kill("SIGTERM");
      await ask("close");
      isHostBusy = false;
    },
  };
}

async function openInHost(
  settings: Environment,
): Promise<{ readonly url: string; readonly printed: string }> {
  isHostBusy = true;
  const told = await ask({ settings });
  if (typeof told === "string" || "problem" in told) throw new Error(JSON.stringify(told));
  return told;
}
