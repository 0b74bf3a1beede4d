import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepEarlierBuilds } from "../server/http/earlier-builds.ts";
import {
  openPostgresCluster,
  type PostgresCluster,
  whyNoPostgres,
} from "../server/testing/postgres-cluster.ts";
import type { RealNode } from "../server/testing/real-nodes.ts";
import type { TestPerson } from "../server/testing/room-of-people.ts";
import { until } from "../server/testing/y-client.ts";
import { type NodePair, openNodePair } from "./node-pair.ts";
import {
  allSaved,
  BACK_MS,
  backSince,
  clausesToType,
  lostOrDoubled,
  openTypist,
  saySeconds,
  type Typist,
  typeOn,
} from "./node-typists.ts";

/** Upgrades of both nodes, one after the other. */
const UPGRADES = Number(process.env["UPGRADES"] ?? 1);
const PAGES = 20;
const WORD_EVERY_MS = 250;
const FILES = ["index", "editor", "timetable"];

let folder: string;
let cluster: PostgresCluster;
let pair: NodePair;
let person: TestPerson;
const typists: Typist[] = [];

/** A page of three files, whose names hold the build's name as others hold their hash. */
function newBuild(n: number): string {
  const dir = join(folder, `build-${n}`);
  mkdirSync(join(dir, "assets"), { recursive: true });
  const files = FILES.map((name) => `${name}-${n}.js`);
  for (const file of files)
    writeFileSync(join(dir, "assets", file), `export default ${JSON.stringify(file)};`);
  const html = readFileSync("index.html", "utf8");
  writeFileSync(join(dir, "index.html"), html.replace("/client/main.tsx", `/assets/${files[0]}`));
  keepEarlierBuilds(n === 0 ? join(folder, "none") : join(folder, `build-${n - 1}`), dir);
  return dir;
}

/** Files of the build that a node's page names, and of those that open pages have. */
async function missingFiles(build: number): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const { url, name } of pair.nodes) {
    const html = await (await fetch(`${url}/`)).text();
    const [named = ""] = /\/assets\/index-\d+\.js/u.exec(html) ?? [];
    const builds = [/\d+/u.exec(named)?.[0], String(build)];
    for (const file of builds.flatMap((n) => FILES.map((one) => `${one}-${n}.js`)))
      for (const node of pair.nodes) {
        const { status } = await fetch(`${node.url}/assets/${file}`);
        if (status !== 200) missing.push(`${file} of ${name}'s page: ${status} from ${node.name}`);
      }
  }
  return missing;
}

if (whyNoPostgres !== null) {
  test(`a rolling upgrade is left out: ${whyNoPostgres}`, () => undefined);
} else {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "concord-upgrade-"));
    cluster = await openPostgresCluster();
    pair = await openNodePair(cluster, newBuild(0));
    person = await pair.person("AAA");
  }, 240_000);
  afterAll(async () => {
    for (const { page } of typists) page.close();
    await pair.close();
    await cluster.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test(
    "D39 K13 both nodes are upgraded in turn under 20 pages: nothing is lost, no file missing",
    async () => {
      const view = await person.forum();
      const id = view.groups.flatMap(({ opinions }) => opinions)[0]!.id;
      const opinion = await person.opinion(id);
      const all = clausesToType(opinion);
      for (let n = 0; n < PAGES; n++) {
        const clauses = [...all.slice(n % all.length), ...all];
        typists.push(
          openTypist(pair.balancer.url, { name: `u${n}`, person, me: view.me.id, opinion, clauses }),
        );
      }
      const typing = typeOn(typists, WORD_EVERY_MS);
      await until("all have typed", () => typists.every(({ savedAt }) => savedAt.length > 2), BACK_MS);

      const waits: number[] = [];
      const missing: string[] = [];
      /** Seconds until each page's word was acknowledged that waited longest. */
      const restart = async (node: RealNode, { to, from }: { to: string; from: number }): Promise<void> => {
        await pair.bothReady();
        const at = performance.now();
        node.signal("SIGTERM");
        expect(await node.ended()).toBe(0);
        await node.start(to);
        await pair.bothReady();
        missing.push(...(await missingFiles(from)));
        await backSince(performance.now(), typists);
        for (const { typedAt, savedAt } of typists) {
          const waited = savedAt.map((saved, i) => (typedAt[i]! > at ? saved - typedAt[i]! : 0));
          waits.push(Math.max(...waited) / 1000);
        }
      };
      for (let n = 1; n <= UPGRADES; n++) {
        const before = join(folder, `build-${n - 1}`);
        const next = newBuild(n);
        const owner = await pair.owner();
        const other = pair.nodes.find((node) => node !== owner)!;
        await restart(other, { to: next, from: n - 1 });
        // It restarts as it was, so that the new build's owner has an older node beside it.
        await restart(owner, { to: before, from: n - 1 });
        await restart(owner, { to: next, from: n - 1 });
      }
      typing.stop();
      await allSaved(typists);
      const words = typists.flatMap((one) => one.words);
      expect(lostOrDoubled(words, await person.opinion(id))).toEqual({ lost: [], doubled: [] });
      expect(missing).toEqual([]);
      expect(typists.map(({ page }) => page.seen().closedBy)).toEqual(typists.map(() => null));
      console.log(
        `${UPGRADES * 3} restarts of two nodes under ${PAGES} typing pages, to another build: the word of a page that waited longest, ${saySeconds(waits)}; ${waits.filter((one) => one <= 3).length} of ${waits.length} within 3 s`,
      );
      console.log(`  ${words.length} words typed: 0 lost, 0 doubled; 0 files of either build missing`);
    },
    UPGRADES * 180_000 + 60_000,
  );
}
