import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { get, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER_WAIT_MS_MAX } from "../../shared/cluster-limits.ts";
import type { Answers } from "../cluster/listener.ts";
import { CLIENT, nodeHeaders } from "../cluster/node-headers.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { freePort } from "../testing/server-process.ts";
import { openTwoNodes, SECRET, type TwoNodes } from "../testing/two-nodes.ts";
import { until } from "../testing/y-client.ts";

let nodes: TwoNodes;
beforeAll(async () => {
  nodes = await openTwoNodes();
});
afterAll(() => nodes.close());

const reset = (): void => {
  nodes.owner.answer({ is: "own", answers: nodes.forum });
  nodes.other.answer({ is: "forward", to: nodes.owner.url });
  nodes.other.onAskedAnew(() => undefined);
};

/** A site of a test behind the owner's listener. */
const site = (answer: Answers["request"]): Answers => ({ request: answer, upgrade: () => undefined });

test("D36 sign-in, reading, commands, typing, streams and long polls work through another node", async () => {
  const { owner, other } = nodes;
  const [far, near] = [await nodes.person("AAA", other), await nodes.person("BBB", owner)];
  const { opinions } = nodes.concord.forum.forum();
  const { id } = opinions[0]!;
  const [mine, theirs] = [await far.opinion(id), await near.opinion(id)];
  expect(mine.clauses).toEqual(theirs.clauses);
  expect((await far.ask(id, { type: "comment" })).status).toBe(400);
  const at = { opinionId: id, generation: mine.generation };
  const clause = mine.clauses.find(({ kind, locked }) => kind === "operative" && !locked)!.id;
  const clients = [
    openConcordClient(other.url, { cookie: far.cookie, ...at }),
    openConcordClient(other.url, { cookie: far.cookie, ...at, by: "stream" }),
    openConcordClient(other.url, { cookie: far.cookie, ...at, by: "poll" }),
    openConcordClient(owner.url, { cookie: near.cookie, ...at }),
  ];
  await Promise.all(clients.map(({ synced }) => synced));
  for (const [n, client] of clients.entries()) {
    client.type(() => client.text(clause).insert(0, `word${n} `));
    await until(`${n} is acknowledged`, () => client.acknowledged() === client.sent());
  }
  for (const client of clients)
    await until(
      "all are equal",
      () => client.text(clause).toString() === clients[0]!.text(clause).toString(),
    );
  expect(clients[0]!.text(clause).toString().startsWith("word3 word2 word1 word0 ")).toBe(true);
  const asked = { method: "POST", headers: { cookie: far.cookie } };
  const body = JSON.stringify({ question: "WORD3 word2" });
  const search = await fetch(`${other.url}/api/search`, { ...asked, body });
  expect(await search.json()).toMatchObject({ found: [{ place: { kind: "clause", clauseId: clause } }] });
  expect(other.forwarder.figures().sockets).toBe(1);
  const head = await fetch(`${other.url}/api/forum`, { headers: { cookie: far.cookie } });
  expect(head.headers.getSetCookie()).toEqual([]);
  expect(head.headers.get("content-encoding")).toBe("gzip");
  for (const client of clients) client.terminate();
  await until("no socket is left", () => other.forwarder.figures().sockets === 0);
});

test("F18 D36 a part that is opened or closed is so on every node with the next request", async () => {
  const { owner, other } = nodes;
  const secretariat = await nodes.person("secretariat", other);
  const path = "/public/en/agenda";
  const open = async (...parts: readonly string[]): Promise<number> =>
    (await secretariat.post("/api/forum/commands", { type: "openToPublic", parts })).status;
  const read = async (tag = ""): Promise<readonly Response[]> =>
    Promise.all(
      [owner, other].map(({ url }) =>
        fetch(url + path, { headers: tag === "" ? {} : { "if-none-match": tag } }),
      ),
    );
  expect(await open("agenda")).toBe(200);
  const [near, far] = await read();
  expect([near!.status, far!.status]).toEqual([200, 200]);
  const tag = far!.headers.get("etag")!.replace("W/", "");
  expect((await read(tag)).map(({ status }) => status)).toEqual([304, 304]);
  expect(await open()).toBe(200);
  expect((await read(tag)).map(({ status }) => status)).toEqual([404, 404]);
});

