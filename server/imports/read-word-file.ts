import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { WORD_MEMORY_MB_MAX, WORD_READ_CPU_SECONDS_MAX, WORD_READ_MS_MAX } from "../../shared/file-limits.ts";
import type { EditedReport, editedReport } from "../../shared/report/edited-report.ts";
import type { NamedDelegation } from "../../shared/plain-text/bracket-owners.ts";
import type { WordFault } from "../../shared/word-file/word-fault.ts";
import type { Understood } from "../../shared/word-file/understood.ts";
import type { WordFile } from "../../shared/word-file/word-file.ts";
import type { FrozenClause } from "../../shared/opinion/base-text.ts";
import { type VersionRead, versionRead } from "../../shared/language-version/match-version.ts";
import type { DraftRead } from "./draft-read.ts";
import { hasLinesOfText, isZip, sourceOf } from "./file-source.ts";
import type { HeldText, MakeAgain, WordRequest, WordReading } from "./word-answer.ts";
import type { WordAnswered, WordTold } from "./word-process.ts";
import { CHILD_ENVIRONMENT } from "../processes/child-environment.ts";

export type WordRead = { readonly file: WordFile } | { readonly fault: WordFault };
/** The cost of one reading, for measurements; `cpuMs` is NaN if the process was ended. */
export type WordCost = { readonly ms: number; readonly cpuMs: number; readonly heapBytes: number };
type ReadOptions = {
  readonly started?: (pid: number) => void;
  readonly told?: (cost: WordCost) => void;
  readonly cpuSecondsMax?: number;
  readonly msMax?: number;
  readonly memoryMbMax?: number;
};

const PROCESS = fileURLToPath(new URL("word-process.ts", import.meta.url));
/** Of the process's memory a part is for what is new (three of these halves), the rest for what lives on. */
const YOUNG_HALF_MB = 8;
/**
 * The end of a process that had no memory left, by the kernel's hand or its own. Which of them it is, is a matter of
 * where it ran out: so it is no thread, which would take the server with it.
 */
const OUT_OF_MEMORY: ReadonlySet<string | null> = new Set([
  "SIGABRT",
  "SIGSEGV",
  "SIGTRAP",
  "SIGILL",
  "SIGKILL",
]);

let turn: Promise<unknown> = Promise.resolve();
const running = new Set<ChildProcess>();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** The kernel's sign that a process used up its time on the processor. */
const OUT_OF_TIME = "SIGXCPU";
/** The kernel counts the work, so a file is not at fault where other programs have the processor. No core is written. */
const LIMITED = (seconds: number): string => `ulimit -c 0; ulimit -S -t ${seconds}; exec "$0" "$@"`;

/**
 * Reads a Word file in a process of its own, one file after the other: it ends after 10 s of work, or over 256 MB; the
 * rooms go on meanwhile. Nothing is written, nothing is fetched (rule X1).
 */
export async function readWordFile(bytes: Uint8Array, options: ReadOptions = {}): Promise<WordRead> {
  const read = await inTurn({ bytes, held: null }, options);
  return "fault" in read ? read : { file: read.read as WordFile };
}

/** Reads it and holds it against a text, in the same process. */
export async function understandWordFile(
  bytes: Uint8Array,
  held: HeldText,
  /** Of a file that went out of here: makes it again, so that only what changed since is asked (rule X23). */
  makeAgain: MakeAgain = () => Promise.resolve(null),
): Promise<{ readonly understood: Understood } | { readonly fault: WordFault }> {
  const read = await inTurn({ bytes, held }, {}, makeAgain);
  return "fault" in read ? read : { understood: read.read as Understood };
}

/** The properties of its own that a file carries, by name. */
export async function readFileMarks(
  bytes: Uint8Array,
): Promise<{ readonly marks: ReadonlyMap<string, string> } | { readonly fault: WordFault }> {
  const read = await inTurn({ bytes, held: "marks" }, {});
  return "fault" in read ? read : { marks: read.read as ReadonlyMap<string, string> };
}

/** Reads a Word file, or a text, that is to become a new draft; null: it is neither. */
export async function readDraftFile(
  bytes: Uint8Array,
  names: readonly NamedDelegation[],
): Promise<{ readonly read: DraftRead | null } | { readonly fault: WordFault }> {
  const read = await inTurn({ bytes, held: { names } }, {});
  return "fault" in read ? read : (read.read as { readonly read: DraftRead | null });
}

