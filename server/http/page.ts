import { fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keepEarlierBuilds } from "./earlier-builds.ts";
import { packFiles } from "./pack-files.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** The built page. */
export const PAGE_DIR = join(ROOT, "dist");
const SOURCES = ["client", "shared", "index.html", "vite.config.ts", "package-lock.json"];

const NOT_BUILT =
  "The page is not built, and vite, which builds it, is not installed: run npm ci without --omit=dev and without NODE_ENV=production, or copy the folder dist here from where npm run build made it.";

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/**
 * Builds the page where it is not built, or its sources are newer. Several servers may begin at once in one folder:
 * what is served is exchanged whole, and only where nobody was faster.
 */
export async function buildPage(log: (line: string) => void, root = ROOT): Promise<void> {
  const dir = join(root, "dist");
  const isBuilt = (): boolean => {
    const built = statSync(join(dir, "index.html"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return built >= Math.max(...SOURCES.map((name) => newest(join(root, name))));
  };
  if (isBuilt()) return;
  const vite = join(root, "node_modules/vite/bin/vite.js");
  if (!existsSync(vite)) {
    if (!existsSync(join(dir, "index.html"))) throw new Error(NOT_BUILT);
    log("the page in dist is served as it is: vite, which would build it anew, is not installed");
    return;
  }
  log("building the page, once: this takes some seconds");
  const fresh = mkdtempSync(`${dir}-`);
  const before = `${fresh}-before`;
  try {
    // In a process of its own: what building takes in memory is given back when it ends.
    const building = fork(vite, ["build", "--logLevel", "warn", "--outDir", fresh, "--emptyOutDir"], {
      cwd: root,
      // Otherwise a test would serve the development form of React.
      env: { ...process.env, NODE_ENV: "production" },
    });
    const [code] = (await once(building, "exit")) as [number | null];
    if (code !== 0) throw new Error("the page could not be built");
    await packFiles(join(fresh, "assets"));
    if (isBuilt()) return;
    // A folder for temporary files is its owner's alone; the page may be served by another user.
    chmodSync(fresh, 0o755);
    keepEarlierBuilds(dir, fresh);
    if (existsSync(dir)) renameSync(dir, before);
    renameSync(fresh, dir);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(before, { recursive: true, force: true });
  }
}
