import { fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** The built page. */
export const PAGE_DIR = join(ROOT, "dist");
const SOURCES = ["client", "shared", "index.html", "vite.config.ts", "package-lock.json"];

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds the page where it is not built, or its sources are newer. */
export async function buildPage(log: (line: string) => void): Promise<void> {
  const built = statSync(join(PAGE_DIR, "index.html"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (built >= Math.max(...SOURCES.map((name) => newest(join(ROOT, name))))) return;
  log("building the page, once: this takes some seconds");
  // In a process of its own: what building takes in memory is given back when it ends.
  const building = fork(join(ROOT, "node_modules/vite/bin/vite.js"), ["build", "--logLevel", "warn"], {
    cwd: ROOT,
  });
  const [code] = (await once(building, "exit")) as [number | null];
  if (code !== 0) throw new Error("the page could not be built");
}
