import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seeded } from "../server/testing/chance.ts";
import { openProxy } from "../server/testing/proxy.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../server/testing/room-of-people.ts";
import { until } from "../server/testing/y-client.ts";
import { openPageConnection, type PageConnection } from "./page-connection.ts";

const SLOW_MS = Number(process.env["SLOW_LINE_MS"] ?? 0);
const WORD = "kept ";

let site: TestSite;
let aaa: TestPerson;
let me = "";
let opinion: OpinionAnswer;
beforeAll(async () => {
  site = await openTestSite();
  aaa = await site.person("AAA");
  me = (await aaa.forum()).me.id;
  opinion = await aaa.opinion(site.opinionOf("space"));
});
afterAll(() => site.close());

const openPage = async (url: string): Promise<PageConnection> => {
  const { id: opinionId, generation } = opinion;
  const page = openPageConnection(url, { cookie: aaa.cookie, person: me, opinionId, generation });
  await until("the page has the text", () => page.seen().syncs === 1, 20_000);
  return page;
};

const clauseOf = (kind: string): string =>
  opinion.clauses.find((one) => one.kind === kind && !one.locked)!.id;

test("W24 a connection that swallows all is given up within 5 s, and nothing typed is lost", async () => {
  const proxy = await openProxy(Number(new URL(site.url).port), seeded(1));
  const page = await openPage(proxy.url);
  const clause = clauseOf("operative");
  const before = page.text(clause);
  proxy.set({ kind: "halfOpen" });
  const at = performance.now();
  page.type(clause, WORD);
  await until("the page notices", () => page.seen().lost === 1, 10_000);
  const noticed = performance.now() - at;
  proxy.set({ kind: "none" });
  await until("the text is saved", () => page.unsaved() === 0, 20_000);
  console.log(`a connection that swallows all: noticed after ${(noticed / 1000).toFixed(1)} s`);
  expect(noticed).toBeGreaterThan(1_900);
  const { clauses } = await aaa.opinion(opinion.id);
  expect(clauses.find((one) => one.id === clause)!.text).toBe(`${WORD}${before}`);
  page.close();
  await proxy.close();
});

test("W24 a handshake without an answer gets another beside it, and the first to open is taken", async () => {
  // A balancer's round robin over two machines, of which one is frozen: it takes connections and says nothing.
  const frozen: Socket[] = [];
  let turn = 0;
  const balancer = createServer((client) => {
    client.on("error", () => undefined);
    if (turn++ % 2 === 0) return void frozen.push(client.resume());
    const onward = connect(Number(new URL(site.url).port), "127.0.0.1");
    onward.on("error", () => undefined);
    client.pipe(onward).pipe(client);
  }).listen(0, "127.0.0.1");
  await once(balancer, "listening");
  const page = await openPage(`http://127.0.0.1:${(balancer.address() as AddressInfo).port}`);
  expect(frozen.length).toBe(1);
  page.type(clauseOf("operative"), WORD);
  await until("it is saved", () => page.unsaved() === 0);
  expect(page.seen()).toEqual({ lost: 0, syncs: 1, closedBy: null });
  await until("the other handshake is left", () => frozen.every((one) => one.readableEnded));
  page.close();
  for (const one of frozen) one.destroy();
  balancer.close();
});

test("W24 a page whose server went silent asks two machines at once", async () => {
  // The silent one has the page; a balancer leads each new connection to the next machine in turn.
  const port = Number(new URL(site.url).port);
  const proxy = await openProxy(port, seeded(1));
  let turn = 0;
  const asked: number[] = [];
  const balancer = createServer((client) => {
    const onward = connect(turn++ % 2 === 0 ? Number(new URL(proxy.url).port) : port, "127.0.0.1");
    asked.push(performance.now());
    for (const one of [client, onward]) one.on("error", () => undefined);
    client.on("close", () => onward.destroy());
    client.pipe(onward).pipe(client);
  }).listen(0, "127.0.0.1");
  await once(balancer, "listening");
  const page = await openPage(`http://127.0.0.1:${(balancer.address() as AddressInfo).port}`);
  // The next turn is the silent machine's again.
  turn = 0;
  proxy.set({ kind: "halfOpen" });
  page.type(clauseOf("operative"), WORD);
  await until("the text is saved", () => page.unsaved() === 0, 10_000);
  expect(asked.length).toBe(3);
  expect(asked[2]! - asked[1]!).toBeLessThan(300);
  page.close();
  balancer.close();
  await proxy.close();
});

if (SLOW_MS > 0) {
  test(
    "W24 at 64 kbit/s, while others paste, a page that types does not reconnect",
    async () => {
      const proxy = await openProxy(Number(new URL(site.url).port), seeded(1));
      proxy.set({ kind: "slicer", bytes: 800, everyMs: 100 });
      const page = await openPage(proxy.url);
      const quick = await openPage(site.url);
      const clauses = opinion.clauses.filter((one) => one.kind !== "section" && !one.locked);
      const end = performance.now() + SLOW_MS;
      for (let n = 0; performance.now() < end; n++) {
        const { id } = clauses[n % clauses.length]!;
        if (quick.text(id).length < 2_000) quick.type(id, "x".repeat(15_000));
        else quick.type(id, "y");
        page.type(clauses[0]!.id, "z");
        await new Promise((resolve) => setTimeout(resolve, 2_000));
      }
      await until("all is saved", () => page.unsaved() === 0, 60_000);
      console.log(`64 kbit/s for ${SLOW_MS / 1000} s: ${page.seen().lost} reconnects`);
      expect(page.seen().lost).toBe(0);
      page.close();
      quick.close();
      await proxy.close();
    },
    SLOW_MS + 120_000,
  );
}