test("D36 60 MB go up and come down unchanged, and as slowly as they are read", async () => {
  const bytes = randomBytes(60 * 1024 * 1024);
  const sum = createHash("sha256").update(bytes).digest("hex");
  nodes.owner.answer({
    is: "own",
    answers: site((asked, answer) => {
      const hash = createHash("sha256");
      asked.on("data", (piece: Buffer) => hash.update(piece));
      asked.on("end", () => answer.writeHead(200, { "x-sum": hash.digest("hex") }).end(bytes));
    }),
  });
  const answer = await fetch(`${nodes.other.url}/up?a=%20b`, { method: "PUT", body: bytes });
  expect(answer.headers.get("x-sum")).toBe(sum);
  expect(
    createHash("sha256")
      .update(new Uint8Array(await answer.arrayBuffer()))
      .digest("hex"),
  ).toBe(sum);

  // A reader that stops holds the writer back, instead of filling the memory between.
  let written = 0;
  nodes.owner.answer({
    is: "own",
    answers: site((_asked, reply) => {
      const piece = Buffer.alloc(64 * 1024);
      const write = (): void => {
        while (!reply.destroyed && written < 200 * 1024 * 1024) {
          written += piece.length;
          if (!reply.write(piece)) return void reply.once("drain", write);
        }
      };
      write();
    }),
  });
  const reading = get(`${nodes.other.url}/down`);
  const [slow] = (await once(reading, "response")) as [IncomingMessage];
  slow.pause();
  let before = -1;
  while (before !== written) {
    before = written;
    await sleep(300);
  }
  expect(written).toBeLessThan(60 * 1024 * 1024);
  reading.destroy();
  reset();
});

test("D36 headers of nodes from outside are dropped; the client's address has a key", async () => {
  const seen: IncomingMessage["headers"][] = [];
  nodes.owner.answer({
    is: "own",
    answers: site((asked, answer) => {
      seen.push({ ...asked.headers });
      answer.end();
    }),
  });
  const [url, method] = ["/api/forum", "GET"];
  const forged = nodeHeaders("another secret", { url, method }, { from: "x", client: "198.51.100.7" });
  const right = nodeHeaders(SECRET, { url, method }, { from: "x", client: "198.51.100.7" });
  const ask = async (at: string, raw: readonly string[], path = url) => {
    const headers = Object.fromEntries(raw.flatMap((name, n) => (n % 2 ? [] : [[name, raw[n + 1]!]])));
    return (await fetch(at + path, { headers })).status;
  };
  await ask(nodes.owner.url, forged);
  await ask(nodes.owner.url, [CLIENT, "198.51.100.7"]);
  // A key is for one address alone.
  await ask(nodes.owner.url, right, "/api/other");
  await ask(nodes.other.url, forged);
  await ask(nodes.owner.url, right);
  expect(seen.map((headers) => headers[CLIENT])).toEqual([
    undefined,
    undefined,
    undefined,
    "127.0.0.1",
    "198.51.100.7",
  ]);
  expect(seen.flatMap((headers) => Object.keys(headers)).filter((name) => name === "concord-key")).toEqual(
    [],
  );
  reset();
});

test("A17 D36 a sign-in through another node is counted for its own client's address", async () => {
  const [url, method] = ["/api/sign-in", "POST"];
  const raw = nodeHeaders(SECRET, { url, method }, { from: "x", client: "198.51.100.7" });
  const headers = Object.fromEntries(raw.flatMap((name, n) => (n % 2 ? [] : [[name, raw[n + 1]!]])));
  const answer = await fetch(nodes.owner.url + url, { method, headers, body: '{"token":"x"}' });
  expect(answer.status).toBe(401);
  expect(nodes.logged.filter((line) => line.includes("198.51.100.7"))).toHaveLength(1);
});

test("D36 one hop: a node that owns nothing answers 421, and the database is asked anew once", async () => {
  const { owner, other } = nodes;
  owner.answer({ is: "forward", to: other.url });
  let asked = 0;
  other.onAskedAnew(() => (asked += 1));
  const answer = await fetch(`${other.url}/api/forum`);
  expect([answer.status, answer.headers.get("retry-after"), asked]).toEqual([503, "1", 1]);
  const socket = new WebSocket(`${other.url.replace("http", "ws")}/ws/notices`);
  const [code] = (await once(socket, "close")) as [number];
  expect([code, asked]).toEqual([1012, 2]);
  // Meanwhile it has become the owner itself.
  other.onAskedAnew(() => other.answer({ is: "own", answers: nodes.forum }));
  expect((await fetch(`${other.url}/api/health`)).status).toBe(200);
  reset();
});

