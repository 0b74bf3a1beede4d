import { Worker } from "node:worker_threads";
import { VERSIONS_IDLE_MS } from "../../shared/limits.ts";

/** A thread beside the rooms: started when it is needed, ended when nobody needs it for a while. */
type Thread<Asked, Answered> = {
  /** One question at a time. Rejects where the thread died. */
  readonly ask: (asked: Asked) => Promise<Answered>;
  /** Another number whenever a new thread was started: what an earlier one held is gone. */
  readonly started: () => number;
  readonly close: () => Promise<void>;
};

export function openThread<Asked, Answered>(file: URL): Thread<Asked, Answered> {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let count = 0;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  const started = (): Worker => {
    if (worker !== null) return worker;
    const made = new Worker(file, { execArgv: [] });
    // Nothing waits for it when the server ends.
    made.unref();
    made.once("exit", () => {
      if (worker === made) worker = null;
    });
    worker = made;
    count += 1;
    return made;
  };

  return {
    ask: (asked) => {
      clearTimeout(idle);
      const thread = started();
      return new Promise<Answered>((resolve, reject) => {
        const settle = (then: () => void): void => {
          thread.off("message", onMessage);
          thread.off("error", onError);
          thread.off("exit", onExit);
          thread.unref();
          idle = setTimeout(() => void end(), VERSIONS_IDLE_MS);
          idle.unref();
          then();
        };
        const onMessage = (answered: Answered): void => settle(() => resolve(answered));
        const onError = (error: Error): void => settle(() => reject(error));
        const onExit = (): void => settle(() => reject(new Error("the thread ended")));
        thread.on("message", onMessage);
        thread.on("error", onError);
        thread.on("exit", onExit);
        thread.ref();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread has no origin
        thread.postMessage(asked);
      });
    },
    started: () => (worker === null ? count + 1 : count),
    close: end,
  };
}
