import type { CrowdResult } from "./crowd-run.ts";
import { type CrowdOptions, measure, type Scene, title } from "./crowd-scene.ts";
import { cost, noteOf, share } from "./crowd-told.ts";
import { atLeast, atMost, type Finding, type Part, seen } from "./findings.ts";
import type { ServerName } from "./wires.ts";

/** Crowds that grow by half each, until a server falls behind. Half of the people type five keys a second. */
const CROWDS = [100, 150, 200, 300, 450, 675, 1_000, 1_500, 2_250];
const sceneOf = (people: number): Scene => ({ people, typing: Math.round(people / 2), keys: 5 });
const BEHIND_MS = 150;
const SERVERS = ["y-websocket", "hocuspocus", "concord"] as const;

const isCarried = (one: CrowdResult): boolean => one.onScreen.p99 <= BEHIND_MS && share(one) === 1;

type Limit = {
  readonly server: ServerName;
  /** The largest crowd without a smaller one that was too much; null: the smallest was. */
  readonly carried: CrowdResult | null;
  readonly runs: readonly CrowdResult[];
};

async function limitOf(server: ServerName, options: CrowdOptions): Promise<Limit> {
  const runs: CrowdResult[] = [];
  let carried: CrowdResult | null = null;
  for (const people of CROWDS) {
    const one = await measure(server, { scene: sceneOf(people), ...options });
    runs.push(one);
    if (!isCarried(one)) break;
    carried = one;
  }
  return { server, carried, runs };
}

const told = ({ server, carried, runs }: Limit): Finding => {
  const last = runs.at(-1);
  const after =
    last === undefined || last === carried
      ? "the largest that was tried"
      : `at ${last.load.people}: p99 ${last.onScreen.p99.toFixed(0)} ms`;
  return seen(
    `${server}: people carried with p99 ≤ ${BEHIND_MS} ms; CPU a delivered edit then; the next crowd`,
    `${carried?.load.people ?? 0}; ${cost(carried ?? undefined)?.toFixed(2) ?? "?"} µs; ${after}`,
  );
};

/** The load is raised until a server falls behind. */
export async function limitPart(options: CrowdOptions): Promise<Part> {
  const limits = new Map<ServerName, Limit>();
  for (const server of SERVERS) limits.set(server, await limitOf(server, options));
  const carried = (server: ServerName): CrowdResult | null => limits.get(server)?.carried ?? null;
  const ratio = (
    of: (one: CrowdResult | null) => number | null | undefined,
    peer: ServerName,
  ): number | null => {
    const [ours, theirs] = [of(carried("concord")), of(carried(peer))];
    return ours == null || theirs == null ? null : ours / theirs;
  };
  return {
    title: "The load raised until a server falls behind: half of the people type 5 keys/s",
    findings: [
      ...[...limits.values()].map(told),
      atLeast("people that concord carries, of hocuspocus'", {
        value: ratio((one) => one?.load.people, "hocuspocus"),
        aim: 3,
        unit: "times",
      }),
      atMost("CPU a delivered edit, each at its limit, of y-websocket's", {
        value: ratio((one) => cost(one ?? undefined), "y-websocket"),
        aim: 0.167,
        unit: "times",
        digits: 3,
      }),
    ],
    charts: [
      {
        title: "People carried",
        unit: "people",
        aim: null,
        bars: [...limits.values()].map(({ server, carried }) => ({
          name: server,
          value: carried?.load.people ?? 0,
          label: `${carried?.load.people ?? 0} people`,
        })),
      },
    ],
    notes: [...limits.values()].flatMap(({ server, runs }) =>
      runs.map((result) =>
        noteOf({
          name: `${server}, ${title(result.load)}, p99 ${result.onScreen.p99.toFixed(0)} ms`,
          result,
        }),
      ),
    ),
  };
}
