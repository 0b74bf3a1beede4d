import { execFile, spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConcordClient } from "../testing/concord-client.ts";
import { deployFile, isInstalled } from "../testing/proxied.ts";
import { signedIn } from "../testing/room-of-people.ts";
import { freePort } from "../testing/server-process.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);
const read = (name: string): string => readFileSync(deployFile(name), "utf8");

/** Values of a key in a unit file, in order. */
const valuesOf = (unit: string, key: string): readonly string[] =>
  unit
    .split("\n")
    .filter((line) => line.startsWith(`${key}=`))
    .map((line) => line.slice(key.length + 1));

/** Steps of the Containerfile, by stage. */
const stages = read("Containerfile")
  .split("\n")
  .filter((line) => /^[A-Z]+ /u.test(line))
  .reduce<[string, string][][]>((all, line) => {
    const [word = ""] = line.split(" ", 1);
    if (word === "FROM") all.push([]);
    all.at(-1)!.push([word, line.slice(word.length + 1)]);
    return all;
  }, []);
const stepsOf = (stage: number, word: string): readonly string[] =>
  stages[stage]!.filter(([one]) => one === word).map(([, rest]) => rest);

/** The program as the image holds it: what the Containerfile copies, and the packages that its prune leaves. */
let root = "";
let data = "";
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "concord-deploy-"));
  [root, data] = [join(folder, "opt"), join(folder, "data")];
  for (const step of [
    ...stepsOf(0, "COPY"),
    ...stepsOf(1, "COPY").filter((one) => !one.startsWith("--from")),
  ]) {
    const words = step.split(" ");
    const to = words.pop()!;
    for (const name of words)
      cpSync(join(repository, name), join(root, to.endsWith("/") ? join(to, name) : to), { recursive: true });
  }
  const { packages } = JSON.parse(readFileSync(join(repository, "package-lock.json"), "utf8")) as {
    packages: Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>;
  };
  for (const [path, { dev }] of Object.entries(packages)) {
    if (dev === true || !/^node_modules\/(@[^/]+\/)?[^/]+$/u.test(path)) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(join(repository, path), join(root, path));
  }
  symlinkSync(join(repository, "node_modules/.bin"), join(root, "node_modules/.bin"));
  // In place of `npm run build`, which the stories run.
  mkdirSync(join(root, "dist"));
  writeFileSync(join(root, "dist/index.html"), "<!doctype html><head></head>");
  utimesSync(join(root, "dist/index.html"), 1, 1);
});
afterAll(() => rmSync(dirname(root), { recursive: true, force: true }));

/** Starts what a file says, and waits until it is open. */
async function start(words: readonly string[], environment: Record<string, string>) {
  const [command = "", ...rest] = words.map((word) => word.replace("/opt/concord", root));
  const child = spawn(command, rest, {
    cwd: root,
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const exited = new Promise<number | null>((resolve) => child.on("exit", resolve));
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes("Concord is open")) resolve();
      });
    child.on("exit", () => reject(new Error(said)));
  });
  return {
    said: () => said,
    stop: () => {
      child.kill("SIGTERM");
      return exited;
    },
  };
}

/** `Environment=` of a unit, with a test's folder and port. */
const environmentOf = (unit: string, port: number): Record<string, string> => ({
  ...Object.fromEntries(
    valuesOf(unit, "Environment").flatMap((line) =>
      line.split(" ").map((pair) => pair.split("=") as [string, string]),
    ),
  ),
  DATA_DIR: data,
  PORT: String(port),
  SAMPLE: "plain",
});

test("D21 unit and image start Node with the flags of npm start", () => {
  const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
    readonly scripts: { readonly start: string };
  };
  const command = scripts.start.replace("exec ", "");
  expect(valuesOf(read("concord.service"), "ExecStart")).toEqual([
    `/opt/concord/node_modules/.bin/${command}`,
  ]);
  expect(JSON.parse(stepsOf(1, "CMD")[0]!)).toEqual(`node_modules/.bin/${command}`.split(" "));
  expect(readFileSync(join(repository, "docs/running.md"), "utf8")).toContain(`\`${command}\``);
});

test("D21 systemd takes the units as they are", async () => {
  const units = readdirSync(dirname(deployFile("x"))).filter((name) => /\.(service|timer)$/u.test(name));
  expect(units.toSorted()).toEqual(["concord-backup.service", "concord-backup.timer", "concord.service"]);
  for (const name of ["concord.service", "concord-backup.service"]) {
    const unit = read(name);
    for (const [key, value] of [
      ["User", "concord"],
      ["NoNewPrivileges", "yes"],
      ["ProtectSystem", "strict"],
      ["StateDirectory", "concord"],
      ["CapabilityBoundingSet", ""],
    ] as const)
      expect(valuesOf(unit, key), `${name} ${key}`).toEqual([value]);
  }
  expect(Number(valuesOf(read("concord.service"), "TimeoutStopSec")[0])).toBeGreaterThan(10);
  if (!isInstalled("systemd-analyze")) {
    console.log("systemd-analyze is not installed: the units were only parsed.");
    return;
  }
  const folder = mkdtempSync(join(dirname(root), "units-"));
  for (const name of units) writeFileSync(join(folder, name), read(name).replaceAll("/opt/concord", root));
  const { stderr } = await run("systemd-analyze", ["verify", ...units.map((name) => join(folder, name))]);
  expect(stderr.split("\n").filter((line) => line.includes(folder) || /Unknown|Failed/u.test(line))).toEqual(
    [],
  );
});

