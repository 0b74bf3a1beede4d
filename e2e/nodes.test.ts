import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepNetwork, NOTHING_KNOWN } from "../client/wire/transport.ts";
import { openDatabaseLine } from "../server/postgres/line.ts";
import {
  openPostgresCluster,
  type PostgresCluster,
  whyNoPostgres,
} from "../server/testing/postgres-cluster.ts";
import type { RealNode } from "../server/testing/real-nodes.ts";
import { type OpinionAnswer, signedIn, type TestPerson } from "../server/testing/room-of-people.ts";
import { until } from "../server/testing/y-client.ts";
import { median } from "./bench/median.ts";
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

/** Faults of each kind. */
const FAULTS = Number(process.env["NODE_FAULTS"] ?? 1);
const PAGES = 4;
const WORD_EVERY_MS = 120;
/** Both machines' clocks are wrong. */
const CLOCKS_OFF_MS = [5_000, -5_000];
/** An instant by beats is off by half of their way at most. */
const STAMP_OFF_MS_MAX = 1_500;

let cluster: PostgresCluster;
let pair: NodePair;
let person: TestPerson;
let opinion: OpinionAnswer;
let typing: ReturnType<typeof typeOn> | undefined;
const typists: Typist[] = [];
const typedByHttp: string[] = [];

/** Seconds since an instant until the first page and all pages were back. */
async function back(at: number): Promise<{ readonly first: number; readonly all: number }> {
  const seconds = await backSince(at, typists).catch((error: unknown) => {
    for (const node of pair.nodes) console.log(node.name, node.url, node.logged());
    throw error;
  });
  return { first: Math.min(...seconds), all: Math.max(...seconds) };
}

/** Rows tell the database's time, whichever machine wrote them and whatever its own clock says. */
async function expectStamped(): Promise<void> {
  const line = await openDatabaseLine(pair.databaseUrl());
  const ms = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now";
  const { rows: before } = await line.ask(`SELECT ${ms}`, []);
  await back(performance.now());
  const { rows: after } = await line.ask(
    `SELECT at, ${ms} FROM rows WHERE stream = $1 ORDER BY seq DESC LIMIT 1`,
    [opinion.id],
  );
  line.close();
  expect(after[0]!["at"]).toBeGreaterThan(Number(before[0]!["now"]) - STAMP_OFF_MS_MAX);
  expect(after[0]!["at"]).toBeLessThan(Number(after[0]!["now"]) + STAMP_OFF_MS_MAX);
}

