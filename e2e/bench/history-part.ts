import type { OpinionId } from "../../shared/ids.ts";
import type { Concord } from "../../server/concord.ts";
import { seeded } from "../../server/testing/chance.ts";
import { historyFolder } from "../../server/testing/long-history.ts";
import { typeForum } from "../../server/testing/real-size.ts";
import type { Finding, Part, Progress } from "./findings.ts";
import { atMost, ms, seen } from "./findings.ts";

const ROWS = 100_000;
const VERSIONS = 120;
const VERSION_MS_MAX = 300;

type Times = readonly number[];

/** The worst is what a reader may meet: it is what is held against the aim. */
function figures(what: string, times: Times, aim: number): readonly Finding[] {
  const sorted = [...times].toSorted((a, b) => a - b);
  const share = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
  return [
    seen(`${what}, p50 and p95 of ${times.length}`, `${ms(share(0.5))}, ${ms(share(0.95))}`),
    atMost(`${what}, worst`, { value: sorted.at(-1)!, aim, unit: "ms", digits: 0 }),
  ];
}

async function rebuilt(concord: Concord, ids: readonly OpinionId[]): Promise<Times> {
  const random = seeded(7);
  const times: number[] = [];
  for (let i = 0; i <= VERSIONS; i++) {
    const id = ids[i % ids.length]!;
    const { seq } = await (await concord.rooms.get(id))!.view();
    const start = performance.now();
    await concord.versions.at(id, 1 + random(seq));
    // The first of all starts the thread.
    if (i > 0) times.push(performance.now() - start);
  }
  return times;
}

async function measured(opinions: number, progress: Progress): Promise<Part> {
  progress(`the past of ${opinions} Opinions, ${ROWS} edits in all: they are typed first`);
  const folder = await historyFolder();
  const concord = await folder.open();
  try {
    const ids = await typeForum(concord, { rows: ROWS, opinions, seed: 1 });
    return {
      title: `The past: ${ROWS.toLocaleString("en")} edits by 40 people on ${opinions === 1 ? "one Opinion" : `${opinions} Opinions`} of 60 clauses`,
      findings: figures("any version rebuilt", await rebuilt(concord, ids), VERSION_MS_MAX),
      charts: [],
      notes: [],
    };
  } finally {
    await concord.close();
    folder.remove();
  }
}

/** How long it takes to see a text as it was. */
export const historyParts = async (progress: Progress): Promise<readonly Part[]> => [
  await measured(5, progress),
  await measured(1, progress),
];
