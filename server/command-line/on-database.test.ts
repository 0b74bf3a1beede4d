import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test as anyTest } from "vitest";
import { COMMAND_HEADERS, COMMAND_PATH, commandKey, openChallenges } from "../cluster/command-key.ts";
import { openDatabaseLine } from "../postgres/line.ts";
import { openPostgres } from "../postgres/postgres.ts";
import { CHILD_ENVIRONMENT } from "../processes/child-environment.ts";
import { readSettings } from "../setup/settings.ts";
import { openPostgresCluster, type PostgresCluster, whyNoPostgres } from "../testing/postgres-cluster.ts";
import { endNodes, openRealNode, type RealNode } from "../testing/real-nodes.ts";
import { freePort } from "../testing/server-process.ts";
import { askOwner, noOwner, type OwnerAt } from "./ask-owner.ts";
import { backUpPostgres } from "./backup-postgres.ts";
import { byClaiming } from "./by-claiming.ts";
import { onDatabase } from "./on-database.ts";
import type { Outcome } from "./outcome.ts";

if (whyNoPostgres !== null) console.log(`commands on PostgreSQL are left out: ${whyNoPostgres}`);
const test = anyTest.skipIf(whyNoPostgres !== null);
const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));
const STARTS_MS = 120_000;

let cluster: PostgresCluster;
let url: string;
let nodes: readonly RealNode[];
let [owner, follower]: RealNode[] = [];
let folder: string;

beforeAll(async () => {
  if (whyNoPostgres !== null) return;
  folder = mkdtempSync(join(tmpdir(), "concord-commands-"));
  cluster = await openPostgresCluster();
  url = await cluster.newDatabase();
  nodes = await Promise.all(["one", "two"].map((name) => openRealNode(name, url)));
  await Promise.all(nodes.map((node) => node.start()));
  const [first] = await rows("SELECT n.address FROM owners AS o JOIN nodes AS n ON n.id = o.node");
  owner = nodes.find((node) => node.url === first?.["address"]);
  follower = nodes.find((node) => node !== owner);
}, STARTS_MS);
afterAll(async () => {
  if (whyNoPostgres !== null) return;
  await endNodes(nodes);
  await cluster.close();
  rmSync(folder, { recursive: true, force: true });
});

async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  const line = await openDatabaseLine(url);
  try {
    return (await line.ask(sql)).rows;
  } finally {
    line.close();
  }
}