test("D21 D22 the service starts, is backed up by its script while people type, and is restored", async () => {
  const [unit, backup] = [read("concord.service"), read("concord-backup.service")];
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await start(valuesOf(unit, "ExecStart")[0]!.split(" "), environmentOf(unit, port));
  const token = /\tAAA\t[^\t]*\t[^#]*#(\S+)/u.exec(server.said())![1]!;
  const entered = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  const aaa = signedIn(url, entered.headers.getSetCookie()[0]!.split(";")[0]!);
  const [opinion] = (await aaa.forum()).groups.flatMap(({ opinions }) => opinions);
  const { generation, clauses } = await aaa.opinion(opinion!.id);
  const clause = clauses.find(({ locked, text }) => !locked && text.length > 10)!.id;
  const client = openConcordClient(url, { cookie: aaa.cookie, opinionId: opinion!.id, generation });
  await client.synced;
  const typing = setInterval(() => client.type(() => client.text(clause).insert(0, "x")), 10);

  const folder = join(dirname(root), "backups");
  mkdirSync(folder);
  writeFileSync(join(folder, "of-somebody-else.sqlite"), "");
  const script = valuesOf(backup, "ExecStart")[0]!.replace("/opt/concord", root);
  const environment = { PATH: process.env["PATH"]!, ...environmentOf(backup, port), BACKUP_DIR: folder };
  // Two older ones: with BACKUPS=2 the oldest goes.
  for (const day of ["01", "02"]) writeFileSync(join(folder, `concord-2026-01-${day}T02-30-00Z.sqlite`), "");
  const { stdout } = await run(script, [], { env: { ...environment, BACKUPS: "2" } });
  expect(stdout).toContain("rows, whole");
  const files = readdirSync(folder).toSorted();
  expect(files).toHaveLength(3);
  expect(files).toContain("of-somebody-else.sqlite");
  expect(files).toContain("concord-2026-01-02T02-30-00Z.sqlite");
  for (const BACKUPS of ["0", "many", "-1"])
    await expect(run(script, [], { env: { ...environment, BACKUPS } })).rejects.toThrow(/BACKUPS is/u);
  // A backup that fails deletes nothing.
  const away = { ...environment, DATA_DIR: join(dirname(root), "nowhere"), BACKUPS: "1" };
  await expect(run(script, [], { env: away })).rejects.toThrow();
  expect(readdirSync(folder).toSorted()).toEqual(files);
  clearInterval(typing);
  client.terminate();
  expect(await server.stop()).toBe(0);

  // The drill of docs/running.md: into an empty folder, verified, started.
  const drill = join(dirname(root), "drill");
  const [made = ""] = files.filter((name) => name.startsWith("concord-") && !name.includes("2026-01-0"));
  const cli = [join(root, "server/command-line/cli.ts")];
  const inDrill = { env: { PATH: process.env["PATH"]!, DATA_DIR: drill }, cwd: root };
  await run(join(root, "node_modules/.bin/node"), [...cli, "restore", join(folder, made)], inDrill);
  const verified = await run(join(root, "node_modules/.bin/node"), [...cli, "verify"], inDrill);
  expect(verified.stdout).toContain("whole");
  const other = await freePort();
  const command = JSON.parse(stepsOf(1, "CMD")[0]!) as string[];
  const restored = await start(command, { DATA_DIR: drill, PORT: String(other), NODE_ENV: "production" });
  const again = signedIn(`http://127.0.0.1:${other}`, aaa.cookie);
  const text = (await again.opinion(opinion!.id)).clauses.find(({ id }) => id === clause)!.text;
  expect(text).toMatch(/^x+/u);
  const health = JSON.parse(/CMD (\[.*\])$/u.exec(stepsOf(1, "HEALTHCHECK")[0]!)![1]!) as string[];
  const checked = (at: number) =>
    run(join(root, health[0]!), [health[1]!, health[2]!.replace(":3000", `:${at}`)]).then(
      () => 0,
      () => 1,
    );
  expect(await checked(other)).toBe(0);
  expect(await restored.stop()).toBe(0);
  expect(await checked(other)).toBe(1);
}, 120_000);

test("D21 the image runs unprivileged, and copies all that the program reads", () => {
  expect(stepsOf(1, "USER")).toEqual(["10001:10001"]);
  expect(stepsOf(0, "RUN")).toEqual([
    "npm ci --no-audit --no-fund",
    "npm run build",
    "npm prune --omit=dev --no-audit --no-fund",
  ]);
  expect(stepsOf(1, "COPY")[0]).toBe("--from=build /opt/concord /opt/concord");
  const settings = stepsOf(1, "ENV").join(" ");
  for (const one of ["DATA_DIR=/data", "HOST=0.0.0.0", "NODE_ENV=production"])
    expect(settings).toContain(one);
});
