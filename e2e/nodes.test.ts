import { execFileSync } from "node:child_process";
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabaseLine } from "../server/postgres/line.ts";
import { LAST_SEEN_INTERVAL_MS } from "../shared/cluster-limits.ts";
import {
  openPostgresCluster,
  type PostgresCluster,
  whyNoPostgres,
} from "../server/testing/postgres-cluster.ts";
import {
  type Balancer,
  endNodes,
  openBalancer,
  openRealNode,
  openWay,
  type RealNode,
  type Way,
} from "../server/testing/real-nodes.ts";
import { type OpinionAnswer, signedIn, type TestPerson } from "../server/testing/room-of-people.ts";
import { until } from "../server/testing/y-client.ts";
import { openPageConnection, type PageConnection } from "./page-connection.ts";

/** Faults of each kind. */
const FAULTS = Number(process.env["NODE_FAULTS"] ?? 1);
const PAGES = 4;
const WORD_EVERY_MS = 120;
/** A page's clause takes no more. */
const WORDS_MAX = 1_900;
const BACK_MS = 60_000;

/** A page that types one word after the other, and when each was acknowledged. */
type Typist = {
  readonly page: PageConnection;
  readonly clause: string;
  readonly words: string[];
  readonly typedAt: number[];
  readonly savedAt: number[];
};

let cluster: PostgresCluster;
let databaseUrl = "";
let balancer: Balancer;
let person: TestPerson;
let opinion: OpinionAnswer;
let typing: NodeJS.Timeout | undefined;
const ways: Way[] = [];
const nodes: RealNode[] = [];
const typists: Typist[] = [];

/** A node's way to the database. */
const wayOf = (node: RealNode): Way => ways[nodes.indexOf(node)]!;

async function owner(): Promise<RealNode> {
  const line = await openDatabaseLine(databaseUrl);
  const { rows } = await line.ask(
    "SELECT n.address FROM owners o JOIN nodes n ON n.id = o.node WHERE n.until > clock_timestamp()",
    [],
  );
  line.close();
  return nodes.find(({ url }) => url === rows[0]?.["address"]) ?? owner();
}

const look = (): void => {
  for (const one of typists) {
    const saved = one.words.length - one.page.unsaved();
    while (one.savedAt.length < saved) one.savedAt.push(performance.now());
  }
};

function typeOn(): void {
  let n = 0;
  typing = setInterval(() => {
    look();
    if ((n += 1) % Math.round(WORD_EVERY_MS / 10) !== 0) return;
    for (const [i, one] of typists.entries()) {
      if (one.words.length >= WORDS_MAX || one.page.seen().syncs === 0) continue;
      const word = `p${i}w${one.words.length}`;
      one.page.type(one.clause, `${word} `);
      one.words.push(word);
      one.typedAt.push(performance.now());
    }
  }, 10);
}

/** Since an instant: seconds until a page's word that was typed after it was acknowledged, of the first page and of all. */
async function backSince(at: number): Promise<{ readonly first: number; readonly all: number }> {
  const first = (one: Typist): number =>
    one.savedAt[one.typedAt.findIndex((typed) => typed > at)] ?? Infinity;
  await until("all pages are back", () => typists.every((one) => first(one) < Infinity), BACK_MS).catch(
    (error: unknown) => {
      for (const node of nodes) console.log(node.name, node.url, node.logged());
      for (const { page, words, savedAt } of typists)
        console.log(page.seen(), words.length, savedAt.length, page.connection.transport());
      throw error;
    },
  );
  const seconds = typists.map((one) => (first(one) - at) / 1000);
  return { first: Math.min(...seconds), all: Math.max(...seconds) };
}

const isReady = async ({ url }: RealNode): Promise<boolean> => {
  const signal = AbortSignal.timeout(1_000);
  return (await fetch(`${url}/api/ready`, { signal }).catch(() => null))?.ok === true;
};
const bothReady = (): Promise<void> =>
  until(
    "both nodes are ready",
    async () => (await Promise.all(nodes.map(isReady))).every((ready) => ready),
    BACK_MS,
  );

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;