if (whyNoPostgres !== null) {
  test(`several nodes on PostgreSQL are left out: ${whyNoPostgres}`, () => undefined);
} else {
  beforeAll(async () => {
    cluster = await openPostgresCluster();
    pair = await openNodePair(cluster, undefined, CLOCKS_OFF_MS);
  }, 240_000);
  afterAll(async () => {
    typing?.stop();
    for (const { page } of typists) page.close();
    await pair.close();
    await cluster.close();
  });

  test("D39 two starts at once on an empty database found one forum and print the links once", async () => {
    const links = pair.nodes.map((node) => node.said().match(/sign-in#/gu)?.length ?? 0);
    expect(links.toSorted((a, b) => a - b)).toEqual([0, 11]);
    // A node that opens first may not know the other yet.
    const known = pair.nodes.map((node) => Number(/nodes on PostgreSQL: (\d)/u.exec(node.said())?.[1] ?? 0));
    expect([Math.min(...known) > 0, Math.max(...known)]).toEqual([true, 2]);
    person = await pair.person("AAA");
    const view = await person.forum();
    const id = view.groups.flatMap(({ opinions }) => opinions)[0]!.id;
    opinion = await person.opinion(id);
    const clauses = clausesToType(opinion);
    for (let n = 0; n < PAGES; n++)
      typists.push(
        openTypist(pair.balancer.url, {
          name: `p${n}`,
          person,
          me: view.me.id,
          opinion,
          clauses: clauses.filter((_, i) => i % PAGES === n),
        }),
      );
    typing = typeOn(typists, WORD_EVERY_MS);
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
      cause: (node: RealNode) => pair.wayOf(node).cut(true),
      mend: async (node: RealNode) => pair.wayOf(node).cut(false),
    },
  } as const;

  test.each(Object.entries(FAULT))(
    "D39 the owner %s: another node goes on, and pages come back to it",
    async (name, { cause, mend }) => {
      const took: { first: number; all: number }[] = [];
      for (let n = 0; n < FAULTS; n++) {
        await pair.bothReady();
        const victim = await pair.owner();
        await sleep(300 + ((n * 137) % 500));
        const at = performance.now();
        cause(victim);
        took.push(await back(at));
        expect((await pair.owner()).name).not.toBe(victim.name);
        await expectStamped();
        await mend(victim);
      }
      const [first, all] = [took.map((one) => one.first), took.map((one) => one.all)];
      console.log(
        `the owner ${name}, ${FAULTS} ×: first page ${saySeconds(first)}; all ${PAGES} pages ${saySeconds(all)}`,
      );
      console.log(`  ${first.filter((one) => one <= 5).length} of ${FAULTS} first words within 5 s`);
    },
    FAULTS * 60_000 + 180_000,
  );

  test(
    "W28 a page by HTTP comes back while each of its requests may reach a frozen machine",
    async () => {
      const { me } = await person.forum();
      const clauses = clausesToType(opinion).slice(-1);
      const took: { seconds: number; by: string }[] = [];
      for (let n = 0; n < FAULTS; n++) {
        await pair.bothReady();
        keepNetwork(sessionStorage, { ...NOTHING_KNOWN, httpUntil: Date.now() + 60_000 });
        const byHttp = openTypist(pair.balancer.url, { name: `h${n}`, person, me: me.id, opinion, clauses });
        keepNetwork(sessionStorage, NOTHING_KNOWN);
        const typingIt = typeOn([byHttp], WORD_EVERY_MS);
        const { connection } = byHttp.page;
        await until("it types by HTTP", () => byHttp.savedAt.length > 3, BACK_MS);
        // After ten seconds it is tried by HTTP once more.
        if (n % 3 === 2) await sleep(11_000);
        expect(connection.transport()).toBe("http");
        const victim = await pair.owner();
        const at = performance.now();
        victim.signal("SIGSTOP");
        const [seconds = Infinity] = await backSince(at, [byHttp]).finally(() => typingIt.stop());
        took.push({ seconds, by: connection.transport() });
        victim.signal("SIGCONT");
        await allSaved([byHttp]);
        typedByHttp.push(...byHttp.words);
        byHttp.page.close();
      }
      const bySocket = took.filter(({ by }) => by === "socket").length;
      console.log(
        `the owner is frozen, ${FAULTS} ×: a page by HTTP ${saySeconds(took.map(({ seconds }) => seconds))}, ${bySocket} by WebSocket`,
      );
    },
    FAULTS * 60_000 + 180_000,
  );

  test(
    "D39 a node that is told to stop hands the forum over without waiting for its lease",
    async () => {
      const gaps: number[] = [];
      for (let n = 0; n < FAULTS; n++) {
        await pair.bothReady();
        const leaving = await pair.owner();
        const at = performance.now();
        leaving.signal("SIGTERM");
        expect(await leaving.ended()).toBe(0);
        await back(performance.now());
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
        await pair.bothReady();
        await cluster.stop("SIGQUIT");
        await cluster.start();
        took.push((await back(performance.now())).all);
        for (const { url } of pair.nodes)
          expect(await (await fetch(`${url}/api/health`)).json()).not.toHaveProperty("closedForRepair");
      }
      console.log(`PostgreSQL restarted, ${FAULTS} ×: all pages back after ${saySeconds(took)}`);
    },
    FAULTS * 60_000 + 180_000,
  );

  test("D12 D39 each word is there once; no epoch and no instant goes back", async () => {
    typing?.stop();
    await allSaved(typists);
    const words = [...typists.flatMap((one) => one.words), ...typedByHttp];
    const later = await signedIn((await pair.owner()).url, person.cookie).opinion(opinion.id);
    expect(lostOrDoubled(words, later)).toEqual({ lost: [], doubled: [] });
    const line = await openDatabaseLine(pair.databaseUrl());
    const { rows } = await line.ask(
      `SELECT count(*)::int AS back FROM (SELECT epoch, at, lag(epoch) OVER stream AS epoch_before, lag(at) OVER stream AS at_before
          FROM rows WINDOW stream AS (PARTITION BY stream ORDER BY seq)) AS r
        WHERE epoch < epoch_before OR at < at_before`,
      [],
    );
    line.close();
    expect(rows[0]?.["back"]).toBe(0);
    console.log(`${words.length} words typed through ${6 * FAULTS} faults: 0 lost, 0 doubled`);
  }, 240_000);
}
