import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { seeded } from "../../server/testing/chance.ts";
import { openTestSite } from "../../server/testing/room-of-people.ts";
import { openArrivals, runsIn } from "./arrivals.ts";
import { concordTarget } from "./concord-target.ts";
import { type Load, runCrowd, type Target } from "./crowd-run.ts";
import { documentFrom, sampleText, wordsOf } from "./crowd-words.ts";
import { openHistogram } from "./histogram.ts";
import { openTypist, spotsOf } from "./typist.ts";
import { readOnce, wireOf } from "./wires.ts";

const TINY: Load = {
  people: 9,
  typing: 4,
  keys: 20,
  seconds: 1,
  warmSeconds: 0.3,
  drainSeconds: 30,
  seed: 1,
};
const quiet = (): void => undefined;

test("a key counts once at each other person, in whatever pieces it arrives", () => {
  const arrivals = openArrivals({ people: 3, typists: 2 });
  arrivals.sent(0, 0, 10);
  arrivals.measure();
  arrivals.sent(0, 1, 20);
  arrivals.sent(0, 2, 30);
  arrivals.sent(1, 0, 40);
  arrivals.stop();
  arrivals.sent(0, 3, 50);
  arrivals.arrived(1, [{ typist: 0, from: 0, to: 2 }], 60);
  arrivals.arrived(1, [{ typist: 0, from: 0, to: 3 }], 70);
  // Its own key, sent back to the typist.
  arrivals.arrived(0, [{ typist: 0, from: 0, to: 3 }], 70);
  arrivals.arrived(0, [{ typist: 1, from: 0, to: 1 }], 80);
  expect(arrivals.figures()).toEqual({
    keys: 3,
    expected: 6,
    delivered: 3,
    onScreen: { p50: 40, p99: 40, max: 40 },
  });
  expect([arrivals.arrivals(), arrivals.outOfOrder(), arrivals.allArrived()]).toEqual([4, 0, false]);
  // One before it is missing: it is said, and only what came is counted.
  arrivals.arrived(2, [{ typist: 0, from: 2, to: 4 }], 90);
  expect([arrivals.arrivals(), arrivals.outOfOrder(), arrivals.figures().delivered]).toEqual([6, 2, 4]);
});

test("percentiles are those of the durations noted", () => {
  const histogram = openHistogram();
  for (let ms = 1; ms <= 1_000; ms++) histogram.note(ms);
  expect([0.5, 0.95, 0.99, 1].map(histogram.share)).toEqual([500, 950, 990, 1_000]);
  expect(openHistogram().share(0.5)).toBeNaN();
});

test("keys written by hand are what Yjs reads: each puts one letter at the typist's own spot", () => {
  const { update, clauses } = sampleText();
  const before = wordsOf(documentFrom([update]), clauses);
  const spots = spotsOf(documentFrom([update]), clauses);
  const typists = [11, 12, 13].map((client) => openTypist(client, { spots, chance: seeded(client) }));
  const typistOf = new Map([
    [11, 0],
    [13, 2],
  ]);
  const keys = Array.from({ length: 300 }, (_, i) => typists[i % 3]!.key());
  expect(keys.slice(0, 4).map((key) => runsIn(key.update, typistOf))).toEqual([
    [{ typist: 0, from: 0, to: 1 }],
    [],
    [{ typist: 2, from: 0, to: 1 }],
    [{ typist: 0, from: 1, to: 2 }],
  ]);
  const doc = documentFrom([update, ...keys.map((key) => key.update)]);
  const length = (words: ReadonlyMap<string, string>): number => [...words.values()].join("").length;
  expect(length(wordsOf(doc, clauses))).toBe(length(before) + 300);
  expect(doc.store.pendingStructs).toBeNull();
});

test("the same bytes are read once, others never taken for them", () => {
  let readings = 0;
  const read = readOnce((bytes) => {
    readings += 1;
    return Buffer.from(bytes).toString("hex");
  });
  // As long, and alike at both ends: only the middle tells them apart.
  const messages = Array.from({ length: 50 }, (_, i) => Buffer.alloc(100).fill(i, 50, 51));
  for (let again = 0; again < 3; again++) {
    for (const bytes of messages) expect(read(Buffer.from(bytes))).toBe(bytes.toString("hex"));
    for (let i = 0; i < 10; i++) expect(read(messages[0]!)).toBe(messages[0]!.toString("hex"));
  }
  // All share one place in the table: each time round, only the first is still there.
  expect(readings).toBe(51 + 50 + 50);
});

test(
  "a small crowd: all others receive every key, each is acknowledged, all texts are equal",
  { timeout: 60_000 },
  async () => {
    const site = await openTestSite();
    try {
      const target = await concordTarget({
        url: site.url,
        pid: process.pid,
        secretariat: await site.person("secretariat"),
        facilitator: await site.person("space"),
        signedIn: 5,
        close: site.close,
      });
      const result = await runCrowd(target, TINY, quiet);
      expect(result.keys).toBeGreaterThan(20);
      expect(result).toMatchObject({
        expected: result.keys * 8,
        delivered: result.keys * 8,
        outOfOrder: 0,
        lost: 0,
        unacknowledged: 0,
        equal: true,
      });
      console.log(`bench: ${result.delivered} arrivals of ${result.keys} keys counted at 8 others each`);
    } finally {
      await site.close();
    }
  },
);

test("what a relay drops is missed, exactly", { timeout: 60_000 }, async () => {
  let words = 0;
  let dropped = 0;
  const relay = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(relay, "listening");
  relay.on("connection", (socket) => {
    socket.on("message", (bytes: Buffer) => {
      // One update of the third typist, whole as it is, never reaches one of the others.
      const isWords = bytes[0] === 0;
      let first = true;
      for (const other of relay.clients) {
        if (other === socket || other.readyState !== WebSocket.OPEN) continue;
        if (isWords && first && ++words % 50 === 0) dropped += 1;
        else other.send(bytes);
        first = false;
      }
    });
  });
  const { update, clauses } = sampleText();
  const target: Target = {
    name: "broadcast",
    url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    pid: process.pid,
    forwarderPid: null,
    wire: wireOf("broadcast", ""),
    cookies: null,
    clauses,
    text: update,
    readBack: null,
    close: async () => undefined,
  };
  try {
    const load = { ...TINY, warmSeconds: 0, drainSeconds: 3 };
    const result = await runCrowd(target, load, quiet);
    expect(dropped).toBeGreaterThan(0);
    expect(result).toMatchObject({ expected: result.keys * 8, equal: false, drainedIn: null });
    expect(result.expected - result.delivered).toBe(dropped);
  } finally {
    for (const socket of relay.clients) socket.terminate();
    relay.close();
  }
});
