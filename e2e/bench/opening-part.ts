import { openingWithHistory } from "../../server/testing/long-history.ts";
import { atMost, ms, type Part, type Progress, seen } from "./findings.ts";

const ROWS = 100_000;

/** Time of the server to open an Opinion with a long history. */
export async function openingPart(progress: Progress): Promise<Part> {
  progress(`opening an Opinion with ${ROWS} rows of history: they are typed first`);
  const { withCheckpointMs, withoutMs, checkpointBytes } = await openingWithHistory(ROWS);
  return {
    title: `Opening an Opinion with ${ROWS.toLocaleString("en")} rows of history`,
    findings: [
      atMost("from its last checkpoint", { value: withCheckpointMs, aim: 300, unit: "ms", digits: 0 }),
      seen("from all its rows, where the checkpoint is of no use", ms(withoutMs)),
      seen("size of the checkpoint", `${(checkpointBytes / 1_000).toFixed(0)} kB`),
    ],
    charts: [],
    notes: [],
  };
}
