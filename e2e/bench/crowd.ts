import { parseArgs } from "node:util";
import { stopWithAll } from "./children.ts";
import { type CrowdResult, runCrowd } from "./crowd-run.ts";
import { LOAD_CORE, pin } from "./process-figures.ts";
import { startOnPostgres } from "./postgres-target.ts";
import { installPeers, startTarget } from "./servers.ts";
import { PEERS, type ServerName } from "./wires.ts";

/**
 * One crowd at one server, each on a core of its own:
 * `node e2e/bench/crowd.ts --server concord --people 300 --typing 150 --keys 5 --seconds 15`
 */
const SIGNED_IN_MAX = 200;

const { values } = parseArgs({
  options: {
    server: { type: "string", default: "concord" },
    /** Of concord: sqlite, postgres, or forwarded through a second node on PostgreSQL. */
    store: { type: "string", default: "sqlite" },
    people: { type: "string", default: "200" },
    typing: { type: "string", default: "50" },
    keys: { type: "string", default: "4" },
    seconds: { type: "string", default: "15" },
    warm: { type: "string", default: "3" },
    drain: { type: "string", default: "15" },
    seed: { type: "string", default: "1" },
    /** A folder into which the server writes where its time went (.cpuprofile); it makes it slower. */
    profile: { type: "string" },
    /** One line for a program to read. */
    json: { type: "boolean", default: false },
  },
});
const names: readonly ServerName[] = ["concord", ...PEERS];
const server = names.find((name) => name === values.server);
if (server === undefined) throw new Error(`--server is one of ${names.join(", ")}`);
const progress = (line: string): void => console.error(`  ${server}: ${line}`);

const load = {
  people: Number(values.people),
  typing: Number(values.typing),
  keys: Number(values.keys),
  seconds: Number(values.seconds),
  warmSeconds: Number(values.warm),
  drainSeconds: Number(values.drain),
  seed: Number(values.seed),
};

export const ms = (value: number): string => `${value.toFixed(1)} ms`;

function print(result: CrowdResult): void {
  const { onScreen, acknowledged } = result;
  const optional = (value: number | null, unit: string, digits = 0): string =>
    value === null ? "not known" : `${value.toFixed(digits)} ${unit}`;
  console.log(
    [
      `${server}: ${load.people} people, ${load.typing} typing ${load.keys} keys/s for ${result.measuredSeconds.toFixed(1)} s, seed ${load.seed}`,
      `  edit to screen      p50 ${ms(onScreen.p50)}, p99 ${ms(onScreen.p99)}, most ${ms(onScreen.max)}`,
      `  delivered           ${result.delivered} of ${result.expected} (${((100 * result.delivered) / result.expected).toFixed(1)} %), ${result.keys} keys, out of order ${result.outOfOrder}, connections lost ${result.lost}`,
      `  all arrived         ${result.drainedIn === null ? "no" : `${result.drainedIn.toFixed(1)} s after the last key`}; all texts equal: ${result.equal ? "yes" : "no"}`,
      `  acknowledged        ${acknowledged === null ? "never" : `p50 ${ms(acknowledged.p50)}, p99 ${ms(acknowledged.p99)}, most ${ms(acknowledged.max)}`}; open ${result.unacknowledged}`,
      `  server CPU          ${optional(result.cpuMicrosPerArrival, "µs a delivered edit", 2)}, ${optional(result.cpuShare === null ? null : 100 * result.cpuShare, "% of a core")}`,
      `  server memory       ${optional(result.rssMb, "MB")}, most ${optional(result.rssMaxMb, "MB")}`,
      `  load generator      ${(100 * result.loadBusy).toFixed(0)} % busy, loop delay p99 ${ms(result.loadDelayP99)}; other programs took ${optional(result.othersShare === null ? null : 100 * result.othersShare, "% of a core")}`,
      ...(result.note === null ? [] : [`  ${result.note}`]),
    ].join("\n"),
  );
}

if (server === "y-websocket" || server === "hocuspocus") installPeers(progress);
stopWithAll();
const starting = {
  signedIn: Math.min(load.people, SIGNED_IN_MAX),
  flags: values.profile === undefined ? [] : ["--cpu-prof", "--cpu-prof-dir", values.profile],
};
const target =
  values.store === "sqlite"
    ? await startTarget(server, starting)
    : await startOnPostgres({ ...starting, isForwarded: values.store === "forwarded" });
try {
  const pinned = pin(process.pid, LOAD_CORE) && target.pinned;
  if (!pinned) progress("server and load share the cores: taskset and two cores are wanted");
  const result = await runCrowd(target, load, progress);
  if (values.json) console.log(JSON.stringify(result));
  else print(result);
} finally {
  await target.close();
}
