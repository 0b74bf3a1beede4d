import { runChild } from "./children.ts";
import { type Aims, AIMS, type Round } from "./crowd-aims.ts";
import { limitPart } from "./crowd-limit.ts";
import type { CrowdResult } from "./crowd-run.ts";
import { type CrowdOptions, measure, type Scene, title } from "./crowd-scene.ts";
import { chartOf, cost, lineOf, noteOf, share, type Told } from "./crowd-told.ts";
import { atMost, type Part, type Progress, seen, shallBe } from "./findings.ts";
import type { IdleResult } from "./idle.ts";
import { installPeers } from "./servers.ts";

/** Cost by size: as many hands in each, so that only the number of people grows. */
const SIZES = [50, 200, 500, 1_000].map((people): Scene => ({ people, typing: 20, keys: 4 }));
const ALL = ["y-websocket", "hocuspocus", "broadcast", "concord"] as const;
const IDLE = 5_000;

/** Each crowd at each server; the peers, too, where they fall behind: it is said how far. */
async function scenePart(
  { scene, rounds: howOften, screenP99, of }: Aims,
  options: CrowdOptions,
): Promise<Part> {
  const rounds: Round[] = [];
  for (let i = 0; i < howOften; i++) {
    const round = new Map<(typeof ALL)[number], CrowdResult>();
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

async function sizesPart(options: CrowdOptions): Promise<Part> {
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

export async function crowdParts(options: CrowdOptions): Promise<readonly Part[]> {
  installPeers(options.progress);
  const parts: Part[] = [];
  for (const aims of AIMS) parts.push(await scenePart(aims, options));
  parts.push(await limitPart(options));
  return [...parts, await sizesPart(options), await idlePart(options.progress)];
}
