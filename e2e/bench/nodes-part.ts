import { setTimeout as sleep } from "node:timers/promises";
import { openDatabaseLine } from "../../server/postgres/line.ts";
import { whyNoPostgres } from "../../server/testing/postgres-cluster.ts";
import type { CrowdResult } from "./crowd-run.ts";
import { type CrowdOptions, measure, type Scene, title } from "./crowd-scene.ts";
import { lineOf, noteOf, share } from "./crowd-told.ts";
import { atMost, type Finding, ms, type Part, type Progress, seen, shallBe } from "./findings.ts";
import { median } from "./median.ts";
import { openBenchCluster } from "./postgres-target.ts";
import { figuresOf } from "./process-figures.ts";
import { startNode } from "./servers.ts";

const SCENE: Scene = { people: 200, typing: 50, keys: 4 };
type Store = NonNullable<Scene["store"]>;
const ROUNDS = 3;
const IDLE_S = 15;
/** After its start a node is not idle yet, and PostgreSQL counts what it did up to 10 s later. */
const SETTLE_S = 12;

type Measured = { readonly store: Store; readonly name: string; readonly result: CrowdResult };

/** The same crowd on each store, in turns. */
async function inTurns(stores: readonly Store[], options: CrowdOptions): Promise<readonly Measured[]> {
  const all: Measured[] = [];
  for (let round = 1; round <= ROUNDS; round++)
    for (const store of round % 2 === 1 ? stores : stores.toReversed()) {
      const result = await measure("concord", { scene: { ...SCENE, store }, ...options });
      all.push({ store, name: `${store}, round ${round}`, result });
    }
  return all;
}

const medianOf = (all: readonly Measured[], store: Store, value: (one: CrowdResult) => number): number =>
  median(all.filter((one) => one.store === store).map(({ result }) => value(result)));

const isWhole = (all: readonly Measured[]): Finding =>
  shallBe(
    "all delivered, all texts equal",
    all.every(({ result }) => share(result) === 1 && result.equal),
  );

const p50 = (one: CrowdResult): number => one.acknowledged?.p50 ?? Number.NaN;
const p99 = (one: CrowdResult): number => one.acknowledged?.p99 ?? Number.NaN;

async function storesPart(options: CrowdOptions): Promise<Part> {
  const all = await inTurns(["sqlite", "postgres"], options);
  return {
    title: `${title(SCENE)}: SQLite and PostgreSQL, ${ROUNDS} rounds in turns, medians`,
    findings: [
      ...all.map(lineOf),
      ...all.map(({ name, result }) =>
        seen(`${name}: acknowledgement p50 / p99`, `${ms(p50(result))} / ${ms(p99(result))}`),
      ),
      atMost("acknowledgement p99, PostgreSQL above SQLite", {
        value: medianOf(all, "postgres", p99) - medianOf(all, "sqlite", p99),
        aim: 25,
        unit: "ms",
      }),
      isWhole(all),
    ],
    charts: [],
    notes: all.map(noteOf),
  };
}

async function forwardingPart(options: CrowdOptions): Promise<Part> {
  const all = await inTurns(["postgres", "forwarded"], options);
  const onScreen = (one: CrowdResult): number => one.onScreen.p50;
  const cpuMs = (one: CrowdResult): number => one.forwarderCpuMs ?? Number.NaN;
  const ofCore = medianOf(all, "forwarded", (one) => cpuMs(one) / one.measuredSeconds / 10);
  const messages = medianOf(all, "forwarded", (one) => one.messages / one.measuredSeconds);
  return {
    title: `${title(SCENE)}: at the owner and through a second node, ${ROUNDS} rounds in turns, medians`,
    findings: [
      ...all.map(lineOf),
      atMost("edit to screen p50, added by the second node", {
        value: medianOf(all, "forwarded", onScreen) - medianOf(all, "postgres", onScreen),
        aim: 3,
        unit: "ms",
      }),
      atMost("CPU of the second node, a forwarded message", {
        value: medianOf(all, "forwarded", (one) => (cpuMs(one) * 1_000) / one.messages),
        aim: 30,
        unit: "µs",
      }),
      seen("the second node; messages a second", `${ofCore.toFixed(1)} % of a core; ${messages.toFixed(0)}`),
      isWhole(all),
    ],
    charts: [],
    notes: all.map(noteOf),
  };
}

/** Nodes that nobody is on: first the owner alone, then a second one beside it. */
async function idlePart(progress: Progress): Promise<Part> {
  const cluster = await openBenchCluster();
  const database = await cluster.newDatabase();
  const statements = async (): Promise<number> => {
    // PostgreSQL counts each statement outside of a transaction as one; those of this connection are of another database.
    const line = await openDatabaseLine(cluster.urlOf("postgres"));
    const { rows } = await line.ask("SELECT xact_commit AS n FROM pg_stat_database WHERE datname = $1", [
      new URL(database).pathname.slice(1),
    ]);
    line.close();
    return Number(rows[0]?.["n"]);
  };
  const cpuMs = (pid: number): number => figuresOf(pid)?.cpuMs ?? Number.NaN;
  const idle = async (pid: number): Promise<{ readonly share: number; readonly statements: number }> => {
    await sleep(SETTLE_S * 1_000);
    const [before, counted] = [cpuMs(pid), await statements()];
    await sleep(IDLE_S * 1_000);
    return {
      share: (cpuMs(pid) - before) / (IDLE_S * 10),
      statements: ((await statements()) - counted) / IDLE_S,
    };
  };
  progress("an idle node");
  const owner = await startNode({ database });
  const alone = await idle(owner.pid);
  const other = await startNode({ database });
  const beside = await idle(other.pid);
  await other.close();
  await owner.close();
  await cluster.close();
  return {
    title: `Idle nodes on PostgreSQL, ${IDLE_S} s each`,
    findings: [
      atMost("the owner: CPU", { value: alone.share, aim: 1, unit: "% of a core", digits: 2 }),
      atMost("the owner: statements a second", { value: alone.statements, aim: 5, unit: "" }),
      atMost("the second node: CPU", { value: beside.share, aim: 1, unit: "% of a core", digits: 2 }),
      atMost("the second node: statements a second", {
        value: beside.statements - alone.statements,
        aim: 5,
        unit: "",
      }),
    ],
    charts: [],
    notes: [],
  };
}

const LEFT_OUT: Part = {
  title: "Several nodes",
  findings: [],
  charts: [],
  notes: [`left out: ${whyNoPostgres}`],
};

export const nodesPart = async (options: CrowdOptions): Promise<Part> =>
  whyNoPostgres === null ? storesPart(options) : LEFT_OUT;

export const nodeForwardingPart = async (options: CrowdOptions): Promise<Part> =>
  whyNoPostgres === null ? forwardingPart(options) : LEFT_OUT;

export const idleNodesPart = async (progress: Progress): Promise<Part> =>
  whyNoPostgres === null ? idlePart(progress) : LEFT_OUT;
