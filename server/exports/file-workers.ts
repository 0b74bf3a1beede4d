import { hash } from "node:crypto";
import { serialize } from "node:v8";
import {
  FILE_MEMORY_MB_MAX,
  FILE_MS_MAX,
  FILES_WAITING_MAX,
  PRINT_MS_MAX,
  PRINTS_WAITING_MAX,
} from "../../shared/file-limits.ts";
import { openFileChild } from "./file-child.ts";
import type { FileJob } from "./file-job.ts";
import { type MadeFile, openFileQueue } from "./file-queue.ts";

/** Makes files beside the rooms (rules R29, R15): pages in one process, all others in another, each one at a time. */
export type FileWorkers = {
  /** `gone`: of who asked, and does not wait any more. */
  readonly make: (job: FileJob, gone?: AbortSignal) => Promise<MadeFile>;
  readonly close: () => Promise<void>;
};

/** `started` is told of each process. */
export function openFileWorkers(started?: (pid: number) => void): FileWorkers {
  const pages = openFileQueue({
    child: openFileChild(new URL("print-process.ts", import.meta.url), { started }),
    msMax: PRINT_MS_MAX,
    waitingMax: PRINTS_WAITING_MAX,
  });
  const files = openFileQueue({
    child: openFileChild(new URL("file-process.ts", import.meta.url), {
      started,
      memoryMbMax: FILE_MEMORY_MB_MAX,
    }),
    msMax: FILE_MS_MAX,
    waitingMax: FILES_WAITING_MAX,
  });
  return {
    make: (job, gone) => {
      const sent = serialize(job);
      const lane = job.form === "pdf" ? pages : files;
      return lane.make(hash("sha256", sent), sent, gone);
    },
    close: async () => {
      await pages.close();
      await files.close();
    },
  };
}
