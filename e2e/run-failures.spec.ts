import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { CHROMIUM } from "./chromium.ts";
import { failedStories } from "./run-failures.ts";

const CONFIG = `export default {
  use: { launchOptions: { executablePath: ${JSON.stringify(CHROMIUM)}, args: ["--no-sandbox", "--disable-gpu"] } },
};
`;
const STORY = `import { expect, test } from "@playwright/test";
test("a list with one button", async ({ page }) => {
  await page.setContent("<ul><li><button>Adopt</button></li></ul>");
  await expect(page.getByRole("button", { name: "Adopt" })).toBeVisible();
});
test("a button that is not there", async ({ page }) => {
  await page.setContent("<ul><li><button>Adopt</button></li></ul>");
  await page.getByRole("button", { name: "Object" }).click({ timeout: 100 });
});
`;

test("the end of a run names a failed story, and shows what its page showed", () => {
  const folder = mkdtempSync(join(tmpdir(), "concord-failures-"));
  try {
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "playwright.config.ts"), CONFIG);
    writeFileSync(join(folder, "list.spec.ts"), STORY);
    const report = join(folder, "report.json");
    const run = spawnSync(resolve("node_modules/.bin/playwright"), ["test", "--reporter=json"], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    });
    expect(run.status, run.stderr).toBe(1);
    const told = failedStories(report).join("\n");
    expect(told).toContain("list.spec.ts: a button that is not there");
    expect(told).toContain("Timeout 100ms exceeded");
    expect(told).toContain('- button "Adopt"');
    expect(told).not.toContain("a list with one button");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