/** Runs the command line as an operator does, on the machine of a data folder. */
async function concord(dataDir: string, words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [CLI, ...words], {
    env: { ...CHILD_ENVIRONMENT, PATH: process.env["PATH"], DATABASE_URL: url, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(child, "close");
  return said;
}

let machines = 0;
/** The same on a machine without a server, in this process. */
async function elsewhere(
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<Outcome> {
  const [name = "", ...rest] = words;
  const dataDir = join(folder, `machine-${++machines}`);
  const settings = readSettings({ DATA_DIR: dataDir, DATABASE_URL: url, ...environment });
  if ("problem" in settings) throw new Error(settings.problem);
  const given = { log: () => undefined, address: () => "http://x", tell: () => undefined };
  return onDatabase({ name, arguments: rest }, { settings: { ...settings, databaseUrl: url }, ...given });
}

test(
  "D43 every machine carries commands out: another node's, and one without a server",
  async () => {
    const { lines } = await elsewhere(["people"]);
    const name = /^\S+\tchair\t\S*\t(.+)$/mu.exec(lines.join("\n"))![1]!;
    const [invited, people] = await Promise.all([
      concord(follower!.dataDir, ["invite", name]),
      concord(join(folder, "no-server"), ["people"]),
    ]);
    expect(people).toBe(`${lines.join("\n")}\n`);
    const token = /sign-in#(\S+)/u.exec(invited)?.[1];
    const signIn = { method: "POST", body: JSON.stringify({ token }) };
    expect((await fetch(`${follower!.url}/api/sign-in`, signIn)).status).toBe(204);
    expect((await elsewhere(["new-forum", "wtpf-26"])).lines).toEqual([
      "This database holds a forum already. Set DATABASE_URL to an empty one.",
    ]);
  },
  STARTS_MS,
);

test(
  "D43 files of a command are those of the machine that asks",
  async () => {
    const [backup, archive] = ["backup.sqlite", "archive"].map((one) => join(folder, one)) as [
      string,
      string,
    ];
    const made = await Promise.all([
      backUpPostgres(backup, url, { at: Date.now() }),
      elsewhere(["archive", archive]),
    ]);
    expect(made.map(({ code }) => code)).toEqual([0, 0]);
    expect(readFileSync(join(archive, "SHA256SUMS"), "utf8")).toContain(
      createHash("sha256")
        .update(readFileSync(join(archive, "record.json")))
        .digest("hex"),
    );
    expect((await elsewhere(["archive", archive])).lines).toEqual([
      expect.stringMatching(/is there already/),
    ]);
    const restore = await elsewhere(["restore-opinion", backup, "--group", "space", "--reason", "a trial"]);
    // The owner has read the backup, and knows that nothing needs it.
    expect(restore.lines).toEqual([expect.stringMatching(/is whole; only a damaged one/)]);
  },
  STARTS_MS,
);

test("D44 each node tells its own figures, and the last backup wherever it was made", async () => {
  const figure = (text: string, name: string): number => {
    const line = text.split("\n").find((one) => one.startsWith(`concord_${name} `));
    return Number(line?.split(" ")[1]);
  };
  // An answer with a body goes through the other node.
  expect((await fetch(`${follower!.url}/api/forum`)).status).toBe(401);
  const [own, other] = await Promise.all(
    [owner!, follower!].map(async ({ url: at }) => (await fetch(`${at}/metrics`)).text()),
  );
  expect([own, other].map((text) => figure(text!, "owns"))).toEqual([1, 0]);
  expect([own, other].map((text) => figure(text!, "nodes"))).toEqual([2, 2]);
  // A slow machine may lose its claim while it founds, and take it again.
  expect(figure(own!, "claims_total")).toBeGreaterThan(0);
  for (const text of [own!, other!]) {
    expect(figure(text, "beat_age_seconds")).toBeLessThan(2);
    expect(figure(text, "lost_tail_total")).toBe(0);
    expect(figure(text, 'appends_failed_total{how="fenced"}')).toBe(0);
    // Nothing follows this database.
    expect(figure(text, "standby_synchronous")).toBe(0);
    expect(figure(text, "node_ready")).toBe(1);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /mu);
  }
  expect(figure(other!, "forwarded_requests_total")).toBeGreaterThan(0);
  expect(figure(other!, "forwarded_bytes_total")).toBeGreaterThan(0);
  expect(figure(own!, "backup_age_seconds")).toBeGreaterThanOrEqual(0);
  expect(figure(own!, "unsaved_updates")).toBe(0);
  // Figures of the forum are its owner's.
  expect(other).not.toContain("concord_acknowledgement_seconds");
  const throughProxy = await fetch(`${follower!.url}/metrics`, {
    headers: { "x-forwarded-for": "127.0.0.1" },
  });
  expect(throughProxy.status).toBe(404);
});

test("D43 the owner carries nothing out without the secret, and no node passes such a request on", async () => {
  const before = await rows("SELECT count(*) FROM rows");
  const secret = String((await rows("SELECT value FROM cluster WHERE name = 'secret'"))[0]?.["value"]);
  const other = await elsewhere(["close-forum", "--reason", "R"], { CLUSTER_SECRET: "x".repeat(32) });
  expect(other.lines).toEqual([expect.stringMatching(/refused the command. Set the same/)]);
  const body = `${JSON.stringify({ name: "close-forum", arguments: ["--reason", "R"] })}\n`;
  const digest = createHash("sha256").update(body).digest("base64url");
  const challengeAt = async (address: string): Promise<string> =>
    ((await (await fetch(address + COMMAND_PATH)).json()) as { challenge: string }).challenge;
  const challenge = await challengeAt(owner!.url);
  const signed = {
    [COMMAND_HEADERS.challenge]: challenge,
    [COMMAND_HEADERS.digest]: digest,
    [COMMAND_HEADERS.key]: commandKey(secret, challenge, digest),
  };
  const post = async (address: string, headers: Record<string, string>, sent = body): Promise<number> =>
    (await fetch(address + COMMAND_PATH, { method: "POST", headers, body: sent })).status;
  expect(await post(follower!.url, {})).toBe(421);
  expect(await post(follower!.url, signed)).toBe(421);
  expect(await post(owner!.url, {})).toBe(403);
  const invented = openChallenges().give();
  expect(
    await post(owner!.url, {
      ...signed,
      [COMMAND_HEADERS.challenge]: invented,
      [COMMAND_HEADERS.key]: commandKey(secret, invented, digest),
    }),
  ).toBe(403);
  // A key is for one body and one use.
  expect(await post(owner!.url, signed, body.replace("close", "reopen"))).toBe(403);
  expect(await post(owner!.url, signed)).toBe(403);
  expect(await rows("SELECT count(*) FROM rows")).toEqual(before);
});

test("D43 an owner that cannot be reached is named, and a challenge ends", async () => {
  const address = `http://127.0.0.1:${await freePort()}`;
  const ask = (found: OwnerAt | string) =>
    askOwner(
      async () => found,
      { name: "people", arguments: [] },
      () => undefined,
      0,
    );
  expect((await ask({ address, secret: "s" })).lines).toEqual([
    `The server at ${address} owns the forum and cannot be reached from this machine. Nothing was done.`,
  ]);
  expect((await ask(noOwner())).lines).toEqual([
    expect.stringMatching(/^No server owns the forum at this moment/),
  ]);
  let now = 0;
  const challenges = openChallenges(() => now);
  const [early, late] = [challenges.give(), challenges.give()];
  expect([challenges.take(early), challenges.take(early), challenges.take("1.x.y")]).toEqual([
    true,
    false,
    false,
  ]);
  now = 31_000;
  expect(challenges.take(late)).toBe(false);
});

test(
  "D43 where nobody owns the forum, a command claims it and gives it back",
  async () => {
    await endNodes(nodes);
    const [epoch] = await rows("SELECT epoch FROM owners");
    const both = await Promise.all(
      ["QQQ", "RRR"].map((symbol) => elsewhere(["delegation", symbol, "--name", `Delegation ${symbol}`])),
    );
    expect(both.flatMap(({ lines }) => lines)).toEqual(["QQQ\tDelegation QQQ", "RRR\tDelegation RRR"]);
    expect(await rows("SELECT node, epoch FROM owners")).toEqual([
      { node: "", epoch: Number(epoch!["epoch"]) + 2 },
    ]);
    expect(await rows("SELECT id FROM nodes WHERE until > clock_timestamp()")).toEqual([]);
    expect((await elsewhere(["verify"])).code).toBe(0);
  },
  STARTS_MS,
);

test("D43 a command whose claim is taken meanwhile stores nothing and says so", async () => {
  const settings = readSettings({ DATA_DIR: join(folder, "claiming"), DATABASE_URL: url });
  if ("problem" in settings) throw new Error(settings.problem);
  const database = await openPostgres(url);
  const before = await rows("SELECT count(*) FROM rows");
  const steals: typeof database = {
    ...database,
    under: (claim) => {
      const store = database.under(claim);
      return {
        ...store,
        append: async (...given) => {
          await rows("UPDATE owners SET node = 'another', epoch = epoch + 1");
          return store.append(...given);
        },
      };
    },
  };
  const outcome = await byClaiming(
    { settings, database: steals, name: "x", log: () => undefined, address: () => "http://x" },
    { name: "close-forum", arguments: ["--reason", "R"] },
    () => undefined,
  );
  await database.close();
  expect(outcome).toMatchObject({ code: 1, lines: [expect.stringMatching(/Another server/)] });
  expect(await rows("SELECT count(*) FROM rows")).toEqual(before);
});
