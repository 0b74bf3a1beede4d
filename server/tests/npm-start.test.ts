import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqlite } from "../store/sqlite.ts";
import { freePort } from "../testing/server-process.ts";
import { until } from "../testing/y-client.ts";

/** The program as `npm ci --omit=dev` leaves it: without vite. */
const repository = fileURLToPath(new URL("../..", import.meta.url));
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "concord-npm-"));
  for (const name of ["client", "presets", "server", "shared", "package.json"])
    cpSync(join(repository, name), join(root, name), { recursive: true });
  mkdirSync(join(root, "node_modules"));
  for (const name of readdirSync(join(repository, "node_modules")))
    if (name !== "vite")
      symlinkSync(join(repository, "node_modules", name), join(root, "node_modules", name));
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function npmStart(environment: Record<string, string>) {
  const { NODE_ENV: _, ...env } = { ...process.env, ...environment };
  const child = spawn("npm", ["start"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const ended = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  const open = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes("Concord is open")) resolve();
      });
  });
  await Promise.race([open, ended]);
  return { child, ended, said: () => said };
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, "127.0.0.1");
  const free = await Promise.race([
    once(probe, "listening").then(() => true),
    once(probe, "error").then(() => false),
  ]);
  probe.close();
  return free;
}

test("W9 without a built page or vite, the start says in one sentence what is missing", async () => {
  const dataDir = join(root, "data");
  const { ended, said } = await npmStart({ PORT: String(await freePort()), DATA_DIR: dataDir });
  expect(await ended).toEqual([1, null]);
  const lines = said()
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith(">") && !line.startsWith("npm "));
  expect(lines).toEqual([
    expect.stringMatching(/^The page is not built, and vite, which builds it, is not installed: /),
  ]);
  expect(existsSync(dataDir)).toBe(false);
}, 60_000);

test("W11 npm start passes SIGTERM and SIGINT on, frees port and folder, leaves no process", async () => {
  mkdirSync(join(root, "dist"));
  writeFileSync(join(root, "dist/index.html"), "<!doctype html><title>built before</title>");
  // Older than its sources, as after a copy: without vite it is served as it is.
  utimesSync(join(root, "dist/index.html"), 1, 1);
  const dataDir = join(root, "data");
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const port = await freePort();
    const { child, ended, said } = await npmStart({ PORT: String(port), DATA_DIR: dataDir });
    expect(said()).toContain("the page in dist is served as it is");
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain("built before");
    child.kill(signal);
    await ended;
    await until(`the port is free after ${signal}`, () => isFree(port));
    expect(existsSync(join(dataDir, "concord.sock"))).toBe(false);
    openSqlite(join(dataDir, "concord.sqlite")).close();
  }
}, 120_000);

test("W9 a Node that is too old says so in one sentence", async () => {
  const preload = `data:text/javascript,${encodeURIComponent(
    'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } });',
  )}`;
  const node = [process.execPath, "--import", preload, join(root, "server/start.js")] as const;
  await expect(promisify(execFile)(node[0], node.slice(1))).rejects.toMatchObject({
    code: 1,
    stdout: "",
    stderr:
      "Concord runs on Node 24, and this is Node 20.20.2. Start it with npm start, which brings its own.\n",
  });
});
