import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort, runCli, startServer } from "../testing/server-process.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-modes-"));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const modesIn = (dir: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(dir).map((name) => [name, modeOf(join(dir, name))]));

test("D14 in a folder that everybody may enter, all that holds the record is its owner's alone", async () => {
  const dataDir = join(folder, "data");
  mkdirSync(dataDir, { mode: 0o755 });
  chmodSync(dataDir, 0o755);
  const PORT = String(await freePort());
  let files = 0;
  const check = (more: readonly string[]): void => {
    const modes = modesIn(dataDir);
    expect(Object.keys(modes)).toEqual(expect.arrayContaining(["concord.sqlite", ...more]));
    for (const [name, mode] of Object.entries(modes)) expect([name, mode]).toEqual([name, "600"]);
    files += Object.keys(modes).length;
  };
  const before = process.umask(0o022);
  try {
    const server = await startServer({ PORT, DATA_DIR: dataDir });
    if ("said" in server) throw new Error(server.said);
    check(["concord.sock", "concord.sqlite-wal"]);
    const [backup, record] = [join(folder, "backup.sqlite"), join(folder, "record.json")];
    expect((await runCli(dataDir, "backup", backup)).code).toBe(0);
    // One that was there, readable for all, is closed before the record is in it.
    writeFileSync(record, "old", { mode: 0o644 });
    expect((await runCli(dataDir, "export", "record", "--out", record)).code).toBe(0);
    for (const file of [backup, record]) expect(modeOf(file)).toBe("600");
    check(["concord.sock"]);
    await server.kill("SIGKILL");

    // A file of an earlier version, or one that somebody opened, is closed at the next start.
    for (const name of readdirSync(dataDir).filter((one) => one.startsWith("concord.sqlite")))
      chmodSync(join(dataDir, name), 0o644);
    const next = await startServer({ PORT, DATA_DIR: dataDir });
    if ("said" in next) throw new Error(next.said);
    check(["concord.sock"]);
    await next.kill("SIGTERM");

    const restored = join(folder, "restored");
    mkdirSync(restored, { mode: 0o755 });
    chmodSync(backup, 0o644);
    expect((await runCli(restored, "restore", backup)).code).toBe(0);
    expect(modesIn(restored)).toEqual({ "concord.sqlite": "600" });
    console.log(`file modes: ${files + 3} files looked at, each its owner's alone`);
  } finally {
    process.umask(before);
  }
}, 120_000);
