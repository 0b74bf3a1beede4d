import type { CrowdResult } from "./crowd-run.ts";
import type { Scene } from "./crowd-scene.ts";
import { cost } from "./crowd-told.ts";
import { atMost, type Finding, seen } from "./findings.ts";
import { median } from "./median.ts";
import type { ServerName } from "./wires.ts";

/** Each server's result for one crowd, one server after the other. */
export type Round = ReadonlyMap<ServerName, CrowdResult>;

export type Aims = {
  readonly scene: Scene;
  /** A figure of a short run on a shared machine has a spread of its own, so the median of these counts. */
  readonly rounds: number;
  readonly screenP99: number;
  readonly of: (rounds: readonly Round[]) => readonly Finding[];
};

/** The median over all rounds; NaN where a figure is missing, which meets no aim. */
const medianOf = (rounds: readonly Round[], figure: (round: Round) => number | null | undefined): number =>
  median(rounds.map((round) => figure(round) ?? Number.NaN));

const screen =
  (part: "p50" | "p99", aim: number) =>
  (rounds: readonly Round[]): Finding =>
    atMost(`concord: edit to screen ${part}, median of ${rounds.length} rounds`, {
      value: medianOf(rounds, (round) => round.get("concord")?.onScreen[part]),
      aim,
      unit: "ms",
    });

/** Of the same round: a machine that turns slower between rounds drops out. */
function laterThan(peer: ServerName, aim: number) {
  return (rounds: readonly Round[]): Finding => {
    const p99 = (round: Round, name: ServerName): number => round.get(name)?.onScreen.p99 ?? Number.NaN;
    return atMost(`edit to screen p99, above ${peer}'s`, {
      value: medianOf(rounds, (round) => p99(round, "concord") - p99(round, peer)),
      aim,
      unit: "ms",
    });
  };
}

const costOf =
  (peer: ServerName, aim: number | null) =>
  (rounds: readonly Round[]): readonly Finding[] => {
    const ratios = rounds.flatMap((round) => {
      const [ours, theirs] = [cost(round.get("concord")), cost(round.get(peer))];
      return ours === null || theirs === null ? [] : [ours / theirs];
    });
    const what = `CPU a delivered edit, of ${peer}'s`;
    const each = seen(`${what}, each round`, ratios.map((one) => one.toFixed(3)).join("; "));
    if (aim === null) return [each];
    const value = ratios.length === 0 ? null : median(ratios);
    return [
      atMost(`${what}, median of ${ratios.length} rounds`, { value, aim, unit: "times", digits: 3 }),
      each,
    ];
  };

const acknowledged =
  (aim: number) =>
  (rounds: readonly Round[]): Finding =>
    atMost(`acknowledgement after the disk flush, p99, median of ${rounds.length} rounds`, {
      value: medianOf(rounds, (round) => round.get("concord")?.acknowledged?.p99),
      aim,
      unit: "ms",
    });

export const AIMS: readonly Aims[] = [
  {
    scene: { people: 60, typing: 20, keys: 4 },
    rounds: 3,
    screenP99: 50,
    of: (rounds) => [
      screen("p50", 8)(rounds),
      screen("p99", 50)(rounds),
      laterThan("hocuspocus", 5)(rounds),
      ...costOf("hocuspocus", null)(rounds),
    ],
  },
  {
    /** Costs are compared after a while: V8 goes on compiling for half a minute what runs a hundred times a second. */
    scene: { people: 200, typing: 50, keys: 4, warm: 30 },
    rounds: 3,
    screenP99: 50,
    of: (rounds) => [
      screen("p99", 50)(rounds),
      laterThan("hocuspocus", 5)(rounds),
      ...costOf("y-websocket", 0.5)(rounds),
      ...costOf("hocuspocus", null)(rounds),
      ...costOf("broadcast", null)(rounds),
      acknowledged(40)(rounds),
    ],
  },
  {
    scene: { people: 300, typing: 150, keys: 5 },
    rounds: 3,
    screenP99: 50,
    of: (rounds) => [
      screen("p50", 15)(rounds),
      screen("p99", 50)(rounds),
      laterThan("hocuspocus", 5)(rounds),
      ...costOf("hocuspocus", 0.6)(rounds),
    ],
  },
  {
    scene: { people: 1_000, typing: 100, keys: 4 },
    rounds: 1,
    screenP99: 80,
    of: (rounds) => [screen("p99", 80)(rounds)],
  },
];
