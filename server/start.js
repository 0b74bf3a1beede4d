import { fileURLToPath } from "node:url";

/** Plain JavaScript: a Node too old to read TypeScript says so in a sentence (rule W9). */
const NODE_MIN = 24;

const version = process.versions.node;
if (Number(version.split(".")[0]) < NODE_MIN) {
  console.error(
    `Concord runs on Node ${NODE_MIN}, and this is Node ${version}. Start it with npm start, which brings its own.`,
  );
  process.exitCode = 1;
} else {
  // Keeps compiled modules beside the packages, for the next start. Where that folder is not this user's, nothing is kept.
  const { enableCompileCache } = await import("node:module");
  enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/concord", import.meta.url)));
  await import("./main.ts");
}
