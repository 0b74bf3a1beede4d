import { setTimeout as sleep } from "node:timers/promises";
import { openDatabaseLine } from "../../server/postgres/line.ts";
import { whyNoPostgres } from "../../server/testing/postgres-cluster.ts";
import type { CrowdResult } from "./crowd-run.ts";
import { type CrowdOptions, measure, type Scene, title } from "./crowd-scene.ts";
import { lineOf, noteOf, share as shareOf } from "./crowd-told.ts";
import { atMost, ms, type Part, type Progress, seen, shallBe } from "./findings.ts";
import { median } from "./median.ts";
import { openBenchCluster } from "./postgres-target.ts";
import { figuresOf } from "./process-figures.ts";
import { startNode } from "./servers.ts";

const SCENE: Scene = { people: 200, typing: 50, keys: 4 };
const STORES = ["sqlite", "postgres", "forwarded"] as const;
type Store = (typeof STORES)[number];
const ROUNDS = 3;
const IDLE_S = 15;
/** After its start a node is not idle yet, and PostgreSQL counts what it did up to 10 s later. */
const SETTLE_S = 12;

/** The same crowd on SQLite, on PostgreSQL, and through a second node, in turns. Of each figure the median counts. */
async function storesPart(options: CrowdOptions): Promise<Part> {
  const rounds: { readonly round: number; readonly store: Store; readonly result: CrowdResult }[] = [];
  for (let round = 1; round <= ROUNDS; round++)
    for (const store of STORES)
      rounds.push({
        round,
        store,
        result: await measure("concord", { scene: { ...SCENE, store }, ...options }),
      });
  const told = rounds.map(({ round, store, result }) => ({ name: `${store}, round ${round}`, result }));
  const of = (store: Store, value: (one: CrowdResult) => number): number =>
    median(rounds.filter((one) => one.store === store).map(({ result }) => value(result)));
  const p50 = (one: CrowdResult): number => one.acknowledged?.p50 ?? Number.NaN;
  const p99 = (one: CrowdResult): number => one.acknowledged?.p99 ?? Number.NaN;
  const onScreen = (one: CrowdResult): number => one.onScreen.p50;
  const cpuOf = (one: CrowdResult): number => one.forwarderCpuMs ?? Number.NaN;
  const share = of("forwarded", (one) => cpuOf(one) / one.measuredSeconds / 10);
  const messages = of("forwarded", (one) => one.messages / one.measuredSeconds);
  return {
    title: `${title(SCENE)}: SQLite, PostgreSQL, and PostgreSQL through a second node, ${ROUNDS} rounds in turns`,
    findings: [
      ...told.map(lineOf),
      ...told.map(({ name, result }) =>
        seen(`${name}: acknowledgement p50 / p99`, `${ms(p50(result))} / ${ms(p99(result))}`),
      ),
      ...STORES.map((store) =>
        seen(`${store}: acknowledgement p50 / p99, medians`, `${ms(of(store, p50))} / ${ms(of(store, p99))}`),
      ),
      atMost("acknowledgement p99, PostgreSQL above SQLite", {
        value: of("postgres", p99) - of("sqlite", p99),
        aim: 25,
        unit: "ms",
      }),
      atMost("edit to screen p50, added by the second node", {
        value: of("forwarded", onScreen) - of("postgres", onScreen),
        aim: 3,
        unit: "ms",
      }),
      atMost("CPU of the second node, a forwarded message", {
        value: of("forwarded", (one) => (cpuOf(one) * 1_000) / one.messages),
        aim: 30,
        unit: "µs",
      }),
      seen("the second node; messages a second", `${share.toFixed(1)} % of a core; ${messages.toFixed(0)}`),
      shallBe(
        "all delivered, all texts equal",
        told.every(({ result }) => shareOf(result) === 1 && result.equal),
      ),
    ],
    charts: [],
    notes: told.map(noteOf),
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

export const idleNodesPart = async (progress: Progress): Promise<Part> =>
  whyNoPostgres === null ? idlePart(progress) : LEFT_OUT;
