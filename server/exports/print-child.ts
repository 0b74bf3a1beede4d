import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { VERSIONS_IDLE_MS } from "../../shared/limits.ts";
import type { PrintJob } from "./print-data.ts";
import type { PrintAnswered } from "./print-process.ts";

const PROCESS = fileURLToPath(new URL("print-process.ts", import.meta.url));
const running = new Set<ChildProcess>();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/**
 * Sets pages in a process of its own: what sets them is no JavaScript, and where it breaks it takes its process with it
 * and not the rooms. Started when it is needed, ended when nobody prints for a while.
 */
export type PrintChild = {
  /** One job at a time. Null where the process ended before it answered: the next job has another. */
  readonly ask: (job: PrintJob) => Promise<PrintAnswered | null>;
  readonly close: () => Promise<void>;
};

/** `started` is told of each process. */
export function openPrintChild(started: (pid: number) => void = () => undefined): PrintChild {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;

  const start = (): ChildProcess => {
    const made = fork(PROCESS, [], {
      execArgv: [],
      env: {},
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    running.add(made);
    made.once("exit", () => {
      running.delete(made);
      if (child === made) child = null;
    });
    made.on("error", () => undefined);
    // Nothing waits for it when the server ends.
    made.unref();
    made.channel?.unref();
    child = made;
    if (made.pid !== undefined) started(made.pid);
    return made;
  };

  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = child;
    child = null;
    if (ended === null || ended.exitCode !== null || ended.signalCode !== null) return;
    const gone = new Promise((resolve) => ended.once("exit", resolve));
    ended.ref();
    ended.kill("SIGKILL");
    await gone;
  };

  return {
    ask: (job) => {
      clearTimeout(idle);
      const asked = child ?? start();
      asked.ref();
      asked.channel?.ref();
      return new Promise((resolve) => {
        const settle = (answered: PrintAnswered | null): void => {
          asked.off("message", onMessage);
          asked.off("exit", onExit);
          asked.channel?.unref();
          asked.unref();
          idle = setTimeout(() => void close(), VERSIONS_IDLE_MS);
          idle.unref();
          resolve(answered);
        };
        const onMessage = (answered: unknown): void => settle(answered as PrintAnswered);
        const onExit = (): void => settle(null);
        asked.on("message", onMessage);
        asked.on("exit", onExit);
        asked.send(job, (error) => {
          if (error !== null) settle(null);
        });
      });
    },
    close,
  };
}
