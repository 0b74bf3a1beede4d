import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { FILE_HELD_MB_MAX, FILES_IDLE_MS } from "../../shared/file-limits.ts";
import type { JobAnswered, JobSent } from "./file-job.ts";
import { CHILD_ENVIRONMENT } from "../processes/child-environment.ts";

const running = new Set<ChildProcess>();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/**
 * Makes files in a process of its own: what sets pages is no JavaScript, and where it breaks, or a file takes all memory, it
 * takes its process with it and not the rooms. Started when it is needed, ended when nobody needs it for a while, or where it
 * keeps the memory of a large file.
 */
export type FileChild = {
  /** One job at a time, serialized. Null where the process ended before it answered: the next job has another. */
  readonly ask: (job: Uint8Array) => Promise<JobAnswered | null>;
  readonly close: () => Promise<void>;
};

type Options = {
  /** Is told of each process. */
  readonly started?: ((pid: number) => void) | undefined;
  /** Of JavaScript; absent: as Node has it. */
  readonly memoryMbMax?: number;
  /** MiB that a process may hold after a file; one that holds more is ended. */
  readonly heldMbMax?: number;
};

export function openFileChild(
  script: URL,
  { started, memoryMbMax, heldMbMax = FILE_HELD_MB_MAX }: Options,
): FileChild {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;

  const start = (): ChildProcess => {
    const made = fork(fileURLToPath(script), [], {
      execArgv: memoryMbMax === undefined ? [] : [`--max-old-space-size=${memoryMbMax}`],
      env: CHILD_ENVIRONMENT,
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
    if (made.pid !== undefined) started?.(made.pid);
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
        const settle = (answered: JobAnswered | null): void => {
          asked.off("message", onMessage);
          asked.off("exit", onExit);
          asked.channel?.unref();
          asked.unref();
          idle = setTimeout(() => void close(), FILES_IDLE_MS);
          idle.unref();
          resolve(answered);
        };
        const onMessage = (sent: unknown): void => {
          const { heldMb, ...answered } = sent as JobSent;
          settle(answered);
          if (child === asked && heldMb > heldMbMax) void close();
        };
        const onExit = (): void => settle(null);
        /** It may not have been told yet that it ended: the next job is not for it. */
        const lost = (): void => {
          if (child === asked) child = null;
          asked.kill("SIGKILL");
          settle(null);
        };
        asked.on("message", onMessage);
        asked.on("exit", onExit);
        asked.send(job, (error) => {
          if (error !== null) lost();
        });
      });
    },
    close,
  };
}