test("D36 an owner that is gone: 503 and close code 1012 within its limit, and nothing hangs", async () => {
  const { other } = nodes;
  const person = await nodes.person("CCC", other);
  const { id } = nodes.concord.forum.forum().opinions[0]!;
  const { generation } = await person.opinion(id);
  const client = openConcordClient(other.url, { cookie: person.cookie, opinionId: id, generation });
  await client.synced;
  const waiting = fetch(`${other.url}/api/opinions/${id}/line/none`);
  await waiting;
  other.answer({ is: "forward", to: `http://127.0.0.1:${await freePort()}` });
  other.forwarder.drop(null);
  expect((await client.closed).code).toBe(1012);
  const answer = await fetch(`${other.url}/api/forum`);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
  const posted = await fetch(`${other.url}/api/sign-in`, { method: "POST", body: "{}" });
  expect(posted.status).toBe(503);
  const socket = new WebSocket(`${other.url.replace("http", "ws")}/ws/notices`);
  expect(((await once(socket, "close")) as [number])[0]).toBe(1012);
  // No machine has this address: nobody refuses, and nobody answers.
  other.answer({ is: "forward", to: "http://192.0.2.1:9" });
  const start = performance.now();
  expect((await fetch(`${other.url}/api/forum`)).status).toBe(503);
  expect(performance.now() - start).toBeLessThan(5_000);
  other.answer({ is: "away" });
  expect((await fetch(`${other.url}/api/forum`)).status).toBe(503);
  reset();
});

test("D36 a cut owner ends its answer, and half a request ends with its client", async () => {
  const { owner, other } = nodes;
  let left = 0;
  owner.answer({
    is: "own",
    answers: site((asked, answer) => {
      asked.on("close", () => (left += asked.complete ? 0 : 1));
      if (asked.method === "GET") answer.writeHead(200).write("half");
    }),
  });
  const reading = await fetch(`${other.url}/x`);
  const text = reading.text();
  other.forwarder.drop(null);
  await expect(text).rejects.toThrow();
  const posting = request(`${other.url}/x`, { method: "POST", headers: { "content-length": 100 } });
  posting.on("error", () => undefined);
  posting.write("a");
  await sleep(50);
  posting.destroy();
  await until("the owner's request ends", () => left === 1);
  // An upgrade to anything else is refused here.
  const raw = connect(Number(new URL(other.url).port), "127.0.0.1");
  raw.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
  const [said] = (await once(raw, "data")) as [Buffer];
  expect(said.toString()).toContain("426 Upgrade Required");
  raw.destroy();
  reset();
});

test("D36 requests and handshakes wait for the next owner; forwarded ones for a node that opens", async () => {
  const { owner, other } = nodes;
  const person = await nodes.person("AAA", owner);
  const { id } = nodes.concord.forum.forum().opinions[0]!;
  const { generation } = await person.opinion(id);
  const later = async <Value>(asked: () => Promise<Value>, act: () => void): Promise<Value> => {
    const answer = asked();
    await sleep(100);
    act();
    return answer;
  };
  const read = async (): Promise<number> =>
    (await fetch(`${other.url}/api/forum`, { headers: { cookie: person.cookie } })).status;
  const follow = (): void => other.answer({ is: "forward", to: owner.url });
  other.answer({ is: "away" });
  expect(await later(read, follow)).toBe(200);
  // A read that the last owner cannot answer any more is asked of the next one.
  other.answer({ is: "forward", to: `http://127.0.0.1:${await freePort()}` });
  expect(await later(read, follow)).toBe(200);
  other.answer({ is: "away" });
  const { cookie } = person;
  const client = openConcordClient(other.url, { cookie, opinionId: id, generation });
  await later(() => client.synced, follow);
  client.terminate();
  owner.answer({ is: "opening" });
  expect(await later(read, () => owner.answer({ is: "own", answers: nodes.forum }))).toBe(200);
  // A node that has lost the forum says so at once.
  owner.answer({ is: "away" });
  const start = performance.now();
  const raw = nodeHeaders(
    SECRET,
    { url: "/api/forum", method: "GET" },
    { from: "x", client: "198.51.100.7" },
  );
  const headers = Object.fromEntries(raw.flatMap((name, n) => (n % 2 ? [] : [[name, raw[n + 1]!]])));
  expect((await fetch(`${owner.url}/api/forum`, { headers })).status).toBe(421);
  expect(performance.now() - start).toBeLessThan(OWNER_WAIT_MS_MAX / 2);
  reset();
});
