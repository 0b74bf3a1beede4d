import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import {
  CONNECTIONS_PER_PERSON_MAX,
  FRAGMENTS_MAX,
  UNFINISHED_PIECE_BYTES,
  REQUEST_HEAD_MS_MAX,
  REQUESTS_CHECKED_MS,
  UNFINISHED_BYTES_MAX,
  USER_MESSAGES_BURST,
} from "../../shared/limits.ts";
import { CLOSE, SCHEMA } from "../../shared/wire/protocol.ts";
import { openRequests } from "../testing/line-socket.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";
import { unfinishedBytes } from "../http/unfinished.ts";

/** A follower or a delegate with programs of their own, against a real server; others go on. */
let site: TestSite;
let [aaa, bbb, ccc]: TestPerson[] = [];
let opinionId: string;
const sockets = new Set<{ destroy: () => void }>();
beforeAll(async () => {
  site = await openTestSite();
  opinionId = site.opinionOf("space");
  [aaa, bbb, ccc] = [await site.person("AAA"), await site.person("BBB"), await site.person("CCC")];
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
});
afterAll(() => site.close());

type Closed = { readonly code: number; readonly reason: string };
type Raw = { readonly socket: WebSocket; readonly net: Socket; readonly closed: () => Closed | null };

async function open(who: TestPerson, id = opinionId): Promise<Raw> {
  const socket = new WebSocket(`${site.url.replace("http", "ws")}/ws/opinions/${id}`, {
    headers: { cookie: who.cookie },
  });
  let closed: Closed | null = null;
  socket.on("error", () => undefined);
  socket.on("close", (code, reason) => (closed = { code, reason: reason.toString() }));
  await once(socket, "open");
  sockets.add({ destroy: () => socket.terminate() });
  return { socket, net: (socket as WebSocket & { _socket: Socket })._socket, closed: () => closed };
}

/** A masked binary frame; `fin`: the last of its message. */
function frame(bytes: Buffer, { fin, first }: { readonly fin: boolean; readonly first: boolean }): Buffer {
  const head = Buffer.alloc(14);
  head[0] = (fin ? 0x80 : 0) | (first ? 0x02 : 0);
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(bytes.byteLength), 2);
  // A mask of nothing leaves the bytes as they are.
  return Buffer.concat([head, bytes]);
}

/** Checks that somebody else still types and is acknowledged. */
async function honestTypes(): Promise<void> {
  const { generation, clauses } = await bbb!.opinion(opinionId);
  const { id } = clauses.find((one) => one.kind === "operative" && !one.locked)!;
  const honest = openConcordClient(site.url, { cookie: bbb!.cookie, opinionId, generation });
  await honest.synced;
  const count = honest.type(() => honest.text(id).insert(0, "meanwhile "));
  await until("the honest typist is acknowledged", () => honest.acknowledged() >= count);
  honest.terminate();
}

test("G11 keeps the last of one person's 300 connections; closes the others with a reason", async () => {
  const tried = 300;
  const all: Raw[] = [];
  const outcomes = { crowded: 0, slowed: 0, open: 0 };
  for (let n = 0; n < tried; n++) all.push(await open(aaa!, site.opinionOf(n % 2 ? "space" : "green")));
  await until(
    "those too many are closed",
    () => all.filter((one) => one.closed() === null).length <= CONNECTIONS_PER_PERSON_MAX,
  );
  for (const one of all) {
    const code = one.closed()?.code;
    if (code === undefined) outcomes.open += 1;
    else if (code === CLOSE.crowded) outcomes.crowded += 1;
    else if (code === CLOSE.tooSlow) outcomes.slowed += 1;
  }
  expect(outcomes.open).toBeLessThanOrEqual(CONNECTIONS_PER_PERSON_MAX);
  expect(outcomes.open + outcomes.crowded + outcomes.slowed).toBe(tried);
  const connections = await Promise.all(
    ["space", "green"].map(async (group) =>
      (await site.concord.rooms.get(site.opinionOf(group) as never))!.connections(),
    ),
  );
  expect(connections[0]! + connections[1]!).toBe(outcomes.open);
  expect(all.find((one) => one.closed()?.code === CLOSE.crowded)!.closed()!.reason).toMatch(/^crowded: /);
  console.log(`${tried} connections of one person:`, outcomes);
  await honestTypes();
});

test("G11 counts WebSockets and lines together, and never closes the window in use", async () => {
  const { generation } = await ccc!.opinion(opinionId);
  const used = openConcordClient(site.url, { cookie: ccc!.cookie, opinionId, generation });
  await used.synced;
  const requests = openRequests(site.url, ccc!.cookie);
  const query = `concord=1&schema=${SCHEMA}&generation=${generation}`;
  const line = (await (await requests.open(opinionId, query)).json()) as { line: string };
  const all: Raw[] = [];
  for (let n = 0; n < CONNECTIONS_PER_PERSON_MAX - 2; n++) all.push(await open(ccc!));
  expect(all.every((one) => one.closed() === null)).toBe(true);
  const { id } = (await ccc!.opinion(opinionId)).clauses.find(
    (one) => one.kind === "recital" && !one.locked,
  )!;
  const count = used.type(() => used.text(id).insert(0, "used "));
  await until("it is acknowledged", () => used.acknowledged() >= count);
  await open(ccc!);
  // The line is the least used: it is told, and asks why.
  const answer = await requests.ask(`/api/opinions/${opinionId}/line/${line.line}?after=0&wait=0`);
  expect(await answer.text()).toContain(`"code":${CLOSE.crowded}`);
  expect(used.isClosed()).toBe(false);
  used.terminate();
});

