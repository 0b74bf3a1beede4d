import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ask } from "../client/forum/ask.ts";
import { readTwice } from "../client/wire/read-twice.ts";

const AGAIN_MS = 150;

let answers: ((asked: IncomingMessage, answer: ServerResponse) => void)[];
let ended: number;
let asked: number;
let url: string;
const server = () =>
  createServer((request, answer) => {
    answer.on("close", () => (ended += answer.writableFinished ? 0 : 1));
    answers[Math.min(asked++, answers.length - 1)]!(request, answer);
  });
let listening: ReturnType<typeof server>;
beforeEach(async () => {
  [ended, asked] = [0, 0];
  listening = server().listen(0, "127.0.0.1");
  await once(listening, "listening");
  url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/`;
});
afterEach(() => {
  vi.useRealTimers();
  listening.closeAllConnections();
  listening.close();
});

const frozen = (): void => undefined;
const says =
  (text: string, ms = 0) =>
  async (_asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    await sleep(ms);
    answer.end(text);
  };

test("W24 a read that a frozen machine took is asked of the next one, and the first is left", async () => {
  answers = [frozen, says("here")];
  const answer = await readTwice(url, {}, AGAIN_MS);
  expect(await answer.text()).toBe("here");
  await sleep(20);
  expect([asked, ended]).toEqual([2, 1]);
});

test("W24 an answer in time is asked for once, and a body may take as long as it takes", async () => {
  answers = [
    async (_asked, answer): Promise<void> => {
      answer.writeHead(200).write("slow ");
      await sleep(4 * AGAIN_MS);
      answer.end("line");
    },
  ];
  const answer = await readTwice(url, {}, AGAIN_MS);
  expect(await answer.text()).toBe("slow line");
  expect(asked).toBe(1);
});

test("W24 a slow answer to the first counts, too, and a broken second does not end it", async () => {
  answers = [says("first", 2 * AGAIN_MS), (request) => request.socket.destroy()];
  expect(await (await readTwice(url, {}, AGAIN_MS)).text()).toBe("first");
  expect(asked).toBe(2);
});

test("W24 a read fails where nobody answers twice, at once where the network breaks", async () => {
  answers = [frozen];
  await expect(readTwice(url, {}, 50)).rejects.toThrow();
  expect(asked).toBe(2);
  answers = [(request) => request.socket.destroy()];
  const start = performance.now();
  await expect(readTwice(url, {}, 60_000)).rejects.toThrow();
  expect(performance.now() - start).toBeLessThan(30_000);
  const given = new AbortController();
  answers = [frozen];
  const reading = readTwice(url, { signal: given.signal }, 60_000);
  given.abort();
  await expect(reading).rejects.toThrow();
});

test("W24 the page asks twice for what it reads; commands and files are asked for once", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const leaving = new AbortController();
  const { signal } = leaving;
  const seen: string[] = [];
  answers = [(request) => void seen.push(request.method! + request.url!)];
  // By the real clock.
  const asks = async (count: number): Promise<void> => {
    for (let n = 0; n < 400 && seen.length < count; n++) await sleep(5);
  };
  const headers = { accept: "application/json" };
  const all = Promise.allSettled([
    ask(`${url}read`, { headers, signal }),
    ask(`${url}command`, { headers, signal, method: "POST" }),
    ask(`${url}file`, { signal }),
  ]);
  await asks(3);
  vi.advanceTimersByTime(8_000);
  await asks(4);
  await sleep(50);
  expect(seen.toSorted()).toEqual(["GET/file", "GET/read", "GET/read", "POST/command"]);
  leaving.abort();
  await all;
});
