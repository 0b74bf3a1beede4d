import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./e2e/longest-first.ts";

/**
 * Tests that measure how long work may take, or look at the processes of their own worker. Each such file has a fresh
 * worker, and they run before the others, one a core.
 */
const MEASURED = [
  "client/ui/without-eval.test.ts",
  "e2e/answer-deadline.test.ts",
  "e2e/cancelled.random.test.ts",
  "server/board/board.test.ts",
  "server/broadcast/batch-interval.test.ts",
  "server/gate/malformed.test.ts",
  "server/gate/rebase-late-edits.hostile.test.ts",
  "server/room/busy-delegation.test.ts",
  "server/room/worst-*.test.ts",
  "server/tests/doors.test.ts",
  "server/tests/edited-report.test.ts",
  "server/tests/forwarding.test.ts",
  "server/tests/import-receipts.test.ts",
  "server/tests/printing.test.ts",
  "server/tests/stopping.test.ts",
  "server/wire/line-requests.test.ts",
  "server/wire/many-drafts.hostile.test.ts",
  "server/wire/slow-reader.test.ts",
  "server/wire/storm.test.ts",
];

const DOM = "client/**/*.dom.test.{ts,tsx}";
const cores = availableParallelism();

export default defineConfig({
  test: {
    // Long: no test is about speed, and a machine may be busy with something else.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // More workers than cores: tests of servers wait often.
    maxWorkers: Math.max(4, cores - 1),
    expect: { poll: { timeout: 30_000 } },
    sequence: { groupOrder: 1, sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "measured",
          include: MEASURED,
          maxWorkers: Math.max(2, cores - 1),
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // Most of a small file's time went into loading the server: its tests share the modules that a worker has loaded.
        test: {
          name: "node",
          include: ["{server,client,e2e}/**/*.test.{ts,tsx}"],
          exclude: [...MEASURED, DOM],
          isolate: false,
          setupFiles: "e2e/after-each-file.ts",
        },
      },
      {
        extends: true,
        // Pure code holds no state.
        test: { name: "shared", include: ["shared/**/*.test.ts"], isolate: false },
      },
      {
        extends: true,
        test: { name: "dom", environment: "jsdom", include: [DOM] },
      },
    ],
  },
});
