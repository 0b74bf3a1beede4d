import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["{shared,server,client,e2e}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.dom.test.*"],
        },
      },
      { test: { name: "dom", environment: "jsdom", include: ["client/**/*.dom.test.{ts,tsx}"] } },
    ],
  },
});
