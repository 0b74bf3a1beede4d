import { writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { appendPart } from "./append-part.ts";
import { cablesPart } from "./cables-part.ts";
import { stopWithAll } from "./children.ts";
import { crowdParts } from "./crowd-part.ts";
import { deskPart } from "./desk-part.ts";
import { documentsPart } from "./documents-part.ts";
import { type Part, type Progress, table } from "./findings.ts";
import { firstStartPart } from "./first-start-part.ts";
import { gatePart } from "./gate-part.ts";
import { historyParts } from "./history-part.ts";
import { linePart } from "./line-part.ts";
import { loopPart } from "./loop-part.ts";
import { meetingPart } from "./meeting-part.ts";
import { metricsPart } from "./metrics-part.ts";
import { idleNodesPart, nodeForwardingPart, nodesPart } from "./nodes-part.ts";
import { openingPart } from "./opening-part.ts";
import { pagePart } from "./page.ts";
import { proposalsPart } from "./proposals-part.ts";
import { publicPart } from "./public-part.ts";
import { LOAD_CORE, pin, SERVER_CORE } from "./process-figures.ts";
import { reportPage } from "./report-page.ts";

/**
 * Speed and size, as figures of this machine at this moment: `npm run bench`, or one part of it:
 * `npm run bench -- gate`. `--out FILE` names the report page, `--seconds N` how long each crowd is measured,
 * `--wait N` how many seconds other programs are waited for before each. On a machine that works on something else,
 * `nice -n -10 npm run bench -- --wait 0` as root disturbs and is disturbed least; with `--first` the page's processes
 * go before all others', as root on Linux.
 */
const PARTS = [
  "gate",
  "append",
  "nodes",
  "forwarding",
  "idle-nodes",
  "first-start",
  "opening",
  "page",
  "line",
  "public",
  "proposals",
  "history",
  "desk",
  "documents",
  "cables",
  "loop",
  "metrics",
  "meeting",
  "crowd",
] as const;
type PartName = (typeof PARTS)[number];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string" },
    seconds: { type: "string", default: "15" },
    wait: { type: "string", default: "60" },
    first: { type: "boolean", default: false },
  },
});
const asked = PARTS.filter((part) => positionals.length === 0 || positionals.includes(part));
if (asked.length === 0 || positionals.some((one) => !PARTS.includes(one as PartName))) {
  throw new Error(`the parts are ${PARTS.join(", ")}`);
}

const began = performance.now();
const progress: Progress = (line) =>
  console.error(`${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}`);

const crowd = { seconds: Number(values.seconds), waitSeconds: Number(values.wait), progress };

async function run(part: PartName): Promise<readonly Part[]> {
  switch (part) {
    case "gate":
      return [await gatePart(progress)];
    case "append":
      return [await appendPart(progress)];
    case "nodes":
      return [await nodesPart(crowd)];
    case "forwarding":
      return [await nodeForwardingPart(crowd)];
    case "idle-nodes":
      return [await idleNodesPart(progress)];
    case "first-start":
      return [await firstStartPart(progress)];
    case "opening":
      return [await openingPart(progress)];
    case "page":
      return [await pagePart({ first: values.first, progress })];
    case "line":
      return [await linePart(progress)];
    case "public":
      return [await publicPart(progress)];
    case "proposals":
      return [await proposalsPart({ first: values.first, progress })];
    case "history":
      return historyParts(progress);
    case "desk":
      return [await deskPart(progress)];
    case "documents":
      return [await documentsPart(progress)];
    case "cables":
      return [await cablesPart(progress)];
    case "loop":
      return [await loopPart(progress)];
    case "metrics":
      return [await metricsPart(progress)];
    case "meeting":
      return [await meetingPart(crowd)];
    case "crowd":
      return crowdParts(crowd);
  }
}

stopWithAll();
const canPin = pin(process.pid, SERVER_CORE);
pin(process.pid, `${SERVER_CORE},${LOAD_CORE}`);
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}`;
console.log(
  `${machine}; ${canPin ? "server and load each on a core of its own" : "server and load share cores: two cores and taskset are wanted"}`,
);

const parts: Part[] = [];
for (const part of asked) parts.push(...(await run(part)));
const out = resolve(values.out ?? join(tmpdir(), "concord-bench.html"));
writeFileSync(out, reportPage(parts, { at: new Date(), machine }));
console.log(table(parts));
console.log(`\nThe same as a page: ${out}`);