if (whyNoPostgres !== null) {
  test(`several nodes on PostgreSQL are left out: ${whyNoPostgres}`, () => undefined);
} else {
  beforeAll(async () => {
    cluster = await openPostgresCluster();
    databaseUrl = await cluster.newDatabase();
    for (const name of ["one", "two"]) {
      const way = await openWay(cluster.port);
      ways.push(way);
      nodes.push(await openRealNode(name, databaseUrl.replace(`:${cluster.port}/`, `:${way.port}/`)));
    }
    await Promise.all(nodes.map((node) => node.start()));
    balancer = await openBalancer(nodes.map(({ port }) => port));
  }, 240_000);
  afterAll(async () => {
    clearInterval(typing);
    for (const { page } of typists) page.close();
    await balancer.close();
    await endNodes(nodes);
    for (const way of ways) way.close();
    await cluster.close();
  });

  test("D39 two starts at once on an empty database found one forum and print the links once", async () => {
    const links = nodes.map((node) => node.said().match(/sign-in#/gu)?.length ?? 0);
    expect(links.toSorted((a, b) => a - b)).toEqual([0, 11]);
    expect(nodes.map((node) => /node \d of 2 on PostgreSQL/u.test(node.said()))).toEqual([true, true]);
    const token = /^delegate\tAAA\t.*#(\S+)/mu.exec(nodes.map((node) => node.said()).join("\n"))?.[1];
    const answer = await fetch(`${balancer.url}/api/sign-in`, {
      method: "POST",
      body: JSON.stringify({ token }),
    });
    person = signedIn(balancer.url, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
    const view = await person.forum();
    const id = view.groups.flatMap(({ opinions }) => opinions)[0]!.id;
    opinion = await person.opinion(id);
    const clauses = opinion.clauses.filter(({ kind, locked }) => kind !== "section" && !locked);
    for (let n = 0; n < PAGES; n++) {
      const { cookie } = person;
      const page = openPageConnection(balancer.url, {
        cookie,
        person: view.me.id,
        opinionId: id,
        generation: opinion.generation,
      });
      typists.push({ page, clause: clauses[n]!.id, words: [], typedAt: [], savedAt: [] });
    }
    typeOn();
    await until("all have typed", () => typists.every(({ savedAt }) => savedAt.length > 3), BACK_MS);
  }, 240_000);

  const FAULT = {
    "is killed": {
      cause: (node: RealNode) => node.signal("SIGKILL"),
      mend: (node: RealNode) => node.start(),
    },
    "is frozen": {
      cause: (node: RealNode) => node.signal("SIGSTOP"),
      mend: async (node: RealNode) => node.signal("SIGCONT"),
    },
    "is cut from the database": {
      cause: (node: RealNode) => wayOf(node).cut(true),
      mend: async (node: RealNode) => wayOf(node).cut(false),
    },
  } as const;

  test.each(Object.entries(FAULT))(
    "D39 the owner %s: another node goes on, and pages come back to it",
    async (name, { cause, mend }) => {
      const took: { first: number; all: number }[] = [];
      for (let n = 0; n < FAULTS; n++) {
        await bothReady();
        const victim = await owner();
        await sleep(300 + ((n * 137) % 500));
        const at = performance.now();
        cause(victim);
        took.push(await backSince(at));
        expect((await owner()).name).not.toBe(victim.name);
        await mend(victim);
      }
      const [first, all] = [took.map((one) => one.first), took.map((one) => one.all)];
      const told = (of: readonly number[]): string =>
        `median ${median(of).toFixed(1)}, most ${Math.max(...of).toFixed(1)} s`;
      console.log(
        `the owner ${name}, ${FAULTS} ×: first page ${told(first)}; all ${PAGES} pages ${told(all)}`,
      );
      console.log(`  ${first.filter((one) => one <= 5).length} of ${FAULTS} first words within 5 s`);
    },
    FAULTS * 60_000 + 180_000,
  );

  test(
    "D39 a node that is told to stop hands the forum over without waiting for its lease",
    async () => {
      const gaps: number[] = [];
      for (let n = 0; n < FAULTS; n++) {
        await bothReady();
        const leaving = await owner();
        const at = performance.now();
        leaving.signal("SIGTERM");
        expect(await leaving.ended()).toBe(0);
        await backSince(performance.now());
        const acks = typists.flatMap(({ savedAt }) => savedAt.filter((saved) => saved > at - 500));
        const inOrder = acks.toSorted((a, b) => a - b);
        gaps.push(Math.max(...inOrder.slice(1).map((ack, i) => ack - inOrder[i]!)) / 1000);
        await leaving.start();
      }
      console.log(
        `a polite stop, ${FAULTS} ×: nothing acknowledged for median ${median(gaps).toFixed(2)}, most ${Math.max(...gaps).toFixed(2)} s`,
      );
    },
    FAULTS * 60_000 + 180_000,
  );

  test(
    "D39 PostgreSQL restarts: all goes on by itself, and nothing is closed for repair",
    async () => {
      const took: number[] = [];
      for (let n = 0; n < FAULTS; n++) {
        await bothReady();
        await cluster.stop("SIGQUIT");
        await cluster.start();
        took.push((await backSince(performance.now())).all);
        for (const { url } of nodes)
          expect(await (await fetch(`${url}/api/health`)).json()).not.toHaveProperty("closedForRepair");
      }
      console.log(
        `PostgreSQL restarted, ${FAULTS} ×: all pages back after median ${median(took).toFixed(1)}, most ${Math.max(...took).toFixed(1)} s`,
      );
    },
    FAULTS * 60_000 + 180_000,
  );

  test("D39 every word is there once, and no epoch goes back in the record", async () => {
    clearInterval(typing);
    await until("all is saved", () => typists.every(({ page }) => page.unsaved() === 0), BACK_MS);
    const { clauses } = await signedIn((await owner()).url, person.cookie).opinion(opinion.id);
    let words = 0;
    for (const { clause, words: typed } of typists) {
      const there = clauses.find(({ id }) => id === clause)!.text.split(" ");
      const times = new Map<string, number>();
      for (const word of there) times.set(word, (times.get(word) ?? 0) + 1);
      expect(typed.filter((word) => times.get(word) !== 1)).toEqual([]);
      words += typed.length;
    }
    const line = await openDatabaseLine(databaseUrl);
    const { rows } = await line.ask(
      `SELECT count(*)::int AS back FROM (SELECT epoch, lag(epoch) OVER (PARTITION BY stream ORDER BY seq) AS before FROM rows) AS r
        WHERE epoch < before`,
      [],
    );
    line.close();
    expect(rows[0]?.["back"]).toBe(0);
    console.log(`${words} words typed through ${5 * FAULTS} faults: 0 lost, 0 doubled`);
  }, 240_000);

  test("D38 a database that lost acknowledged rows is told, and pages begin anew", async () => {
    await bothReady();
    const data = join(cluster.folder, "data");
    const before = `${data}-before`;
    // As a standby that had not got the last rows yet.
    await cluster.stop("SIGINT");
    // With owner and rights, as PostgreSQL asks for them.
    execFileSync("cp", ["-a", data, before]);
    await cluster.start();
    await bothReady();
    const { page, clause } = typists[0]!;
    page.type(clause, "lost ");
    await until("the word is acknowledged", () => page.unsaved() === 0, BACK_MS);
    // The last owner writes down what it saw last once a second.
    await sleep(LAST_SEEN_INTERVAL_MS + 500);
    await cluster.stop("SIGQUIT");
    rmSync(data, { recursive: true });
    renameSync(before, data);
    await cluster.start();
    await bothReady();
    const isTold = (): boolean => nodes.some((node) => node.logged().includes("the database lost rows"));
    await until("the lost rows are told", isTold, BACK_MS);
    const isAnew = async (): Promise<boolean> => {
      const later = await signedIn((await owner()).url, person.cookie)
        .opinion(opinion.id)
        .catch(() => null);
      return later?.generation !== undefined && later.generation !== opinion.generation;
    };
    await until("the Opinion has begun anew", isAnew, BACK_MS);
    await until("the page hears that its text began anew", () => page.seen().closedBy !== null, BACK_MS);
  }, 240_000);
}
