import type { SentMark } from "../../shared/word-file/sent-mark.ts";
import type { WordFault } from "../../shared/word-file/word-fault.ts";
import { FileFault } from "./fault.ts";
import type { SentAgain, WordAsked, WordReading } from "./word-answer.ts";
import { wordAnswer } from "./word-answer.ts";

/** What the process that reads one Word file says: that it is there, which file it needs again, then its answer, once. */
export type WordAnswered =
  | "ready"
  | { readonly needs: SentMark }
  | ({ readonly read: WordReading } & Spent)
  | ({ readonly fault: WordFault } & Spent)
  | { readonly failed: string };

/** What it is told: what to read, and then the file that it needs. */
export type WordTold = WordAsked | { readonly again: SentAgain | null };

/** What the process has used so far; its own start is a part of it. */
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

async function answer(asked: WordAsked): Promise<Exclude<WordAnswered, "ready">> {
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
// The server is gone, so nobody waits for the answer.
process.once("disconnect", () => process.exit());
