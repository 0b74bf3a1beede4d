import { parentPort, workerData } from "node:worker_threads";
import type { WordFault } from "../../shared/word-file/word-fault.ts";
import type { WordFile } from "../../shared/word-file/word-file.ts";
import { FileFault } from "./fault.ts";
import { wordFileOf } from "./word-file-of.ts";

/** What the thread that reads one Word file answers, once. */
export type WordAnswered =
  | { readonly file: WordFile; readonly heapBytes: number }
  | { readonly fault: WordFault; readonly heapBytes: number }
  | { readonly failed: string };

function answer(bytes: Uint8Array): WordAnswered {
  const heapBytes = (): number => {
    const { heapTotal, arrayBuffers } = process.memoryUsage();
    return heapTotal + arrayBuffers;
  };
  try {
    const file = wordFileOf(bytes);
    return { file, heapBytes: heapBytes() };
  } catch (error) {
    if (error instanceof FileFault) return { fault: error.fault, heapBytes: heapBytes() };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread has no origin
parentPort?.postMessage(answer(workerData as Uint8Array));
