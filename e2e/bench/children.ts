import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { machineBusyMs } from "./process-figures.ts";
import type { Progress } from "./findings.ts";

/** Runs a script of the bench as a process of its own, with a heap and a core of its own; gives what it printed. */
export function runChild<Result>(
  script: string,
  { words, progress }: { readonly words: readonly string[]; readonly progress: Progress },
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL(script, import.meta.url)), ...words, "--json"],
      {
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    const kill = (): void => void child.kill();
    process.once("exit", kill);
    child.once("exit", () => process.off("exit", kill));
    let printed = "";
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      for (const line of chunk.toString().split("\n")) if (line.startsWith("  ")) progress(line.trimEnd());
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(JSON.parse(printed) as Result);
      else reject(new Error(`${script} ${words.join(" ")} ended with ${code}: ${said}`));
    });
  });
}

/** Told to stop, a script exits, so that what it has started ends with it. */
export function stopWithAll(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
}

const QUIET_SHARE = 0.2;
const LOOK_MS = 1_000;

const sleep = (duration: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, duration));

/** Waits a while for other programs to rest; a busy machine is measured all the same, and said to be. */
export async function whenQuiet(progress: Progress, { waitSeconds }: { waitSeconds: number }): Promise<void> {
  for (let waited = 0; waited < waitSeconds; waited += LOOK_MS / 1_000) {
    const before = machineBusyMs();
    await sleep(LOOK_MS);
    const after = machineBusyMs();
    if (before === null || after === null || (after - before) / LOOK_MS < QUIET_SHARE) return;
    if (waited === 0) progress("  waiting for other programs to rest");
  }
}
