import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freePort, runCli, startServer } from "./testing/server-process.ts";

/** Read by the real server before all else: something in it then holds up its stopping for ever. */
const holdUp = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`;
const HELD_UP = {
  "a promise that never comes": holdUp(`
    import { Server } from "node:net";
    Server.prototype.getConnections = () => void setInterval(() => undefined, 1_000);
  `),
  "a loop without end": holdUp(`
    import { DatabaseSync } from "node:sqlite";
    process.on("SIGTERM", () => {
      DatabaseSync.prototype.close = () => { for (;;); };
    });
  `),
};

test("W11 a server that something holds up ends within 10 s of SIGTERM all the same, its record whole", async () => {
  const ended: unknown[] = [];
  // One after the other: the loop without end takes a core for itself.
  for (const [by, preload] of Object.entries(HELD_UP)) {
    const dataDir = mkdtempSync(join(tmpdir(), "concord-stopping-"));
    const environment = { PORT: String(await freePort()), DATA_DIR: dataDir };
    const server = await startServer(environment, { preload: [preload] });
    if ("said" in server) throw new Error(server.said);
    const { ms, code } = await server.kill("SIGTERM");
    const verified = await runCli(dataDir, "verify");
    rmSync(dataDir, { recursive: true, force: true });
    console.log(`SIGTERM, held up by ${by}: ended after ${Math.round(ms)} ms, code ${code}`);
    ended.push({ by, code, inTime: ms < 10_000, whole: verified.code === 0 });
  }
  expect(ended).toEqual([
    { by: "a promise that never comes", code: 1, inTime: true, whole: true },
    { by: "a loop without end", code: null, inTime: true, whole: true },
  ]);
}, 90_000);
