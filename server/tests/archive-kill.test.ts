import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyFile } from "../command-line/verify-file.ts";

const FILES = ["record.json", "opinions/1/opinion.txt", "opinions/1/opinion.pdf", "index.html", "SHA256SUMS"];
const WRITER = new URL("../command-line/archive-files.ts", import.meta.url).href;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-archive-kill-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes an archive in a process of its own, which is killed where it begins to write the named file. */
function writeIn(to: string, killedAt: string | null): string | null {
  const script = `
    import fs from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    const write = fs.writeFileSync;
    fs.writeFileSync = (...words) => {
      if (String(words[0]).endsWith(${JSON.stringify(killedAt)})) process.kill(process.pid, "SIGKILL");
      return write(...words);
    };
    syncBuiltinESMExports();
    const { writeArchive } = await import(${JSON.stringify(WRITER)});
    const files = ${JSON.stringify(FILES)}.map((name) => [name, Buffer.from(name)]);
    writeArchive(${JSON.stringify(to)}, new Map(files));
  `;
  const done = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
  if (done.signal === null) expect(done.status, done.stderr).toBe(0);
  return done.signal;
}

test("D31 a kill at any file leaves no folder that could pass for an archive", async () => {
  for (const [n, name] of FILES.entries()) {
    const archive = join(folder, `${n}`);
    expect(writeIn(archive, name)).toBe("SIGKILL");
    expect(existsSync(archive)).toBe(false);
    const [unfinished = "", ...others] = readdirSync(folder).filter((one) => one.startsWith(`${n}.`));
    expect([unfinished, others]).toEqual([expect.stringMatching(/^\d\.unfinished-/u), []]);
    expect(readdirSync(join(folder, unfinished)).length > 0).toBe(n > 0);
    expect((await verifyFile(join(folder, unfinished))).lines).toEqual([
      expect.stringContaining("is no archive"),
    ]);
  }
  const whole = join(folder, "whole");
  expect(writeIn(whole, null)).toBeNull();
  expect(readdirSync(whole, { recursive: true })).toEqual(expect.arrayContaining([...FILES]));
  expect(readdirSync(folder).filter((one) => one.startsWith("whole"))).toEqual(["whole"]);
});
