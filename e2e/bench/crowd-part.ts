import { runChild, whenQuiet } from "./children.ts";
import type { CrowdResult } from "./crowd-run.ts";
import type { Chart, Finding, Part, Progress } from "./findings.ts";
import { atMost, ms, percent, seen, shallBe } from "./findings.ts";
import type { IdleResult } from "./idle.ts";
import { installPeers } from "./servers.ts";
import type { ServerName } from "./wires.ts";

type Scene = { readonly people: number; readonly typing: number; readonly keys: number };

const ROOM: Scene = { people: 200, typing: 50, keys: 4 };
const BUSY: Scene = { people: 300, typing: 150, keys: 5 };
const HALL: Scene = { people: 1_000, typing: 100, keys: 4 };
/** Cost by size: as many hands in each, so that only the number of people grows. */
const SIZES = [50, 200, 500, 1_000].map((people): Scene => ({ people, typing: 20, keys: 4 }));
const ALL = ["y-websocket", "hocuspocus", "broadcast", "concord"] as const;
const IDLE = 5_000;
/** A run beside programs that took more than this of a core is made once more, and the quieter one counts. */
const OTHERS_MAX = 0.25;

type Options = {
  readonly seconds: number;
  /** How long other programs are waited for before each run; 0 measures at once, and once. */
  readonly waitSeconds: number;
  readonly progress: Progress;
};

const title = ({ people, typing, keys }: Scene): string =>
  `${people} people, ${typing} typing ${keys} keys/s`;

async function measure(
  server: ServerName,
  { scene, seconds, waitSeconds, progress }: Options & { readonly scene: Scene },
): Promise<CrowdResult> {
  const words = Object.entries({ server, ...scene, seconds }).flatMap(([name, value]) => [
    `--${name}`,
    String(value),
  ]);
  const once = async (): Promise<CrowdResult> => {
    await whenQuiet(progress, { waitSeconds });
    return runChild<CrowdResult>("crowd.ts", { words, progress });
  };
  progress(`${title(scene)}: ${server}`);
  const one = await once();
  if (waitSeconds === 0 || (one.othersShare ?? 0) <= OTHERS_MAX) return one;
  progress("  other programs were busy meanwhile: once more");
  const other = await once();
  return (other.othersShare ?? 0) < (one.othersShare ?? 0) ? other : one;
}

const share = (one: CrowdResult): number => one.delivered / one.expected;
const cost = (one: CrowdResult | undefined): number | null => one?.cpuMicrosPerArrival ?? null;
const ratio = (ours: number | null, theirs: number | null): number | null =>
  ours === null || theirs === null ? null : ours / theirs;

const lineOf = (one: CrowdResult): Finding =>
  seen(
    `${one.server}: edit to screen p50 / p99; delivered; CPU a delivered edit; RSS`,
    [
      `${ms(one.onScreen.p50)} / ${ms(one.onScreen.p99)}`,
      percent(share(one)),
      cost(one) === null ? "CPU unknown" : `${cost(one)!.toFixed(2)} µs`,
      one.rssMb === null ? "RSS unknown" : `${one.rssMb.toFixed(0)} MB`,
    ].join("; "),
  );

const notesOf = (results: readonly CrowdResult[]): readonly string[] =>
  results.map(
    (one) =>
      `${one.server}: ${one.measuredSeconds.toFixed(1)} s measured; server ${percent(one.cpuShare ?? Number.NaN)} of its core, load generator ${percent(one.loadShare ?? Number.NaN)} of its own, other programs ${percent(one.othersShare ?? Number.NaN)} of a core; ${one.drainedIn === null ? "not all arrived" : `all arrived ${one.drainedIn.toFixed(1)} s after the last key`}, texts equal: ${one.equal ? "yes" : "no"}${one.note === null ? "" : `; ${one.note}`}`,
  );

const chartOf = (
  name: string,
  results: readonly CrowdResult[],
  options: {
    readonly value: (one: CrowdResult) => number | null;
    readonly unit: string;
    readonly aim: number | null;
  },
): Chart => ({
  title: name,
  unit: options.unit,
  aim: options.aim,
  bars: results.map((one) => {
    const value = options.value(one);
    return {
      name: one.server,
      value,
      label: `${value === null ? "unknown" : value.toFixed(value < 100 ? 1 : 0)} ${options.unit}, ${percent(share(one))} delivered`,
    };
  }),
});

