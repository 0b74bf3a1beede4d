import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { MESSAGE } from "../../shared/wire/protocol.ts";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

const EMPTY_STEP_1 = [MESSAGE.sync, 0, 1, 0];
/** A client's frame, masked with zeros, so that its bytes stay as they are. */
const frameOf = (bytes: readonly number[]): Buffer =>
  Buffer.from([0x82, 0x80 | bytes.length, 0, 0, 0, 0, ...bytes]);

/** A socket that sends its first message in one piece with the request that opens it. */
async function openWithFirst(message: readonly number[]): Promise<{ socket: WebSocket; heard: Buffer[] }> {
  const { cookie } = await site.person("AAA");
  const { hostname, port } = new URL(site.url);
  const createConnection = (): Socket => {
    const socket = connect(Number(port), hostname);
    const write = socket.write.bind(socket);
    socket.write = (head: string | Uint8Array) => {
      socket.write = write;
      return write(Buffer.concat([Buffer.from(head as string, "latin1"), frameOf(message)]));
    };
    return socket;
  };
  const url = `${site.url.replace("http", "ws")}/ws/opinions/${site.opinionOf("space")}`;
  const socket = new WebSocket(url, { headers: { cookie }, createConnection });
  const heard: Buffer[] = [];
  socket.on("message", (bytes: Buffer) => heard.push(bytes));
  return { socket, heard };
}

const states = (heard: readonly Buffer[]): number =>
  heard.filter((bytes) => bytes[0] === MESSAGE.sync && bytes[1] === 1).length;

test("W1 data in one piece with the request for the socket is heard once, as is what follows", async () => {
  const { socket, heard } = await openWithFirst(EMPTY_STEP_1);
  await until("the first is answered", () => states(heard) >= 1);
  socket.send(Buffer.from(EMPTY_STEP_1));
  await until("the second is answered", () => states(heard) >= 2);
  for (let i = 0; i < 100; i++) socket.send(Buffer.from([MESSAGE.queryAwareness]));
  socket.send(Buffer.from(EMPTY_STEP_1));
  await until("the third is answered", () => states(heard) >= 3);
  expect(states(heard)).toBe(3);
  socket.close();
});

test("G1 a text message is refused, the first and a later one", async () => {
  for (const first of [true, false]) {
    const { socket } = await openWithFirst(EMPTY_STEP_1);
    await new Promise((resolve) => socket.once("message", resolve));
    if (!first) socket.send(Buffer.from(EMPTY_STEP_1));
    socket.send("hello");
    const [code, reason] = await new Promise<[number, string]>((resolve) =>
      socket.once("close", (closed: number, why: Buffer) => resolve([closed, why.toString()])),
    );
    expect([code, reason]).toEqual([4403, "unreadable: Messages are binary."]);
  }
});
