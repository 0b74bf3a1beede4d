import { FILES_HELD_MAX } from "../../shared/file-limits.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { FileChild } from "./file-child.ts";
import type { MadeBytes } from "./file-job.ts";

/** A file, or in a sentence why there is none now. */
export type MadeFile = MadeBytes | { readonly refusal: Refusal };

/** Files made one at a time in one process; `key`: of equal jobs one is made. */
export type FileQueue = {
  /** `gone`: who asked does not wait any more. What nobody waits for is not made, and broken off where it has begun. */
  readonly make: (key: string, job: Uint8Array, gone?: AbortSignal) => Promise<MadeFile>;
  readonly close: () => Promise<void>;
};

const TOO_MANY = refuse("tooMany", "Too many files are being made; try again in a moment.");
const TOO_LONG = refuse("tooMany", "Making the file took too long; take another form, or try again.");
const BROKE_OFF = refuse("notPrinted", "Making the file broke off; try again, or take another form.");

type Making = {
  readonly file: Promise<MadeFile>;
  /** Waiting requests; at zero the job is abandoned. */
  waiting: number;
  readonly left: AbortController;
  /** It waits, or is being made. */
  isInLine: boolean;
};

export function openFileQueue({
  child,
  msMax,
  waitingMax,
}: {
  readonly child: FileChild;
  /** Milliseconds that one file may take. */
  readonly msMax: number;
  /** Files that wait or are being made. */
  readonly waitingMax: number;
}): FileQueue {
  /** The newest asked for last: when a hall asks for the same, it is made once. */
  const held = new Map<string, Making>();
  let inLine = 0;
  let last: Promise<unknown> = Promise.resolve();

  const made = async (job: Uint8Array, left: AbortSignal): Promise<MadeFile> => {
    if (left.aborted) return BROKE_OFF;
    const { promise: broken, resolve } = Promise.withResolvers<"late" | "left">();
    const timer = setTimeout(() => resolve("late"), msMax);
    timer.unref();
    left.addEventListener("abort", () => resolve("left"), { once: true });
    const answered = await Promise.race([child.ask(job), broken]);
    clearTimeout(timer);
    if (answered === "late" || answered === "left") {
      await child.close();
      return answered === "late" ? TOO_LONG : BROKE_OFF;
    }
    if (answered === null) return BROKE_OFF;
    if ("failed" in answered) throw new Error(`no file: ${answered.failed}`);
    return answered;
  };

  const begin = (key: string, job: Uint8Array): Making => {
    const left = new AbortController();
    const file = last.then(() => made(job, left.signal));
    last = file.catch(() => undefined);
    const making: Making = { file, waiting: 0, left, isInLine: true };
    inLine += 1;
    const leaveLine = (): void => {
      if (making.isInLine) inLine -= 1;
      making.isInLine = false;
    };
    const forget = (): void => {
      leaveLine();
      if (held.get(key) === making) held.delete(key);
    };
    left.signal.addEventListener("abort", forget, { once: true });
    file.then((done) => ("refusal" in done ? forget() : leaveLine()), forget);
    return making;
  };

  return {
    make: (key, job, gone) => {
      const known = held.get(key);
      if (known === undefined && inLine >= waitingMax) return Promise.resolve(TOO_MANY);
      const making = known ?? begin(key, job);
      held.delete(key);
      held.set(key, making);
      for (const [oldest, { isInLine }] of held) {
        if (held.size <= FILES_HELD_MAX) break;
        if (!isInLine) held.delete(oldest);
      }
      making.waiting += 1;
      const leave = (): void => {
        making.waiting -= 1;
        if (making.waiting === 0 && making.isInLine) making.left.abort();
      };
      if (gone?.aborted === true) leave();
      else gone?.addEventListener("abort", leave, { once: true });
      return making.file;
    },
    close: child.close,
  };
}
