import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Running } from "./people.ts";

type Founded = Pick<Running, "url" | "link" | "close"> & {
  /** Ends the server and starts it again, with other settings if there are any. */
  readonly restart: (more?: Record<string, string>) => Promise<void>;
};

/** A forum as a secretariat founds it from a file, without a text in it, on a server of its own. */
export async function startFounded(file: string, environment: Record<string, string> = {}): Promise<Founded> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-founded-"));
  const env: NodeJS.ProcessEnv = { ...process.env, PORT: "0", ...environment, DATA_DIR: dataDir };
  const founded = spawnSync(process.execPath, ["server/command-line/cli.ts", "new-forum", file], {
    env,
    encoding: "utf8",
  });
  const [, token] = /^secretariat\t.*#(\S+)\t/mu.exec(founded.stdout) ?? [];
  if (token === undefined) throw new Error(founded.stdout + founded.stderr);
  const start = async () => {
    const child = spawn(process.execPath, ["server/main.ts"], { env, stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.setEncoding("utf8");
    for await (const chunk of child.stdout) {
      printed += String(chunk);
      if (printed.includes("Concord is open at")) break;
    }
    return { child, url: /Concord is open at (\S+)/u.exec(printed)![1]! };
  };
  let { child, url } = await start();
  const stop = async (): Promise<void> => {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  };
  return {
    url,
    link: () => `${url}/sign-in#${token}`,
    restart: async (more = {}) => {
      await stop();
      Object.assign(env, { PORT: new URL(url).port }, more);
      ({ child, url } = await start());
    },
    close: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
