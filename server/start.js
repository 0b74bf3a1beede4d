/** Plain JavaScript: a Node too old to read TypeScript says so in a sentence (rule W9). */
const NODE_MIN = 24;

const version = process.versions.node;
if (Number(version.split(".")[0]) < NODE_MIN) {
  console.error(
    `Concord runs on Node ${NODE_MIN}, and this is Node ${version}. Start it with npm start, which brings its own.`,
  );
  process.exitCode = 1;
} else {
  await import("./main.ts");
}
