import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startServer } from "../../server/testing/server-process.ts";
import { ms, type Part, type Progress, seen } from "./findings.ts";
import { median } from "./median.ts";

const STARTS = 5;

/** From the start of the process until the site is open, in a fresh data folder; the page is built already. */
async function startMs(sample: "told" | "plain"): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-first-"));
  try {
    const began = performance.now();
    const started = await startServer({ PORT: String(await freePort()), DATA_DIR: dataDir, SAMPLE: sample });
    const took = performance.now() - began;
    if ("said" in started) throw new Error(started.said);
    await started.kill("SIGKILL");
    return took;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Time of a first start with the told sample, beside the plain one. They take turns, so that both meet the same machine. */
export async function firstStartPart(progress: Progress): Promise<Part> {
  progress(`first starts: ${STARTS} with the told sample, ${STARTS} with the plain one`);
  const [told, plain]: [number[], number[]] = [[], []];
  for (let n = 0; n < STARTS; n++) {
    told.push(await startMs("told"));
    plain.push(await startMs("plain"));
  }
  const figures = (all: readonly number[]): string => `${ms(median(all))} (${all.map(ms).join(", ")})`;
  return {
    title: "First start in a fresh data folder",
    findings: [seen("with the told sample", figures(told)), seen("with the plain sample", figures(plain))],
    charts: [],
    notes: [],
  };
}
