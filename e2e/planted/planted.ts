import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { seeded } from "../../server/testing/chance.ts";
import { readProject } from "../house/read-project.ts";
import { isTest } from "../house/walls.ts";
import { nearestTests } from "./nearest-tests.ts";
import { type Fault, KINDS, placesOf } from "./places.ts";

/**
 * Plants one fault after the other and notes which of them the nearest Vitest files find: the strength of the tests, as
 * a share. The stories are not run: each fault would take minutes. Variables:
 * PLANTED (faults), SEED, NEAREST (test files for each fault), WORKERS (faults at a time), ROOT (the checkout, whose
 * packages are installed), NOTED (a file that gets a line for each fault).
 * A fault is found where a test fails, or where the tests do not end.
 */
const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const faultsMax = number("PLANTED", 400);
const seed = number("SEED", 1);
const nearest = number("NEAREST", 12);
const workers = number("WORKERS", 2);
const root = resolve(process.env["ROOT"] ?? ".");
const noted = process.env["NOTED"];

/** A run of this long is one of tests that wait for what a fault has stopped. */
const ENDLESS_MS = 180_000;

type Planted = Fault & { readonly file: string };
type Outcome = "found" | "not found" | "endless" | "no tests";

const below = seeded(seed);
const { sources } = readProject(root);
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const testsOf = nearestTests(sources);

/** Faults of each kind in turn, each at any place of the three layers: larger parts get more of them. */
function chosen(): readonly Planted[] {
  const places = sources
    .map(({ file }) => file)
    .filter((file) => !file.startsWith("e2e/") && !isTest(file))
    .flatMap((file) => placesOf(file, read(file)).map((fault) => ({ ...fault, file })));
  const byKind = KINDS.map((kind) => places.filter((one) => one.kind === kind));
  const faults: Planted[] = [];
  for (let n = 0; n < faultsMax; n += 1) {
    const left = byKind[n % KINDS.length]!;
    faults.push(...left.splice(below(left.length), 1));
  }
  return faults;
}

const folder = mkdtempSync(join(tmpdir(), "concord-planted-"));

/** A copy of the checkout for each worker, beside which another fault stands. */
function copy(worker: number): string {
  const place = join(folder, String(worker));
  const without = new Set(["node_modules", ".git", "data"].map((name) => join(root, name)));
  cpSync(root, place, { recursive: true, filter: (path) => !without.has(path) });
  symlinkSync(join(root, "node_modules"), join(place, "node_modules"));
  return place;
}

async function tried(place: string, fault: Planted): Promise<Outcome> {
  const files = testsOf(fault.file).slice(0, nearest);
  if (files.length === 0) return "no tests";
  const path = join(place, fault.file);
  const sound = readFileSync(path, "utf8");
  writeFileSync(path, sound.slice(0, fault.start) + fault.with + sound.slice(fault.end));
  const child = spawn("vitest", ["run", ...files, "--bail=1", "--reporter=dot", "--maxWorkers=1"], {
    cwd: place,
    stdio: "ignore",
    detached: true,
  });
  let isEndless = false;
  const timer = setTimeout(() => {
    isEndless = true;
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  }, ENDLESS_MS);
  const code = await new Promise<number | null>((ended) => child.on("close", ended));
  clearTimeout(timer);
  writeFileSync(path, sound);
  if (isEndless) return "endless";
  return code === 0 ? "not found" : "found";
}

const told: { readonly fault: Planted; readonly outcome: Outcome }[] = [];
const tell = (fault: Planted, outcome: Outcome): void => {
  told.push({ fault, outcome });
  const line = read(fault.file).slice(0, fault.start).split("\n").length;
  const words = [
    outcome,
    fault.kind,
    `${fault.file}:${line}`,
    fault.with.replaceAll(/\s+/gu, " ").slice(0, 80),
  ];
  if (noted !== undefined) writeFileSync(noted, `${words.join("\t")}\n`, { flag: "a" });
};

const share = (name: string, of: (fault: Planted) => boolean): void => {
  const all = told.filter(({ fault }) => of(fault));
  const found = all.filter(({ outcome }) => outcome === "found" || outcome === "endless").length;
  if (all.length > 0)
    console.log(`${name}: ${found} of ${all.length} found, ${((100 * found) / all.length).toFixed(1)} %`);
};

try {
  const waiting = [...chosen()];
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      const place = copy(worker);
      for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift())
        tell(fault, await tried(place, fault));
    }),
  );
} finally {
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
}
for (const kind of KINDS) share(kind, (fault) => fault.kind === kind);
for (const layer of ["shared", "server", "client"]) share(layer, ({ file }) => file.startsWith(`${layer}/`));
share(`planted faults, seed ${seed}, ${nearest} nearest test files each`, () => true);
