import { Worker } from "node:worker_threads";
import { WORD_MEMORY_MB_MAX, WORD_READ_MS_MAX } from "../../shared/limits.ts";
import type { WordFault } from "../../shared/word-file/word-fault.ts";
import type { WordFile } from "../../shared/word-file/word-file.ts";
import type { WordAnswered } from "./word-thread.ts";

export type WordRead = { readonly file: WordFile } | { readonly fault: WordFault };
/** What one reading cost, for those who watch it. */
export type WordCost = { readonly ms: number; readonly heapBytes: number };
type ReadOptions = {
  readonly told?: (cost: WordCost) => void;
  readonly msMax?: number;
  readonly memoryMbMax?: number;
};

/** Of the thread's memory a part is for what is new, the rest for what lives on. */
const YOUNG_MB = 32;

let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads a Word file in a thread of its own, one file after the other: it is ended after 5 s, and ends by itself over
 * 256 MB; the rooms go on meanwhile. Nothing is written, nothing is fetched.
 */
export function readWordFile(bytes: Uint8Array, options: ReadOptions = {}): Promise<WordRead> {
  const reading = turn.then(() => readInThread(bytes, options));
  turn = reading.catch(() => undefined);
  return reading;
}

function readInThread(
  bytes: Uint8Array,
  { told = () => undefined, msMax = WORD_READ_MS_MAX, memoryMbMax = WORD_MEMORY_MB_MAX }: ReadOptions,
): Promise<WordRead> {
  const startedAt = performance.now();
  const worker = new Worker(new URL("word-thread.ts", import.meta.url), {
    execArgv: [],
    env: {},
    workerData: bytes,
    resourceLimits: {
      maxYoungGenerationSizeMb: YOUNG_MB,
      maxOldGenerationSizeMb: memoryMbMax - YOUNG_MB,
    },
  });
  worker.unref();
  return new Promise<WordRead>((resolve, reject) => {
    const settle = (then: () => void, heapBytes = memoryMbMax * 1024 * 1024): void => {
      clearTimeout(limit);
      worker.removeAllListeners();
      worker.once("error", () => undefined);
      void worker.terminate();
      told({ ms: performance.now() - startedAt, heapBytes });
      then();
    };
    const limit = setTimeout(() => settle(() => resolve({ fault: "tooLong" })), msMax);
    worker.once("message", (answered: WordAnswered) => {
      if ("failed" in answered) return settle(() => reject(new Error(answered.failed)));
      const { heapBytes, ...read } = answered;
      settle(() => resolve(read), heapBytes);
    });
    worker.once("error", (error: Error & { readonly code?: string }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") settle(() => resolve({ fault: "tooMuchMemory" }));
      else settle(() => reject(error));
    });
    worker.once("exit", () => settle(() => reject(new Error("the thread that reads a Word file ended"))));
  });
}
