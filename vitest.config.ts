import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Long: no test is about speed, and a machine may be busy with something else.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest leaves one core of two idle by itself.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        // Pure code holds no state: its tests share the modules that a worker has loaded.
        test: { name: "shared", include: ["shared/**/*.test.ts"], isolate: false },
      },
      {
        extends: true,
        test: {
          name: "node",
          include: ["{server,client,e2e}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.dom.test.*"],
        },
      },
      {
        extends: true,
        test: { name: "dom", environment: "jsdom", include: ["client/**/*.dom.test.{ts,tsx}"] },
      },
    ],
  },
});
