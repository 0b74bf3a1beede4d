import { defineConfig } from "@playwright/test";
import { CHROMIUM } from "./e2e/chromium.ts";

/** Files of long stories, which start first: begun last, one of them would run alone at the end. */
const LONG = [
  "accessible",
  "listening",
  "meeting",
  "pictures",
  "positions",
  "report",
  "restart",
  "shield",
  "silence",
  "timetable",
  "wire",
  "without-network",
  "word-import",
].map((name) => `**/e2e/${name}.spec.ts`);

/** Debian's Chromium; nothing is downloaded. Each story has servers and people of its own, so four run side by side, which wait often. */
export default defineConfig({
  testDir: "e2e",
  projects: [
    { name: "long", testMatch: LONG },
    { name: "stories", testMatch: "*.spec.ts", testIgnore: LONG },
  ],
  outputDir: "e2e/.results",
  timeout: 240_000,
  // How long a page may take is no promise of a story: other work may hold the machine.
  expect: {
    timeout: 30_000,
    // Room for another build of Chromium. Buttons that moved by 4 px, or have another colour, differ in more (rule K29).
    toHaveScreenshot: {
      threshold: 0.2,
      maxDiffPixelRatio: 0.01,
      scale: "device",
      stylePath: "e2e/pictures.css",
    },
  },
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  workers: 4,
  forbidOnly: true,
  use: {
    // A worker answers in front of what a story routes; the stories of pages without network allow it.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: CHROMIUM,
      // Without a language of the machine, Chromium calls every file with a letter beyond ASCII "download".
      env: { ...process.env, LC_ALL: "C.UTF-8" },
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Letters are drawn the same on each machine: pictures are compared (rule K29).
        "--font-render-hinting=none",
        "--disable-lcd-text",
      ],
    },
  },
});
