import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NO_MEASURES, type Measures } from "../../server/metrics/measures.ts";
import { type Gauges, openMetrics } from "../../server/metrics/metrics.ts";
import { atMost, ms, type Part, type Progress, seen } from "./findings.ts";
import { KEYS_A_COMMIT, openGateWay, someKeys } from "./gate-part.ts";
import { median } from "./median.ts";

const KEYS = 24_000;
const WARM_KEYS = 3_000;
const ASKED = 200;

const GAUGES: Gauges = {
  sockets: () => 300,
  httpLines: () => 20,
  openRooms: () => 5,
  unsavedUpdates: () => 30,
  closedForRepair: () => 0,
  isReady: async () => true,
  mails: async () => ({ waiting: 0, handed: 0, sent: 900, refused: 1, givenUp: 0 }),
  backupAgeS: async () => 3_600,
};

/** Commits as a room makes them, each measured as it is there, beside the same commits without measures. */
async function commitMs(measured: Measures): Promise<{ readonly with: number; readonly without: number }> {
  const folders = ["with", "without"].map((name) => mkdtempSync(join(tmpdir(), `concord-bench-${name}-`)));
  const [one = "", other = ""] = folders;
  const ways = {
    with: { gate: openGateWay(one, { flush: false }), measures: measured, times: [] as number[] },
    without: { gate: openGateWay(other, { flush: false }), measures: NO_MEASURES, times: [] as number[] },
  };
  try {
    const keys = someKeys(WARM_KEYS + KEYS);
    for (let from = 0; from < keys.length; from += KEYS_A_COMMIT) {
      const some = keys.slice(from, from + KEYS_A_COMMIT);
      // In turns, and either one first as often.
      const isOdd = (from / KEYS_A_COMMIT) % 2 === 1;
      for (const way of isOdd ? [ways.with, ways.without] : [ways.without, ways.with]) {
        const start = performance.now();
        await way.gate.take(some);
        const batchMs = performance.now() - start;
        way.measures.batch({ rows: some.length, acknowledgedMs: batchMs, appendMs: batchMs, batchMs });
        if (from >= WARM_KEYS) way.times.push(performance.now() - start);
      }
    }
    return { with: median(ways.with.times), without: median(ways.without.times) };
  } finally {
    ways.with.gate.close();
    ways.without.gate.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** Cost of the metrics: a batch that is measured beside one that is not, and one answer of `GET /metrics` (rule D20). */
export async function metricsPart(progress: Progress): Promise<Part> {
  progress(`metrics, ${KEYS} keys`);
  const metrics = openMetrics({ version: "0", format: 0 });
  const commit = await commitMs(metrics);
  const answers: number[] = [];
  let bytes = 0;
  for (let n = 0; n < ASKED; n++) {
    const start = performance.now();
    bytes = Buffer.byteLength(await metrics.text(GAUGES));
    answers.push(performance.now() - start);
  }
  return {
    title: `Metrics: batches of ${KEYS_A_COMMIT} keys without the disk's flush, measured and not, in turns`,
    findings: [
      seen("a batch without measures; with them", `${ms(commit.without)}; ${ms(commit.with)}`),
      atMost("a batch with measures, of one without", {
        value: commit.with / commit.without,
        aim: 1.05,
        unit: "times",
        digits: 3,
      }),
      seen("an answer of GET /metrics, median of 200", `${ms(median(answers))}, ${bytes} bytes`),
    ],
    charts: [],
    notes: [],
  };
}