/** Reads a base text in another language, from a Word file or a text; null: it is neither. */
export async function readVersion(
  bytes: Uint8Array,
  base: readonly FrozenClause[],
): Promise<{ readonly read: VersionRead | null } | { readonly fault: WordFault }> {
  if (isZip(bytes)) {
    const read = await inTurn({ bytes, held: { base } }, {});
    return "fault" in read ? read : (read.read as { readonly read: VersionRead | null });
  }
  // A text has nothing in it that could harm, and few lines.
  const source = sourceOf(bytes);
  if (source !== null && "text" in source && !hasLinesOfText(source.text)) return { fault: "tooManyPieces" };
  return { read: versionRead(source, base) };
}

/** Reads a report that was edited in Word, and holds it against what it was made of (rule H7). */
export async function readEditedReport(
  bytes: Uint8Array,
  report: Parameters<typeof editedReport>[1],
): Promise<{ readonly edited: EditedReport } | { readonly fault: WordFault }> {
  const read = await inTurn({ bytes, held: { report } }, {});
  return "fault" in read ? read : { edited: read.read as EditedReport };
}

type Answered = { readonly read: WordReading } | { readonly fault: WordFault };

function inTurn(
  asked: WordRequest,
  options: ReadOptions,
  makeAgain: MakeAgain = () => Promise.resolve(null),
): Promise<Answered> {
  const reading = turn.then(() => readInProcess(asked, options, makeAgain));
  turn = reading.catch(() => undefined);
  return reading;
}

function readInProcess(
  asked: WordRequest,
  {
    started = () => undefined,
    told = () => undefined,
    cpuSecondsMax = WORD_READ_CPU_SECONDS_MAX,
    msMax = WORD_READ_MS_MAX,
    memoryMbMax = WORD_MEMORY_MB_MAX,
  }: ReadOptions,
  makeAgain: MakeAgain,
): Promise<Answered> {
  let startedAt = performance.now();
  const child = fork(PROCESS, [], {
    execPath: "/bin/sh",
    execArgv: [
      "-c",
      LIMITED(cpuSecondsMax),
      process.execPath,
      `--max-semi-space-size=${YOUNG_HALF_MB}`,
      `--max-old-space-size=${memoryMbMax - 3 * YOUNG_HALF_MB}`,
    ],
    env: CHILD_ENVIRONMENT,
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  running.add(child);
  if (child.pid !== undefined) started(child.pid);
  return new Promise<Answered>((resolve, reject) => {
    const settle = (then: () => void, cost: Omit<WordCost, "ms"> = UNKNOWN_COST): void => {
      clearTimeout(limit);
      child.removeAllListeners();
      child.once("error", () => undefined);
      child.once("exit", () => running.delete(child));
      child.kill("SIGKILL");
      told({ ms: performance.now() - startedAt, ...cost });
      then();
    };
    const UNKNOWN_COST = { cpuMs: Number.NaN, heapBytes: memoryMbMax * 1024 * 1024 };
    // It has hardly come to work in all this time: whoever sent the file can do nothing about that.
    const tooBusy = (): void => settle(() => resolve({ fault: "serverBusy" }));
    let limit = setTimeout(tooBusy, msMax);
    child.on("message", (answered: WordAnswered) => {
      if (answered === "ready") {
        startedAt = performance.now();
        child.send(asked satisfies WordTold);
        return;
      }
      if ("needs" in answered) {
        // The file is made in a process of its own, by limits of its own.
        clearTimeout(limit);
        void makeAgain(answered.needs)
          .then((again) => {
            if (!child.connected) return false;
            limit = setTimeout(tooBusy, msMax);
            return child.send({ again } satisfies WordTold);
          })
          .catch((error: unknown) => settle(() => reject(error)));
        return;
      }
      if ("failed" in answered) return settle(() => reject(new Error(answered.failed)));
      const { heapBytes, cpuMs, ...read } = answered;
      settle(() => resolve(read), { heapBytes, cpuMs });
    });
    child.once("error", (error) => settle(() => reject(error)));
    child.once("exit", (code, signal) => {
      running.delete(child);
      settle(() => {
        if (signal === OUT_OF_TIME) resolve({ fault: "tooLong" });
        else if (OUT_OF_MEMORY.has(signal)) resolve({ fault: "tooMuchMemory" });
        else reject(new Error(`the process that reads a Word file ended: ${signal ?? code}`));
      });
    });
  });
}
