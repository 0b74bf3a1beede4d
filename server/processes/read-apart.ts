import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { CHILD_ENVIRONMENT } from "./child-environment.ts";

/** Limits of one reading: seconds of the processor, memory, and time by the clock. */
export type ApartLimits = {
  readonly cpuSecondsMax: number;
  readonly memoryMbMax: number;
  readonly msMax: number;
};

/** Messages of a process that reads one file: ready, then its answer. */
export type ApartAnswered<Read> = "ready" | { readonly read: Read };

/** The kernel counts the work, and all memory that the process writes to, since what is unpacked is not on Node's heap. */
const LIMITED = (seconds: number, mb: number): string =>
  `ulimit -c 0; ulimit -S -t ${seconds}; ulimit -d ${mb * 1024} 2>/dev/null; exec "$0" "$@"`;

/** Reads a file in a process of its own, which runs `script` and ends at its limits: "tooMuch". */
export function readApart<Read>(
  script: URL,
  bytes: Uint8Array,
  { cpuSecondsMax, memoryMbMax, msMax }: ApartLimits,
): Promise<Read | "tooMuch"> {
  const child = fork(fileURLToPath(script), [], {
    execPath: "/bin/sh",
    execArgv: ["-c", LIMITED(cpuSecondsMax, memoryMbMax), process.execPath],
    env: CHILD_ENVIRONMENT,
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => resolve("tooMuch")), msMax);
    const settle = (then: () => void): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.once("error", () => undefined);
      child.kill("SIGKILL");
      then();
    };
    child.on("message", (answered: ApartAnswered<Read>) => {
      if (answered === "ready") child.send(bytes);
      else settle(() => resolve(answered.read));
    });
    child.once("error", (error) => settle(() => reject(error)));
    // The kernel or Node ended it, at one of its limits.
    child.once("exit", () => settle(() => resolve("tooMuch")));
  });
}
