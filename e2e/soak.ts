import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/**
 * `npm run soak -- [--minutes N] [--only word]`: the long forms of the tests of reliability, one after the other.
 * Each prints its figure. With --minutes each part gets its share of the time and says how far it came. Nothing is
 * written outside a folder for temporary files, which goes with the end.
 */
type Part = {
  readonly name: string;
  readonly file: string;
  /** The variable that holds its size, how much in all, and how much in one go (a go ends even without --minutes). */
  readonly size: string;
  readonly whole: number;
  readonly atOnce: number;
  readonly also?: Readonly<Record<string, string>>;
};

const PARTS: readonly Part[] = [
  {
    name: "fault simulation",
    file: "e2e/faults/simulation.test.ts",
    size: "SEEDS",
    whole: 60_000,
    atOnce: 500,
    also: { ACTS: "200" },
  },
  {
    name: "cluster simulation",
    file: "e2e/faults/cluster.test.ts",
    size: "SEEDS",
    whole: 20_000,
    atOnce: 500,
    also: { ACTS: "120" },
  },
  {
    name: "calls for objections",
    file: "e2e/faults/calls.test.ts",
    size: "SEEDS",
    whole: 1_000,
    atOnce: 250,
    also: { ACTS: "120" },
  },
  {
    name: "removing what was typed",
    file: "server/retention/retention.test.ts",
    size: "SEEDS",
    whole: 100,
    atOnce: 5,
  },
  {
    name: "frozen owners on PostgreSQL",
    file: "server/postgres/fence.test.ts",
    size: "FREEZES",
    whole: 200,
    atOnce: 10,
  },
  {
    name: "both stores by the same calls",
    file: "server/tests/two-stores.random.test.ts",
    size: "CALLS",
    whole: 100_000,
    atOnce: 900,
  },
  {
    name: "strangers in a consultation",
    file: "server/tests/consultation.random.test.ts",
    size: "INPUTS",
    whole: 2_000,
    atOnce: 2_000,
  },
  { name: "kill -9", file: "server/tests/kill.test.ts", size: "KILLS", whole: 500, atOnce: 20 },
  {
    name: "order of flushes",
    file: "server/tests/fsync-order.test.ts",
    size: "ACKS",
    whole: 1_000,
    atOnce: 1_000,
  },
  {
    name: "slow reader",
    file: "server/wire/slow-reader.test.ts",
    size: "SLOW_MS",
    whole: 450_000,
    atOnce: 45_000,
  },
  {
    name: "reconnect storm",
    file: "server/wire/storm.test.ts",
    size: "STORMS",
    whole: 20,
    atOnce: 4,
    also: { CROWD: "500" },
  },
  {
    name: "bad networks",
    file: "server/wire/toxics.test.ts",
    size: "TOXIC_ROUNDS",
    whole: 20,
    atOnce: 4,
    also: { TOXIC_MS: "2000" },
  },
  {
    name: "convergence",
    file: "server/room/convergence.test.ts",
    size: "SEEDS",
    whole: 10_000,
    atOnce: 400,
  },
  {
    name: "records of meetings",
    file: "server/report/meeting-record.random.test.ts",
    size: "SEEDS",
    whole: 10_000,
    atOnce: 400,
  },
  {
    name: "one hash, one text",
    file: "shared/opinion/canonical-text.random.test.ts",
    size: "SEEDS",
    whole: 10_000,
    atOnce: 10_000,
  },
  {
    name: "stages against a model",
    file: "shared/decide/stage-step.random.test.ts",
    size: "SEEDS",
    whole: 3_000,
    atOnce: 3_000,
  },
  {
    name: "objections against a model",
    file: "shared/decide/agreement-runs.test.ts",
    size: "HISTORIES",
    whole: 100_000,
    atOnce: 10_000,
  },
  {
    name: "copied words against a model",
    file: "server/gate/rebase-late-edits.model.test.ts",
    size: "SEEDS",
    whole: 10_000,
    atOnce: 400,
  },
  {
    name: "malformed messages",
    file: "server/gate/malformed.test.ts",
    size: "FRAMES",
    whole: 1_000_000,
    atOnce: 50_000,
  },
  {
    name: "races of locks and marks",
    file: "server/room/races.test.ts",
    size: "ROUNDS",
    whole: 400,
    atOnce: 40,
  },
  {
    name: "bit flips",
    file: "server/command-line/bit-flips.test.ts",
    size: "FLIPS",
    whole: 2_000,
    atOnce: 200,
  },
  {
    name: "backups under load",
    file: "server/command-line/backup.test.ts",
    size: "BACKUPS",
    whole: 200,
    atOnce: 5,
  },
  {
    name: "moves to PostgreSQL and back",
    file: "server/command-line/migrate.test.ts",
    size: "MOVED_ROWS",
    whole: 100_000,
    atOnce: 100_000,
  },
  {
    name: "files that went out",
    file: "server/tests/sent-files.random.test.ts",
    size: "SEEDS",
    whole: 10_000,
    atOnce: 400,
  },
  { name: "lines over HTTP", file: "server/wire/line.random.test.ts", size: "SEEDS", whole: 200, atOnce: 4 },
  {
    name: "slow line",
    file: "e2e/answer-deadline.test.ts",
    size: "SLOW_LINE_MS",
    whole: 300_000,
    atOnce: 60_000,
  },
  { name: "several nodes", file: "e2e/nodes.test.ts", size: "NODE_FAULTS", whole: 200, atOnce: 10 },
  { name: "rolling upgrades", file: "e2e/rolling-upgrade.test.ts", size: "UPGRADES", whole: 10, atOnce: 2 },
  { name: "failovers", file: "e2e/failover.test.ts", size: "FAILOVERS", whole: 20, atOnce: 5 },
  { name: "people", file: "server/tests/people.random.test.ts", size: "STEPS", whole: 6000, atOnce: 600 },
  {
    name: "worst delegate",
    file: "server/room/worst-delegate.test.ts",
    size: "WORST_MS",
    whole: 600_000,
    atOnce: 600_000,
  },
  { name: "fullest forum", file: "server/room/worst-forum.test.ts", size: "FULL", whole: 1, atOnce: 1 },
  {
    name: "twenty months of a busy delegation",
    file: "server/room/busy-delegation.test.ts",
    size: "DAYS",
    whole: 420,
    atOnce: 420,
  },
  // Texts of the corpus, each in a place of its own.
  { name: "hostile text", file: "e2e/shield.spec.ts", size: "XSS_EACH", whole: 390, atOnce: 30 },
  { name: "composed text", file: "e2e/composition.spec.ts", size: "COMPOSED", whole: 500, atOnce: 100 },
  // Each screen in twelve looks.
  { name: "accessible screens", file: "e2e/accessible.spec.ts", size: "LOOKS", whole: 12, atOnce: 12 },
  // How many of the faults planted by seed the tests find; a fault that nobody finds fails nothing.
  { name: "planted faults", file: "e2e/planted/planted.ts", size: "PLANTED", whole: 400, atOnce: 400 },
  // Minutes of silence, in a browser.
  { name: "silent connections", file: "e2e/wire-silence.spec.ts", size: "WIRE_LONG", whole: 1, atOnce: 1 },
];

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const minutes = argument("--minutes");
const only = argument("--only");
const parts = PARTS.filter(
  ({ name, file }) => existsSync(file) && (only === undefined || name.includes(only)),
);
const shareMs = minutes === undefined ? Infinity : (Number(minutes) * 60_000) / Math.max(parts.length, 1);
if (Number.isNaN(shareMs)) {
  console.error("How many minutes? npm run soak -- --minutes 30");
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), "concord-soak-"));
// PostgreSQL runs as another user, and its folders lie in it.
chmodSync(folder, 0o755);

