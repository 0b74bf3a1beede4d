import { expect, test } from "vitest";
import type { Ways } from "./way.ts";
import {
  afterHeard,
  afterRefused,
  asksFirst,
  keepHeldBack,
  keepWays,
  LINE_KEPT_MS,
  NOTHING_KNOWN,
  recallWays,
  streamsPass,
  waitBefore,
  wayNow,
} from "./way.ts";

const NOW = 1_000_000_000;

const openKept = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};

/** The ways tried, when each is refused as told; `http` says whether HTTP works when it is asked. */
function tried(refusals: readonly ("silent" | "refused")[], { http }: { http: boolean }): readonly string[] {
  let ways: Ways = NOTHING_KNOWN;
  return refusals.map((how) => {
    if (asksFirst(ways, NOW) && !http) return "asked";
    const way = wayNow(ways, NOW);
    if (way === "socket") ways = afterRefused(ways, { httpWorks: how === "silent" && http });
    return way;
  });
}

test("two WebSockets refused in a row while HTTP works: the third try is the line", () => {
  expect(tried(["refused", "refused", "refused"], { http: true })).toEqual(["socket", "socket", "line"]);
});

test("a WebSocket that is silent while HTTP answers at once gives way to the line", () => {
  expect(tried(["silent", "silent"], { http: true })).toEqual(["socket", "line"]);
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
  expect(wayNow(back, NOW)).toBe("socket");
  expect(afterHeard(back, "socket", NOW)).toEqual(NOTHING_KNOWN);
});

test("the line is remembered for ten minutes from its choice; connecting on it adds no time", () => {
  const refused = afterRefused(NOTHING_KNOWN, { httpWorks: true });
  const chosen = afterHeard(refused, "line", NOW);
  expect(wayNow(chosen, NOW + LINE_KEPT_MS - 1)).toBe("line");
  const again = afterHeard(chosen, "line", NOW + LINE_KEPT_MS - 1);
  expect(again).toEqual(chosen);
  expect(wayNow(again, NOW + LINE_KEPT_MS)).toBe("socket");
  expect(asksFirst(again, NOW + LINE_KEPT_MS)).toBe(false);
});

test("a reload finds what was found out, and nothing from the future or the past", () => {
  const kept = openKept();
  expect(recallWays(kept, NOW)).toEqual(NOTHING_KNOWN);
  const chosen: Ways = { refused: 0, lineUntil: NOW + LINE_KEPT_MS };
  keepWays(kept, chosen);
  expect(recallWays(kept, NOW)).toEqual(chosen);
  expect(recallWays(kept, NOW + LINE_KEPT_MS)).toEqual(NOTHING_KNOWN);
  // The clock was set back by an hour.
  expect(recallWays(kept, NOW - 3_600_000)).toEqual(NOTHING_KNOWN);
  keepWays(kept, NOTHING_KNOWN);
  expect(recallWays(kept, NOW)).toEqual(NOTHING_KNOWN);
  expect(streamsPass(kept, NOW)).toBe(true);
  keepHeldBack(kept, NOW);
  expect([streamsPass(kept, NOW), streamsPass(kept, NOW + LINE_KEPT_MS)]).toEqual([false, true]);
});

test("the wait before a try has full jitter, and its bound doubles up to five seconds", () => {
  expect([0, 1, 2, 3, 4, 50].map((tries) => waitBefore(tries, 1))).toEqual([
    1_000, 2_000, 4_000, 5_000, 5_000, 5_000,
  ]);
  expect(waitBefore(3, 0)).toBe(0);
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
