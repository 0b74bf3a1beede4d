import { parentPort } from "node:worker_threads";
import { BadRow } from "../store/store.ts";

/** The answer to a question on which something broke. */
export type Failed = { readonly kind: "failed"; readonly why: string };
export type Broken = Failed | { readonly kind: "badRow"; readonly seq: number; readonly why: string };

export const failed = (error: unknown): Failed => ({
  kind: "failed",
  why: error instanceof Error ? (error.stack ?? error.message) : String(error),
});

export const broken = (error: unknown): Broken =>
  error instanceof BadRow ? { kind: "badRow", seq: error.seq, why: error.why } : failed(error);

/** Answers each question that the thread is asked, also one on which something breaks. */
export function answerInThread<Answered>(
  answer: (asked: never) => Answered,
  brokenBy: (error: unknown) => Answered,
): void {
  parentPort?.on("message", (asked: unknown) => {
    let answered: Answered;
    try {
      answered = answer(asked as never);
    } catch (error) {
      answered = brokenBy(error);
    }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread has no origin
    parentPort?.postMessage(answered);
  });
}
