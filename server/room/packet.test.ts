import Receiver from "ws/lib/receiver.js";
import { expect, test } from "vitest";
import { packetOf, websocketFrame } from "./packet.ts";

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
  "a frame of %i bytes is read by ws as the message that it is",
  async (length) => {
    const message = Uint8Array.from({ length }, (_, i) => i % 251);
    const receiver = new Receiver({ isServer: false, binaryType: "nodebuffer" });
    const read = new Promise<Buffer>((resolve) => {
      receiver.on("message", (data: Buffer) => resolve(data));
    });
    receiver.write(websocketFrame(message));
    expect(Buffer.compare(await read, message)).toBe(0);
  },
);

test("a packet makes its frame once", () => {
  const packet = packetOf(new Uint8Array([1, 2]));
  expect(packet.framed()).toBe(packet.framed());
});