const AIMS = [
  {
    scene: ROOM,
    screenP99: null,
    of: (ours: CrowdResult, by: ReadonlyMap<string, CrowdResult>): readonly Finding[] => [
      atMost("CPU a delivered edit, of y-websocket's", {
        value: ratio(cost(ours), cost(by.get("y-websocket"))),
        aim: 0.167,
        unit: "times",
        digits: 3,
      }),
      atMost("CPU a delivered edit, of the bare broadcast's", {
        value: ratio(cost(ours), cost(by.get("broadcast"))),
        aim: 0.25,
        unit: "times",
        digits: 3,
      }),
      atMost("acknowledgement after the disk flush, p99", {
        value: ours.acknowledged?.p99 ?? null,
        aim: 100,
        unit: "ms",
      }),
    ],
  },
  { scene: BUSY, screenP99: 150, of: (): readonly Finding[] => [] },
  { scene: HALL, screenP99: 300, of: (): readonly Finding[] => [] },
];

/** Each crowd at each server; the peers, too, where they fall behind: it is said how far. */
async function scenePart({ scene, screenP99, of }: (typeof AIMS)[number], options: Options): Promise<Part> {
  const results: CrowdResult[] = [];
  for (const server of ALL) results.push(await measure(server, { scene, ...options }));
  const by = new Map<string, CrowdResult>(results.map((one) => [one.server, one]));
  const ours = by.get("concord")!;
  return {
    title: title(scene),
    findings: [
      ...results.map(lineOf),
      ...of(ours, by),
      ...(screenP99 === null
        ? []
        : [atMost("concord: edit to screen p99", { value: ours.onScreen.p99, aim: screenP99, unit: "ms" })]),
      shallBe("concord: all delivered, all texts equal", share(ours) === 1 && ours.equal),
    ],
    charts: [
      chartOf("Edit to screen, p99 of what arrived", results, {
        value: (one) => one.onScreen.p99,
        unit: "ms",
        aim: screenP99,
      }),
      chartOf("Server CPU a delivered edit", results, { value: cost, unit: "µs", aim: null }),
    ],
    notes: notesOf(results),
  };
}

async function sizesPart(options: Options): Promise<Part> {
  const results: CrowdResult[] = [];
  for (const scene of SIZES) results.push(await measure("concord", { scene, ...options }));
  /** Microseconds of the server's core a second and person. */
  const each = (one: CrowdResult): number => ((one.cpuShare ?? Number.NaN) * 1e6) / one.load.people;
  const [smallest, ...larger] = results;
  const growth = Math.max(...larger.map(each)) / each(smallest!) - 1;
  return {
    title: `Cost by size: ${SIZES[0]!.typing} typing ${SIZES[0]!.keys} keys/s in each`,
    findings: [
      ...results.map((one) =>
        seen(
          `${one.load.people} people: server CPU a second and person; a delivered edit`,
          `${each(one).toFixed(0)} µs; ${cost(one)?.toFixed(2) ?? "?"} µs`,
        ),
      ),
      atMost("cost a person, most above that at 50 people", { value: growth * 100, aim: 30, unit: "%" }),
    ],
    charts: [
      {
        title: "Server CPU a second and person",
        unit: "µs",
        aim: null,
        bars: results.map((one) => ({
          name: `${one.load.people} people`,
          value: each(one),
          label: `${each(one).toFixed(0)} µs`,
        })),
      },
    ],
    notes: notesOf(results),
  };
}

async function idlePart(progress: Progress): Promise<Part> {
  const idle = (server: string): Promise<IdleResult> =>
    runChild<IdleResult>("idle.ts", { words: ["--server", server, "--people", String(IDLE)], progress });
  progress(`${IDLE} idle connections`);
  const [bare, ours] = [await idle("broadcast"), await idle("concord")];
  return {
    title: `${IDLE} idle connections, after a full collection`,
    findings: [
      seen("a bare ws socket", `${bare.kbEach.toFixed(1)} kB`),
      seen("concord: of it heap and buffers", `${ours.heldKbEach.toFixed(1)} kB`),
      atMost("concord: a person who joined and does nothing", { value: ours.kbEach, aim: 40, unit: "kB" }),
    ],
    charts: [
      {
        title: "Server memory an idle connection",
        unit: "kB",
        aim: 40,
        bars: [bare, ours].map((one) => ({
          name: one.server === "concord" ? "concord" : "bare socket",
          value: one.kbEach,
          label: `${one.kbEach.toFixed(1)} kB`,
        })),
      },
    ],
    notes: [],
  };
}

export async function crowdParts(options: Options): Promise<readonly Part[]> {
  installPeers(options.progress);
  const parts: Part[] = [];
  for (const aims of AIMS) parts.push(await scenePart(aims, options));
  return [...parts, await sizesPart(options), await idlePart(options.progress)];
}
