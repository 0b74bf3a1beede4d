import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A program that runs for one window, in a home folder that goes with it. */
export type Program = {
  readonly home: string;
  /** Resolves with the part of its output that matches. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly end: () => Promise<void>;
};

const PATIENCE_MS = 60_000;

/** Starts a program; its own group of processes ends with it. */
export function startProgram(
  file: string,
  args: (home: string) => readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Program {
  const home = mkdtempSync(join(tmpdir(), "concord-engine-"));
  const child: ChildProcess = spawn(file, args(home), {
    env: { ...process.env, HOME: home, XDG_RUNTIME_DIR: home, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      output = (output + chunk).slice(-20_000);
      for (const look of heard) look();
    });
  const ended = once(child, "close");
  const killGroup = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {
      // All of the group have ended.
    }
  };
  process.once("exit", killGroup);
  return {
    home,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${file} did not start:\n${output}`)), PATIENCE_MS);
        const look = (): void => {
          const found = pattern.exec(output);
          if (found === null) return;
          clearTimeout(timer);
          heard.delete(look);
          resolve(found);
        };
        heard.add(look);
        look();
      }),
    end: async () => {
      process.off("exit", killGroup);
      killGroup();
      await ended;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