test("G11 messages that never end are counted as they come, over all connections of a person", async () => {
  const piece = randomBytes(512 * 1024);
  const each = 7 * 1024 * 1024;
  const tried = 40;
  let [sent, ended, most] = [0, 0, 0];
  const all: Raw[] = [];
  for (let n = 0; n < tried; n++) {
    const one = await open(aaa!, site.opinionOf(n % 2 ? "space" : "green"));
    all.push(one);
    // In frames that are whole, of a message that is not; and in one frame that is not whole.
    if (n % 2 === 0) {
      for (let bytes = 0; bytes < each; bytes += piece.byteLength)
        one.net.write(frame(piece, { fin: false, first: bytes === 0 }));
    } else {
      one.net.write(
        frame(Buffer.concat(Array.from({ length: 14 }, () => piece)), { fin: true, first: true }).subarray(
          0,
          -1,
        ),
      );
    }
    sent += each;
    await new Promise((resolve) => setTimeout(resolve, 20));
    most = Math.max(most, unfinishedBytes());
  }
  await until("what is too much is ended", () => {
    most = Math.max(most, unfinishedBytes());
    ended = all.filter((one) => one.closed() !== null).length;
    return ended >= tried - UNFINISHED_BYTES_MAX / each - 1;
  });
  expect(most).toBeLessThan(UNFINISHED_BYTES_MAX + 2 * 1024 * 1024);
  console.log(
    `${tried} unfinished messages, ${sent >> 20} MiB sent: ${ended} ended, ${most >> 20} MiB held at most`,
  );
  await honestTypes();
  for (const one of all) one.socket.terminate();
  await until("nothing is held any more", () => unfinishedBytes() === 0);
});

test("G11 messages in single bytes or endless parts hold no more than their pieces cost", async () => {
  const one = await open(aaa!);
  // Parts of a byte each, without end.
  const parts = Buffer.concat(
    Array.from({ length: FRAGMENTS_MAX + 10 }, (_, n) =>
      Buffer.from([n === 0 ? 0x02 : 0, 0x81, 0, 0, 0, 0, 1]),
    ),
  );
  one.net.write(parts);
  await until("it is closed for its parts", () => one.closed() !== null);
  // A frame that is announced, of which bytes come one by one, each in a packet of its own.
  const other = await open(aaa!);
  const announced = frame(Buffer.alloc(1024), { fin: true, first: true });
  other.net.setNoDelay(true);
  for (const byte of announced.subarray(0, 64)) {
    other.net.write(Buffer.from([byte]));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await until("its pieces are counted", () => unfinishedBytes() > 64 + 8 * UNFINISHED_PIECE_BYTES);
  other.socket.terminate();
  await until("nothing is held any more", () => unfinishedBytes() === 0);
});

test("G9 pings are paid for like messages, and a flood of them is read more slowly", async () => {
  const one = await open(ccc!);
  let pongs = 0;
  one.socket.on("pong", () => (pongs += 1));
  const ping = Buffer.from([0x89, 0x80, 0, 0, 0, 0]);
  const sent = 3 * USER_MESSAGES_BURST;
  one.net.write(Buffer.concat(Array.from({ length: sent }, () => ping)));
  const room = (await site.concord.rooms.get(opinionId as never))!;
  const user = site.concord.people.byName(site.concord.invited.find(({ of }) => of === "CCC")!.name)!;
  await until("the allowance is spent", () => room.spend(user, { messages: 0, bytes: 0 }) > 0);
  await honestTypes();
  console.log(`${sent} pings at once: ${pongs} answered when the honest typist was acknowledged`);
});

test("G11 half requests of people who are not signed in are ended", { timeout: 60_000 }, async () => {
  const { port } = new URL(site.url);
  const tried = 300;
  const HALVES = [
    "GET /api/forum HTTP/1.1\r\nHost: localhost\r\nX: ",
    'POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"tok',
    `POST /api/opinions/${opinionId}/commands HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{`,
    `GET /ws/opinions/${opinionId} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n`,
    'POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"tok\r\n',
  ];
  let closed = 0;
  const began = performance.now();
  for (let n = 0; n < tried; n++) {
    const socket = connect(Number(port), "localhost");
    socket.on("error", () => undefined);
    socket.on("close", () => (closed += 1));
    socket.write(HALVES[n % HALVES.length]!);
    socket.resume();
    sockets.add(socket);
  }
  await until("all are closed", () => closed === tried, 45_000);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${tried} half requests: all closed after ${seconds} s (head ${REQUEST_HEAD_MS_MAX / 1000} s, looked for every ${REQUESTS_CHECKED_MS / 1000} s)`,
  );
});
