import { Worker } from "node:worker_threads";
import { VERSIONS_IDLE_MS } from "../../shared/limits.ts";
import type { VersionAnswered, VersionAsked } from "./version-thread.ts";

/** The thread that rebuilds versions: started when it is needed, ended when nobody needs it for a while. */
export type VersionThread = {
  /** One question at a time. Rejects where the thread died. */
  readonly ask: (asked: VersionAsked) => Promise<VersionAnswered>;
  readonly close: () => Promise<void>;
};

export function openVersionThread(): VersionThread {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  const started = (): Worker => {
    if (worker !== null) return worker;
    const made = new Worker(new URL("version-thread.ts", import.meta.url), { execArgv: [] });
    // Nothing waits for it when the server ends.
    made.unref();
    made.once("exit", () => {
      if (worker === made) worker = null;
    });
    worker = made;
    return made;
  };

  return {
    ask: (asked) => {
      clearTimeout(idle);
      const thread = started();
      return new Promise<VersionAnswered>((resolve, reject) => {
        const settle = (then: () => void): void => {
          thread.off("message", onMessage);
          thread.off("error", onError);
          thread.off("exit", onExit);
          thread.unref();
          idle = setTimeout(() => void end(), VERSIONS_IDLE_MS);
          idle.unref();
          then();
        };
        const onMessage = (answered: VersionAnswered): void => settle(() => resolve(answered));
        const onError = (error: Error): void => settle(() => reject(error));
        const onExit = (): void => settle(() => reject(new Error("the thread of versions ended")));
        thread.on("message", onMessage);
        thread.on("error", onError);
        thread.on("exit", onExit);
        thread.ref();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread has no origin
        thread.postMessage(asked);
      });
    },
    close: end,
  };
}
