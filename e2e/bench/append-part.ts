import { openChainWriter } from "../../server/store/chain-writer.ts";
import { EMPTY_CHAIN } from "../../server/store/check-row.ts";
import { type Engine, engines, type TestDatabase } from "../../server/testing/engines.ts";
import { userId } from "../../shared/ids.ts";
import { atMost, type Part, type Progress, seen } from "./findings.ts";
import { median } from "./median.ts";

/**
 * The append of a busy frame, with its fence, on PostgreSQL and on SQLite: in turns, on the same machine and disk, each
 * commit flushed. PostgreSQL is a cluster of its own on this machine, so that no network counts.
 */
const ROUNDS = 5;
const APPENDS = 200;
const WARM_APPENDS = 50;
const ROWS = 20;
const ROW_BYTES = 200;
/** The place in a sorted list that p99 names. */
const P99 = 0.99;

type Times = { readonly p50: number; readonly p99: number };

async function timesOf({ store }: TestDatabase, stream: string): Promise<Times> {
  const log = openChainWriter(stream, EMPTY_CHAIN);
  const by = userId("01BENCHUSER000000000000000");
  const times: number[] = [];
  for (let n = 0; n < WARM_APPENDS + APPENDS; n++) {
    for (let row = 0; row < ROWS; row++)
      log.words({ at: n, by, client: 1_000, update: new Uint8Array(ROW_BYTES).fill(n), copied: null });
    const rows = log.take();
    const start = performance.now();
    await store().append(rows);
    if (n >= WARM_APPENDS) times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: median(times), p99: sorted[Math.floor(sorted.length * P99)] ?? 0 };
}

const ms = (value: number): string => `${value.toFixed(2)} ms`;

export async function appendPart(progress: Progress): Promise<Part> {
  const title = `Append: ${ROWS} rows of ${ROW_BYTES} bytes under a claim, ${ROUNDS} rounds of ${APPENDS} on each store in turns`;
  const both = engines();
  const [sqlite, postgres] = both;
  if (sqlite === undefined || postgres === undefined)
    return { title, findings: [], charts: [], notes: ["PostgreSQL is not installed: left out."] };
  const measured = new Map<Engine, Times[]>([
    [sqlite, []],
    [postgres, []],
  ]);
  try {
    const opened = await Promise.all(both.map(async (engine) => ({ engine, database: await engine.open() })));
    for (let round = 0; round < ROUNDS; round++) {
      progress(`append, round ${round + 1} of ${ROUNDS}`);
      for (const { engine, database } of round % 2 === 0 ? opened : opened.toReversed())
        measured.get(engine)!.push(await timesOf(database, `round ${round}`));
    }
    await Promise.all(opened.map(({ database }) => database.close()));
  } finally {
    await Promise.all(both.map((engine) => engine.close()));
  }
  const of = (engine: Engine, which: keyof Times): readonly number[] =>
    measured.get(engine)!.map((times) => times[which]);
  const ratios = of(postgres, "p50").map((value, round) => value / (of(sqlite, "p50")[round] ?? value));
  const [fileMs, baseMs] = [median(of(sqlite, "p50")), median(of(postgres, "p50"))];
  return {
    title,
    findings: [
      seen("SQLite, p50 and p99", `${ms(fileMs)} and ${ms(median(of(sqlite, "p99")))}`),
      seen("PostgreSQL, p50 and p99", `${ms(baseMs)} and ${ms(median(of(postgres, "p99")))}`),
      atMost("PostgreSQL, of SQLite's p50, median of the rounds", {
        value: median(ratios),
        aim: 4,
        unit: "times",
        digits: 2,
      }),
    ],
    charts: [
      {
        title: "Twenty rows on disk, p50",
        unit: "ms",
        aim: null,
        bars: [
          { name: "sqlite", value: fileMs, label: ms(fileMs) },
          { name: "postgres", value: baseMs, label: ms(baseMs) },
        ],
      },
    ],
    notes: [],
  };
}
