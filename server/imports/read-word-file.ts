import { Worker } from "node:worker_threads";
import { WORD_MEMORY_MB_MAX, WORD_READ_MS_MAX } from "../../shared/limits.ts";
import type { WordFault } from "../../shared/word-file/word-fault.ts";
import type { AgainstClause, Understood } from "../../shared/word-file/understood.ts";
import type { WordFile } from "../../shared/word-file/word-file.ts";
import type { WordAnswered, WordAsked } from "./word-thread.ts";

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
 * 256 MB; the rooms go on meanwhile. Nothing is written, nothing is fetched (rule X1).
 */
export async function readWordFile(bytes: Uint8Array, options: ReadOptions = {}): Promise<WordRead> {
  const read = await inTurn({ bytes, held: null }, options);
  return "fault" in read ? read : { file: read.read as WordFile };
}

/** Reads it and holds it against a text, in the same thread. */
export async function understandWordFile(
  bytes: Uint8Array,
  held: { readonly against: readonly AgainstClause[]; readonly others: readonly string[] },
): Promise<{ readonly understood: Understood } | { readonly fault: WordFault }> {
  const read = await inTurn({ bytes, held }, {});
  return "fault" in read ? read : { understood: read.read as Understood };
}

type Answered = { readonly read: WordFile | Understood } | { readonly fault: WordFault };

function inTurn(asked: WordAsked, options: ReadOptions): Promise<Answered> {
  const reading = turn.then(() => readInThread(asked, options));
  turn = reading.catch(() => undefined);
  return reading;
}

function readInThread(
  asked: WordAsked,
  { told = () => undefined, msMax = WORD_READ_MS_MAX, memoryMbMax = WORD_MEMORY_MB_MAX }: ReadOptions,
): Promise<Answered> {
  const startedAt = performance.now();
  const worker = new Worker(new URL("word-thread.ts", import.meta.url), {
    execArgv: [],
    env: {},
    workerData: asked,
    resourceLimits: {
      maxYoungGenerationSizeMb: YOUNG_MB,
      maxOldGenerationSizeMb: memoryMbMax - YOUNG_MB,
    },
  });
  worker.unref();
  return new Promise<Answered>((resolve, reject) => {
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
