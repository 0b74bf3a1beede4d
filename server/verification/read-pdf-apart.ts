import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { PDF_MEMORY_MB_MAX, PDF_READ_CPU_SECONDS_MAX, PDF_READ_MS_MAX } from "../../shared/file-limits.ts";
import type { PdfAnswered } from "./pdf-process.ts";
import type { PdfFault, ReadPdf } from "./read-pdf.ts";
import { CHILD_ENVIRONMENT } from "../processes/child-environment.ts";

export type PdfLimits = { readonly cpuSecondsMax?: number; readonly memoryMbMax?: number };

const PROCESS = fileURLToPath(new URL("pdf-process.ts", import.meta.url));
/** The kernel counts the work, and all memory that the process writes to, since what is unpacked is not on Node's heap. */
const LIMITED = (seconds: number, mb: number): string =>
  `ulimit -c 0; ulimit -S -t ${seconds}; ulimit -d ${mb * 1024} 2>/dev/null; exec "$0" "$@"`;

/**
 * Reads a PDF in a process of its own, which ends after 10 s of work, or over 1.5 GB: somebody else may have made it
 * (rule H9).
 */
export function readPdfApart(
  bytes: Uint8Array,
  { cpuSecondsMax = PDF_READ_CPU_SECONDS_MAX, memoryMbMax = PDF_MEMORY_MB_MAX }: PdfLimits = {},
): Promise<ReadPdf | PdfFault> {
  const child = fork(PROCESS, [], {
    execPath: "/bin/sh",
    execArgv: ["-c", LIMITED(cpuSecondsMax, memoryMbMax), process.execPath],
    env: CHILD_ENVIRONMENT,
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => resolve("tooMuch")), PDF_READ_MS_MAX);
    const settle = (then: () => void): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.once("error", () => undefined);
      child.kill("SIGKILL");
      then();
    };
    child.on("message", (answered: PdfAnswered) => {
      if (answered === "ready") child.send(bytes);
      else settle(() => resolve(answered.read));
    });
    child.once("error", (error) => settle(() => reject(error)));
    // The kernel or Node ended it, at one of its limits.
    child.once("exit", () => settle(() => resolve("tooMuch")));
  });
}
