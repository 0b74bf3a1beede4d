import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { openLightSocket } from "./light-socket.ts";

let server: WebSocketServer;
afterEach(() => server.close());

async function connected(options: { readonly isAllowed?: boolean } = {}) {
  server = new WebSocketServer({ port: 0, verifyClient: () => options.isAllowed !== false });
  await once(server, "listening");
  const heard: Buffer[] = [];
  const closed = Promise.withResolvers<readonly [number, string]>();
  const peer = once(server, "connection") as Promise<[WebSocket]>;
  const opened = Promise.withResolvers<void>();
  const socket = openLightSocket({
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/room?a=1`,
    headers: { cookie: "a=b" },
    onOpen: opened.resolve,
    onMessage: (bytes) => heard.push(Buffer.from(bytes)),
    onClose: (...farewell) => closed.resolve(farewell),
  });
  return { socket, heard, peer, opened: opened.promise, closed: closed.promise };
}

test("messages of every length come whole and in order, both ways", async () => {
  const { socket, heard, peer, opened } = await connected();
  const [[there]] = await Promise.all([peer, opened]);
  const lengths = [0, 1, 125, 126, 65_535, 65_536, 1_000_000, 2];
  const messages = lengths.map((length, i) => Buffer.alloc(length, i + 1));
  for (const message of messages) there.send(message);
  await expect.poll(() => heard.length).toBe(lengths.length);
  for (const [i, message] of messages.entries())
    expect(heard[i]!.equals(message), `${lengths[i]}`).toBe(true);
  const back: Buffer[] = [];
  there.on("message", (bytes: Buffer) => back.push(bytes));
  for (const message of messages.slice(0, 5)) socket.send(message);
  await expect.poll(() => back.length).toBe(5);
  for (const [i, message] of back.entries()) expect(message.equals(messages[i]!)).toBe(true);
  expect(() => socket.send(messages[5]!)).toThrow("too long");
  socket.cut();
});

test("a ping is answered, and a farewell is told", async () => {
  const { socket, peer, opened, closed } = await connected();
  const [[there]] = await Promise.all([peer, opened]);
  const pong = once(there, "pong") as Promise<[Buffer]>;
  there.ping("here?");
  expect((await pong)[0].toString()).toBe("here?");
  expect(socket.isOpen()).toBe(true);
  there.close(4001, "the room was closed");
  expect(await closed).toEqual([4001, "the room was closed"]);
  expect(socket.isOpen()).toBe(false);
});

test("a server that refuses the upgrade is told by its first line", async () => {
  const { closed } = await connected({ isAllowed: false });
  expect(await closed).toEqual([1006, "HTTP/1.1 401 Unauthorized"]);
});
