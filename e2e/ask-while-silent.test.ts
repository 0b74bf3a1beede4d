import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { askWhileSilent } from "../client/wire/http-transport.ts";

/** A server that answers its nth request as the nth listener does. */
async function serve(...listeners: readonly RequestListener[]): Promise<{
  readonly ask: (own: AbortSignal) => Promise<Response>;
  readonly asked: () => number;
  readonly gone: () => number;
}> {
  let [asked, gone] = [0, 0];
  const server = createServer((request, answer) => {
    answer.on("close", () => (gone += answer.writableFinished ? 0 : 1));
    listeners[asked++]!(request, answer);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    ask: (signal) => fetch(address, { method: "POST", body: "words", signal }),
    asked: () => asked,
    gone: () => gone,
  };
}

const silent: RequestListener = () => {};
const says =
  (words: string, afterMs = 0): RequestListener =>
  (_, answer) =>
    void setTimeout(() => answer.end(words), afterMs);
const { signal } = new AbortController();

test("W28 a quick server is asked once", async () => {
  const { ask, asked } = await serve(says("first"));
  expect(await (await askWhileSilent(ask, { signal })).text()).toBe("first");
  expect(asked()).toBe(1);
});

test("W28 a silent machine is asked no longer once another one answers", async () => {
  const { ask, asked, gone } = await serve(silent, says("second"));
  expect(await (await askWhileSilent(ask, { signal })).text()).toBe("second");
  await expect.poll(gone).toBe(1);
  expect(asked()).toBe(2);
});

test("W28 an answer that comes later is left, also once nobody waits for any", async () => {
  const { ask } = await serve(says("late", 2_000), says("second"));
  const left: string[] = [];
  const leave = (late: Response): void => void late.text().then((words) => left.push(words));
  expect(await (await askWhileSilent(ask, { signal, leave })).text()).toBe("second");
  await expect.poll(() => left, { timeout: 5_000 }).toEqual(["late"]);

  const alone = await serve(says("for nobody", 500));
  const given = AbortSignal.timeout(100);
  await expect(askWhileSilent(alone.ask.bind(null, signal), { signal: given, leave })).rejects.toThrow();
  await expect.poll(() => left).toEqual(["late", "for nobody"]);
  expect(alone.asked()).toBe(1);
});

test("W28 a server that refuses the connection is told at once", async () => {
  const { ask, asked } = await serve((request) => request.socket.destroy());
  await expect(askWhileSilent(ask, { signal })).rejects.toThrow();
  expect(asked()).toBe(1);
});
