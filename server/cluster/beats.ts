import { Worker } from "node:worker_threads";
import type { Claims } from "../store/claims.ts";
import { Away } from "../store/store.ts";
import { type AnsweredBeat, type BeatKeeper, openBeatKeeper } from "./beat-keeper.ts";
import type { BeatAnswer, BeatRequest, BeatThreadData } from "./beat-thread.ts";
import { newInstant, performanceAt, readInstant } from "./steady-time.ts";

/** A node's beats. Instants are `performance.now` of the caller's thread. */
export type Beats = BeatKeeper & {
  /** The last beat that was sent without being asked for, and found the claim as before; -Infinity: none. */
  readonly keptAt: () => number;
};

/** On the caller's own thread. */
export function openBeats(beat: Claims["beat"]): Beats {
  let keptAt = -Infinity;
  const keeper = openBeatKeeper({ beat, kept: (sentAt) => (keptAt = sentAt) });
  return { ...keeper, keptAt: () => keptAt };
}

/** On a thread of their own, which goes on while this one is busy. */
export function openThreadBeats(url: string): Beats {
  const shared = newInstant();
  const waiting = new Map<number, PromiseWithResolvers<AnsweredBeat>>();
  let worker: Worker | null = null;
  let n = 0;
  let isClosed = Promise.withResolvers<void>();

  const start = (): Worker => {
    const data: BeatThreadData = { url, keptAt: shared };
    const made = new Worker(new URL("beat-thread.ts", import.meta.url), { execArgv: [], workerData: data });
    made.unref();
    made.on("message", (answer: BeatAnswer) => {
      if (answer.kind === "closed") return isClosed.resolve();
      const asked = waiting.get(answer.n);
      waiting.delete(answer.n);
      if (answer.kind === "away") return asked?.reject(new Away(answer.why));
      const { beat, sentAt, answeredAt } = answer.answered;
      asked?.resolve({ beat, sentAt: performanceAt(sentAt), answeredAt: performanceAt(answeredAt) });
    });
    const end = (why: unknown): void => {
      if (worker === made) worker = null;
      for (const asked of waiting.values()) asked.reject(new Away(why));
      waiting.clear();
      isClosed.resolve();
    };
    made.on("error", end);
    made.on("exit", (code) => end(new Error(`the thread of beats ended: ${code}`)));
    return made;
  };
  const tell = (asked: BeatRequest): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread has no origin
    (worker ??= start()).postMessage(asked);
  };

  return {
    ask: (self) => {
      const asked = Promise.withResolvers<AnsweredBeat>();
      n += 1;
      waiting.set(n, asked);
      tell({ kind: "beat", n, self });
      return asked.promise;
    },
    holds: (claim) => tell({ kind: "holds", claim }),
    keptAt: () => {
      const at = readInstant(shared);
      return at === 0 ? -Infinity : performanceAt(at);
    },
    close: async () => {
      const ending = worker;
      if (ending === null) return;
      isClosed = Promise.withResolvers();
      tell({ kind: "close" });
      await isClosed.promise;
      await ending.terminate();
    },
  };
}
