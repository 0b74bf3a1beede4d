import { PRINT_MS_MAX, PRINTS_HELD_MAX, PRINTS_WAITING_MAX } from "../../shared/limits.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { openPrintChild } from "./print-child.ts";
import type { PrintJob } from "./print-data.ts";

export type PrintedFile = { readonly bytes: Uint8Array } | { readonly refusal: Refusal };

/** Sets pages beside the rooms: one file at a time, none longer than its limit. */
export type Press = {
  readonly print: (job: PrintJob) => Promise<PrintedFile>;
  readonly close: () => Promise<void>;
};

const TOO_MANY: PrintedFile = {
  refusal: { reason: "tooMany", message: "Too many files are being printed; try again in a moment." },
};
const TOO_LONG: PrintedFile = {
  refusal: { reason: "tooMany", message: "Printing took too long; take another form, or try again." },
};
const BROKE_OFF: PrintedFile = {
  refusal: { reason: "notPrinted", message: "Printing broke off; try again, or take another form." },
};

/** `started` is told of each process that sets pages. */
export function openPress(started?: (pid: number) => void): Press {
  const child = openPrintChild(started);
  /** By what is printed, the newest asked for last: when a hall asks for the same, it is set once. */
  const held = new Map<string, Promise<PrintedFile>>();
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const set = async (job: PrintJob): Promise<PrintedFile> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PRINT_MS_MAX);
      timer.unref();
    });
    const answered = await Promise.race([child.ask(job), late.then(() => "late" as const)]);
    clearTimeout(timer);
    if (answered === "late") {
      await child.close();
      return TOO_LONG;
    }
    if (answered === null) return BROKE_OFF;
    if ("failed" in answered) throw new Error(`not printed: ${answered.failed}`);
    return { bytes: answered.pdf };
  };

  return {
    print: (job) => {
      const known = held.get(job.json);
      if (known === undefined && waiting >= PRINTS_WAITING_MAX) return Promise.resolve(TOO_MANY);
      const printed = known ?? last.then(() => set(job)).finally(() => (waiting -= 1));
      held.delete(job.json);
      held.set(job.json, printed);
      if (known === undefined) {
        waiting += 1;
        last = printed.catch(() => undefined);
        const forget = (): void => {
          if (held.get(job.json) === printed) held.delete(job.json);
        };
        printed.then((file) => "refusal" in file && forget(), forget);
      }
      for (const oldest of held.keys()) {
        if (held.size <= PRINTS_HELD_MAX) break;
        held.delete(oldest);
      }
      return printed;
    },
    close: child.close,
  };
}
