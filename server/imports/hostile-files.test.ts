import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WORD_MEMORY_MB_MAX, WORD_READ_CPU_SECONDS_MAX, WORD_READ_MS_MAX } from "../../shared/file-limits.ts";
import { WORD_FAULTS } from "../../shared/word-file/word-fault.ts";
import { REASONS } from "../../shared/refusal.ts";
import { HOSTILE_ZIPS } from "../testing/hostile-word-zips.ts";
import { hostileXml } from "../testing/hostile-word-xml.ts";
import { wordFileBytes } from "../testing/word-package.ts";
import { fileRefusal } from "./file-refusal.ts";
import { readWordFile, type WordCost } from "./read-word-file.ts";

let asked = 0;
const server = createServer((_request, response) => {
  asked += 1;
  response.end("words");
});
beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
afterAll(() => new Promise<void>((done) => server.close(() => done())));

test("X1 X25 refuses each hostile file with a sentence, or reads it harmlessly off the thread", async () => {
  const { port } = server.address() as AddressInfo;
  const files = [...HOSTILE_ZIPS, ...hostileXml(`http://127.0.0.1:${port}`)];
  expect(files.length).toBeGreaterThanOrEqual(100);
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  const costs: (WordCost & { readonly name: string })[] = [];
  const [came, expected]: [string[], string[]] = [[], []];
  let worstLoopMs = 0;
  for (const { name, bytes, comesTo } of files) {
    const made = bytes();
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    const read = await readWordFile(made, {
      told: (cost) => costs.push({ ...cost, name }),
      msMax: WORD_READ_MS_MAX * 3,
    });
    loop.disable();
    worstLoopMs = Math.max(worstLoopMs, loop.max / 1e6);
    came.push(`${name}: ${"fault" in read ? read.fault : "harmless"}`);
    expected.push(`${name}: ${comesTo}`);
    if ("fault" in read) expect(WORD_FAULTS[read.fault]).toMatch(/^[A-Z].+\.$/u);
  }
  expect(came).toEqual(expected);
  const longest = costs.toSorted((a, b) => b.cpuMs - a.cpuMs)[0]!;
  const largest = costs.toSorted((a, b) => b.heapBytes - a.heapBytes)[0]!;
  const mb = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
  console.log(
    `${files.length} hostile files: most work ${longest.cpuMs.toFixed(0)} ms (${longest.name}), largest ${mb(largest.heapBytes)} (${largest.name}), main thread held ${worstLoopMs.toFixed(0)} ms at most`,
  );
  expect(costs).toHaveLength(files.length);
  expect(longest.cpuMs).toBeLessThan(WORD_READ_CPU_SECONDS_MAX * 1000);
  expect(largest.heapBytes).toBeLessThanOrEqual(WORD_MEMORY_MB_MAX * 1024 * 1024);
  expect(asked).toBe(0);
  for (const folder of [process.cwd(), join(process.cwd(), ".."), tmpdir(), "/etc"])
    for (const name of ["concord-climbed", "concord-climbed.txt"])
      expect(existsSync(join(folder, name))).toBe(false);
}, 600_000);

test("X1 the process that reads ends over its work and over its memory", async () => {
  const costly = hostileXml("http://localhost")
    .find(({ name }) => name === "an attribute of 30 MB")!
    .bytes();
  expect(await readWordFile(costly, { cpuSecondsMax: 1 })).toEqual({ fault: "tooLong" });
  expect(await readWordFile(costly, { memoryMbMax: 40 })).toEqual({ fault: "tooMuchMemory" });
  expect(await readWordFile(wordFileBytes())).toHaveProperty("file");
});

test("X1 a busy machine reads a file later, until the server says that it is busy", async () => {
  // A stopped process is one that gets no processor: the clock runs on, and it does no work.
  const stopped = (ms: number) => (pid: number) => {
    process.kill(pid, "SIGSTOP");
    if (ms < Infinity) setTimeout(() => process.kill(pid, "SIGCONT"), ms);
  };
  const waits = { cpuSecondsMax: 2, started: stopped(2_500) };
  expect(await readWordFile(wordFileBytes(), waits)).toHaveProperty("file");
  const never = { msMax: 500, started: stopped(Infinity) };
  expect(await readWordFile(wordFileBytes(), never)).toEqual({ fault: "serverBusy" });
  expect(fileRefusal("serverBusy").refusal.reason).toBe("serverBusy");
  expect(REASONS.serverBusy).toBe(503);
});

test("X25 a small honest file made by the same hand is read", async () => {
  const read = await readWordFile(wordFileBytes());
  expect(read).toMatchObject({
    file: { paragraphs: [{ runs: [{ text: "recognizing that words stand here" }] }] },
  });
});
