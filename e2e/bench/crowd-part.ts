import { runChild, whenQuiet } from "./children.ts";
import type { CrowdResult } from "./crowd-run.ts";
import { chartOf, cost, lineOf, noteOf, share, type Told } from "./crowd-told.ts";
import { atMost, type Finding, type Part, type Progress, seen, shallBe } from "./findings.ts";
import type { IdleResult } from "./idle.ts";
import { median } from "./median.ts";
import { installPeers } from "./servers.ts";
import type { ServerName } from "./wires.ts";

type Scene = {
  readonly people: number;
  readonly typing: number;
  readonly keys: number;
  /** Seconds of typing before it is measured. */
  readonly warm?: number;
};

/**
 * Servers are compared after a while: V8 goes on compiling for half a minute and more what runs twenty times a
 * second.
 */
const ROOM: Scene = { people: 200, typing: 50, keys: 4, warm: 30 };
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
  /** Time that other programs are waited for before each run; 0 measures at once, and once. */
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

/** Each server's result for one crowd, one server after the other. */
type Round = ReadonlyMap<ServerName, CrowdResult>;

/** A server's cost, of another's in the same round: a machine that turns slower between rounds drops out. */
function costFindings(rounds: readonly Round[], peer: ServerName, aim: number): readonly Finding[] {
  const ratios = rounds.flatMap((round) => {
    const [ours, theirs] = [cost(round.get("concord")), cost(round.get(peer))];
    return ours === null || theirs === null ? [] : [ours / theirs];
  });
  const what = `CPU a delivered edit, of ${peer}'s`;
  return [
    atMost(`${what}, median of ${rounds.length} rounds`, {
      value: ratios.length === 0 ? null : median(ratios),
      aim,
      unit: "times",
      digits: 3,
    }),
    seen(`${what}, each round`, ratios.map((one) => one.toFixed(3)).join("; ")),
  ];
}

const AIMS = [
  {
    scene: ROOM,
    /** A ratio of two short runs on a shared machine has a spread of its own: 0.13 to 0.18 within one hour. */
    rounds: 3,
    screenP99: null,
    of: (rounds: readonly Round[]): readonly Finding[] => [
      ...costFindings(rounds, "y-websocket", 0.167),
      ...costFindings(rounds, "broadcast", 0.25),
      atMost(`acknowledgement after the disk flush, p99, worst of ${rounds.length} rounds`, {
        value: Math.max(...rounds.map((round) => round.get("concord")?.acknowledged?.p99 ?? Number.NaN)),
        aim: 100,
        unit: "ms",
      }),
    ],
  },
  { scene: BUSY, rounds: 1, screenP99: 150, of: (): readonly Finding[] => [] },
  { scene: HALL, rounds: 1, screenP99: 300, of: (): readonly Finding[] => [] },
];

/** Each crowd at each server; the peers, too, where they fall behind: it is said how far. */
async function scenePart(
  { scene, rounds: howOften, screenP99, of }: (typeof AIMS)[number],
  options: Options,
): Promise<Part> {
  const rounds: Round[] = [];
  for (let i = 0; i < howOften; i++) {
    const round = new Map<ServerName, CrowdResult>();
    for (const server of ALL) round.set(server, await measure(server, { scene, ...options }));
    rounds.push(round);
  }
  const told: readonly Told[] = rounds.flatMap((round, i) =>
    [...round.values()].map((result) => ({
      name: howOften === 1 ? result.server : `${result.server}, round ${i + 1}`,
      result,
    })),
  );
  const ours = rounds.map((round) => round.get("concord")!);
  return {
    title: title(scene),
    findings: [
      ...told.map(lineOf),
      ...of(rounds),
      ...(screenP99 === null
        ? []
        : [
            atMost("concord: edit to screen p99", {
              value: Math.max(...ours.map(({ onScreen }) => onScreen.p99)),
              aim: screenP99,
              unit: "ms",
            }),
          ]),
      shallBe(
        "concord: all delivered, all texts equal",
        ours.every((one) => share(one) === 1 && one.equal),
      ),
    ],
    charts: [
      chartOf("Edit to screen, p99 of what arrived", told, {
        value: (one) => one.onScreen.p99,
        unit: "ms",
        aim: screenP99,
      }),
      chartOf("Server CPU a delivered edit", told, { value: cost, unit: "µs", aim: null }),
    ],
    notes: told.map(noteOf),
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
    notes: results.map((result) => noteOf({ name: `${result.load.people} people`, result })),
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
