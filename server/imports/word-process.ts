import { flushCompileCache } from "node:module";
import type { SentMark } from "../../shared/word-file/sent-mark.ts";
import type { WordFault } from "../../shared/word-file/word-fault.ts";
import { FileFault } from "./fault.ts";
import { type SentAgain, wordAnswer, type WordReading, type WordRequest } from "./word-answer.ts";

/** Messages of the process that reads one Word file: ready, the file that it needs again, then one answer. */
export type WordAnswered =
  | "ready"
  | { readonly needs: SentMark }
  | ({ readonly read: WordReading } & Spent)
  | ({ readonly fault: WordFault } & Spent)
  | { readonly failed: string };

/** Messages to it: the file to read, then the file that it needs. */
export type WordTold = WordRequest | { readonly again: SentAgain | null };

/** Resources that the process has used, its own start included. */
type Spent = { readonly heapBytes: number; readonly cpuMs: number };

function spent(): Spent {
  const { heapTotal, arrayBuffers } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { heapBytes: heapTotal + arrayBuffers, cpuMs: (user + system) / 1000 };
}

const say = (answered: WordAnswered, then: () => void = () => undefined): void =>
  void process.send?.(answered, then);

let given: (again: SentAgain | null) => void = () => undefined;
const makeAgain = (mark: SentMark): Promise<SentAgain | null> =>
  new Promise((resolve) => {
    given = resolve;
    say({ needs: mark });
  });

async function answer(asked: WordRequest): Promise<Exclude<WordAnswered, "ready">> {
  try {
    return { read: await wordAnswer(asked, makeAgain), ...spent() };
  } catch (error) {
    if (error instanceof FileFault) return { fault: error.fault, ...spent() };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on("message", (told: WordTold) => {
  if ("again" in told) given(told.again);
  else void answer(told).then((answered) => say(answered, () => process.disconnect()));
});
say("ready");
// It is ended by a signal, and would else leave no compiled code for the next one.
flushCompileCache();
// The server is gone, so nobody waits for the answer.
process.once("disconnect", () => process.exit());
