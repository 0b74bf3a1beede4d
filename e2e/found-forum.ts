import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Running } from "./people.ts";

/** A forum as a secretariat founds it from a file, without a text in it, on a server of its own. */
export async function startFounded(file: string): Promise<Pick<Running, "url" | "link" | "close">> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-founded-"));
  const env = { ...process.env, PORT: "0", DATA_DIR: dataDir };
  const founded = spawnSync(process.execPath, ["server/command-line/cli.ts", "new-forum", file], {
    env,
    encoding: "utf8",
  });
  const [, token] = /^secretariat\t.*#(\S+)\t/mu.exec(founded.stdout) ?? [];
  if (token === undefined) throw new Error(founded.stdout + founded.stderr);
  const child = spawn(process.execPath, ["server/main.ts"], { env, stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout.setEncoding("utf8");
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes("Concord is open at")) break;
  }
  const url = /Concord is open at (\S+)/u.exec(printed)![1]!;
  return {
    url,
    link: () => `${url}/sign-in#${token}`,
    close: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
