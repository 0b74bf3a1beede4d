import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { whyNoPostgres } from "../server/testing/postgres-cluster.ts";
import { CHROMIUM } from "./chromium.ts";
import { failedStories, failedTests } from "./run-failures.ts";
import { filesTook, storiesTook, tableOf, type Took } from "./run-times.ts";

/**
 * The one test command: Vitest, then the stories in Chromium, then one closing line over both.
 * Without Chromium everything else runs; which stories were left out is printed, and with
 * CONCORD_STORIES=required they count as failed. So do the tests of PostgreSQL without its programs.
 */
type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

const results = mkdtempSync(join(tmpdir(), "concord-results-"));
const UNIT_REPORT = join(results, "vitest.json");
const STORY_REPORT = join(results, "stories.json");

/** Some hundred servers are started: what the first compiled, the others read. */
const compiled = { NODE_COMPILE_CACHE: join(results, "compiled") };

function run(command: string, words: readonly string[], environment: Record<string, string> = {}): number {
  const env = { ...process.env, ...compiled, ...environment };
  const { status } = spawnSync(command, words, { stdio: "inherit", env });
  return status ?? 1;
}

/** A runner that ended badly without failing a test still failed. */
const atLeastOneFailed = (counts: Counts, status: number): Counts =>
  status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

function unitTests(): Counts {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`];
  const status = run("vitest", ["run", ...reporters]);
  if (!existsSync(UNIT_REPORT)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(UNIT_REPORT, "utf8")) as Record<string, number>;
  const counts = {
    passed: report["numPassedTests"] ?? 0,
    failed: report["numFailedTests"] ?? 0,
    skipped: report["numPendingTests"] ?? 0,
  };
  return atLeastOneFailed(counts, status);
}

function stories(): Counts {
  const names = readdirSync("e2e").filter((name) => name.endsWith(".spec.ts"));
  if (!existsSync(CHROMIUM)) {
    console.log(`No Chromium at ${CHROMIUM}, so these stories were left out: ${names.join(", ")}.`);
    console.log("To run them: apt-get install chromium, or set CHROMIUM to a browser's path.");
    const required = process.env["CONCORD_STORIES"] === "required";
    return { passed: 0, failed: required ? names.length : 0, skipped: required ? 0 : names.length };
  }
  const report = { PLAYWRIGHT_JSON_OUTPUT_NAME: STORY_REPORT };
  const status = run("playwright", ["test", "--reporter=list,json"], report);
  if (!existsSync(STORY_REPORT)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats } = JSON.parse(readFileSync(STORY_REPORT, "utf8")) as { stats: Record<string, number> };
  const counts = {
    passed: (stats["expected"] ?? 0) + (stats["flaky"] ?? 0),
    failed: stats["unexpected"] ?? 0,
    skipped: stats["skipped"] ?? 0,
  };
  return atLeastOneFailed(counts, status);
}

const steps: Took[] = [];
function timed<Result>(name: string, step: () => Result): Result {
  const start = performance.now();
  const result = step();
  steps.push({ name, seconds: (performance.now() - start) / 1000 });
  return result;
}

// The stories start the server as a visitor would: the page is built first, where it is not.
const built = timed("page", () => run("node", ["e2e/build-page.ts"]));
const all =
  built === 0
    ? [timed("tests", unitTests), timed("stories", stories)]
    : [{ passed: 0, failed: 1, skipped: 0 }];
const slow = { files: filesTook(UNIT_REPORT), stories: storiesTook(STORY_REPORT) };
for (const line of tableOf(steps, slow)) console.log(line);
const failures = [...failedTests(UNIT_REPORT), ...failedStories(STORY_REPORT)];
for (const line of failures.length === 0 ? [] : ["failed:", ...failures]) console.log(line);
rmSync(results, { recursive: true, force: true });
const sum = (part: keyof Counts): number => all.reduce((total, counts) => total + counts[part], 0);
const skipped = sum("skipped") === 0 ? "" : `, ${sum("skipped")} skipped`;
if (whyNoPostgres !== null) console.log(`Tests of PostgreSQL were left out: ${whyNoPostgres}.`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed${skipped}`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
