import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import manifest from "../../package.json" with { type: "json" };
import { CHILD_ENVIRONMENT } from "../processes/child-environment.ts";

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const START_MS = 40_000;

/** Preloaded: the real server, but it builds no page and serves the one of this folder. */
export const withPageOf = (dir: string): string =>
  `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from "node:module";
  const source = 'export const PAGE_DIR = ${JSON.stringify(dir)}; export const buildPage = async () => undefined;';
  registerHooks({
    load: (url, context, next) =>
      url.endsWith("/server/http/page.ts") ? { format: "module", shortCircuit: true, source } : next(url, context),
  });
`)}`;

/** A folder without a page. */
export const WITHOUT_PAGE = withPageOf("docs");

/** Node's flags in `npm start`. */
export const START_FLAGS = manifest.scripts.start.split(" ").filter((word) => word.startsWith("--"));

/** The real server as a process of its own, so that it can be killed. */
export type ServerProcess = {
  readonly url: string;
  readonly pid: number;
  /** First start: the sign-in token of each person, by role, group or delegation. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly kill: (
    signal: "SIGKILL" | "SIGTERM",
  ) => Promise<{ readonly code: number | null; readonly ms: number }>;
};

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/**
 * Starts it; when it ends before it is open, gives what it said and its exit code. `under`: a command that runs it
 * (strace); `preload`: modules it reads first; `killAfterMs`: it is killed so soon, open or not.
 */
export async function startServer(
  environment: {
    readonly PORT: string;
    readonly DATA_DIR: string;
    readonly FORUM_NOW?: string;
    /** Absent: plain. */
    readonly SAMPLE?: "told" | "plain";
    readonly NODE_OPTIONS?: string;
  },
  {
    under = [],
    preload = [],
    killAfterMs,
    onStart,
  }: {
    readonly under?: readonly string[];
    readonly preload?: readonly string[];
    readonly killAfterMs?: number;
    readonly onStart?: (pid: number) => void;
  } = {},
): Promise<ServerProcess | { readonly said: string; readonly code: number | null }> {
  const imports = [WITHOUT_PAGE, ...preload].flatMap((one) => ["--import", one]);
  const node = [process.execPath, ...START_FLAGS, ...imports, file("../main.ts")];
  const [command = process.execPath, ...words] = [...under, ...node];
  const child = spawn(command, words, {
    env: { ...CHILD_ENVIRONMENT, PATH: process.env["PATH"], SAMPLE: "plain", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const exited = once(child, "exit") as Promise<[number | null]>;
  if (child.pid !== undefined) onStart?.(child.pid);
  if (killAfterMs !== undefined) setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  const isOpen = await new Promise<boolean>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server does not start: ${said}`)), START_MS);
    const done = (open: boolean): void => {
      clearTimeout(timer);
      resolve(open);
    };
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes("Concord is open")) done(true);
    });
    child.on("exit", () => done(false));
  });
  if (!isOpen) return { said, code: (await exited)[0] };
  const tokens = new Map<string, string>();
  for (const line of out.split("\n")) {
    const [role, of, , link] = line.split("\t");
    const token = link?.split("#")[1];
    if (token !== undefined) tokens.set(of === "-" ? role! : of!, token);
  }
  return {
    url: `http://127.0.0.1:${environment.PORT}`,
    pid: child.pid ?? 0,
    tokens,
    kill: async (signal) => {
      const start = performance.now();
      child.kill(signal);
      const [code] = await exited;
      return { code, ms: performance.now() - start };
    },
  };
}

/** `npm run concord -- …` on a data folder. */
export const runCli = (dataDir: string, ...words: readonly string[]): Promise<CliDone> =>
  runCliIn({ DATA_DIR: dataDir }, words);

/** Not an exit code: it was killed. */
const KILLED = 137;

type CliDone = { readonly code: number; readonly out: string };

/** The same with other settings; `preload`: a module it reads first; `killAfterMs`: it is killed so soon, done or not. */
export const runCliIn = (
  environment: { readonly DATA_DIR: string; readonly [setting: string]: string },
  words: readonly string[],
  { killAfterMs = 0, preload }: { readonly killAfterMs?: number; readonly preload?: string } = {},
): Promise<CliDone> =>
  new Promise((resolve) => {
    const env = { ...CHILD_ENVIRONMENT, PATH: process.env["PATH"], ...environment };
    const options = { env, timeout: killAfterMs, killSignal: "SIGKILL" } as const;
    const imports = preload === undefined ? [] : ["--import", preload];
    const node = [...imports, file("../command-line/cli.ts"), ...words];
    execFile(process.execPath, node, options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? KILLED), out: stdout + stderr }),
    );
  });
