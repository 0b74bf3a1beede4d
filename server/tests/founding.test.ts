import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { freePort, runCli, type ServerProcess, startServer } from "../testing/server-process.ts";

const started = (server: Awaited<ReturnType<typeof startServer>>): ServerProcess => {
  if ("said" in server) throw new Error(server.said);
  return server;
};

const SQLITE_CORRUPT = 11;

/** True if the founding of a forum was broken off here: read from a copy, which its server does not hold. */
function isHalf(dataDir: string): boolean {
  const copy = mkdtempSync(join(tmpdir(), "concord-half-"));
  try {
    for (const name of readdirSync(dataDir).filter((one) => /^concord\.sqlite(-wal|-journal)?$/u.test(one))) {
      try {
        copyFileSync(join(dataDir, name), join(copy, name));
      } catch (error) {
        // Its server removes the journal as it commits: it is still writing.
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
        throw error;
      }
    }
    if (!readdirSync(copy).includes("concord.sqlite")) return false;
    const db = new DatabaseSync(join(copy, "concord.sqlite"));
    try {
      const { application_id: id } = db.prepare("PRAGMA application_id").get() as { application_id: number };
      return id !== 0;
    } catch (error) {
      // Copied while its server wrote it: its tables are being made.
      if ((error as { errcode?: unknown }).errcode === SQLITE_CORRUPT) return false;
      throw error;
    } finally {
      db.close();
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
}

test("D4 a first start killed at any step is made anew whole, and its record verifies", async () => {
  const dirs: string[] = [];
  const dataDir = (): string => {
    const dir = mkdtempSync(join(tmpdir(), "concord-founding-"));
    dirs.push(dir);
    return dir;
  };
  try {
    const PORT = String(await freePort());
    const whole = started(await startServer({ PORT, DATA_DIR: dataDir() }));
    const links = [...whole.tokens.keys()];
    await whole.kill("SIGTERM");
    expect(links.length).toBeGreaterThan(5);

    let half = 0;
    for (let n = 0; n < 4; n++) {
      const DATA_DIR = dataDir();
      // Some steps after the first; or when all is done, where this came too late.
      const opened = new AbortController();
      const kill = async (pid: number): Promise<void> => {
        while (!opened.signal.aborted && !isHalf(DATA_DIR)) await setTimeout(1);
        if (!opened.signal.aborted) await setTimeout(n * 12);
        process.kill(pid, "SIGKILL");
      };
      let killing: Promise<void> = Promise.resolve();
      await startServer({ PORT, DATA_DIR }, { onStart: (pid) => void (killing = kill(pid)) });
      opened.abort();
      await killing;
      const wasHalf = isHalf(DATA_DIR);
      if (wasHalf) half += 1;

      const next = started(await startServer({ PORT, DATA_DIR }));
      if (wasHalf) expect([...next.tokens.keys()]).toEqual(links);
      const invited = await runCli(DATA_DIR, "invite");
      expect(invited.code).toBe(0);
      expect(
        invited.out
          .trim()
          .split("\n")
          .filter((line) => line.includes("/sign-in#")),
      ).toHaveLength(11);
      expect((await runCli(DATA_DIR, "verify")).code).toBe(0);
      await next.kill("SIGTERM");
      expect(isHalf(DATA_DIR)).toBe(false);
    }
    expect(half).toBeGreaterThan(0);
    console.log(`4 first starts killed, ${half} of them while the forum was founded: each whole after`);
  } finally {
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  }
}, 120_000);
