import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BEAT_INTERVAL_MS, MAIN_SILENT_MS, NODE_LEASE_MS } from "../../shared/cluster-limits.ts";
import { type Beat, type Claim, type NodeSelf, WHOLE_FORUM } from "../store/claims.ts";
import { openBeatKeeper } from "./beat-keeper.ts";
import { steadyNow, performanceAt } from "./steady-time.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const self: NodeSelf = { id: "mine", address: "", version: "1", speaks: 1, draining: false, forumSeq: 1 };
const mine: Claim = { key: WHOLE_FORUM, node: "mine", epoch: 4 };
const answer = { now: 0, startedAt: 1, until: 0, forumHead: 1, nodes: [], owners: [mine], mark: null };

/** A keeper whose database answers as told, or is away. */
const opened = () => {
  let said: Beat | null = answer;
  const sent: number[] = [];
  const kept: number[] = [];
  const keeper = openBeatKeeper({
    beat: async () => {
      sent.push(performance.now());
      if (said === null) throw new Error("away");
      return said;
    },
    kept: (at) => void kept.push(at),
  });
  const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
  return { keeper, sent, kept, pass, says: (next: Beat | null) => (said = next) };
};

test("D37 while the node asks, its keeper sends nothing of its own", async () => {
  const { keeper, sent, kept, pass } = opened();
  keeper.holds(mine);
  for (let n = 0; n < 40; n++) {
    await keeper.ask(self);
    await pass(BEAT_INTERVAL_MS);
  }
  expect([sent.length, kept.length]).toEqual([40, 0]);
});

test("D37 a busy node keeps its claim within each lease, for 10 s and no longer", async () => {
  const { keeper, sent, kept, pass } = opened();
  await keeper.ask(self);
  // It takes the forum, and has no time for a beat while it opens it.
  keeper.holds(mine);
  const start = performance.now();
  await pass(5 * MAIN_SILENT_MS);
  expect(kept).toEqual(sent.slice(1));
  for (const [n, at] of sent.slice(1).entries()) expect(at - sent[n]!).toBeLessThan(NODE_LEASE_MS / 2);
  expect(sent.at(-1)! - start).toBeLessThanOrEqual(MAIN_SILENT_MS);
  expect(sent.at(-1)! - start).toBeGreaterThan(MAIN_SILENT_MS - 2 * BEAT_INTERVAL_MS);
  // It asks again: all goes on.
  await keeper.ask(self);
  await pass(3_000);
  expect(kept.at(-1)).toBeGreaterThan(start + 5 * MAIN_SILENT_MS);
});

test.each([
  ["another node has it", { owners: [{ ...mine, node: "other", epoch: 5 }] }],
  ["it was claimed anew", { owners: [{ ...mine, epoch: 5 }] }],
  ["rows were lost", { mark: "lost" }],
  ["the database started anew", { startedAt: 2 }],
] as const)("D37 D38 a claim is not kept for a busy node: %s", async (_why, changed) => {
  const { keeper, sent, kept, pass, says } = opened();
  await keeper.ask(self);
  keeper.holds(mine);
  says(null);
  await pass(4_000);
  says({ ...answer, ...changed });
  await pass(4_000);
  expect(kept).toEqual([]);
  const { length } = sent;
  await pass(4_000);
  // It goes by what the node says next.
  expect(sent.length - length).toBeLessThan(2);
});

test("D37 a node that holds nothing is silent when it is busy, and after its end", async () => {
  const { keeper, sent, pass } = opened();
  await keeper.ask(self);
  await pass(3_000);
  keeper.holds(mine);
  await keeper.ask(self);
  await keeper.close();
  await pass(3_000);
  expect(sent.length).toBe(2);
});

test("D37 an instant of the steady clock means the same in each thread, whatever timeOrigin says", () => {
  vi.useRealTimers();
  const [before, steady, after] = [performance.now(), steadyNow(), performance.now()];
  const at = performanceAt(steady);
  expect(at).toBeGreaterThan(before - 1);
  expect(at).toBeLessThan(after + 1);
});
