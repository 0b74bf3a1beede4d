import { once } from "node:events";
import { type AddressInfo, type Socket } from "node:net";
import { WebSocket, WebSocketServer } from "ws";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packetOf, websocketFrame } from "./packet.ts";

let server: WebSocketServer;
let near: WebSocket;
let far: Socket;
beforeAll(async () => {
  server = new WebSocketServer({ port: 0, perMessageDeflate: false });
  server.on("connection", (_socket, request) => (far = request.socket));
  await once(server, "listening");
  near = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await once(near, "open");
});
afterAll(() => {
  near.terminate();
  server.close();
});

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
  "a frame of %i bytes is read by a WebSocket as the message that it is",
  async (length) => {
    const message = Uint8Array.from({ length }, (_, i) => i % 251);
    const read = once(near, "message");
    far.write(websocketFrame(message));
    const [received, isBinary] = (await read) as [Buffer, boolean];
    expect(isBinary).toBe(true);
    expect(Buffer.compare(received, message)).toBe(0);
  },
);

test("a packet makes its frame once", () => {
  const packet = packetOf(new Uint8Array([1, 2]));
  expect(packet.framed()).toBe(packet.framed());
});
