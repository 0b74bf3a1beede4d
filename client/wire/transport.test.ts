import { expect, test } from "vitest";
import {
  afterHeard,
  AFTER_HTTP_LOST,
  afterRefused,
  asksFirst,
  HTTP_REMEMBERED_MS,
  keepHeldBack,
  keepNetwork,
  type NetworkFacts,
  NOTHING_KNOWN,
  recallNetwork,
  streamsPass,
  transportNow,
  waitBefore,
} from "./transport.ts";

const NOW = 1_000_000_000;

const openKept = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};

/** The transports tried, when each is refused as told; `http` says whether HTTP works when it is asked. */
function tried(refusals: readonly ("silent" | "refused")[], { http }: { http: boolean }): readonly string[] {
  let facts: NetworkFacts = NOTHING_KNOWN;
  return refusals.map((how) => {
    if (asksFirst(facts, NOW) && !http) return "asked";
    const transport = transportNow(facts, NOW);
    if (transport === "socket") facts = afterRefused(facts, { httpWorks: how === "silent" && http });
    return transport;
  });
}

test("two WebSockets refused in a row while HTTP works: the third try is HTTP", () => {
  expect(tried(["refused", "refused", "refused"], { http: true })).toEqual(["socket", "socket", "http"]);
});

test("a WebSocket that is silent while HTTP answers at once gives way to HTTP", () => {
  expect(tried(["silent", "silent"], { http: true })).toEqual(["socket", "http"]);
});

test("while the server is away the page asks until it is back, then takes the WebSocket again", () => {
  expect(tried(["refused", "refused", "silent", "refused"], { http: false })).toEqual([
    "socket",
    "asked",
    "asked",
    "asked",
  ]);
  const back = afterRefused(NOTHING_KNOWN, { httpWorks: false });
  expect(asksFirst(back, NOW)).toBe(true);
  expect(transportNow(back, NOW)).toBe("socket");
  expect(afterHeard(back, "socket", NOW)).toEqual(NOTHING_KNOWN);
});

test("HTTP is remembered for ten minutes from its choice; connecting by it adds no time", () => {
  const refused = afterRefused(NOTHING_KNOWN, { httpWorks: true });
  const chosen = afterHeard(refused, "http", NOW);
  expect(transportNow(chosen, NOW + HTTP_REMEMBERED_MS - 1)).toBe("http");
  const again = afterHeard(chosen, "http", NOW + HTTP_REMEMBERED_MS - 1);
  expect(again).toEqual(chosen);
  expect(transportNow(again, NOW + HTTP_REMEMBERED_MS)).toBe("socket");
  expect(asksFirst(again, NOW + HTTP_REMEMBERED_MS)).toBe(false);
});

test("W28 HTTP that is lost before it settles leads back to a WebSocket, once HTTP answers", () => {
  expect([transportNow(AFTER_HTTP_LOST, NOW), asksFirst(AFTER_HTTP_LOST, NOW)]).toEqual(["socket", true]);
  // A network that does refuse WebSockets: the first one that says nothing leads to HTTP again.
  const again = afterRefused(AFTER_HTTP_LOST, { httpWorks: false });
  expect(transportNow(again, NOW)).toBe("http");
  expect(transportNow(afterHeard(again, "http", NOW), NOW + 1)).toBe("http");
});

test("a reload finds what was found out, and nothing from the future or the past", () => {
  const kept = openKept();
  expect(recallNetwork(kept, NOW)).toEqual(NOTHING_KNOWN);
  const chosen: NetworkFacts = { refused: 0, httpUntil: NOW + HTTP_REMEMBERED_MS };
  keepNetwork(kept, chosen);
  expect(recallNetwork(kept, NOW)).toEqual(chosen);
  expect(recallNetwork(kept, NOW + HTTP_REMEMBERED_MS)).toEqual(NOTHING_KNOWN);
  // The clock was set back by an hour.
  expect(recallNetwork(kept, NOW - 3_600_000)).toEqual(NOTHING_KNOWN);
  keepNetwork(kept, NOTHING_KNOWN);
  expect(recallNetwork(kept, NOW)).toEqual(NOTHING_KNOWN);
  expect(streamsPass(kept, NOW)).toBe(true);
  keepHeldBack(kept, NOW);
  expect([streamsPass(kept, NOW), streamsPass(kept, NOW + HTTP_REMEMBERED_MS)]).toEqual([false, true]);
});

test("the wait before a try has full jitter, and its bound doubles up to a limit", () => {
  expect([0, 1, 2, 3, 4, 50].map((tries) => waitBefore(tries, 1))).toEqual([
    1_000, 2_000, 4_000, 5_000, 5_000, 5_000,
  ]);
  expect(waitBefore(3, 0)).toBe(0);
  expect([3, 4, 5, 50].map((tries) => waitBefore(tries, 1, 30_000))).toEqual([8_000, 16_000, 30_000, 30_000]);
});

test("500 pages dropped at once spread over each wait: no tenth of it has over a fifth of them", () => {
  const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
  let state = seed;
  // The generator of Park and Miller: the same row for the same seed.
  const chance = (): number => (state = (state * 48_271 + 11) % 2_147_483_647) / 2_147_483_647;
  const most = [0, 1, 2, 3].map((tries) => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let page = 0; page < 500; page++) {
      const share = waitBefore(tries, chance()) / waitBefore(tries, 1);
      const tenth = Math.floor(share * 10);
      tenths[tenth] = tenths[tenth]! + 1;
    }
    return Math.max(...tenths);
  });
  console.log(
    `seed ${seed}, 500 pages dropped at once: at most ${Math.max(...most)} come back in one tenth of a wait`,
  );
  expect(Math.max(...most)).toBeLessThan(100);
});