/** One go of one part: the lines that its tests print, and whether all held. */
async function run(part: Part, size: number, seed: number): Promise<boolean> {
  const report = join(folder, "report.json");
  const [program, words]: [string, string[]] = part.file.endsWith(".spec.ts")
    ? ["playwright", ["test", part.file, "--reporter=list"]]
    : part.file.endsWith(".test.ts")
      ? ["vitest", testsWith(part.file, report)]
      : ["node", [part.file]];
  const sized = { [part.size]: String(size), SEED: String(seed), TMPDIR: folder, ...part.also };
  const child = spawn(program, words, {
    env: { ...process.env, ...sized },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on("line", (line) => {
      if (line.startsWith("JSON report written") || line.trim() === "") return;
      said.push(line);
      if (stream === child.stdout) console.log(`    ${line}`);
    });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code === 0) return true;
  console.log(`    FAILED with ${part.size}=${size} SEED=${seed}:`);
  for (const failure of failures(report)) console.log(failure);
  if (!existsSync(report)) for (const line of said.slice(-40)) console.log(`    ${line}`);
  rmSync(report, { force: true });
  return false;
}

const testsWith = (file: string, report: string): string[] => [
  "run",
  file,
  "--testTimeout=600000",
  "--hookTimeout=600000",
  "--disable-console-intercept",
  "--reporter=json",
  `--outputFile=${report}`,
];

function failures(report: string): readonly string[] {
  if (!existsSync(report)) return [];
  type Tests = { assertionResults: { title: string; failureMessages?: string[] }[]; message?: string };
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as { testResults: Tests[] };
  return testResults.flatMap(({ assertionResults, message = "" }) => [
    // Before its first test.
    ...(message === "" ? [] : [`    ${message}`]),
    ...assertionResults.flatMap(({ title, failureMessages = [] }) =>
      failureMessages.map((one) => `    ${title}\n${one}`),
    ),
  ]);
}

const results: string[] = [];
let failed = 0;
try {
  for (const [i, part] of parts.entries()) {
    const began = performance.now();
    const spentMs = (): number => performance.now() - began;
    console.log(`${i + 1}/${parts.length} ${part.name}: ${part.size} up to ${part.whole}`);
    let [done, bad] = [0, 0];
    while (done < part.whole && (done === 0 || spentMs() < shareMs)) {
      const size = Math.min(part.atOnce, part.whole - done);
      // Goes do not repeat each other's seeds.
      const held = await run(part, size, Math.floor(Date.now() / 1000) * 1_000 + done);
      done += size;
      if (!held) bad += 1;
      console.log(`  ${done} of ${part.whole} after ${Math.round(spentMs() / 1000)} s`);
    }
    failed += bad;
    results.push(
      `${part.name}\t${part.size}=${done} of ${part.whole}\t${Math.round(spentMs() / 1000)} s\t${bad === 0 ? "held" : `${bad} goes FAILED`}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${results.join("\n")}`);
process.exitCode = failed === 0 ? 0 : 1;
