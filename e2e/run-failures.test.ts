import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { failedTests } from "./run-failures.ts";

test("the end of a run names each failed test, and a file that broke before its tests", () => {
  const folder = mkdtempSync(join(tmpdir(), "concord-failures-"));
  try {
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    writeFileSync(
      join(folder, "sums.test.ts"),
      'import { expect, test } from "vitest";\ntest("right", () => expect(1 + 1).toBe(2));\ntest("wrong", () => expect(1 + 1).toBe(3));\n',
    );
    writeFileSync(join(folder, "broken.test.ts"), 'throw new Error("no such folder");\n');
    const report = resolve(folder, "report.json");
    const words = ["run", "--root", folder, "--reporter=json"];
    const run = spawnSync("node_modules/.bin/vitest", [...words, `--outputFile=${report}`], {
      encoding: "utf8",
    });
    expect(run.status, run.stderr).toBe(1);
    const told = failedTests(report).join("\n");
    expect(told).toContain("sums.test.ts: wrong");
    expect(told).toContain("expected 2 to be 3");
    expect(told).toContain("broken.test.ts\n");
    expect(told).toContain("no such folder");
    expect(told).not.toContain("right");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
